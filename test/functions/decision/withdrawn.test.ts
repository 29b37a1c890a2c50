import { describe, expect, it } from 'vitest';
import { handler as withdrawPage } from '../../../functions/application/withdraw/handler.tsx';
import { handler as decidePage } from '../../../functions/decision/decide-as-member/handler.tsx';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { requestWithdrawal } from '../../../shared/store/application/withdraw.ts';
import { askedToDecide, openTaskOf, proposals, useDecisions, Visitor } from './support.ts';

useDecisions();

/** A delegated member and the applicant's signatory, each at the page where one press settles it. */
async function both() {
  const subject = await askedToDecide(proposals.completed());
  const member = await Visitor.to(decidePage, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
  await (await member.identify()).withoutConflict();
  const door = async () => {
    const application = await readApplication(subject);
    if (application === null) throw new Error('It was stored');
    return application;
  };
  expect(await requestWithdrawal(door, '2026-03-10T13:00:00.000Z')).toMatchObject({ value: 'ASKED' });
  const signatory = await Visitor.to(withdrawPage, 'withdraw', await openTaskOf(subject, 'WITHDRAW'));
  await signatory.identify();
  return { subject, door, member, signatory };
}

const decide = { step: 'answer', answer: 'AS_PROPOSED' };
const withdraw = { step: 'answer', confirm: 'yes' };

describe('an application that is withdrawn while its decision is waited for', () => {
  it('ends the wait, and the delegate’s link is dead', async () => {
    const { subject, member, signatory } = await both();
    expect((await signatory.post(withdraw)).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await readRound(subject, 'DECISION')).toMatchObject({ outcome: 'WITHDRAWN' });
    expect((await member.post(decide)).status).toBe(410);
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('is withdrawn or decided when both press at once, never both', async () => {
    const { subject, member, signatory } = await both();
    await Promise.all([signatory.post(withdraw), member.post(decide)]);
    const status = (await readApplication(subject))?.status;
    expect(['WITHDRAWN', 'APPROVED']).toContain(status);
    expect(await readDecisions(subject)).toHaveLength(status === 'APPROVED' ? 1 : 0);
    const outcome = status === 'APPROVED' ? 'DECIDED' : 'WITHDRAWN';
    expect(await readRound(subject, 'DECISION')).toMatchObject({ outcome });
  });

  it('is too late when it has been decided', async () => {
    const { subject, door, member, signatory } = await both();
    expect((await member.post(decide)).status).toBe(303);
    expect((await signatory.post(withdraw)).status).toBe(410);
    expect(await requestWithdrawal(door, '2026-03-10T13:30:00.000Z')).toEqual({ ok: false, error: 'DECIDED' });
    expect((await readTasks(subject)).filter(({ kind }) => kind === 'WITHDRAW')).toMatchObject([
      { status: 'REVOKED', why: 'DECIDED' },
    ]);
  });
});
