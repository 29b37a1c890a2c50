import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handler as deciderPage } from '../../../functions/decision/change-decider/handler.tsx';
import { handler as putRight } from '../../../functions/decision/put-right/handler.tsx';
import { handler as meetingPage } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as votePage } from '../../../functions/decision/vote/handler.tsx';
import type { Committee } from '../../../shared/domain/decision/committee.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { ok } from '../../../shared/domain/result.ts';
import { readApplication, readExcerpts } from '../../../shared/store/application/application.ts';
import { changeCommittee, saveCommittee } from '../../../shared/store/decision/committee.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readDelegated } from '../../../shared/store/decision/delegated.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { faultsOf } from '../../support/browser.ts';
import {
  askedToDecide,
  meetingDay,
  meetingOf,
  Officer,
  openTaskOf,
  proposals,
  statusOf,
  tasksOf,
  useDecisions,
  Visitor,
} from './support.ts';

useDecisions();

const roster = committee();
/** Three of the committee's members: Bo Berg presides. */
const subcommittee: Committee = {
  ...roster,
  id: 'individutskottet',
  name: 'Individutskottet',
  seats: roster.seats.slice(1, 4).map((line, index) => ({
    seat: `U${String(index + 1)}`,
    role: index === 0 ? 'CHAIR' : 'MEMBER',
    person: line.person,
  })),
  substitutes: [],
};

beforeEach(async () => {
  await saveCommittee(subcommittee, 'Sekreteraren', new Date().toISOString());
  const rule = { mode: 'SUBCOMMITTEE', delegationPoint: '3.1', subcommittee: subcommittee.id } as const;
  useMunicipalities([
    {
      ...granvik,
      subcommittees: [{ id: subcommittee.id, name: subcommittee.name, seats: 3 }],
      decisionRules: { ...granvik.decisionRules, REFUSAL: rule },
    },
  ]);
});
afterEach(useGranvik);

const who = { role: 'secretary', name: 'Sekla Teräng', email: 's@granvik.example' } as const;

async function meetingOn(subject: Subject, present: readonly string[], heldOn = meetingDay): Promise<Officer> {
  const secretary = await new Officer(meetingPage, 'meeting', subject, who).withoutConflict();
  await secretary.send({ step: 'open', heldOn });
  const attendance = Object.fromEntries(present.map((seat) => [`attendance-${seat}`, 'PRESENT_IN_ROOM']));
  await secretary.send({ step: 'attendance', ...attendance });
  return secretary;
}

/** The committee has revoked the delegation from a day; without one, from none. */
async function revoked(from?: string): Promise<void> {
  const at = new Date().toISOString();
  const by = 'Sekla Teräng';
  const one = { delegationPoint: '3.1', heldOn: from ?? '', from: from ?? '', paragraph: '61', by, at };
  await changeCommittee('granvik', 'socialnamnden', (before) =>
    ok({
      after: { ...before, revocations: from === undefined ? [] : [one] },
      event: { type: 'DELEGATION_REVOKED', at, by, data: {} },
    }),
  );
}

const declare = { step: 'declare', declared: 'P1', paragraph: '12' };

describe('a subcommittee', () => {
  it('KL 6:37: decides in a meeting of its own by the committee’s delegation, and the committee is told', async () => {
    const subject = await askedToDecide(proposals.refusal());
    expect((await tasksOf(subject, 'PREPARE')).map(({ assignee }) => assignee.name)).toEqual([
      'Bo Berg',
      'Carin Dahl',
      'David Ek',
    ]);
    const secretary = await meetingOn(subject, ['U1', 'U2']);
    expect((await secretary.get()).body).toContain('Individutskottet');
    expect((await secretary.send(declare)).status).toBe(303);
    expect(await readDecisions(subject)).toMatchObject([
      {
        mode: 'SUBCOMMITTEE',
        delegationPoint: '3.1',
        decidedBy: { name: 'Individutskottet', role: 'SUBCOMMITTEE', chair: 'Bo Berg' },
        meeting: { heldOn: meetingDay, paragraph: '12' },
      },
    ]);
    expect((await readDelegated('granvik')).filter((line) => line.subject.id === subject.id)).toMatchObject([
      { decidedBy: 'Individutskottet', delegationPoint: '3.1', minutes: { heldOn: meetingDay, paragraph: '12' } },
    ]);
  });

  it('KL 6:40: is told of by the § and the day that were put right, on the list and on the meeting’s page', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1', 'U2']);
    expect((await secretary.get()).body).toContain('<h1>Utskottets beslut</h1>');
    await secretary.send(declare);
    const slips = new Officer(putRight, 'clerical-error', subject, who);
    await slips.post({ what: 'PARAGRAPH', after: '13', why: 'Fel siffra.' });
    await slips.post({ what: 'HELD_ON', after: '2026-03-09', why: 'Fel dag.' });
    expect((await readDelegated('granvik')).filter((line) => line.subject.id === subject.id)).toMatchObject([
      { minutes: { heldOn: '2026-03-09', paragraph: '13' } },
    ]);
    const { body } = await secretary.get();
    expect(body).toContain('<h1>Utskottets beslut</h1>');
    expect(body).toContain('§ 13');
    expect(body).toContain('9 mars 2026');
    expect(body).toContain('”12” till ”13”. Fel siffra.');
    expect((await secretary.post({ step: 'excerpt' })).status).toBe(303);
    expect(await readExcerpts(subject)).toMatchObject([{ fileName: 'Protokollsutdrag 2026-03-09 § 13.pdf' }]);
  });

  it('KL 6:27: needs more than half of its own members', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1']);
    const answer = await secretary.send(declare);
    expect(answer.status).toBe(422);
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('KL 6:37: decides as proposed alone; another outcome is the committee’s', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1', 'U2', 'U3']);
    const other = { 'outcome-0': 'APPROVE', 'basis-0': 'REQUIREMENT:HT-G-01', 'reason-0': 'Registreringen är sedd.' };
    expect((await secretary.send({ step: 'propose', proposedBy: 'U2', proposalKind: 'OTHER', ...other })).status).toBe(
      303,
    );
    const answer = await secretary.send({ ...declare, declared: 'P2' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Utskottet får bara besluta enligt förslaget');
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it.each([
    ['as proposed no more from the day that the delegation is revoked', meetingDay, 'P1', 422, 'PROPOSED'],
    ['as proposed before that day, though it is registered later', '2026-03-09', 'P1', 303, 'REFUSED'],
    ['to refer the case back all the same', meetingDay, 'P2', 303, 'ASSESSMENT'],
  ])('KL 6:37: decides %s', async (_what, heldOn, declared, status, state) => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1', 'U2'], heldOn);
    await secretary.send({ step: 'propose', proposedBy: 'U2', proposalKind: 'REFER_BACK', question: 'Vem?' });
    // The calendar has not given the committee the case yet.
    await revoked(meetingDay);
    const answer = await secretary.send({ ...declare, declared });
    await revoked();
    expect([answer.status, await statusOf(subject)]).toEqual([status, state]);
  });

  it('KL 5:55: votes by its own members’ links', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1', 'U2', 'U3']);
    await secretary.send({ step: 'propose', proposedBy: 'U2', proposalKind: 'REFER_BACK', question: 'Vem?' });
    await secretary.send({ step: 'open-vote', requestedBy: 'U2', method: 'LINKS', yes: 'P1', no: 'P2' });
    const voter = await (
      await (await Visitor.to(votePage, 'vote', await openTaskOf(subject, 'VOTE', 'U3'))).identify()
    ).withoutConflict();
    expect((await voter.post({ step: 'answer', choice: 'YES' })).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({
      vote: { votes: [{ seat: 'U3', name: 'David Ek', choice: 'YES' }] },
    });
  });

  it('KL 6:37: hands over, or is taken over from, though it has begun: the committee opens an item of its own', async () => {
    const subject = await askedToDecide(proposals.refusal());
    const secretary = await meetingOn(subject, ['U1', 'U2']);
    const page = new Officer(deciderPage, 'decider', subject, who);
    const handOver = { step: 'take-over', heldOn: meetingDay, paragraph: '12' };
    expect((await page.post(handOver)).status).toBe(422);
    expect(await faultsOf([['subcommittee', (await page.get()).body]])).toEqual([]);
    expect((await page.post({ ...handOver, resolvedBy: 'SUBCOMMITTEE' })).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({
      handedOver: true,
      remark: { kind: 'HANDED_OVER', text: `Individutskottet ${meetingDay} § 12` },
    });
    expect((await secretary.send(declare)).status).toBe(422);
    await secretary.send({ step: 'open', heldOn: meetingDay });
    expect(await meetingOf(subject)).toMatchObject({ committee: { id: 'socialnamnden' }, status: 'OPEN' });
    expect(await readDecisions(subject)).toEqual([]);
  }, 60_000);
});
