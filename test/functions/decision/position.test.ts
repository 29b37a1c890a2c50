import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as desk } from '../../../functions/web/show-desk/handler.tsx';
import type { Committee } from '../../../shared/domain/decision/committee.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { askedToDecide, Officer, openTaskOf, proposals, useDecisions, Visitor } from './support.ts';

useDecisions();

const person = (name: string, email: string) => ({ name, email: `${email}@granvik.example`, phone: '0701740633' });
const roster = committee();
const [, berg, dahl] = roster.seats;

/** The manager is away this week; the subcommittee's chair is Bo Berg, whose deputy is Carin Dahl in April. */
const positions: NonNullable<Committee['positions']> = [
  {
    id: 'enhetschef',
    title: 'Enhetschef',
    holder: person('Hilma Holm', 'hilma'),
    deputies: [{ person: person('Disa Vik', 'disa'), from: '2026-03-09', until: '2026-03-13' }],
  },
  {
    id: 'utskottets ordförande',
    title: 'Ordförande i individutskottet',
    holder: berg?.person ?? person('', ''),
    deputies: [{ person: dahl?.person ?? person('', ''), from: '2026-04-01', until: '2026-04-30' }],
  },
];

beforeEach(async () => {
  await saveCommittee({ ...roster, positions }, 'Sekreteraren', new Date().toISOString());
  useMunicipalities([
    {
      ...granvik,
      decisionRules: {
        ...granvik.decisionRules,
        CLEAR_APPROVAL: {
          mode: 'DELEGATE_OFFICER',
          delegationPoint: '4.1',
          delegate: { position: 'enhetschef' },
          subDelegation: { point: 'F 2.3', by: { ...person('Frida Fors', 'frida'), title: 'Förvaltningschef' } },
        },
        APPROVAL_AFTER_COMPLETION: {
          mode: 'DELEGATE_MEMBER',
          delegationPoint: '4.2',
          seat: { position: 'utskottets ordförande' },
        },
      },
    },
  ]);
});
afterEach(async () => {
  useGranvik();
  await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
});

function officer(subject: Subject, name: string, email: string): Officer {
  return new Officer(decideAsOfficer, 'decision', subject, {
    role: 'delegate',
    name,
    email: `${email}@granvik.example`,
  });
}

describe('a delegate by position', () => {
  it('KL 7:5–7:8: is whoever stands in the day that the task is sent; the decision says so, and the manager is told', async () => {
    const subject = await askedToDecide(proposals.clear());
    expect(await openTaskOf(subject, 'DECIDE_AS_OFFICER')).toMatchObject({
      assignee: { name: 'Disa Vik', capacity: { title: 'Enhetschef', as: 'DEPUTY' } },
    });
    expect((await officer(subject, 'Hilma Holm', 'hilma').get()).status).toBe(403);
    const deputy = await officer(subject, 'Disa Vik', 'disa').withoutConflict();
    await deputy.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readDecisions(subject)).toMatchObject([
      {
        delegationPoint: '4.1',
        subDelegation: { point: 'F 2.3', by: { name: 'Frida Fors', title: 'Förvaltningschef' } },
        decidedBy: { name: 'Disa Vik', capacity: { title: 'Enhetschef', as: 'DEPUTY' } },
      },
    ]);
    const told = (await readOutbox(subject)).flatMap(({ message }) =>
      message.kind === 'MAIL' && message.template === 'SUB_DELEGATE_DECIDED' ? [message.to] : [],
    );
    expect(told).toEqual(['frida@granvik.example']);
  });

  it('KL 7:5: stands in no longer when the period is over: nothing is decided, and the holder is asked anew', async () => {
    const subject = await askedToDecide(proposals.clear());
    await officer(subject, 'Disa Vik', 'disa').withoutConflict();
    vi.setSystemTime(new Date('2026-03-14T09:00:00.000Z'));
    const late = await officer(subject, 'Disa Vik', 'disa').send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(late.status).toBe(409);
    expect(late.body).toContain('inte delegerat till dig');
    expect(await readDecisions(subject)).toEqual([]);
    const who = { role: 'coordinator', name: 'Sam Ordning', email: 'samordnare@granvik.example' } as const;
    await new Officer(desk, '', subject, who).post({ step: 'ask-anew' });
    const holder = await officer(subject, 'Hilma Holm', 'hilma').withoutConflict();
    await holder.send({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readDecisions(subject)).toMatchObject([
      { decidedBy: { name: 'Hilma Holm', capacity: { as: 'HOLDER' } } },
    ]);
  });

  it('KL 6:37: may be a member by position, from a mailed link', async () => {
    const subject = await askedToDecide(proposals.completed());
    const task = await openTaskOf(subject, 'DECIDE_AS_MEMBER');
    expect(task.assignee).toMatchObject({ name: 'Bo Berg', seat: '2', capacity: { as: 'HOLDER' } });
    const member = await (await (await Visitor.to(decideAsMember, 'decide', task)).identify()).withoutConflict();
    await member.post({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(await readDecisions(subject)).toMatchObject([
      { mode: 'DELEGATE_MEMBER', decidedBy: { seat: '2', capacity: { title: 'Ordförande i individutskottet' } } },
    ]);
  });
});
