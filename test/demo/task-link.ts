import type { Mailbox } from './mailbox.ts';
import { type Answers, type View, Visitor } from './visitor.ts';

/** Somebody with a link from their mail and, where the task asks for it, a telephone for the code. */
export class LinkHolder {
  readonly #visitor = new Visitor();
  readonly #mailbox: Mailbox;

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  async open(link: string): Promise<View> {
    return this.#visitor.open(link);
  }

  async send(view: View, which: string, answers: Answers = {}): Promise<View> {
    return this.#visitor.send(view, which, answers);
  }

  /** Opens a link that wants to know who holds it: has a code sent, and types it. */
  async identify(link: string, phone: string): Promise<View> {
    const asked = await this.send(await this.open(link), 'step=code');
    return this.send(asked, 'step=identity', { code: await this.#mailbox.nextCode(phone) });
  }

  /** Answers that nothing makes one's impartiality doubtful. */
  async withoutConflict(view: View): Promise<View> {
    return this.send(view, 'step=conflict', { conflict: 'NONE' });
  }

  /** Answers, checks the answer, and gives it. */
  async answer(view: View, answers: Answers): Promise<View> {
    return this.send(await this.send(view, 'step=review', answers), 'step=answer');
  }
}
