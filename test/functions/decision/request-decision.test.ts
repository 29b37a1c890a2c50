import { describe, expect, it } from 'vitest';
import { readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { everythingIn } from '../../support/tables.ts';
import {
  askedToDecide,
  awaitDecision,
  dieAfterCommits,
  eventsOf,
  proposals,
  proposedApplication,
  tasksOf,
  useDecisions,
  workflowAnswers,
} from './support.ts';

useDecisions();

describe('asking for a decision', () => {
  it('KL 7:5: asks the officer whom the delegation order names for a clear approval', async () => {
    const subject = await askedToDecide(proposals.clear());
    const tasks = await readTasks(subject);
    expect(tasks).toMatchObject([
      {
        kind: 'DECIDE_AS_OFFICER',
        status: 'OPEN',
        assignee: { name: 'Enar Chefsson', email: 'enhetschef@granvik.example' },
        diaryNumber: 'SN 2026/00042',
        basisHash: proposals.clear().basisHash,
        round: { name: 'DECISION', number: 1 },
      },
    ]);
    expect(await eventsOf(subject, 'DECISION_REQUESTED')).toMatchObject([
      { data: { mode: 'DELEGATE_OFFICER', delegationPoint: '4.1', round: 1 } },
    ]);
  });

  it('KL 6:37: asks the member who holds the named seat, with a telephone for the code', async () => {
    const subject = await askedToDecide(proposals.completed());
    expect(await readTasks(subject)).toMatchObject([
      { kind: 'DECIDE_AS_MEMBER', assignee: { name: 'Bo Berg', phone: '0701740611', seat: '2' } },
    ]);
  });

  it('lets every seat prepare and the secretary register, when a meeting decides', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const prepare = await tasksOf(subject, 'PREPARE');
    const [register, ...others] = await tasksOf(subject, 'REGISTER_MEETING');
    expect(prepare.map(({ assignee }) => assignee.seat)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(others).toEqual([]);
    expect(register).toMatchObject({ assignee: { email: 'sekreterare@granvik.example' }, round: { number: 1 } });
    expect(prepare.every(({ dueOn, round }) => dueOn < (register?.dueOn ?? '') && round === undefined)).toBe(true);
    expect(new Set([register, ...prepare].map((task) => task?.basisHash))).toEqual(
      new Set([proposals.refusal().basisHash]),
    );
  });

  it('goes to the meeting once a delegate has handed the case over, whatever was proposed', async () => {
    const subject = await askedToDecide(proposals.clear(), { handedOver: true });
    expect(await tasksOf(subject, 'DECIDE_AS_OFFICER')).toEqual([]);
    expect(await tasksOf(subject, 'REGISTER_MEETING')).toHaveLength(1);
  });

  it('asks nobody twice when the workflow calls again, and keeps the newer token', async () => {
    const subject = await askedToDecide();
    await awaitDecision(subject, 'token-2');
    expect(await readTasks(subject)).toHaveLength(1);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ number: 1, taskToken: 'token-2' });
    expect(workflowAnswers()).toEqual([]);
    const mails = (await everythingIn('CASE_TABLE')).filter(
      ({ pk, sk }) => pk === `granvik#APPLICATION#${subject.id}` && String(sk).startsWith('OUTBOX#'),
    );
    expect(mails).toHaveLength(1);
  });

  it('survives a death after its commit: the retried wait asks nobody again', async () => {
    const subject = await proposedApplication(proposals.refusal());
    const dying = dieAfterCommits();
    await expect(awaitDecision(subject)).rejects.toThrow('died');
    dying.revive();
    await awaitDecision(subject, 'token-2');
    expect(await readTasks(subject)).toHaveLength(8);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ number: 1, taskToken: 'token-2' });
  });
});
