import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as decideUrgently } from '../../../functions/decision/decide-urgently/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import type { ApplicationStatus } from '../../../shared/domain/application/application.ts';
import { applicationTransitions, isDrawn } from '../../../shared/domain/application/status.ts';
import { type AuditEvent, verifyChain } from '../../../shared/domain/register/event.ts';
import type { OpenTask, Subject, Task } from '../../../shared/domain/task/task.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { openDecisionTasks, rightOf } from '../../../shared/store/decision/pending.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { type OutboxLine, readOutbox } from '../../../shared/store/outbox.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { readTask, readTasks } from '../../../shared/store/task/task.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askedToDecide,
  awaitDecision,
  everything,
  meetingDay,
  Officer,
  proposals,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

/** What anybody may do to a case that waits for its decision, in whatever order, and twice at once. */
const steps = [
  'decide',
  'send-back',
  'hand-over',
  'take-over',
  'urgent',
  'not-urgent',
  'rule-out',
  'rule-in',
  'meet',
  'old-link',
  'at-once',
] as const;
type Step = (typeof steps)[number];
const walk = fc.array(fc.constantFrom(...steps), { minLength: 5, maxLength: 9 });
const seed = Number(process.env['FC_SEED'] ?? Date.now());

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
const resolution = { heldOn: meetingDay, paragraph: '45' };
const ruling = { step: 'rule', person: 'boberg@granvik.example', reason: 'Prövat.', rulingHeldOn: meetingDay };
const urgency = { step: 'urgent', as: 'CHAIR', reason: 'Brukare står utan hjälp.', nextMeetingOn: '2026-03-24' };
const answers = {
  decide: { step: 'answer', answer: 'AS_PROPOSED' },
  'send-back': { step: 'answer', answer: 'SEND_BACK', words: 'Vem svarar i jour?' },
  'hand-over': { step: 'answer', answer: 'HAND_OVER', words: 'Principiell fråga' },
} as const;

/** One case from its first question to wherever the steps led. */
class Walk {
  readonly statuses: ApplicationStatus[] = [];
  /** Presses by links whose task was settled, and what they changed. */
  readonly deadPresses: { readonly status: number; readonly changed: boolean }[] = [];
  readonly readings: boolean[] = [];
  readonly #links: { readonly visitor: Visitor; readonly taskId: string }[] = [];
  #rounds = 1;
  readonly subject: Subject;
  readonly taken: readonly Step[];

  private constructor(subject: Subject, taken: readonly Step[]) {
    this.subject = subject;
    this.taken = taken;
  }

  static async of(taken: readonly Step[]): Promise<Walk> {
    const made = new Walk(await askedToDecide(proposals.completed()), taken);
    await made.#note();
    for (const step of taken) {
      await made.#take(step);
      await made.#note();
      await made.#workflow();
      await made.#note();
    }
    await made.#read();
    return made;
  }

  async #take(step: Step): Promise<void> {
    const decider = new Officer(deciderPage, 'decider', this.subject, secretary);
    switch (step) {
      case 'decide':
      case 'send-back':
      case 'hand-over': {
        const visitor = await this.#delegate();
        await visitor?.post(answers[step]);
        return;
      }
      case 'take-over':
        await decider.post({ step, ...resolution });
        return;
      case 'urgent':
        await decider.post(urgency);
        return;
      case 'not-urgent':
        await decider.post({ step });
        return;
      case 'rule-out':
      case 'rule-in':
        await decider.post({
          ...ruling,
          answer: step === 'rule-out' ? 'DECLARED' : 'NONE',
          rulingParagraph: String(this.#rounds),
        });
        return;
      case 'meet':
        return this.#meet();
      case 'old-link':
        return this.#pressDeadLinks();
      case 'at-once': {
        const visitor = await this.#delegate();
        const presses = visitor === undefined ? [] : [visitor.post(answers.decide), visitor.post(answers.decide)];
        await Promise.all([...presses, decider.post({ step: 'take-over', ...resolution }), decider.post(urgency)]);
      }
    }
  }

  /** Whoever is asked to decide alone, by a new link, after the code and their word on their interests. */
  async #delegate(): Promise<Visitor | undefined> {
    const task = (await readTasks(this.subject)).find(
      (one): one is OpenTask =>
        one.status === 'OPEN' && (one.kind === 'DECIDE_AS_MEMBER' || one.kind === 'DECIDE_URGENTLY'),
    );
    if (task === undefined) return undefined;
    const [handler, word] =
      task.kind === 'DECIDE_AS_MEMBER'
        ? ([decideAsMember, 'decide'] as const)
        : ([decideUrgently, 'decide-urgently'] as const);
    const visitor = await (await (await Visitor.to(handler, word, task)).identify()).withoutConflict();
    this.#links.push({ visitor, taskId: task.taskId });
    return visitor;
  }

  async #meet(): Promise<void> {
    const page = await new Officer(meetingPage, 'meeting', this.subject, secretary).withoutConflict();
    await page.send({ step: 'open', heldOn: meetingDay });
    const present = ['1', '3', '4', '5'].map((seat): [string, string] => [`attendance-${seat}`, 'PRESENT_IN_ROOM']);
    await page.send({ step: 'attendance', ...Object.fromEntries(present) });
    await page.send({ step: 'declare', declared: 'P1', paragraph: '97' });
  }

  async #pressDeadLinks(): Promise<void> {
    for (const { visitor, taskId } of this.#links) {
      if ((await readTask(this.subject, taskId))?.status === 'OPEN') continue;
      const before = (await readEvents(this.subject)).length;
      const { status } = await visitor.post(answers.decide);
      this.deadPresses.push({ status, changed: (await readEvents(this.subject)).length !== before });
    }
  }

  /** What the workflow and an officer do next: ask again, or propose anew on another basis. */
  async #workflow(): Promise<void> {
    const before = await readApplication(this.subject);
    if (before?.status === 'ASSESSMENT') {
      const proposal = { ...proposals.completed(), basisHash: String(this.#rounds).padStart(64, '0') };
      const event = {
        type: 'DECISION_PROPOSED',
        at: proposal.at,
        by: 'Ebba Lind',
        data: { basisHash: proposal.basisHash },
      };
      await commitApplication({ before, after: { ...before, status: 'PROPOSED', proposal }, event });
    } else if (before?.status !== 'PROPOSED') return;
    const round = await readRound(this.subject, 'DECISION');
    if (round?.outcome === undefined) return;
    this.#rounds += 1;
    await awaitDecision(this.subject, `token-${String(this.#rounds)}`);
  }

  async #read(): Promise<void> {
    const before = await everything();
    for (const method of ['GET', 'HEAD'] as const) {
      for (const [handler, page] of [
        [deciderPage, 'decider'],
        [deciderPage, 'conflicts'],
        [meetingPage, 'meeting'],
      ] as const) {
        await new Officer(handler, page, this.subject, secretary).get(method);
      }
      for (const { visitor } of this.#links) await visitor.get(method);
    }
    this.readings.push((await everything()) === before);
  }

  async #note(): Promise<void> {
    const application = await readApplication(this.subject);
    if (application !== null) this.statuses.push(application.status);
  }
}

/** Where the case stands, read from its events alone: the state, and by what mode it is decided. */
function replayed(events: readonly AuditEvent[]): { status?: string; mode?: string } {
  return events.reduce<{ status?: string; mode?: string }>((state, { type, data }) => {
    const { mode, outcome } = data;
    if (type === 'DECISION_MADE') return { status: typeof outcome === 'string' ? outcome : '' };
    if (type === 'CASE_SENT_BACK') return { status: 'ASSESSMENT' };
    if (type === 'DECISION_PROPOSED') return { status: 'PROPOSED' };
    if (typeof mode !== 'string') return state;
    return { ...state, mode };
  }, {});
}

describe('the whole decision model, whatever anybody does in whatever order', () => {
  const walks: Walk[] = [];
  const every = async (holds: (made: Walk) => Promise<void> | void): Promise<void> => {
    for (const made of walks) await holds(made);
  };
  const said = ({ taken }: Walk): string => `${taken.join(', ')} (FC_SEED=${String(seed)})`;

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${meetingDay}T13:00:00.000Z`) });
    // Every end is among them, however the others fall out.
    const certain: Step[][] = [
      ['decide', 'old-link', 'take-over'],
      ['take-over', 'urgent', 'decide', 'old-link', 'meet'],
      ['take-over', 'urgent', 'not-urgent'],
      ['send-back', 'old-link', 'at-once', 'meet'],
      ['hand-over', 'rule-in', 'meet', 'old-link'],
      ['rule-out', 'rule-in', 'decide'],
    ];
    for (const taken of [...certain, ...fc.sample(walk, { numRuns: 4, seed })]) walks.push(await Walk.of(taken));
  }, 300_000);

  it('comes to every end in these tests: by a member, by the chair, in a meeting, and sent back', async () => {
    const decisions = await Promise.all(walks.map(({ subject }) => readDecisions(subject)));
    const modes = new Set(decisions.flat().map(({ mode }) => mode));
    expect([...modes].toSorted()).toEqual(['DELEGATE_MEMBER', 'MEETING', 'URGENT_CHAIR']);
    expect(walks.flatMap(({ statuses }) => statuses)).toContain('ASSESSMENT');
  });

  it('Invariant 1: a case is in exactly one state and moves only along the drawn graph', () =>
    every((made) => {
      for (const [index, status] of made.statuses.entries()) {
        expect(isDrawn(made.statuses[index - 1] ?? status, status), said(made)).toBe(true);
      }
    }));

  it('Invariant 2: at most one decision is made in a round, and none after it', () =>
    every(async (made) => {
      const decided = (await readEvents(made.subject)).filter(({ type }) => type === 'DECISION_MADE');
      expect(decided.length, said(made)).toBeLessThanOrEqual(1);
      expect(await readDecisions(made.subject), said(made)).toHaveLength(decided.length);
      if (decided.length > 0) expect(openDecisionTasks(await readTasks(made.subject)), said(made)).toEqual([]);
    }));

  it('Invariant 3: no GET or HEAD changes anything', () =>
    every((made) => {
      expect(made.readings, said(made)).toEqual([true]);
    }));

  it('Invariant 4: a link is good for one answer, and for none once its task is answered or taken back', () => {
    const presses = walks.flatMap(({ deadPresses }) => deadPresses);
    expect(presses.length).toBeGreaterThan(0);
    expect(presses.filter(({ changed }) => changed)).toEqual([]);
    return every(async (made) => {
      const answered = (await readTasks(made.subject)).filter(({ status }) => status === 'ANSWERED').length;
      const ended = (await readEvents(made.subject)).filter(({ type }) => endsRound.has(type)).length;
      expect(answered, said(made)).toBe(ended);
    });
  });

  it('Invariant 5: every round that ended has exactly one callback, with what came of it', () =>
    every(async (made) => {
      const ends = (await readEvents(made.subject)).filter(({ type }) => endsRound.has(type));
      const calls = (await readOutbox(made.subject)).flatMap(({ message }) =>
        message.kind === 'CALLBACK' ? [message] : [],
      );
      expect(new Set(calls.map(({ number }) => number)).size, said(made)).toBe(calls.length);
      const outcomes = ends.map(({ type }) => endsRound.get(type));
      expect(calls.map(({ outcome }) => outcome).toSorted(), said(made)).toEqual(outcomes.toSorted());
    }));

  it('Invariant 6: nothing is contracted or published but what was approved, on the basis that was before whoever decided', async () => {
    const before = (to: ApplicationStatus) =>
      Object.values(applicationTransitions).flatMap(({ from, to: reached }) => (reached === to ? [...from] : []));
    expect([before('CONTRACTED'), before('CONTRACT_PENDING'), before('APPROVED')]).toEqual([
      ['CONTRACT_PENDING'],
      ['APPROVED'],
      ['PROPOSED'],
    ]);
    await every(async (made) => {
      const application = await readApplication(made.subject);
      const [decision] = await readDecisions(made.subject);
      if (application === null || decision === undefined || !('proposal' in application)) return;
      expect(decision.basisHash, said(made)).toBe(application.proposal.basisHash);
      expect(decision.scopes, said(made)).toEqual(application.proposal.scopes);
    });
  });

  it('Invariant 7: nobody is reminded of a task that is settled', async () => {
    const lines = async (made: Walk) => new Map((await readOutbox(made.subject)).map((line) => [line.outboxId, line]));
    const known = new Map<Walk, ReadonlyMap<string, OutboxLine>>();
    for (const made of walks) known.set(made, await lines(made));
    await remind({ at: '2026-05-12T06:00:00.000Z' }, webContext);
    let reminders = 0;
    await every(async (made) => {
      const tasks = new Map<string, Task>((await readTasks(made.subject)).map((task) => [task.taskId, task]));
      for (const [outboxId, { message }] of await lines(made)) {
        if (known.get(made)?.has(outboxId) === true || message.kind !== 'MAIL') continue;
        expect(tasks.get(message.taskId ?? '')?.status, said(made)).toBe('OPEN');
        reminders += 1;
      }
    });
    const open = (await Promise.all(walks.map(({ subject }) => readTasks(subject)))).flat();
    expect(reminders > 0).toBe(openDecisionTasks(open).length > 0);
  });

  it('Invariant 8: the audit log, replayed, tells where the case stands, and its chain holds', () =>
    every(async (made) => {
      const [events, application] = await Promise.all([readEvents(made.subject), readApplication(made.subject)]);
      expect(verifyChain(events, hashOf), said(made)).toMatchObject({ ok: true });
      const state = replayed(events);
      expect(state.status, said(made)).toBe(application?.status);
      if (application?.status === 'PROPOSED') expect(state.mode, said(made)).toBe(rightOf(application).mode);
    }));
});

const endsRound: ReadonlyMap<string, string> = new Map([
  ['DECISION_MADE', 'DECIDED'],
  ['CASE_SENT_BACK', 'SENT_BACK'],
  ['CASE_HANDED_OVER', 'HANDED_OVER'],
]);
