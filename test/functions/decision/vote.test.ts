import { describe, expect, it } from 'vitest';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { handler as vote } from '../../../functions/decision/vote/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { saveCommittee } from '../../../shared/store/decision/committee.ts';
import { Committee } from '../../../shared/domain/decision/committee.ts';
import { committee } from '../../shared/domain/decision/builders.ts';
import {
  askedToDecide,
  eventsOf,
  everything,
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

interface Vote {
  readonly subject: Subject;
  readonly secretary: Officer;
}

/** A vote by links among the present: a yes is for the proposal, a no for referring back. */
function voteAmong(...persons: string[]): Promise<Vote> {
  return voteOn(persons, () => Promise.resolve());
}

/** @param before what happens in the case before the meeting */
async function voteOn(persons: readonly string[], before: (subject: Subject) => Promise<void>): Promise<Vote> {
  const subject = await askedToDecide(proposals.refusal());
  await before(subject);
  const secretary = await new Officer(registerMeeting, 'meeting', subject, {
    role: 'secretary',
    name: 'Sekla Teräng',
    email: 'sekreterare@granvik.example',
  }).withoutConflict();
  const asked = persons[0] ?? '';
  for (const form of [
    { step: 'open', heldOn: meetingDay },
    { step: 'attendance', ...Object.fromEntries(persons.map((person) => [`attendance-${person}`, 'PRESENT_IN_ROOM'])) },
    { step: 'propose', proposedBy: asked, proposalKind: 'REFER_BACK', question: 'Vem svarar i jour?' },
    { step: 'open-vote', requestedBy: asked, method: 'LINKS', yes: 'P1', no: 'P2' },
  ]) {
    const answer = await secretary.send(form);
    expect(answer.status, /<li>.*?<\/li>/.exec(answer.body)?.[0]).toBe(303);
  }
  return { subject, secretary };
}

async function voter(subject: Subject, seat: string): Promise<Visitor> {
  const visitor = await Visitor.to(vote, 'vote', await openTaskOf(subject, 'VOTE', seat));
  return (await visitor.identify()).withoutConflict();
}

const yes = { step: 'answer', choice: 'YES' };

describe('a vote by the present members’ links', () => {
  it('goes to those who are present and serve, and to nobody else', async () => {
    const { subject } = await voteAmong('1', '2', '3', '4');
    const tasks = await tasksOf(subject, 'VOTE');
    expect(tasks.map(({ assignee }) => assignee.seat)).toEqual(['1', '2', '3', '4']);
  });

  it('shows what yes and no mean after the code, and counts the vote once it was looked at', async () => {
    const { subject } = await voteAmong('1', '2', '3', '4');
    const visitor = await voter(subject, '3');
    const { body } = await visitor.get();
    expect(body).toContain('Återremiss: Vem svarar i jour?');
    expect(body).not.toContain('Avstår');
    expect((await visitor.post({ step: 'review', choice: 'YES' })).body).toContain('Ingenting har skickats än');
    expect(await eventsOf(subject, 'VOTE_CAST')).toEqual([]);
    expect((await visitor.post(yes)).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({ vote: { votes: [{ seat: '3', person: '3', choice: 'YES' }] } });
    expect((await visitor.get()).body).toContain('<p>Ja</p>');
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('counts each of twenty presses at once exactly once', async () => {
    const roster = committee();
    const large = Committee.parse({
      ...roster,
      seats: Array.from({ length: 20 }, (_none, index) => ({
        seat: String(index + 1),
        role: index === 0 ? 'CHAIR' : 'MEMBER',
        person: {
          name: `Ledamot ${String(index + 1)}`,
          email: `ledamot${String(index + 1)}@granvik.example`,
          phone: `07017406${String(10 + index)}`,
        },
      })),
      substitutes: [],
    });
    await saveCommittee(large, 'Sekreteraren', new Date().toISOString());
    const seats = large.seats.map(({ seat }) => seat);
    const { subject, secretary } = await voteAmong(...seats);
    const visitors: Visitor[] = [];
    for (const seat of seats) visitors.push(await voter(subject, seat));
    const answers = await Promise.all(
      visitors.map((visitor, index) => visitor.post({ step: 'answer', choice: index < 11 ? 'YES' : 'NO' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(seats.map(() => 303));
    expect(await eventsOf(subject, 'VOTE_CAST')).toHaveLength(20);
    expect((await secretary.send({ step: 'close-vote' })).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({
      status: 'VOTED',
      vote: { tally: { yes: 11, no: 9, result: 'YES' } },
    });
    await saveCommittee(roster, 'Sekreteraren', new Date().toISOString());
  }, 120_000);

  it('counts two presses by the same person once', async () => {
    const { subject } = await voteAmong('1', '2', '3', '4');
    const visitor = await voter(subject, '2');
    const answers = await Promise.all([
      visitor.post(yes),
      visitor.post({ step: 'answer', choice: 'NO' }),
      visitor.post(yes),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await eventsOf(subject, 'VOTE_CAST')).toHaveLength(1);
    expect((await meetingOf(subject)).status).toBe('VOTING');
  });

  it('KL 5:16: takes no vote from somebody who has become absent, until they are back', async () => {
    const { subject, secretary } = await voteAmong('1', '2', '3', '4', '5');
    const visitor = await voter(subject, '3');
    await secretary.send({ step: 'attendance', 'attendance-3': 'ABSENT' });
    const before = await everything();
    const absent = await visitor.post(yes);
    expect(absent.status).toBe(409);
    expect(absent.body).toContain('frånvarande');
    expect(await everything()).toBe(before);
    await secretary.send({ step: 'attendance', 'attendance-3': 'PRESENT_IN_ROOM' });
    expect((await visitor.post(yes)).status).toBe(303);
    expect(await eventsOf(subject, 'VOTE_CAST')).toHaveLength(1);
  });

  it('KL 6:28: kills the link of somebody found to have a conflict, and gives the substitute one', async () => {
    const { subject, secretary } = await voteAmong('1', '2', '3', '4', 'E1');
    const visitor = await voter(subject, '3');
    await secretary.send({ step: 'recuse', recusePerson: '3', recuseReason: 'Syskon.' });
    expect((await visitor.post(yes)).status).toBe(410);
    await secretary.send({ step: 'substitute', seat: '3' });
    expect((await openTaskOf(subject, 'VOTE', '3')).assignee.name).toBe('Hugo Ivarsson');
    const substitute = await voter(subject, '3');
    expect((await substitute.post(yes)).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({ vote: { votes: [{ seat: '3', person: 'E1' }] } });
    expect(await eventsOf(subject, 'VOTE_CAST')).toHaveLength(1);
  });

  it('KL 6:28: asks a substitute who was called in, and never opened the case, about a conflict before anything else', async () => {
    const { subject, secretary } = await voteAmong('1', '2', '3', '4', 'E1');
    await secretary.send({ step: 'attendance', 'attendance-3': 'ABSENT' });
    await secretary.send({ step: 'substitute', seat: '3' });
    const visitor = await (await Visitor.to(vote, 'vote', await openTaskOf(subject, 'VOTE', '3'))).identify();
    const before = await everything();
    const { body } = await visitor.get();
    expect(body).toContain('Är du jävig i ärendet?');
    expect(body).not.toContain('Återremiss');
    expect((await visitor.get('HEAD')).status).toBe(200);
    expect((await visitor.post({ step: 'review', choice: 'YES' })).status).toBe(303);
    expect((await visitor.post(yes)).status).toBe(303);
    expect((await visitor.post({ step: 'conflict' })).status).toBe(422);
    expect(await everything()).toBe(before);
    await visitor.withoutConflict();
    expect((await visitor.get()).body).toContain('Återremiss');
    expect((await visitor.post(yes)).status).toBe(303);
    expect(await meetingOf(subject)).toMatchObject({ vote: { votes: [{ seat: '3', person: 'E1', choice: 'YES' }] } });
  });

  it('KL 6:28: takes no vote from somebody who declares a conflict at the link, and tells the secretary', async () => {
    const { subject, secretary } = await voteAmong('1', '2', '3', '4', '5');
    const visitor = await (await Visitor.to(vote, 'vote', await openTaskOf(subject, 'VOTE', '3'))).identify();
    const answers = await Promise.all([1, 2].map(() => visitor.post({ step: 'conflict', conflict: 'DECLARED' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const said = await eventsOf(subject, 'CONFLICT_OF_INTEREST_ANSWERED');
    expect(said.filter(({ data }) => data['answer'] === 'DECLARED')).toHaveLength(1);
    expect((await visitor.get()).body).toContain('Anmält jäv');
    expect((await visitor.post(yes)).status).toBe(200);
    expect(await eventsOf(subject, 'VOTE_CAST')).toEqual([]);
    expect((await secretary.get()).body).toContain('Har själv anmält jäv: Carin Dahl<');
    // Nothing else that is registered gives them another link, until the committee has ruled.
    await secretary.send({ step: 'attendance', 'attendance-5': 'ABSENT' });
    expect((await tasksOf(subject, 'VOTE')).filter((task) => task.assignee.seat === '3')).toHaveLength(1);
    await secretary.send({ step: 'recuse', recusePerson: '3', recuseReason: 'Osäker.' });
    await secretary.send({ step: 'rule', ruledPerson: '3', ruling: 'Nämnden fann inget jäv.' });
    expect(await openTaskOf(subject, 'VOTE', '3')).toMatchObject({ conflict: 'NONE' });
  });

  it('KL 6:28: does not ask again whoever answered when they prepared, and gives no link to whoever declared one then', async () => {
    const prepared = async (subject: Subject, seat: string) =>
      (await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE', seat))).identify();
    const { subject } = await voteOn(['1', '2', '3', '4'], async (asked) => {
      await (await prepared(asked, '1')).withoutConflict();
      await (await prepared(asked, '4')).post({ step: 'conflict', conflict: 'DECLARED' });
    });
    expect((await tasksOf(subject, 'VOTE')).map(({ assignee }) => assignee.seat)).toEqual(['1', '2', '3']);
    const visitor = await (await Visitor.to(vote, 'vote', await openTaskOf(subject, 'VOTE', '1'))).identify();
    expect((await visitor.get()).body).toContain('Återremiss');
    expect((await visitor.post(yes)).status).toBe(303);
  });

  it('takes no vote after the vote is closed, and none after the result', async () => {
    const { subject, secretary } = await voteAmong('1', '2', '3', '4');
    const late = await voter(subject, '4');
    await secretary.send({ step: 'votes', 'vote-1': 'YES', 'vote-2': 'YES', 'vote-3': 'YES', 'vote-4': 'NO' });
    expect((await late.post(yes)).status).toBe(410);
    await secretary.send({ step: 'close-vote' });
    expect((await late.post(yes)).status).toBe(410);
    await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(await statusOf(subject)).toBe('REFUSED');
    const before = await everything();
    expect((await late.post(yes)).status).toBe(410);
    expect((await late.get()).status).toBe(410);
    expect(await everything()).toBe(before);
    expect(await meetingOf(subject)).toMatchObject({ vote: { tally: { yes: 3, no: 1 } } });
  });

  it('refuses an abstention where nobody may abstain, and an unknown choice', async () => {
    const { subject } = await voteAmong('1', '2', '3', '4');
    const visitor = await voter(subject, '1');
    for (const choice of ['ABSTAIN', 'MAYBE', '']) {
      expect((await visitor.post({ step: 'answer', choice })).status).toBe(422);
    }
    expect(await eventsOf(subject, 'VOTE_CAST')).toEqual([]);
  });

  it('changes nothing on GET and HEAD', async () => {
    const { subject } = await voteAmong('1', '2', '3', '4');
    const visitor = await voter(subject, '1');
    const before = await everything();
    expect((await visitor.get('HEAD')).status).toBe(200);
    expect((await visitor.get()).status).toBe(200);
    expect(await everything()).toBe(before);
  });
});
