import { delegatedMember } from '../demo/committee.ts';
import type { Journey } from '../demo/journey.ts';
import { LinkHolder } from '../demo/task-link.ts';
import type { Answers, View } from '../demo/visitor.ts';

/** What changes who decides, and what was decided: the secretary's on the desk, and the chair's from the mailed link. */
export class Acts {
  readonly #journey: Journey;
  readonly #today: string;

  constructor(journey: Journey, today: string) {
    this.#journey = journey;
    this.#today = today;
  }

  /** The chair is asked instead of the committee. @param nextMeetingOn a day after today */
  async claimUrgency(applicationId: string, nextMeetingOn: string): Promise<void> {
    const claim = { as: 'CHAIR', reason: 'Sju brukare står utan hemtjänst från lördag.', nextMeetingOn };
    await this.#send(`/desk/applications/${applicationId}/decider`, 'step=urgent', claim);
  }

  /** Binding at the click, as proposed. */
  async decideUrgently(diaryNumber: string): Promise<void> {
    const { mailbox } = this.#journey;
    const { email, phone } = delegatedMember('1');
    const holder = new LinkHolder(mailbox);
    const link = await mailbox.nextLink(email, `Fatta ett brådskande beslut (${diaryNumber})`);
    const form = await holder.withoutConflict(await holder.identify(link, phone));
    expectDone(await holder.answer(form, { answer: 'AS_PROPOSED' }));
  }

  async takeOver(applicationId: string): Promise<void> {
    const item = { heldOn: this.#today, paragraph: '45' };
    await this.#send(`/desk/applications/${applicationId}/decider`, 'step=take-over', item);
  }

  /** @param from the first day without the delegation */
  async revoke(delegationPoint: string, from: string): Promise<void> {
    const item = { delegationPoint, from, heldOn: this.#today, paragraph: '61' };
    await this.#send('/desk/committees/granvik.socialnamnden/delegations', 'Registrera återkallelsen', item);
  }

  /** The item's number in the minutes was another. */
  async putRight(applicationId: string, paragraph: string): Promise<void> {
    const slip = { what: 'PARAGRAPH', after: paragraph, why: 'Fel siffra vid registreringen.' };
    await this.#send(`/desk/applications/${applicationId}/clerical-error`, 'Rätta', slip);
  }

  async #send(path: string, which: string, answers: Answers): Promise<void> {
    const secretary = this.#journey.staff('secretary');
    expectDone(await secretary.send(await secretary.open(path), which, answers));
  }
}

/** Whoever presses again after a fault is told that it is done, never that it was wrong. */
function expectDone({ url, status, text }: View): void {
  if (status !== 200) throw new Error(`${url} answered ${String(status)}:\n${text}`);
}
