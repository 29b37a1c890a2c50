import { afterEach, describe, expect, it, vi } from 'vitest';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler } from '../../../functions/decision/revoke-delegation/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { saveCommittee, changeCommittee, readCommittee } from '../../../shared/store/decision/committee.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { registerRevocation } from '../../../shared/store/decision/revocation.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { ok } from '../../../shared/domain/result.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { webContext } from '../../support/web-request.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  askCommittee,
  askedToDecide,
  awaitDecision,
  beforeNextCommit,
  eventsOf,
  everything,
  meetingDay,
  openTaskOf,
  proposals,
  proposedApplication,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const form = { delegationPoint: '4.2', from: meetingDay, heldOn: meetingDay, paragraph: '61' };

const revoke = (more: Partial<typeof form> = {}, who: Parameters<typeof askCommittee>[2] = secretary) =>
  askCommittee(handler, 'delegations', who, { form: { ...form, ...more } });

/** Each test begins with every delegation standing. */
afterEach(standAgain);

async function standAgain() {
  await changeCommittee('granvik', 'socialnamnden', ({ revocations: _none, ...after }) =>
    ok({ after, event: { type: 'ROSTER_REGISTERED', at: new Date().toISOString(), by: 'Prov', data: {} } }),
  );
}

async function readyMember() {
  const subject = await askedToDecide(proposals.completed());
  const link = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
  return { subject, link: await (await link.identify()).withoutConflict() };
}

const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };

describe('a delegation that the committee revokes', () => {
  it('KL 6:37: gives the committee what waits for the delegate, whose link tells; other delegations stand', async () => {
    const { subject, link } = await readyMember();
    const other = await askedToDecide(proposals.clear());
    expect((await revoke()).status).toBe(303);
    const dead = await link.post(asProposed);
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('Nämnden har återkallat delegationen');
    expect(await readApplication(subject)).toMatchObject({
      handedOver: true,
      remark: { kind: 'TAKEN_OVER', text: `Socialnämnden ${meetingDay} § 61: delegationspunkt 4.2 är återkallad` },
    });
    expect(await eventsOf(subject, 'CASE_TAKEN_OVER')).toMatchObject([{ data: { revoked: '4.2', paragraph: '61' } }]);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ round: { number: 1 } });
    expect(await openTaskOf(other, 'DECIDE_AS_OFFICER')).toMatchObject({ status: 'OPEN' });
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('KL 6:37: asks nobody by it in cases that come later, and a roster that is registered does not bring it back', async () => {
    await revoke();
    await saveCommittee(committee(), 'Sekreteraren', new Date().toISOString());
    const subject = await askedToDecide(proposals.completed());
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toEqual([]);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ status: 'OPEN' });
  });

  it('KL 6:37: stands until its day; then a click decides nothing, and the calendar gives the committee the case', async () => {
    expect((await revoke({ from: '2026-03-11' })).status).toBe(303);
    const { subject, link } = await readyMember();
    const { subject: decided, link: inTime } = await readyMember();
    expect((await inTime.post(asProposed)).status).toBe(303);
    expect(await readDecisions(decided)).toHaveLength(1);
    vi.setSystemTime(new Date('2026-03-10T23:30:00.000Z'));
    const refused = await (await link.identify()).post(asProposed);
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('inte längre delegerat');
    await remind({ at: '2026-03-11T06:00:00.000Z' }, webContext);
    expect((await link.get()).status).toBe(410);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ status: 'OPEN' });
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('KL 6:37: wins over the delegate’s click that was read before it and written after; nothing is decided', async () => {
    const { subject, link } = await readyMember();
    const clicked = await beforeNextCommit(
      () => registerRevocation('granvik', { ...form, by: 'Sekla Teräng', at: new Date().toISOString() }),
      () => link.post(asProposed),
    );
    expect(clicked.status).toBe(409);
    expect(clicked.body).toContain('inte längre delegerat');
    expect(await readDecisions(subject)).toEqual([]);
    expect(await openTaskOf(subject, 'DECIDE_AS_MEMBER')).toMatchObject({ status: 'OPEN' });
  });

  it('KL 6:37: asks no delegate by it when it came while the case was being asked about', async () => {
    const subject = await proposedApplication(proposals.completed());
    await beforeNextCommit(
      () => registerRevocation('granvik', { ...form, by: 'Sekla Teräng', at: new Date().toISOString() }),
      () => awaitDecision(subject),
    );
    expect(await tasksOf(subject, 'DECIDE_AS_MEMBER')).toEqual([]);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ round: { number: 1 } });
  });

  it('KL 6:37: pressed at the same moment as the delegate, the case is decided or the committee’s, never both', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { subject, link } = await readyMember();
      await Promise.all([revoke(), link.post(asProposed)]);
      const decided = (await readDecisions(subject)).length;
      expect(decided + (await eventsOf(subject, 'CASE_TAKEN_OVER')).length).toBe(1);
      expect(await tasksOf(subject, 'REGISTER_MEETING')).toHaveLength(1 - decided);
      await standAgain();
    }
  });

  it('KL 6:39: decides nothing by a click of whoever ceased to be the delegate while it was on its way', async () => {
    const { subject, link } = await readyMember();
    const roster = committee();
    const person = { name: 'Lisa Mo', email: 'lisamo@granvik.example', phone: '0701740619' };
    const seats = roster.seats.map((line) =>
      line.person.email === 'boberg@granvik.example' ? { ...line, person } : line,
    );
    const clicked = await beforeNextCommit(
      () => saveCommittee({ ...roster, seats }, 'Sekreteraren', new Date().toISOString()),
      () => link.post(asProposed),
    );
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
    expect(clicked.body).toContain('inte delegerat till dig');
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('is revoked once; pressed again it goes on with what was left, and tells of another resolution that it is too late', async () => {
    await revoke();
    expect((await revoke()).status).toBe(303);
    const again = await revoke({ paragraph: '99' });
    expect(again.status).toBe(422);
    expect(again.body).toContain('redan återkallad');
    expect((await readCommittee('granvik', 'socialnamnden')).revocations).toMatchObject([{ paragraph: '61' }]);
  });

  it.each([
    ['a point that is none', { delegationPoint: '9.9' }],
    ['no day', { from: '' }],
    ['a day before the meeting', { from: '2026-03-09' }],
    ['a meeting that has not been', { from: '2026-04-01', heldOn: '2026-03-11' }],
    ['no paragraph', { paragraph: '' }],
  ])('refuses %s, and nothing is changed', async (_what, more) => {
    await askedToDecide(proposals.completed());
    const before = await everything();
    expect((await revoke(more)).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('is the secretary’s and the coordinator’s to register, on a page that axe finds accessible', async () => {
    const officer = { role: 'case-officer', name: 'Ebba Lind', email: 'ebba@granvik.example' } as const;
    expect((await revoke({}, officer)).status).toBe(403);
    const read = await askCommittee(handler, 'delegations', officer);
    expect(read.body).toContain('Brådskande ärenden (KL 6:39)');
    expect(read.body).not.toContain('Registrera återkallelsen');
    const wrong = await revoke({ paragraph: '' });
    await revoke();
    const after = await askCommittee(handler, 'delegations', secretary);
    expect(after.body).toContain('Återkallad från 10 mars 2026');
    expect(
      await faultsOf([
        ['delegations-error', wrong.body],
        ['delegations', after.body],
      ]),
    ).toEqual([]);
  }, 60_000);
});
