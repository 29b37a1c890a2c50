import { describe, expect, it } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
  Officer,
  openTaskOf,
  proposals,
  type Role,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const takeOver = { step: 'take-over', heldOn: '2026-03-10', paragraph: '§ 45' };
const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };

function staff(subject: Subject, role: Role = 'secretary'): Officer {
  return new Officer(deciderPage, 'decider', subject, { role, name: 'Sekla Teräng', email: 's@granvik.example' });
}

async function readyMember() {
  const subject = await askedToDecide(proposals.completed());
  const link = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
  return { subject, link: await (await link.identify()).withoutConflict() };
}

describe('a case that the committee takes over from a delegate', () => {
  it('KL 6:37: is the committee’s from then, with its resolution; the delegate’s link ends and tells', async () => {
    const { subject, link } = await readyMember();
    expect((await staff(subject).post(takeOver)).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({
      status: 'PROPOSED',
      handedOver: true,
      remark: { kind: 'TAKEN_OVER', by: 'Sekla Teräng', text: 'Socialnämnden 2026-03-10 § 45' },
    });
    expect(await eventsOf(subject, 'CASE_TAKEN_OVER')).toMatchObject([
      { by: 'Sekla Teräng', data: { heldOn: '2026-03-10', paragraph: '45', mode: 'MEETING' } },
    ]);
    const dead = await link.post(asProposed);
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('Nämnden har tagit över ärendet');
    expect(await readDecisions(subject)).toEqual([]);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ round: { number: 1 } });
    expect(await readRound(subject, 'DECISION')).not.toHaveProperty('outcome');
  });

  it('is taken over or decided when both press at once, never both', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const { subject, link } = await readyMember();
      await Promise.all([staff(subject).post(takeOver), link.post(asProposed)]);
      const decided = (await readDecisions(subject)).length;
      const taken = (await eventsOf(subject, 'CASE_TAKEN_OVER')).length;
      expect(decided + taken).toBe(1);
      expect(await tasksOf(subject, 'REGISTER_MEETING')).toHaveLength(taken);
    }
  });

  it('is taken over from a delegated officer too, once however often it is pressed, and not after the decision', async () => {
    const subject = await askedToDecide(proposals.clear());
    expect((await staff(subject).post(takeOver)).status).toBe(303);
    expect((await staff(subject).post(takeOver)).status).toBe(303);
    expect(await eventsOf(subject, 'CASE_TAKEN_OVER')).toHaveLength(1);
    const who = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;
    const gone = await new Officer(decideAsOfficer, 'decision', subject, who).get();
    expect(gone.status).toBe(410);
    expect(gone.body).toContain('Nämnden har tagit över ärendet');
    const { subject: done, link } = await readyMember();
    await link.post(asProposed);
    expect((await staff(done).post(takeOver)).status).toBe(404);
  });

  it.each([
    ['a meeting that has not been', { heldOn: '2026-03-11' }],
    ['no day', { heldOn: '' }],
    ['no paragraph', { paragraph: '' }],
    ['a paragraph that is none', { paragraph: 'fyrtiofem' }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const { subject } = await readyMember();
    const before = await everything();
    expect((await staff(subject).post({ ...takeOver, ...form })).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('is not a case officer’s to register, and the page is accessible as axe sees it', async () => {
    const { subject } = await readyMember();
    expect((await staff(subject, 'case-officer').post(takeOver)).status).toBe(403);
    expect((await staff(subject, 'case-officer').get()).body).not.toContain('value="take-over"');
    const wrong = await staff(subject).post({ ...takeOver, paragraph: '' });
    expect(await faultsOf([['take-over', wrong.body]])).toEqual([]);
  }, 60_000);
});
