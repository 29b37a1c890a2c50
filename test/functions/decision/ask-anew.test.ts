import { afterEach, describe, expect, it } from 'vitest';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as desk } from '../../../functions/web/show-desk/handler.tsx';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  Officer,
  openTaskOf,
  proposals,
  type Role,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();
afterEach(async () => {
  useGranvik();
  await saveCommittee(committee(), 'Sekreteraren', new Date().toISOString());
});

function coordinator(subject: Subject, role: Role = 'coordinator'): Officer {
  return new Officer(desk, '', subject, { role, name: 'Sam Ordning', email: 'samordnare@granvik.example' });
}

async function seatTwoIsNow(name: string, email: string): Promise<void> {
  const roster = committee();
  const seats = roster.seats.map((line) =>
    line.seat === '2' ? { ...line, person: { ...line.person, name, email } } : line,
  );
  await saveCommittee({ ...roster, seats }, 'Sekreteraren', new Date().toISOString());
}

function delegateIsNow(name: string, email: string): void {
  const rule = granvik.decisionRules.CLEAR_APPROVAL;
  if (rule.mode !== 'DELEGATE_OFFICER') throw new Error('Another rule');
  const delegate = { ...rule.delegate, name, email };
  const decisionRules: Municipality['decisionRules'] = {
    ...granvik.decisionRules,
    CLEAR_APPROVAL: { ...rule, delegate },
  };
  useMunicipalities([{ ...granvik, decisionRules }]);
}

const askAnew = { step: 'ask-anew' };

describe('asking for a decision anew', () => {
  it('KL 6:37: gives the seat’s new holder the decision of the same round, and lets the former link say that it ended', async () => {
    const subject = await askedToDecide(proposals.completed());
    const former = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
    await seatTwoIsNow('Ny Ledamot', 'ny.ledamot@granvik.example');
    expect((await coordinator(subject).get()).body).toContain('value="ask-anew"');
    expect((await coordinator(subject).post(askAnew)).status).toBe(303);

    expect((await former.get()).status).toBe(410);
    const task = await openTaskOf(subject, 'DECIDE_AS_MEMBER');
    expect(task).toMatchObject({ assignee: { name: 'Ny Ledamot', seat: '2' }, round: { name: 'DECISION', number: 1 } });
    expect(await eventsOf(subject, 'DECISION_REQUESTED_ANEW')).toMatchObject([
      { by: 'Sam Ordning', data: { mode: 'DELEGATE_MEMBER', round: 1 } },
    ]);
    const visitor = await (await Visitor.to(decideAsMember, 'decide', task)).identify();
    await (await visitor.withoutConflict()).post({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readDecisions(subject)).toMatchObject([{ decidedBy: { name: 'Ny Ledamot', seat: '2' } }]);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ number: 1, outcome: 'DECIDED' });
  });

  it('KL 7:5: lets the new delegate in, who was turned away before', async () => {
    const subject = await askedToDecide(proposals.clear());
    delegateIsNow('Nina Ny', 'nina.ny@granvik.example');
    const who = { role: 'delegate', name: 'Nina Ny', email: 'nina.ny@granvik.example' } as const;
    expect((await new Officer(decideAsOfficer, 'decision', subject, who).get()).status).toBe(403);
    await coordinator(subject).post(askAnew);
    const officer = await new Officer(decideAsOfficer, 'decision', subject, who).withoutConflict();
    await officer.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await statusOf(subject)).toBe('APPROVED');
    expect(await tasksOf(subject, 'DECIDE_AS_OFFICER')).toMatchObject([{ status: 'REVOKED' }, { status: 'ANSWERED' }]);
  });

  it('KL 6:28: does not ask a second time about interests that somebody has answered for', async () => {
    const subject = await askedToDecide(proposals.completed());
    const before = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
    await (await before.identify()).withoutConflict();
    await coordinator(subject).post(askAnew);
    expect(await openTaskOf(subject, 'DECIDE_AS_MEMBER')).toMatchObject({ conflict: 'NONE' });
  });

  it('asks every seat and the secretary of a meeting, and leaves one open task for each', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await seatTwoIsNow('Ny Ledamot', 'ny.ledamot@granvik.example');
    await Promise.all([coordinator(subject).post(askAnew), coordinator(subject).post(askAnew)]);
    const open = (await tasksOf(subject, 'PREPARE')).filter(({ status }) => status === 'OPEN');
    expect(open.map(({ assignee }) => assignee.seat).toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(open.find(({ assignee }) => assignee.seat === '2')?.assignee.name).toBe('Ny Ledamot');
    expect((await tasksOf(subject, 'REGISTER_MEETING')).filter(({ status }) => status === 'OPEN')).toHaveLength(1);
  });

  it('is the coordinator’s, and does nothing when the case waits for no decision', async () => {
    const subject = await askedToDecide(proposals.clear());
    const before = await everything();
    expect((await coordinator(subject, 'case-officer').post(askAnew)).status).toBe(403);
    expect(await everything()).toBe(before);
    const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
    const officer = await new Officer(decideAsOfficer, 'decision', subject, who).withoutConflict();
    await officer.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect((await coordinator(subject).post(askAnew)).status).toBe(303);
    expect(await eventsOf(subject, 'DECISION_REQUESTED_ANEW')).toEqual([]);
    expect(await tasksOf(subject, 'DECIDE_AS_OFFICER')).toHaveLength(1);
  });
});
