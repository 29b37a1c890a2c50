import { describe, expect, it } from 'vitest';
import { handler } from '../../../functions/decision/decide-as-member/handler.tsx';
import { newSecret } from '../../../shared/platform/ids.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import {
  askedToDecide,
  awaitDecision,
  dieAfterCommits,
  eventsOf,
  everything,
  openTaskOf,
  proposals,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
  workflowAnswers,
} from './support.ts';

useDecisions();

async function member(): Promise<{ subject: Awaited<ReturnType<typeof askedToDecide>>; visitor: Visitor }> {
  const subject = await askedToDecide(proposals.completed());
  const visitor = await Visitor.to(handler, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
  return { subject, visitor };
}

async function readyMember() {
  const { subject, visitor } = await member();
  await (await visitor.identify()).withoutConflict();
  return { subject, visitor };
}

const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };

describe('a delegated member’s link', () => {
  it('shows nothing of the case before the code, and only who applies before the question about conflicts', async () => {
    const { visitor } = await member();
    expect((await visitor.get()).body).not.toContain('Solgläntan');
    await visitor.identify();
    const asked = (await visitor.get()).body;
    expect(asked).toContain('Solgläntans Hemtjänst AB');
    expect(asked).toContain('Mika Glänta');
    expect(asked).not.toContain('HT-G-01');
    await visitor.withoutConflict();
    const { body } = await visitor.get();
    expect(body).toContain('HT-G-01');
    expect(body).toContain('Registreringen är sedd.');
    expect(body).toContain('Hemtjänst · Hela kommunen · Äldre');
    expect(body).toContain('4.2');
  });

  it('KL 6:37: decides as proposed at the click, with the delegation point, and wakes the workflow', async () => {
    const { subject, visitor } = await readyMember();
    const review = await visitor.post({ step: 'review', answer: 'AS_PROPOSED' });
    expect(review.status).toBe(200);
    expect(await statusOf(subject)).toBe('PROPOSED');

    expect((await visitor.post(asProposed)).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ status: 'APPROVED', decisionNumber: 1 });
    expect(await readDecisions(subject)).toMatchObject([
      {
        mode: 'DELEGATE_MEMBER',
        delegationPoint: '4.2',
        decidedBy: { name: 'Bo Berg', seat: '2' },
        basisHash: proposals.completed().basisHash,
        conflict: { conflict: 'NONE', declaredAt: '2026-03-10T13:00:00.000Z' },
      },
    ]);
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toMatchObject([{ status: 'ANSWERED', outcome: 'DECIDED' }]);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ outcome: 'DECIDED' });
    expect(await eventsOf(subject, 'DECISION_MADE')).toMatchObject([
      { by: 'Bo Berg', data: { delegationPoint: '4.2', identity: 'LINK_AND_CODE', outcome: 'APPROVED' } },
    ]);
    expect((await visitor.get()).body).toContain('Du har beslutat enligt förslaget');
  });

  it('decides once when two clicks come at once, and shows both what was recorded', async () => {
    const { subject, visitor } = await readyMember();
    const answers = await Promise.all([1, 2, 3, 4].map(() => visitor.post(asProposed)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await readDecisions(subject)).toHaveLength(1);
    expect(await eventsOf(subject, 'DECISION_MADE')).toHaveLength(1);
  });

  it('stands although its maker died before answering: the repeated click shows it', async () => {
    const { subject, visitor } = await readyMember();
    const dying = dieAfterCommits();
    expect((await visitor.post(asProposed)).status).toBe(500);
    dying.revive();
    expect((await visitor.post({ step: 'answer', answer: 'SEND_BACK', words: 'Eller?' })).status).toBe(303);
    expect(await statusOf(subject)).toBe('APPROVED');
    expect(await readDecisions(subject)).toHaveLength(1);
    expect((await visitor.get()).body).toContain('Du har beslutat enligt förslaget');
  });

  it('keeps the first of two different answers at once', async () => {
    const { subject, visitor } = await readyMember();
    await Promise.all([
      visitor.post(asProposed),
      visitor.post({ step: 'answer', answer: 'SEND_BACK', words: 'Är personalen anställd?' }),
    ]);
    const settled =
      (await eventsOf(subject, 'DECISION_MADE')).length + (await eventsOf(subject, 'CASE_SENT_BACK')).length;
    expect(settled).toBe(1);
    expect(await readDecisions(subject)).toHaveLength((await statusOf(subject)) === 'APPROVED' ? 1 : 0);
  });

  it('sends the case back with its question; the proposal is gone and the officer’s turn comes again', async () => {
    const { subject, visitor } = await readyMember();
    const words = 'Är verksamhetsansvarig anställd på heltid?';
    await visitor.post({ step: 'answer', answer: 'SEND_BACK', words });
    const application = await readApplication(subject);
    expect(application).toMatchObject({
      status: 'ASSESSMENT',
      remark: { kind: 'SENT_BACK', by: 'Bo Berg', text: words },
    });
    expect(application).not.toHaveProperty('proposal');
    expect(await readDecisions(subject)).toEqual([]);
    await awaitDecision(subject, 'token-2');
    expect(workflowAnswers()).toEqual([{ outcome: 'SENT_BACK' }]);
  });

  it('hands the case over to the committee, whose round opens next', async () => {
    const { subject, visitor } = await readyMember();
    await visitor.post({ step: 'answer', answer: 'HAND_OVER', words: 'Principiell fråga.' });
    expect(await readApplication(subject)).toMatchObject({
      status: 'PROPOSED',
      handedOver: true,
      remark: { kind: 'HANDED_OVER', text: 'Principiell fråga.' },
    });
    await awaitDecision(subject, 'token-2');
    expect(await readRound(subject, 'DECISION')).toMatchObject({ number: 2 });
    expect(await tasksOf(subject, 'REGISTER_MEETING')).toMatchObject([{ status: 'OPEN', round: { number: 2 } }]);
  });

  it('KL 6:28: a declared conflict hands the case over and takes the task back, at once', async () => {
    const { subject, visitor } = await member();
    await visitor.identify();
    expect((await visitor.post({ step: 'conflict', conflict: 'DECLARED' })).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ status: 'PROPOSED', handedOver: true });
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toMatchObject([
      { status: 'REVOKED', why: 'CONFLICT_DECLARED', conflict: 'DECLARED' },
    ]);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ outcome: 'HANDED_OVER' });
    expect((await visitor.get()).body).toContain('Anmält jäv');
    expect((await visitor.post(asProposed)).body).toContain('Anmält jäv');
    expect(await readDecisions(subject)).toEqual([]);
  });

  it.each([
    ['no answer', {}],
    ['an unknown answer', { answer: 'REFUSE' }],
    ['a question that is missing', { answer: 'SEND_BACK' }],
    ['a question of spaces', { answer: 'SEND_BACK', words: '   ' }],
    ['a question beside a decision', { answer: 'AS_PROPOSED', words: 'Men hur är det med …' }],
    ['a field that is not there', { answer: 'AS_PROPOSED', outcome: 'REFUSED' }],
    ['too many words', { answer: 'HAND_OVER', words: 'a'.repeat(5001) }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const { subject, visitor } = await readyMember();
    const before = await everything();
    const answer = await visitor.post({ step: 'answer', ...form });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('role="alert"');
    expect(await everything()).toBe(before);
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('does nothing for somebody who has not shown who they are, or has not answered about conflicts', async () => {
    const { subject, visitor } = await member();
    await visitor.post(asProposed);
    await visitor.identify();
    await visitor.post(asProposed);
    expect(await statusOf(subject)).toBe('PROPOSED');
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('changes nothing on GET and HEAD, however many times a scanner calls', async () => {
    const { visitor } = await readyMember();
    const before = await everything();
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET', 'GET'] as const) {
      expect((await visitor.get(method)).status).toBe(200);
    }
    expect(await everything()).toBe(before);
  });

  it('says nothing to a forged token', async () => {
    const { subject } = await member();
    const before = await everything();
    const forged = new Visitor(handler, 'decide', `granvik.${newSecret()}`);
    expect((await forged.get()).status).toBe(404);
    expect((await forged.post(asProposed)).status).toBe(404);
    expect(await everything()).toBe(before);
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('refuses a person who no longer holds the seat', async () => {
    const { subject, visitor } = await readyMember();
    const roster = committee();
    const [chair, , ...others] = roster.seats;
    const successor = { name: 'Nils Ny', email: 'nilsny@granvik.example', phone: '0701740699' };
    if (chair === undefined) throw new Error('No chair');
    await saveCommittee(
      { ...roster, seats: [chair, { seat: '2', role: 'VICE_CHAIR', person: successor }, ...others] },
      'Sekreteraren',
      new Date().toISOString(),
    );
    const answer = await visitor.post(asProposed);
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('inte delegerat till dig');
    expect(await statusOf(subject)).toBe('PROPOSED');
  });
});
