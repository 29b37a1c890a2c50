import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as revokeDelegation } from '../../../functions/decision/revoke-delegation/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { ok } from '../../../shared/domain/result.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { changeCommittee } from '../../../shared/store/decision/committee.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { endRound, readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import {
  askCommittee,
  askedToDecide,
  awaitDecision,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';
import { mail as ses } from '../../support/mocked-services.ts';

useDecisions();

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({});
});

/** The case has been back at its checks: another proposal, and a new round of decision. */
async function proposedAnew(subject: Subject, proposal: Proposal, token: string): Promise<void> {
  const [before, round] = await Promise.all([readApplication(subject), readRound(subject, 'DECISION')]);
  if (before?.status !== 'PROPOSED' || round === null) throw new Error('Not waiting for a decision');
  const end = endRound(subject, { name: 'DECISION', number: round.number }, 'SENT_BACK');
  const event = { type: 'DECISION_PROPOSED', at: proposal.at, by: 'Ebba Lind', data: {} } as const;
  await commitApplication({ before, after: { ...before, proposal }, event, also: [end.write] });
  await awaitDecision(subject, token);
}

async function mailsOf(subject: Subject, template = 'NEW_BASIS'): Promise<Record<string, number>> {
  const tasks = new Map((await readTasks(subject)).map((task) => [task.taskId, task]));
  const counts: Record<string, number> = {};
  for (const { message } of await readOutbox(subject)) {
    if (message.kind !== 'MAIL' || message.template !== template) continue;
    const { kind, status } = tasks.get(message.taskId ?? '') ?? { kind: '?', status: '?' };
    counts[`${kind} ${status}`] = (counts[`${kind} ${status}`] ?? 0) + 1;
  }
  return counts;
}

const texts = () =>
  ses.commandCalls(SendEmailCommand).map(({ args: [{ input }] }) => input.Content?.Simple?.Body?.Text?.Data ?? '');

describe('a new basis', () => {
  it('is told to whoever was asked on the old one, in the letter with the new link, and to nobody at the first', async () => {
    const subject = await askedToDecide(proposals.refusal());
    expect(await mailsOf(subject)).toEqual({});
    await proposedAnew(subject, proposals.partial(), 'token-2');
    expect(await mailsOf(subject)).toEqual({ 'PREPARE OPEN': 7, 'REGISTER_MEETING OPEN': 1 });
  });

  it('is told once to whoever is asked for nothing any more, without a link and without a day to keep', async () => {
    const subject = await askedToDecide(proposals.completed());
    await proposedAnew(subject, proposals.clear(), 'token-2');
    expect(await mailsOf(subject)).toEqual({ 'DECIDE_AS_MEMBER REVOKED': 1 });
    await proposedAnew(subject, { ...proposals.clear(), basisHash: 'c'.repeat(64) }, 'token-3');
    expect(await mailsOf(subject)).toEqual({ 'DECIDE_AS_MEMBER REVOKED': 1, 'DECIDE_AS_OFFICER OPEN': 1 });
    await sendMail(await streamOf(subject), webContext);
    const told = texts().filter((text) => text.includes('Du behöver inte göra något'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Underlaget har ändrats');
    expect(told[0]).not.toMatch(/https?:|Senast|Påminnelse/);
    expect(texts().filter((text) => text.includes('Underlaget har ändrats') && text.includes('/desk/'))).toHaveLength(
      1,
    );
  });

  it('is told nobody again when the workflow asks again', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await proposedAnew(subject, proposals.partial(), 'token-2');
    await awaitDecision(subject, 'token-3');
    expect(await mailsOf(subject)).toEqual({ 'PREPARE OPEN': 7, 'REGISTER_MEETING OPEN': 1 });
    expect(await tasksOf(subject, 'PREPARE')).toHaveLength(14);
  });
});

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const resolution = { heldOn: meetingDay, paragraph: '45' };
const urgency = { step: 'urgent', as: 'CHAIR', reason: 'Sju brukare står utan hjälp.', nextMeetingOn: '2026-03-24' };

function decider(subject: Subject): Officer {
  return new Officer(deciderPage, 'decider', subject, secretary);
}

/** What was written to whoever is asked for nothing any more. */
async function toldOfEnd(subject: Subject): Promise<string[]> {
  await sendMail(await streamOf(subject), webContext);
  return texts().filter((text) => text.includes('Andra tillfrågas') || text.includes('Du behöver inte göra något'));
}

describe('another decider', () => {
  it('is told to the delegate whose case the committee takes over, once, without a link and without why', async () => {
    const subject = await askedToDecide(proposals.completed());
    for (let turn = 0; turn < 2; turn++) await decider(subject).post({ step: 'take-over', ...resolution });
    // Bo Berg is a member too: their letter brings what they are asked for now.
    expect(await mailsOf(subject, 'DECIDER_CHANGED')).toEqual({ 'PREPARE OPEN': 1 });
    const officers = await askedToDecide(proposals.clear());
    await decider(officers).post({ step: 'take-over', ...resolution });
    expect(await mailsOf(officers, 'DECIDER_CHANGED')).toEqual({ 'DECIDE_AS_OFFICER REVOKED': 1 });
    const [told, ...others] = await toldOfEnd(officers);
    expect(others).toEqual([]);
    expect(told).toContain('Länkar som du har fått tidigare i ärendet gäller inte längre');
    expect(told).not.toMatch(/https?:|Senast|45/);
  });

  it('is told to every member whose link ends when the chair is asked, and to the chair when it can wait', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await decider(subject).post(urgency);
    const atUrgency = { 'PREPARE REVOKED': 6, 'REGISTER_MEETING REVOKED': 1, 'DECIDE_URGENTLY OPEN': 1 };
    expect(await mailsOf(subject, 'DECIDER_CHANGED')).toEqual(atUrgency);
    const told = await toldOfEnd(subject);
    expect(told).toHaveLength(7);
    expect(told.join()).not.toContain(urgency.reason);
  });

  it('is told to whoever was asked by a delegation that is revoked, and to none whose case is settled', async () => {
    const settled = await askedToDecide(proposals.completed());
    const link = await Visitor.to(decideAsMember, 'decide', await openTaskOf(settled, 'DECIDE_AS_MEMBER'));
    await (await (await link.identify()).withoutConflict()).post({ step: 'answer', answer: 'AS_PROPOSED' });
    const subject = await askedToDecide(proposals.completed());
    const form = { delegationPoint: '4.2', from: meetingDay, ...resolution };
    expect((await askCommittee(revokeDelegation, 'delegations', secretary, { form })).status).toBe(303);
    await changeCommittee('granvik', 'socialnamnden', ({ revocations: _none, ...after }) =>
      ok({ after, event: { type: 'ROSTER_REGISTERED', at: new Date().toISOString(), by: 'Prov', data: {} } }),
    );
    expect(await mailsOf(subject, 'DECIDER_CHANGED')).toEqual({ 'PREPARE OPEN': 1 });
    expect(await mailsOf(settled, 'DECIDER_CHANGED')).toEqual({});
  });

  it('is told of no task that was answered, or that is settled before the letter goes', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await decider(subject).post(urgency);
    const chairs = await openTaskOf(subject, 'DECIDE_URGENTLY');
    await decider(subject).post({ step: 'not-urgent' });
    const toChair = (await readOutbox(subject)).filter(
      ({ message }) => message.kind === 'MAIL' && message.taskId === chairs.taskId,
    );
    // Asked to decide, and then as a member again: the letter about the first is true no more, and does not go.
    expect(toChair).toMatchObject([{ message: { template: 'DECIDER_CHANGED' } }]);
    await sendMail(await streamOf(subject), webContext);
    expect(texts().filter((text) => text.includes('/decide-urgently/'))).toEqual([]);
  });
});
