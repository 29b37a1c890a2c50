import { describe, expect, it } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { askAnew } from '../../../shared/store/decision/ask.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  askedToDecide,
  awaitDecision,
  eventsOf,
  everything,
  meetingDay,
  meetingOf,
  Officer,
  openTaskOf,
  proposals,
  type Role,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };
const berg = 'boberg@granvik.example';
const ruling = {
  step: 'rule',
  person: berg,
  answer: 'NONE',
  reason: 'Bekantskapen är ytlig.',
  rulingHeldOn: meetingDay,
  rulingParagraph: '31',
};

function staff(subject: Subject, role: Role = 'secretary'): Officer {
  return new Officer(deciderPage, 'decider', subject, { role, name: 'Sekla Teräng', email: 's@granvik.example' });
}

async function member(subject: Subject): Promise<Visitor> {
  return (await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'))).identify();
}

/** Bo Berg has declared a conflict of interest: the committee was asked instead. */
async function declared(): Promise<Subject> {
  const subject = await askedToDecide(proposals.completed());
  await (await member(subject)).post({ step: 'conflict', conflict: 'DECLARED' });
  await awaitDecision(subject, 'token-2');
  return subject;
}

describe('a contested conflict of interest', () => {
  it('KL 6:30: is none when the committee finds so: the delegate is asked again, and may decide', async () => {
    const subject = await declared();
    expect((await staff(subject).post(ruling)).status).toBe(303);
    expect(await readApplication(subject)).not.toHaveProperty('handedOver');
    expect(await eventsOf(subject, 'CONFLICT_RULED_ON')).toMatchObject([
      { by: 'Sekla Teräng', data: { name: 'Bo Berg', answer: 'NONE', reason: ruling.reason, paragraph: '31' } },
    ]);
    expect(await tasksOf(subject, 'REGISTER_MEETING')).toMatchObject([{ status: 'REVOKED', why: 'CONFLICT_RULED_ON' }]);
    const again = await member(subject);
    expect((await again.get()).body).toContain('HT-G-01');
    expect((await again.post(asProposed)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([{ mode: 'DELEGATE_MEMBER', decidedBy: { name: 'Bo Berg' } }]);
  });

  it('KL 6:30: is one when the committee finds so, whatever the delegate has said: the link ends', async () => {
    const subject = await askedToDecide(proposals.completed());
    const link = await (await member(subject)).withoutConflict();
    expect((await staff(subject).post({ ...ruling, answer: 'DECLARED' })).status).toBe(303);
    expect((await link.post(asProposed)).status).toBe(410);
    expect(await readApplication(subject)).toMatchObject({
      handedOver: true,
      remark: { kind: 'HANDED_OVER', text: `Socialnämnden ${meetingDay} § 31: Bo Berg är jävig` },
    });
    expect((await tasksOf(subject, 'PREPARE')).map(({ assignee }) => assignee.name)).not.toContain('Bo Berg');
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('KL 6:30: lets a member who had stepped aside prepare after all', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const link = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', '2'));
    await (await link.identify()).post({ step: 'conflict', conflict: 'DECLARED' });
    await staff(subject).post(ruling);
    expect(await openTaskOf(subject, 'PREPARE', '2')).toMatchObject({ conflict: 'NONE' });
  });

  it('KL 6:30: is registered once, pressed twice; another ruling on the same person is registered', async () => {
    const subject = await declared();
    await staff(subject).post(ruling);
    const before = await everything();
    expect((await staff(subject).post(ruling)).status).toBe(303);
    expect(await everything()).toBe(before);
    expect((await staff(subject).post({ ...ruling, answer: 'DECLARED', rulingParagraph: '32' })).status).toBe(303);
    expect(await eventsOf(subject, 'CONFLICT_RULED_ON')).toHaveLength(2);
  });

  it('KL 6:30: gives no case back that the delegate handed over for another reason', async () => {
    const subject = await askedToDecide(proposals.completed());
    const link = await (await member(subject)).withoutConflict();
    await link.post({ step: 'answer', answer: 'HAND_OVER', words: 'Principiell fråga' });
    await awaitDecision(subject, 'token-2');
    expect((await staff(subject).post(ruling)).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ handedOver: true, remark: { text: 'Principiell fråga' } });
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ status: 'OPEN' });
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toHaveLength(1);
  });

  it('KL 6:30: holds through the whole case: proposed anew, whoever has a conflict is asked for nothing', async () => {
    const subject = await askedToDecide(proposals.completed());
    await staff(subject).post({ ...ruling, answer: 'DECLARED' });
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    const present = ['1', '3', '4', '5'].map((person): [string, string] => [`attendance-${person}`, 'PRESENT_IN_ROOM']);
    await secretary.send({ step: 'attendance', ...Object.fromEntries(present) });
    await secretary.send({ step: 'propose', proposalKind: 'REFER_BACK', proposedBy: '3', question: 'Vem ansvarar?' });
    await secretary.send({ step: 'declare', declared: 'P2', paragraph: '97' });
    const before = await readApplication(subject);
    if (before?.status !== 'ASSESSMENT') throw new Error(`Not sent back: ${String(before?.status)}`);
    const proposal = proposals.completed();
    const event = { type: 'DECISION_PROPOSED', at: proposal.at, by: 'Ebba Lind', data: {} } as const;
    await commitApplication({ before, after: { ...before, status: 'PROPOSED', proposal }, event });
    await awaitDecision(subject, 'token-2');
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toHaveLength(1);
    expect((await readApplication(subject))?.status).toBe('PROPOSED');
    expect(await readApplication(subject)).toMatchObject({ handedOver: true, conflictRulings: [{ name: 'Bo Berg' }] });
    const asked = (await tasksOf(subject, 'PREPARE')).filter(({ status }) => status === 'OPEN');
    expect(asked.map(({ assignee }) => assignee.name)).not.toContain('Bo Berg');
    expect(asked).not.toHaveLength(0);
  });

  it('KL 6:30: takes the case from no delegate when it is about somebody who was asked before them', async () => {
    const subject = await askedToDecide(proposals.completed());
    const roster = committee();
    const person = { name: 'Lisa Mo', email: 'lisamo@granvik.example', phone: '0701740619' };
    const seats = roster.seats.map((line) => (line.person.email === berg ? { ...line, person } : line));
    await saveCommittee({ ...roster, seats }, 'Sekreteraren', new Date().toISOString());
    await askAnew(subject, 'Sekla Teräng', new Date().toISOString());
    const answer = await staff(subject).post({ ...ruling, answer: 'DECLARED' });
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
    expect(answer.status).toBe(303);
    expect(await readApplication(subject)).not.toHaveProperty('handedOver');
    expect(await openTaskOf(subject, 'DECIDE_AS_MEMBER')).toMatchObject({ assignee: person });
  });

  it('KL 6:30: is shown at the meeting as the committee ruled: the ruling goes before the person’s word', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const link = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', '2'));
    await (await link.identify()).post({ step: 'conflict', conflict: 'DECLARED' });
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    expect((await secretary.get()).body).toContain('Har själv anmält jäv: Bo Berg');
    const other = { ...ruling, person: 'carindahl@granvik.example', answer: 'DECLARED', rulingParagraph: '32' };
    for (const form of [ruling, other]) expect((await staff(subject).post(form)).status).toBe(303);
    const { body } = await secretary.get();
    expect(body).toContain(`Nämnden har prövat jävet 10 mars 2026 § 31: Bo Berg är inte jävig`);
    expect(body).toContain(`Nämnden har prövat jävet 10 mars 2026 § 32: Carin Dahl är jävig`);
    expect(body).not.toContain('Har själv anmält jäv');
  });

  it('KL 6:30: in a meeting, a recusal is undone by the ruling; both what was said and the ruling stay', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    const attendance = Object.fromEntries(
      ['1', '2', '3', '4', 'E1'].map((person) => [`attendance-${person}`, 'PRESENT_IN_ROOM']),
    );
    await secretary.send({ step: 'attendance', ...attendance });
    await secretary.send({ step: 'recuse', recusePerson: '2', recuseReason: 'Granne till sökanden' });
    await secretary.send({ step: 'substitute', seat: '2' });
    expect((await secretary.send({ step: 'rule', ruledPerson: '2', ruling: '' })).status).toBe(422);
    expect((await secretary.send({ step: 'rule', ruledPerson: '3', ruling: 'Nej' })).status).toBe(422);
    expect(await faultsOf([['meeting-ruling', (await secretary.get()).body]])).toEqual([]);
    const ruled = { step: 'rule', ruledPerson: '2', ruling: 'Grannskapet är inte skäl nog.' };
    expect((await secretary.send(ruled)).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({
      recused: [],
      rulings: [{ person: '2', name: 'Bo Berg', reason: 'Granne till sökanden', ruling: ruled.ruling }],
      serving: { 2: '2' },
    });
    expect(await eventsOf(subject, 'RECUSAL_WITHDRAWN')).toMatchObject([
      { data: { person: '2', ruling: ruled.ruling } },
    ]);
    await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect((await secretary.get()).body).toContain('Granne till sökanden');
  }, 60_000);

  it.each([
    ['somebody who was not asked', { person: 'annan@granvik.example' }],
    ['no answer', { answer: '' }],
    ['no reason', { reason: ' ' }],
    ['a meeting that has not been', { rulingHeldOn: '2026-03-11' }],
    ['no paragraph', { rulingParagraph: 'x' }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const subject = await askedToDecide(proposals.completed());
    const before = await everything();
    expect((await staff(subject).post({ ...ruling, ...form })).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('is the secretary’s and the coordinator’s to register, on a page that axe finds accessible', async () => {
    const subject = await askedToDecide(proposals.completed());
    expect((await staff(subject, 'case-officer').post(ruling)).status).toBe(403);
    const wrong = await staff(subject).post({ ...ruling, reason: '' });
    expect(await faultsOf([['ruling-error', wrong.body]])).toEqual([]);
  }, 60_000);
});
