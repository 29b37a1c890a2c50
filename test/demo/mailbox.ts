import * as z from 'zod/mini';
import { ask } from './ask.ts';
import { until } from './until.ts';

const Messages = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['MAIL', 'SMS']),
      to: z.array(z.string()),
      subject: z.string(),
      text: z.string(),
      at: z.string(),
    }),
  ),
});
export type Message = z.infer<typeof Messages>['messages'][number];

/** The mailbox of everybody on the running system: what was mailed, and text messages to telephones. */
export class Mailbox {
  readonly #address: string;
  readonly #seen = new Set<string>();

  constructor(address: string) {
    this.#address = address;
  }

  /** Leaves aside what lies here already. @param to only what went to this address or telephone number */
  async skipEarlier(to?: string): Promise<void> {
    for (const { id, to: addressees } of await this.all())
      if (to === undefined || addressees.includes(to)) this.#seen.add(id);
  }

  async all(): Promise<Message[]> {
    const response = await ask(`${this.#address}/messages.json`);
    return Messages.parse(await response.json()).messages;
  }

  /**
   * The next message to somebody that nobody has taken yet, the oldest first; waits for it.
   * @param to an address, or a telephone number
   * @param about what its text has in it
   * @throws when it doesn't come
   */
  async next(to: string, about: string | RegExp): Promise<Message> {
    return until(`a message to ${to} about ${String(about)}`, async () => {
      const theirs = (await this.all()).filter((message) => message.to.includes(to)).toReversed();
      const found = theirs.find((message) => !this.#seen.has(message.id) && isAbout(message, about));
      if (found === undefined) return theirs.map(({ subject }) => subject).join('; ') || 'none';
      this.#seen.add(found.id);
      return { found };
    });
  }

  /** The link in the next message to somebody. */
  async nextLink(to: string, about: string | RegExp): Promise<string> {
    const { text, subject } = await this.next(to, about);
    const link = /https?:\/\/\S+/.exec(text)?.[0];
    if (link === undefined) throw new Error(`The message "${subject}" has no link`);
    return link;
  }

  /** The six digits of the next text message to a telephone. */
  async nextCode(phone: string): Promise<string> {
    const { text } = await this.next(phone.replaceAll(/\D/g, ''), /\b\d{6}\b/);
    return /\b\d{6}\b/.exec(text)?.[0] ?? '';
  }
}

function isAbout(message: Message, about: string | RegExp): boolean {
  const whole = `${message.subject}\n${message.text}`;
  return typeof about === 'string' ? whole.includes(about) : about.test(whole);
}
