import { afterEach, describe, expect, it } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as decideUrgently } from '../../../functions/decision/decide-urgently/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as reportDelegated } from '../../../functions/decision/report-delegated/handler.tsx';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import type { Revocation } from '../../../shared/domain/decision/revocation.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { database } from '../../../shared/store/client.ts';
import { askAnew } from '../../../shared/store/decision/ask.ts';
import { changeCommittee, saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readDelegated } from '../../../shared/store/decision/delegated.ts';
import { sortKey } from '../../../shared/store/tables.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { faultsOf } from '../../support/browser.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import {
  askCommittee,
  askedToDecide,
  awaitDecision,
  eventsOf,
  everything,
  meetingDay,
  Officer,
  openTaskOf,
  proposals,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();
afterEach(useGranvik);

const urgent = {
  step: 'urgent',
  as: 'CHAIR',
  reason: 'Sju brukare står utan hemtjänst från lördag.',
  nextMeetingOn: '2026-03-24',
} as const;
const asProposed = { step: 'answer', answer: 'AS_PROPOSED' };

const ruling = {
  step: 'rule',
  person: 'agnesalm@granvik.example',
  reason: 'Nämnden har prövat frågan.',
  rulingHeldOn: meetingDay,
  rulingParagraph: '31',
} as const;

function officer(subject: Subject, role: 'case-officer' | 'coordinator' = 'case-officer'): Officer {
  return new Officer(deciderPage, 'decider', subject, { role, name: 'Ebba Lind', email: 'ebba@granvik.example' });
}

async function asked(): Promise<Subject> {
  const subject = await askedToDecide(proposals.refusal());
  expect((await officer(subject).post(urgent)).status).toBe(303);
  return subject;
}

async function chair(subject: Subject): Promise<Visitor> {
  return Visitor.to(decideUrgently, 'decide-urgently', await openTaskOf(subject, 'DECIDE_URGENTLY'));
}

/** What the committee has revoked of its delegations: one, or none. */
async function revoked(...revocations: Revocation[]): Promise<void> {
  await changeCommittee('granvik', 'socialnamnden', (before) =>
    ok({
      after: { ...before, revocations },
      event: { type: 'DELEGATION_REVOKED', at: new Date().toISOString(), by: 'Prov', data: {} },
    }),
  );
}

/** Something happens when a round of decision is about to be read, once; until ended. */
function beforeRoundIsRead(happens: () => Promise<void>): { readonly end: () => void } {
  const name = 'before-round-is-read';
  let waits = true;
  database.middlewareStack.add(
    (next) => async (args) => {
      if (waits && JSON.stringify(args.input).includes(sortKey.round('DECISION'))) {
        waits = false;
        await happens();
      }
      return next(args);
    },
    { name, step: 'initialize' },
  );
  return { end: () => void database.middlewareStack.remove(name) };
}

describe('an urgent decision', () => {
  it('KL 6:39: asks the chair instead of the committee, in this case alone; the committee’s links end', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const member = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', '3'));
    expect((await officer(subject).post(urgent)).status).toBe(303);
    expect(await openTaskOf(subject, 'DECIDE_URGENTLY')).toMatchObject({
      assignee: { name: 'Agnes Alm', seat: '1' },
      round: { name: 'DECISION', number: 1 },
      dueOn: '2026-03-17',
    });
    expect((await member.get()).status).toBe(410);
    expect(await tasksOf(subject, 'REGISTER_MEETING')).toMatchObject([{ status: 'REVOKED', why: 'URGENT' }]);
    expect(await eventsOf(subject, 'URGENT_DECISION_REQUESTED')).toMatchObject([
      { by: 'Ebba Lind', data: { delegationPoint: '1.1', reason: urgent.reason, nextMeetingOn: '2026-03-24' } },
    ]);
    const other = await askedToDecide(proposals.refusal());
    expect(await tasksOf(other, 'DECIDE_URGENTLY')).toEqual([]);
  });

  it('is asked for once, pressed twice; with another reason it is too late', async () => {
    const subject = await asked();
    expect((await officer(subject).post(urgent)).status).toBe(303);
    expect((await officer(subject).post({ ...urgent, reason: 'Något annat.' })).status).toBe(422);
    expect(await eventsOf(subject, 'URGENT_DECISION_REQUESTED')).toHaveLength(1);
    expect(await tasksOf(subject, 'DECIDE_URGENTLY')).toHaveLength(1);
  });

  it('KL 6:39: is asked of the new chair when the committee has another and everybody is asked anew', async () => {
    const subject = await asked();
    const roster = committee();
    const role = { 1: 'VICE_CHAIR', 2: 'CHAIR' } as const;
    const seats = roster.seats.map((line) => ({
      ...line,
      role: line.seat === '1' || line.seat === '2' ? role[line.seat] : line.role,
    }));
    await saveCommittee({ ...roster, seats }, 'Sekreteraren', new Date().toISOString());
    await askAnew(subject, 'Sekla Teräng', new Date().toISOString());
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    const answer = await link.post(asProposed);
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
    expect(answer.status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      {
        mode: 'URGENT_CHAIR',
        decidedBy: { name: 'Bo Berg', seat: '2', as: 'CHAIR' },
        urgency: { reason: urgent.reason },
      },
    ]);
  });

  it('KL 6:39–6:40: is binding at the chair’s click, with its reason, and waits to be told of at the next meeting', async () => {
    const subject = await asked();
    const link = await chair(subject);
    expect((await link.get()).body).not.toContain('Solgläntan');
    await link.identify();
    expect((await link.get()).body).not.toContain(urgent.reason);
    await link.withoutConflict();
    expect((await link.get()).body).toContain(urgent.reason);
    expect((await link.post(asProposed)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      {
        mode: 'URGENT_CHAIR',
        delegationPoint: '1.1',
        decidedBy: { name: 'Agnes Alm', seat: '1', as: 'CHAIR' },
        urgency: { reason: urgent.reason, nextMeetingOn: '2026-03-24' },
      },
    ]);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ number: 1, outcome: 'DECIDED' });
    const listed = (await readDelegated('granvik')).filter((line) => line.subject.id === subject.id);
    expect(listed).toMatchObject([{ decidedBy: 'Agnes Alm, ordförande', urgency: { nextMeetingOn: '2026-03-24' } }]);
    const secretary = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
    const { body } = await askCommittee(reportDelegated, 'delegated-decisions', secretary);
    expect(body).toContain('Agnes Alm, ordförande – delegationspunkt 1.1');
    expect(body).toContain(`att anmäla vid sammanträdet 24 mars 2026. Skäl: ${urgent.reason}`);
  });

  it.each([
    ['the chair’s once another seat presides', urgent, 'CHAIR', '2'],
    ['the deputy’s once the committee has named another', { ...urgent, as: 'DEPUTY' }, 'DEPUTY', '3'],
  ])('KL 6:39: is no longer %s, though they keep their own', async (_what, claim, as, seat) => {
    const subject = await askedToDecide(proposals.refusal());
    await officer(subject).post(claim);
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    const roster = committee();
    const role = (line: string) => (line === seat ? 'CHAIR' : 'MEMBER');
    const seats = roster.seats.map((line) => ({ ...line, role: role(line.seat) }) as const);
    if (as === 'CHAIR') await saveCommittee({ ...roster, seats }, 'Sekreteraren', new Date().toISOString());
    else useMunicipalities([{ ...granvik, urgentDelegation: { delegationPoint: '1.1', deputySeat: seat } }]);
    const refused = await link.post(asProposed);
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
    expect(refused.status).toBe(409);
    expect(await readDecisions(subject)).toEqual([]);
  });

  it('decides once, of four clicks at once', async () => {
    const subject = await asked();
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    await Promise.all([1, 2, 3, 4].map(() => link.post(asProposed)));
    expect(await readDecisions(subject)).toHaveLength(1);
    expect(await eventsOf(subject, 'DECISION_MADE')).toHaveLength(1);
  });

  it('KL 6:39: goes to the committee when the chair finds that it can wait, and urgency is gone with it', async () => {
    const subject = await asked();
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    await link.post({ step: 'answer', answer: 'HAND_OVER', words: 'Det kan vänta.' });
    expect(await readApplication(subject)).not.toHaveProperty('urgency');
    await awaitDecision(subject, 'token-2');
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ round: { number: 2 } });
  });

  it('KL 6:28: is not the chair’s with a conflict of interest; the deputy can be asked then, the chair not again', async () => {
    const subject = await asked();
    const link = await (await chair(subject)).identify();
    await link.post({ step: 'conflict', conflict: 'DECLARED' });
    await awaitDecision(subject, 'token-2');
    const again = await officer(subject).post(urgent);
    expect(again.status).toBe(422);
    expect(again.body).toContain('har anmält jäv');
    expect((await officer(subject).post({ ...urgent, as: 'DEPUTY' })).status).toBe(303);
    const deputy = await (await (await chair(subject)).identify()).withoutConflict();
    await deputy.post(asProposed);
    expect(await readDecisions(subject)).toMatchObject([{ decidedBy: { name: 'Bo Berg', seat: '2', as: 'DEPUTY' } }]);
  });

  it('KL 6:30: is the chair’s, or not, as the committee has ruled on their conflict of interest, whatever they said', async () => {
    const subject = await asked();
    await (await (await chair(subject)).identify()).post({ step: 'conflict', conflict: 'DECLARED' });
    await awaitDecision(subject, 'token-2');
    expect((await officer(subject, 'coordinator').post({ ...ruling, answer: 'NONE' })).status).toBe(303);
    expect((await officer(subject).post(urgent)).status).toBe(303);
    const other = await askedToDecide(proposals.refusal());
    expect((await officer(other, 'coordinator').post({ ...ruling, answer: 'DECLARED' })).status).toBe(303);
    const refused = await officer(other).post(urgent);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('är jävig enligt nämndens beslut');
  });

  it('is taken back by the officers too: the chair’s link ends and tells, and the committee is asked again', async () => {
    const subject = await asked();
    const link = await chair(subject);
    expect((await officer(subject, 'coordinator').post({ step: 'not-urgent' })).status).toBe(303);
    expect((await officer(subject, 'coordinator').post({ step: 'not-urgent' })).status).toBe(303);
    const dead = await link.get();
    expect(dead.status).toBe(410);
    expect(dead.body).toContain('kan vänta');
    expect(await openTaskOf(subject, 'REGISTER_MEETING')).toMatchObject({ round: { number: 1 } });
    expect(await eventsOf(subject, 'URGENCY_WITHDRAWN')).toHaveLength(1);
  });

  it('KL 6:39: can’t be asked for where the committee has not delegated it, and the page says why', async () => {
    const { urgentDelegation: _none, ...without } = granvik;
    const subject = await askedToDecide(proposals.refusal());
    useMunicipalities([without]);
    expect((await officer(subject).get()).body).toContain('skulle vara ogiltigt (KL 6:39)');
    const refused = await officer(subject).post(urgent);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('skulle vara ogiltigt (KL 6:39)');
    expect(await tasksOf(subject, 'DECIDE_URGENTLY')).toEqual([]);
  });

  it('KL 6:39: can’t be asked for by a delegation that has been revoked, and nothing is changed', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const one = { delegationPoint: '1.1', heldOn: meetingDay, from: meetingDay, paragraph: '61', by: 'Sekla Teräng' };
    await revoked({ ...one, at: new Date().toISOString() });
    const before = await everything();
    const refused = await officer(subject).post(urgent);
    const after = await everything();
    await revoked();
    expect(after).toBe(before);
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('skulle vara ogiltigt (KL 6:39)');
  });

  it('KL 6:39: can’t be asked for when the committee opens the item in that moment', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
    const opens = beforeRoundIsRead(async () => {
      expect((await secretary.send({ step: 'open', heldOn: meetingDay })).status).toBe(303);
    });
    const refused = await officer(subject).post(urgent);
    opens.end();
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('redan tagit upp ärendet');
    expect(await tasksOf(subject, 'DECIDE_URGENTLY')).toEqual([]);
  });

  it('KL 6:39: can’t be asked for when a delegate can decide, or the committee has begun on the case', async () => {
    const delegated = await askedToDecide(proposals.clear());
    expect((await officer(delegated).post(urgent)).body).toContain('väntar inte på nämnden');
    const subject = await askedToDecide(proposals.refusal());
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;
    const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
    await secretary.send({ step: 'open', heldOn: meetingDay });
    expect((await officer(subject).post(urgent)).body).toContain('redan tagit upp ärendet');
    expect(await tasksOf(subject, 'DECIDE_URGENTLY')).toEqual([]);
  });

  it.each([
    ['no reason', { reason: '' }],
    ['a reason of spaces', { reason: '   ' }],
    ['too long a reason', { reason: 'a'.repeat(2001) }],
    ['a meeting that has been', { nextMeetingOn: meetingDay }],
    ['a day that is none', { nextMeetingOn: '2026-02-30' }],
    ['nobody', { as: '' }],
    ['a member of their own choice', { as: '5' }],
  ])('refuses %s, and nothing is changed', async (_what, form) => {
    const subject = await askedToDecide(proposals.refusal());
    const before = await everything();
    const answer = await officer(subject).post({ ...urgent, ...form });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('role="alert"');
    expect(await everything()).toBe(before);
  });

  it('is nobody’s to ask for who only reads, or when no decision is waited for', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const who = { role: 'delegate', name: 'Enar', email: 'enhetschef@granvik.example' } as const;
    expect((await new Officer(deciderPage, 'decider', subject, who).post(urgent)).status).toBe(403);
    expect((await officer(subject).post({ step: 'unknown' })).status).toBe(400);
    const done = await asked();
    const link = await (await (await chair(done)).identify()).withoutConflict();
    await link.post(asProposed);
    expect((await officer(done).post(urgent)).status).toBe(404);
    expect(await statusOf(done)).toBe('REFUSED');
  });

  it('changes nothing on GET and HEAD', async () => {
    const subject = await asked();
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    const before = await everything();
    for (const method of ['HEAD', 'GET'] as const) {
      expect((await link.get(method)).status).toBe(200);
      expect((await officer(subject).get(method)).status).toBe(200);
    }
    expect(await everything()).toBe(before);
  });

  it('has pages that are accessible in a real browser, as axe sees them', async () => {
    const before = await askedToDecide(proposals.refusal());
    const subject = await asked();
    const link = await (await (await chair(subject)).identify()).withoutConflict();
    expect(
      await faultsOf([
        ['decider', (await officer(before).get()).body],
        ['decider-error', (await officer(before).post({ ...urgent, reason: '' })).body],
        ['decider-urgent', (await officer(subject).get()).body],
        ['decide-urgently', (await link.get()).body],
      ]),
    ).toEqual([]);
  }, 120_000);
});
