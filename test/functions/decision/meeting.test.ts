import { describe, expect, it } from 'vitest';
import { handler as registerMeeting } from '../../../functions/decision/register-meeting/handler.tsx';
import { servingPersons } from '../../../shared/domain/decision/meeting/who-serves.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import {
  askedToDecide,
  awaitDecision,
  dieAfterCommits,
  eventsOf,
  everything,
  meetingDay,
  meetingOf,
  Officer,
  proposals,
  type Role,
  statusOf,
  tasksOf,
  useDecisions,
} from './support.ts';

useDecisions();

let subject: Subject;
let secretary: Officer;

function officer(of: Subject, who: { role?: Role; email?: string } = {}): Officer {
  const { role = 'secretary', email = 'sekreterare@granvik.example' } = who;
  return new Officer(registerMeeting, 'meeting', of, { role, name: 'Sekla Teräng', email });
}

/** In the room: these, by seat or substitute. */
function present(...persons: string[]): Record<string, string> {
  return Object.fromEntries(persons.map((person) => [`attendance-${person}`, 'PRESENT_IN_ROOM']));
}

async function opened(proposed = proposals.refusal()): Promise<void> {
  subject = await askedToDecide(proposed);
  secretary = await officer(subject).withoutConflict();
  expect((await secretary.send({ step: 'open', heldOn: meetingDay })).status).toBe(303);
}

async function openedWith(...persons: string[]): Promise<void> {
  await opened();
  expect((await secretary.send({ step: 'attendance', ...present(...persons) })).status).toBe(303);
}

async function sends(form: Record<string, string>): Promise<void> {
  const answer = await secretary.send(form);
  expect(answer.status, /<li>.*?<\/li>/.exec(answer.body)?.[0]).toBe(303);
}

async function referBack(by = '3'): Promise<void> {
  await sends({ step: 'propose', proposedBy: by, proposalKind: 'REFER_BACK', question: 'Vem svarar i jour?' });
}

const votes = (choices: Record<string, string>) =>
  Object.fromEntries(Object.entries(choices).map(([seat, choice]) => [`vote-${seat}`, choice]));

const rollCall = { step: 'open-vote', requestedBy: '3', method: 'ROLL_CALL', yes: 'P1', no: 'P2' };

/** One vote for all that it refuses, since each leaves it as it was: four present, one recused, one has voted. */
let voting: Promise<void> | undefined;
async function openVoting(): Promise<void> {
  await openedWith('1', '2', '3', '4', '5');
  await sends({ step: 'recuse', recusePerson: '5', recuseReason: 'Granne.' });
  await referBack();
  await sends(rollCall);
  await sends({ step: 'votes', 'vote-1': 'YES' });
}

describe('a meeting, registered by the secretary', () => {
  it('asks the secretary about conflicts first, and is closed to one who has a conflict', async () => {
    subject = await askedToDecide(proposals.refusal());
    const page = officer(subject);
    expect((await page.get()).body).toContain('Är du jävig i ärendet?');
    expect((await page.get()).body).not.toContain('HT-G-01');
    await page.post({ step: 'conflict', conflict: 'DECLARED' });
    expect((await page.get()).body).toContain('Anmält jäv');
    expect((await page.post({ step: 'open', heldOn: meetingDay })).body).toContain('Anmält jäv');
    const other = await officer(subject, { email: 'annan.sekreterare@granvik.example' }).withoutConflict();
    expect((await other.send({ step: 'open', heldOn: meetingDay })).status).toBe(303);
  });

  it('KL 5:66: has its day mended until the result is declared, with a trace, and to no day that it can’t have been', async () => {
    await openedWith('1', '2', '3', '4');
    for (const mendedTo of ['', '2026-03-11', '2026-03-01', 'i går']) {
      expect((await secretary.send({ step: 'mend-day', mendedTo })).status).toBe(422);
    }
    await sends({ step: 'mend-day', mendedTo: '2026-03-09' });
    expect(await meetingOf(subject)).toMatchObject({ heldOn: '2026-03-09', attendance: { 1: 'PRESENT_IN_ROOM' } });
    expect(await eventsOf(subject, 'MEETING_DAY_MENDED')).toMatchObject([
      { by: 'Sekla Teräng', data: { before: meetingDay, after: '2026-03-09' } },
    ]);
    await sends({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(await readDecisions(subject)).toMatchObject([{ meeting: { heldOn: '2026-03-09' } }]);
    expect((await secretary.send({ step: 'mend-day', mendedTo: '2026-03-08' })).status).toBe(409);
  });

  it('KL 5:54: decides by the chair’s declared result with date and §, without a vote', async () => {
    await openedWith('1', '2', '3', '4');
    expect(await statusOf(subject)).toBe('PROPOSED');
    expect(await readDecisions(subject)).toEqual([]);
    await sends({ step: 'declare', declared: 'P1', paragraph: '§ 97' });

    expect(await readApplication(subject)).toMatchObject({ status: 'REFUSED', decisionNumber: 1 });
    expect(await readDecisions(subject)).toMatchObject([
      {
        mode: 'MEETING',
        decidedBy: { name: 'Socialnämnden', role: 'COMMITTEE', chair: 'Agnes Alm' },
        meeting: { heldOn: meetingDay, paragraph: '97', castingVote: false },
        scopes: [{ outcome: 'REFUSE', reasons: [{ basis: { requirementId: 'HT-G-01' } }] }],
      },
    ]);
    const tasks = await readTasks(subject);
    expect(tasks.filter(({ kind }) => kind === 'REGISTER_MEETING')).toMatchObject([{ status: 'ANSWERED' }]);
    expect(tasks.filter(({ status }) => status === 'OPEN')).toEqual([]);
    expect(await readRound(subject, 'DECISION')).toMatchObject({ outcome: 'DECIDED' });
    const [made] = await eventsOf(subject, 'DECISION_MADE');
    expect(made?.data).toMatchObject({
      paragraph: '97',
      meeting: { status: 'DECLARED', attendance: { 1: 'PRESENT_IN_ROOM' } },
    });
    const record = await secretary.get();
    expect(record.body).toContain('§ 97');
    expect(record.body.match(/data-step="[^"]+"/g)).toEqual(['data-step="reserve"', 'data-step="adjust"']);
  });

  it('KL 6:27: counts quorum on seats and shows it at all times; three of seven decide nothing', async () => {
    await opened();
    expect((await secretary.get()).body).toContain('Nämnden är inte beslutsför.');
    await sends({ step: 'attendance', ...present('1', '2', '3') });
    expect((await secretary.get()).body).toContain('3 av 7 platser');
    const refused = await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('inte beslutsför');
    expect(await statusOf(subject)).toBe('PROPOSED');
    await sends({ step: 'attendance', ...present('4') });
    expect((await secretary.get()).body).toContain('Nämnden är beslutsför.');
  });

  it('KL 6:28: a recusal costs the seat until a substitute is called in', async () => {
    await openedWith('1', '2', '3', '4', 'E2');
    await sends({ step: 'recuse', recusePerson: '4', recuseReason: 'Syskon till sökanden.' });
    expect((await secretary.get()).body).toContain('Nämnden är inte beslutsför.');
    await sends({ step: 'substitute', seat: '4' });
    expect(servingPersons(await meetingOf(subject))).toEqual(['1', '2', '3', 'E2']);
    await sends({ step: 'declare', declared: 'P1', paragraph: '98' });
    const [event] = await eventsOf(subject, 'RECUSAL_REGISTERED');
    expect(event?.data).toMatchObject({ person: '4', reason: 'Syskon till sökanden.' });
  });

  it('decides another way than proposed only with a reason that names a requirement (LOV 8:1)', async () => {
    await openedWith('1', '2', '3', '4');
    const other = { step: 'propose', proposedBy: '2', proposalKind: 'OTHER', 'outcome-0': 'APPROVE' };
    const without = await secretary.send(other);
    expect(without.status).toBe(422);
    const wordless = await secretary.send({ ...other, 'basis-0': 'REQUIREMENT:HT-G-01' });
    expect(wordless.status).toBe(422);
    expect(wordless.body).toContain('Skriv skäl');
    const unknown = await secretary.send({ ...other, 'basis-0': 'REQUIREMENT:HT-X-99', 'reason-0': 'Visat.' });
    expect(unknown.status).toBe(422);
    const reason = 'Registreringen visades upp vid sammanträdet.';
    await sends({ ...other, 'basis-0': 'REQUIREMENT:HT-G-01', 'reason-0': reason });
    await sends({ step: 'declare', declared: 'P2', paragraph: '99' });
    expect(await statusOf(subject)).toBe('APPROVED');
    expect(await readDecisions(subject)).toMatchObject([
      { proposalOutcome: 'REFUSAL', scopes: [{ outcome: 'APPROVE', reasons: [{ text: { sv: reason } }] }] },
    ]);
  });

  it('refers the case back with a question, and keeps that meeting on record when the next one is held', async () => {
    await openedWith('1', '2', '3', '4');
    await referBack();
    await sends({ step: 'declare', declared: 'P2', paragraph: '100' });
    expect(await readApplication(subject)).toMatchObject({
      status: 'ASSESSMENT',
      remark: { kind: 'SENT_BACK', text: 'Vem svarar i jour?' },
    });
    expect(await readDecisions(subject)).toEqual([]);
    const [event] = await eventsOf(subject, 'CASE_SENT_BACK');
    expect(event?.data).toMatchObject({ paragraph: '100', meeting: { proposals: [{ id: 'P1' }, { id: 'P2' }] } });
    await awaitDecision(subject, 'token-2');
    expect(await tasksOf(subject, 'REGISTER_MEETING')).toHaveLength(1);
  });

  it('KL 4:27: registers who reserved themself after the result, of those who served, until the item is adjusted', async () => {
    await openedWith('1', '2', '3', '4', '5');
    await sends({ step: 'recuse', recusePerson: '5', recuseReason: 'Granne.' });
    const reservation = { step: 'reserve', reservedPerson: '3', reservation: 'Underlaget räcker inte.' };
    const early = await secretary.send(reservation);
    expect(early.status).toBe(422);
    expect(early.body).toContain('inte förklarat');
    await sends({ step: 'declare', declared: 'P1', paragraph: '97' });

    const decided = await readApplication(subject);
    const before = await everything();
    for (const [form, words] of [
      [{ ...reservation, reservedPerson: '5' }, 'tjänstgjorde'],
      [{ ...reservation, reservedPerson: '' }, 'tjänstgjorde'],
      [{ ...reservation, reservation: 'x'.repeat(5001) }, '5000'],
      [{ step: 'adjust', adjustedOn: '2026-02-30' }, 'justerades'],
      [{ step: 'adjust', adjustedOn: '2026-03-11' }, 'senast i dag'],
    ] as const) {
      const refused = await secretary.send(form);
      expect([refused.status, refused.body.includes('role="alert"')]).toEqual([422, true]);
      expect(refused.body).toContain(words);
    }
    expect((await secretary.post({ ...reservation, seen: 'annat' })).status).toBe(409);
    expect(await everything()).toBe(before);

    await sends(reservation);
    expect(await meetingOf(subject)).toMatchObject({
      status: 'DECLARED',
      reservations: [{ person: '3', words: 'Underlaget räcker inte.' }],
    });
    expect(await eventsOf(subject, 'RESERVATION_REGISTERED')).toMatchObject([
      { by: 'Sekla Teräng', data: { number: 1, person: '3', words: 'Underlaget räcker inte.' } },
    ]);
    expect((await secretary.send(reservation)).status).toBe(422);
    await sends({ step: 'adjust', adjustedOn: meetingDay });
    const record = await secretary.get();
    expect(record.body).toContain('Underlaget räcker inte.');
    expect(record.body).not.toContain('data-step=');
    expect((await secretary.send({ ...reservation, reservedPerson: '2' })).status).toBe(409);
    expect(await eventsOf(subject, 'RESERVATION_REGISTERED')).toHaveLength(1);
    expect(await eventsOf(subject, 'MINUTES_ADJUSTED')).toMatchObject([{ data: { on: meetingDay } }]);
    expect(await readApplication(subject)).toMatchObject({ status: decided?.status, decisionNumber: 1 });
  });

  it('counts a roll call, and holds the declared result to it', async () => {
    await openedWith('1', '2', '3', '4', '5');
    await referBack();
    await sends(rollCall);
    expect((await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' })).status).toBe(422);
    await sends({ step: 'votes', ...votes({ 1: 'YES', 2: 'NO', 3: 'NO', 4: 'NO' }) });
    const early = await secretary.send({ step: 'close-vote' });
    expect(early.status).toBe(422);
    expect(early.body).toContain('KL 4:25');
    await sends({ step: 'votes', ...votes({ 5: 'YES' }) });
    await sends({ step: 'close-vote' });
    expect((await secretary.get()).body).toContain('3 (P2)');
    expect(await statusOf(subject)).toBe('PROPOSED');
    const against = await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(against.status).toBe(422);
    expect(against.body).toContain('det yrkande som vann');
    await sends({ step: 'declare', declared: 'P2', paragraph: '97' });
    expect(await statusOf(subject)).toBe('ASSESSMENT');
  });

  it('KL 5:55: breaks a tie by the chair’s casting vote, and says so in the decision', async () => {
    await openedWith('1', '2', '3', '4');
    await referBack();
    await sends(rollCall);
    await sends({ step: 'votes', ...votes({ 1: 'YES', 2: 'YES', 3: 'NO', 4: 'NO' }) });
    await sends({ step: 'close-vote' });
    expect((await secretary.get()).body).toContain('utslagsröst');
    await sends({ step: 'declare', declared: 'P1', paragraph: '97' });
    expect(await readDecisions(subject)).toMatchObject([{ meeting: { castingVote: true } }]);
  });

  it.each([
    ['a vote by the absent', { step: 'votes', 'vote-6': 'YES' }, 'frånvarande'],
    ['a vote by the recused', { step: 'votes', 'vote-5': 'YES' }, 'jävig'],
    ['a second vote from a seat', { step: 'votes', 'vote-1': 'NO' }, 'redan röstat'],
    ['an abstention where nobody may abstain', { step: 'votes', 'vote-2': 'ABSTAIN' }, 'KL 4:25'],
    ['a choice that is none', { step: 'votes', 'vote-2': 'MAYBE' }, 'Välj'],
    ['no vote at all', { step: 'votes' }, 'minst en röst'],
    ['a second vote at the same time', rollCall, 'omröstning pågår'],
    [
      'a result before the vote is closed',
      { step: 'declare', declared: 'P1', paragraph: '97' },
      'Avsluta omröstningen',
    ],
  ])('refuses %s, in words, and nothing is changed', async (_what, form, words) => {
    await (voting ??= openVoting());
    const before = await everything();
    const answer = await secretary.send(form);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('role="alert"');
    expect(await everything()).toBe(before);
  });

  it.each([
    ['no date', {}, 'datum'],
    ['a day that is none', { heldOn: '2026-02-30' }, 'datum'],
    ['a day to come', { heldOn: '2026-03-11' }, 'efter i dag'],
    ['a day before the proposal', { heldOn: '2026-03-01' }, 'före'],
  ])('does not open the item on %s', async (_what, form, words) => {
    subject = await askedToDecide(proposals.refusal());
    secretary = await officer(subject).withoutConflict();
    const answer = await secretary.send({ step: 'open', ...form });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(words);
    expect(await eventsOf(subject, 'MEETING_OPENED')).toEqual([]);
  });

  it('asks for the § and the proposal, and takes no remote participation that the council has not decided on', async () => {
    await openedWith('1', '2', '3', '4');
    expect((await secretary.send({ step: 'declare', declared: 'P1' })).body).toContain('paragrafens nummer');
    expect((await secretary.send({ step: 'declare', paragraph: '97' })).body).toContain('yrkandena');
    const remote = await secretary.send({ step: 'attendance', 'attendance-5': 'PRESENT_REMOTE' });
    expect(remote.status).toBe(422);
    expect(remote.body).toContain('KL 5:16');
    expect(await statusOf(subject)).toBe('PROPOSED');
  });

  it('tells an entry that was made on an older page, and shows how things stand', async () => {
    await openedWith('1', '2', '3', '4');
    const { body } = await secretary.get();
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
    await sends({ step: 'recuse', recusePerson: '4', recuseReason: 'Granne.' });
    const before = await everything();
    const stale = await secretary.post({ step: 'declare', declared: 'P1', paragraph: '97', seen });
    expect(stale.status).toBe(409);
    expect(stale.body).toContain('Något ändrades');
    expect(stale.body).toContain('Granne.');
    expect(await everything()).toBe(before);
  });

  it('registers one decision when two declare at once', async () => {
    await openedWith('1', '2', '3', '4');
    await referBack();
    const { body } = await secretary.get();
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const declare = (declared: string) => secretary.post({ step: 'declare', declared, paragraph: '97', seen });
    await Promise.all([declare('P1'), declare('P2'), declare('P1')]);
    const settled = [...(await eventsOf(subject, 'DECISION_MADE')), ...(await eventsOf(subject, 'CASE_SENT_BACK'))];
    expect(settled).toHaveLength(1);
    const late = await secretary.post({ step: 'attendance', ...present('5'), seen });
    expect(late.status).toBe(409);
    expect(late.body).toContain('redan avgjort');
  });

  it('keeps the result although its maker died before answering', async () => {
    await openedWith('1', '2', '3', '4');
    const dying = dieAfterCommits();
    expect((await secretary.send({ step: 'declare', declared: 'P1', paragraph: '97' })).status).toBe(500);
    dying.revive();
    expect((await secretary.post({ step: 'declare', declared: 'P1', paragraph: '97' })).status).toBe(303);
    expect(await readDecisions(subject)).toHaveLength(1);
    expect((await secretary.get()).body).toContain('§ 97');
  });

  it('is closed to other roles and to the unknown, and changes nothing on GET and HEAD', async () => {
    await openedWith('1', '2', '3', '4');
    const before = await everything();
    expect((await officer(subject, { role: 'delegate' }).get()).status).toBe(403);
    expect((await officer(subject, { role: 'delegate' }).post({ step: 'declare' })).status).toBe(403);
    expect((await officer({ ...subject, id: '01UNKNOWN' }).get()).status).toBe(404);
    expect((await secretary.get('HEAD')).body).toBe('');
    expect((await secretary.get()).status).toBe(200);
    expect(await everything()).toBe(before);
  });
});
