import { describe, expect, it, vi } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideAsOfficer } from '../../../functions/decision/decide-as-officer/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readConflict, recordConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  askedToDecide,
  awaitDecision,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  proposedApplication,
  tasksOf,
  useDecisions,
} from './support.ts';

useDecisions();

const sekla = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
const ebba = { role: 'case-officer', name: 'Ebba Lind', email: 'ebba@granvik.example' } as const;
const samira = { role: 'coordinator', name: 'Samira Ek', email: 'samordnare@granvik.example' } as const;
const enar = { role: 'delegate', name: 'Enar Chefsson', email: 'enhetschef@granvik.example' } as const;

/** In tests an account's own id is its address. */
const accountOf = ({ name, email }: { name: string; email: string }) => ({
  subject: email,
  email,
  name,
});
const ruling = {
  step: 'rule',
  person: sha256(ebba.email),
  answer: 'DECLARED',
  reason: 'Ägaren är hennes bror.',
  who: 'COMMITTEE',
  heldOn: meetingDay,
  paragraph: '31',
} as const;

function at(subject: Subject, who: ConstructorParameters<typeof Officer>[3] = samira): Officer {
  return new Officer(deciderPage, 'conflicts', subject, who);
}

const word = async (subject: Subject, who: typeof ebba | typeof sekla = ebba) =>
  (await readConflict(subject, accountOf(who)))?.answer;

/** Ebba Lind has answered that she has no conflict, and assessed the case. */
async function assessed(proposal = proposals.refusal()): Promise<Subject> {
  const subject = await askedToDecide(proposal);
  await recordConflict(subject, accountOf(ebba), { answer: 'NONE', at: '2026-03-09T09:00:00.000Z' });
  return subject;
}

describe('a conflict of interest of an officer or a secretary', () => {
  it('KL 7:4: is said by themselves when something comes up: the case is closed to them, and the coordinator is told', async () => {
    const subject = await assessed();
    for (let turn = 0; turn < 2; turn++) expect((await at(subject, ebba).post({ step: 'declare' })).status).toBe(303);
    expect(await word(subject)).toBe('DECLARED');
    expect(await eventsOf(subject, 'CONFLICT_OF_INTEREST_ANSWERED')).toHaveLength(2);
    const told = (await readOutbox(subject)).filter(
      ({ message }) => message.kind === 'MAIL' && message.template === 'ESCALATION',
    );
    expect(told).toHaveLength(1);
    expect((await new Officer(deciderPage, 'decider', subject, ebba).get()).status).toBe(403);
    const page = await at(subject, ebba).get();
    expect(page.body).toContain('ska inte göra något mer');
    expect(page.body).not.toContain('value="rule"');
  });

  it('KL 7:4: is one when the committee finds so, whatever they have said; the ruling and their word both stay', async () => {
    const subject = await assessed();
    expect((await at(subject).post(ruling)).status).toBe(303);
    expect(await word(subject)).toBe('DECLARED');
    expect((await new Officer(deciderPage, 'decider', subject, ebba).post({ step: 'urgent' })).status).toBe(403);
    const { body } = await at(subject).get();
    expect(body).toContain('Har svarat att inget jäv finns');
    expect(body).toContain('Prövat av Socialnämnden 10 mars 2026 § 31: jävig. Ägaren är hennes bror.');
    expect(await eventsOf(subject, 'CONFLICT_RULED_ON')).toMatchObject([
      {
        by: 'Samira Ek',
        data: { name: 'Ebba Lind', answer: 'DECLARED', ruledBy: { who: 'COMMITTEE', paragraph: '31' } },
      },
    ]);
  });

  it('KL 7:4: of the secretary is none when a delegate of the committee finds so: they register the meeting after all', async () => {
    const subject = await assessed();
    const secretary = new Officer(meetingPage, 'meeting', subject, sekla);
    await secretary.post({ step: 'conflict', conflict: 'DECLARED' });
    expect((await secretary.get()).body).not.toContain('HT-G-01');
    const ruled = {
      ...ruling,
      person: sha256(sekla.email),
      answer: 'NONE',
      who: 'DELEGATE',
      delegate: 'Enar Chefsson',
      delegationPoint: '2.7',
    };
    expect((await at(subject).post(ruled)).status).toBe(303);
    expect((await secretary.get()).body).toContain('name="heldOn"');
    expect((await at(subject).get()).body).toContain(
      'Prövat av Enar Chefsson 10 mars 2026, delegationspunkt 2.7: inte jävig',
    );
  });

  it('KL 6:28: is the last word again when they say that something new has come up after the ruling', async () => {
    const subject = await assessed();
    await at(subject).post({ ...ruling, answer: 'NONE' });
    expect(await word(subject)).toBe('NONE');
    vi.setSystemTime(new Date(`${meetingDay}T14:00:00.000Z`));
    await at(subject, ebba).post({ step: 'declare' });
    expect(await word(subject)).toBe('DECLARED');
  });

  it('KL 6:30: is ruled on, and registered, by others than the person whom it is about', async () => {
    const subject = await assessed();
    await recordConflict(subject, accountOf(sekla), { answer: 'NONE', at: '2026-03-09T09:00:00.000Z' });
    const before = await everything();
    const own = { ...ruling, person: sha256(sekla.email) };
    expect((await at(subject, sekla).post(own)).status).toBe(422);
    const byHerself = { ...ruling, who: 'DELEGATE', delegate: 'Ebba Lind', delegationPoint: '2.7', answer: 'NONE' };
    const refused = await at(subject).post(byHerself);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('KL 6:30');
    expect((await at(subject, ebba).post(ruling)).status).toBe(403);
    expect(await everything()).toBe(before);
  });

  it('KL 7:4: leaves a delegated officer only the committee: no decision, by the desk’s own word too', async () => {
    const subject = await askedToDecide(proposals.clear());
    const officer = await new Officer(decideAsOfficer, 'decision', subject, enar).withoutConflict();
    await recordConflict(subject, accountOf(enar), { answer: 'NONE', at: '2026-03-09T09:00:00.000Z' });
    await at(subject).post({ ...ruling, person: sha256(enar.email) });
    expect((await officer.get()).body).not.toContain('HT-G-01');
    expect((await officer.send({ step: 'answer', answer: 'AS_PROPOSED' })).status).toBe(422);
    expect(await readDecisions(subject)).toEqual([]);
    expect((await officer.post({ step: 'conflict', conflict: 'DECLARED' })).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ handedOver: true, remark: { conflictOf: enar.email } });
  });

  it('is registered once, pressed twice; it is asked about no task of the case’s decision', async () => {
    const subject = await assessed();
    await at(subject).post(ruling);
    const before = await everything();
    expect((await at(subject).post(ruling)).status).toBe(303);
    expect(await everything()).toBe(before);
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ status: 'OPEN' });
  });

  it('KL 6:30, 7:4: is raised by anybody of somebody who has been asked nothing, and ruled on before they open the case', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const raised = {
      step: 'challenge',
      challenged: 'ELSE',
      challengedName: 'Ebba Lind',
      challengedEmail: ' EBBA@granvik.example',
      raisedBy: 'Lönnbacken Omsorg AB',
      doubt: 'Hon arbetade hos en konkurrent.',
    };
    for (let turn = 0; turn < 2; turn++) expect((await at(subject, sekla).post(raised)).status).toBe(303);
    expect(await eventsOf(subject, 'CONFLICT_CHALLENGED')).toMatchObject([
      { by: 'Sekla Teräng', data: { name: 'Ebba Lind', raisedBy: 'Lönnbacken Omsorg AB' } },
    ]);
    const waiting = 'Frågor om jäv som inte är prövade';
    expect((await at(subject).get()).body).toContain(waiting);
    expect((await new Officer(deciderPage, 'decider', subject, samira).get()).body).toContain(waiting);
    expect(await word(subject)).toBeUndefined();
    expect((await at(subject).post(ruling)).status).toBe(303);
    expect(await word(subject)).toBe('DECLARED');
    expect((await new Officer(deciderPage, 'decider', subject, ebba).get()).status).toBe(403);
    await expect(
      recordConflict(subject, accountOf(ebba), { answer: 'NONE', at: new Date().toISOString() }),
    ).rejects.toThrow();
    expect((await at(subject).get()).body).not.toContain(waiting);
  });

  it('KL 7:4: ruled unfounded before they are asked leaves the question to themselves', async () => {
    const subject = await askedToDecide(proposals.refusal());
    await at(subject).post({ ...ruling, person: sha256(sekla.email), answer: 'NONE' });
    expect(await word(subject, sekla)).toBeUndefined();
    await recordConflict(subject, accountOf(sekla), { answer: 'NONE', at: new Date().toISOString() });
    expect(await word(subject, sekla)).toBe('NONE');
    expect((await at(subject).get()).body).toContain('31: inte jävig');
  });

  it('KL 6:30: of a member who has not been asked is the committee’s alone to rule on, and then they are asked nothing', async () => {
    const subject = await proposedApplication(proposals.refusal());
    const carin = sha256('carindahl@granvik.example');
    const byDelegate = { ...ruling, person: carin, who: 'DELEGATE', delegate: 'Enar Chefsson', delegationPoint: '2.7' };
    const refused = await at(subject).post(byDelegate);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('KL 6:30');
    for (let turn = 0; turn < 2; turn++) {
      expect((await at(subject).post({ ...ruling, person: carin })).status).toBe(303);
    }
    expect(await eventsOf(subject, 'CONFLICT_RULED_ON')).toHaveLength(1);
    await awaitDecision(subject);
    const prepared = (await tasksOf(subject, 'PREPARE')).map(({ assignee }) => assignee.name);
    expect(prepared).toContain('Bo Berg');
    expect(prepared).not.toContain('Carin Dahl');
  });

  it.each([
    ['nobody', { challenged: '' }],
    ['an account that nobody has named', { challenged: sha256('annan@granvik.example') }],
    ['somebody else without a name', { challengedName: ' ' }],
    ['somebody else without an address', { challengedEmail: 'ebba' }],
    ['nobody who raised it', { raisedBy: ' ' }],
    ['no reason', { doubt: '' }],
  ])('registers no doubt of %s, and nothing is changed', async (_what, form) => {
    const subject = await assessed();
    const before = await everything();
    const whole = {
      step: 'challenge',
      challenged: 'ELSE',
      challengedName: 'Ebba Lind',
      challengedEmail: ebba.email,
      raisedBy: 'Bo Berg',
      doubt: 'Granne.',
    };
    const answer = await at(subject).post({ ...whole, ...form });
    expect(answer.status).toBe(422);
    expect(await faultsOf([['challenge-error', answer.body]])).toEqual([]);
    expect(await everything()).toBe(before);
  });

  it.each([
    ['somebody whom nobody has named', { person: sha256('annan@granvik.example') }],
    ['no answer', { answer: '' }],
    ['no reason', { reason: ' ' }],
    ['a day that has not been', { heldOn: '2026-03-11' }],
    ['nobody who ruled', { who: '' }],
    ['a committee’s ruling without its item', { paragraph: 'x' }],
    ['a delegate without a name', { who: 'DELEGATE', delegationPoint: '2.7' }],
    ['a delegate without a point', { who: 'DELEGATE', delegate: 'Enar Chefsson' }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const subject = await assessed();
    const before = await everything();
    expect((await at(subject).post({ ...ruling, ...form })).status).toBe(422);
    expect(await everything()).toBe(before);
  });

  it('is shown and asked about on a page that axe finds accessible, and a GET changes nothing', async () => {
    const subject = await assessed();
    await at(subject).post({ ...ruling, answer: 'NONE' });
    const before = await everything();
    const wrong = await at(subject).post({ ...ruling, reason: '' });
    const page = await at(subject).get();
    await at(subject).get('HEAD');
    expect(await everything()).toBe(before);
    expect(
      await faultsOf([
        ['staff-conflicts', page.body],
        ['staff-conflicts-error', wrong.body],
      ]),
    ).toEqual([]);
  }, 60_000);
});
