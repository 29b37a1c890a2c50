import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { endRound, readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { streamOf } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import { askedToDecide, awaitDecision, proposals, tasksOf, useDecisions } from './support.ts';
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

async function mailsOf(subject: Subject): Promise<Record<string, number>> {
  const tasks = new Map((await readTasks(subject)).map((task) => [task.taskId, task]));
  const counts: Record<string, number> = {};
  for (const { message } of await readOutbox(subject)) {
    if (message.kind !== 'MAIL' || message.template !== 'NEW_BASIS') continue;
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
