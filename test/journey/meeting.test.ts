import { beforeAll, expect, test } from 'vitest';
import type { Draft } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import { members } from '../demo/committee.ts';
import type { Journey } from '../demo/journey.ts';
import { LinkHolder } from '../demo/task-link.ts';
import type { View } from '../demo/visitor.ts';
import { caseIn, eventsIn, type Stored, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { request } from './request.ts';
import { startJourney, today } from './running.ts';
import { settled } from './settled.ts';
import { stepByStep } from './step-by-step.ts';

stepByStep();

/** A member of the committee with the link that they vote by, already identified. */
interface Voter {
  readonly seat: string;
  readonly holder: LinkHolder;
  readonly link: string;
  readonly ballot: View;
}

let journey: Journey;
let one: Case;
let draft: Draft;
let diaryNumber: string;
/** The secretary's page as it was last seen. */
let desk: View;
const preparation = new Map<string, string>();
let voters: Voter[] = [];

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  one = someone(documentation, 2, 'REFUSED');
  draft = await journey.draft(one, documentation.choiceSystemId);
  diaryNumber = await journey.submit(one, draft);
  await journey.assess(one, diaryNumber);
});

async function register(step: string, answers: Readonly<Record<string, string>> = {}) {
  desk = await journey.staff('secretary').send(desk, `step=${step}`, answers);
  return desk;
}

async function openDesk(): Promise<View> {
  const address = await journey.mailbox.nextLink(
    'sekreterare@granvik.example',
    `Registrera sammanträdets beslut (${diaryNumber})`,
  );
  desk = await journey.staff('secretary').open(address);
  return desk;
}

async function preparationLinks(): Promise<void> {
  for (const { seat, person } of members) {
    const message = await journey.mailbox.next(person.email, `Läs inför sammanträdet (${diaryNumber})`);
    expect(message.text).toContain('Det är ingen omröstning. (Preliminary, not a vote.)');
    preparation.set(seat, /https?:\/\/\S+/.exec(message.text)?.[0] ?? '');
  }
}

async function voterOf(seat: string): Promise<Voter> {
  const { person } = members.find((member) => member.seat === seat) ?? {};
  if (person === undefined) throw new Error(`Nobody holds seat ${seat}`);
  const holder = new LinkHolder(journey.mailbox);
  const link = await journey.mailbox.nextLink(person.email, `Rösta i sammanträdet (${diaryNumber})`);
  const view = await holder.identify(link, person.phone);
  // Whoever has answered when they prepared is not asked again.
  const ballot = view.text.includes('Är du jävig i ärendet?') ? await holder.withoutConflict(view) : view;
  return { seat, holder, link, ballot };
}

async function stored(): Promise<Stored[]> {
  return storedOf(draft.applicationId);
}

async function status(): Promise<unknown> {
  return caseIn(await stored())['status'];
}

const inTheRoom = (seats: readonly string[], how = 'PRESENT_IN_ROOM') =>
  Object.fromEntries(seats.map((seat) => [`attendance-${seat}`, how]));

const everySeat = members.map(({ seat }) => seat);

test('KL 6:27: every seat gets a link to read the case, and nothing answered there is a vote', async () => {
  await preparationLinks();
  expect(preparation.size).toBe(7);
  const [, , third] = members;
  const holder = new LinkHolder(journey.mailbox);
  const page = await holder.withoutConflict(
    await holder.identify(preparation.get('3') ?? '', third?.person.phone ?? ''),
  );
  expect(page.text).toContain('Förberedelse – ingen omröstning');
  expect(page.text).toContain(one.notMet['HT-S-02']);
  const read = await holder.send(page, 'step=answer', { stance: 'AGAINST', question: 'Vad säger intygen?' });
  expect(read.text).toContain('Ditt svar är registrerat');
  expect(await status()).toBe('PROPOSED');
});

test('KL 6:28: a member who declares a conflict beforehand is done, and the secretary sees it', async () => {
  const seventh = members.find(({ seat }) => seat === '7');
  const holder = new LinkHolder(journey.mailbox);
  const asked = await holder.identify(preparation.get('7') ?? '', seventh?.person.phone ?? '');
  expect(asked.text).not.toContain(one.notMet['HT-S-02']);
  const told = await holder.send(asked, 'step=conflict', { conflict: 'DECLARED' });
  expect(told.text).toContain('någon annan tar över');

  await journey.staff('secretary').send(await openDesk(), 'step=conflict', { conflict: 'NONE' });
  desk = await journey.staff('secretary').open(desk.url);
  expect(desk.text).toContain('1 av 7');
  expect(desk.text).toContain('Vad säger intygen?');
});

test('KL 6:27: without a quorum nothing is declared; a wrong day and an empty page are refused', async () => {
  expect((await register('open', { heldOn: '2031-01-01' })).status).toBe(422);
  await register('open', { heldOn: today() });
  expect(desk.text).toContain('Har själv anmält jäv: Gustav Enarsson');
  await register('attendance', inTheRoom(['1', '2', '3']));
  expect(desk.text).toContain('Nämnden är inte beslutsför.');
  expect((await register('declare', { declared: 'P1', paragraph: '97' })).status).toBe(422);
  desk = await journey.staff('secretary').open(desk.url);
  await register('attendance', inTheRoom(everySeat));
  expect(desk.text).toContain('Nämnden är beslutsför.');
  expect((await register('declare', { declared: 'P1', paragraph: '' })).status).toBe(422);
  expect(await status()).toBe('PROPOSED');
  desk = await journey.staff('secretary').open(desk.url);
});

test('an entry that was made on an older page is told so', async () => {
  const older = desk;
  await register('attendance', inTheRoom(['6'], 'PRESENT_REMOTE'));
  const late = await journey.staff('secretary').send(older, 'step=attendance', inTheRoom(['5'], 'ABSENT'));
  expect(late.status).toBe(409);
  expect(late.text).toContain('Något ändrades efter att du öppnade sidan');
});

test('KL 5:55, 6:30: a vote that is asked for opens a link for everybody who serves, whoever was found to have no conflict too', async () => {
  desk = await journey.staff('secretary').open(desk.url);
  await register('recuse', { recusePerson: '7', recuseReason: 'Osäker om sin egen opartiskhet' });
  await register('rule', { ruledPerson: '7', ruling: 'Nämnden fann inget jäv.' });
  await register('propose', { proposedBy: '4', proposalKind: 'REFER_BACK', question: 'Kan praktiken styrkas?' });
  expect((await register('open-vote', { requestedBy: '4', method: 'LINKS', yes: 'P1', no: 'P1' })).status).toBe(422);
  desk = await journey.staff('secretary').open(desk.url);
  await register('open-vote', { requestedBy: '4', method: 'LINKS', yes: 'P2', no: 'P1' });
  expect(desk.text).toContain('Omröstning pågår');
  voters = [];
  for (const seat of everySeat) voters.push(await voterOf(seat));
  expect((await register('close-vote')).status).toBe(422);
});

test('KL 5:16: whoever is absent can not vote; when they are back they can', async () => {
  desk = await journey.staff('secretary').open(desk.url);
  await register('attendance', inTheRoom(['6'], 'ABSENT'));
  const [voter] = voters.filter(({ seat }) => seat === '6');
  if (voter === undefined) throw new Error('Seat 6 has no link');
  const refused = await voter.holder.answer(voter.ballot, { choice: 'YES' });
  expect(refused.status).toBe(409);
  expect(refused.text).toMatch(/inte registrerats|Frånvarande|frånvarande|närvarande/);
  expect(eventsIn(await stored()).filter(({ type }) => type === 'VOTE_CAST')).toEqual([]);
  await register('attendance', inTheRoom(['6'], 'PRESENT_REMOTE'));
});

test('seven votes at once are each counted once; one who pressed twice has voted once', async () => {
  const voices: Readonly<Record<string, string>> = {
    1: 'NO',
    2: 'NO',
    3: 'YES',
    4: 'YES',
    5: 'YES',
    6: 'YES',
    7: 'NO',
  };
  const reviews = await Promise.all(
    voters.map(async ({ holder, ballot, seat }) => holder.send(ballot, 'step=review', { choice: voices[seat] ?? '' })),
  );
  const pressed = await Promise.all(
    voters.flatMap(({ holder }, index) => {
      const review = reviews[index];
      if (review === undefined) return [];
      const press = async () => holder.send(review, 'step=answer');
      return index === 0 ? [press(), press()] : [press()];
    }),
  );
  expect(pressed.map((view) => view.status)).toEqual(pressed.map(() => 200));
  const cast = eventsIn(await stored()).filter(({ type }) => type === 'VOTE_CAST');
  expect(cast.map(({ data }) => data['seat']).toSorted()).toEqual(everySeat);
});

test('a second vote by the same link is not taken; the first stands', async () => {
  const [voter] = voters;
  if (voter === undefined) throw new Error('Nobody voted');
  const before = await settled(draft.applicationId);
  // The form as it was open in another window.
  const again = await voter.holder.send(voter.ballot, 'step=review', { choice: 'YES' });
  expect(again.text).toContain('Ditt svar är registrerat');
  expect(again.text).toContain('Nej');
  expect(await stored()).toEqual(before);
});

test('the count decides nothing; the chair can only declare what the vote gave', async () => {
  desk = await journey.staff('secretary').open(desk.url);
  await register('close-vote');
  expect(desk.text).toMatch(/Ja\s+4 \(P2\)/);
  expect(desk.text).toMatch(/Nej\s+3 \(P1\)/);
  expect(await status()).toBe('PROPOSED');
  const differs = await register('declare', { declared: 'P1', paragraph: '97' });
  expect(differs.status).toBe(422);
  expect(await status()).toBe('PROPOSED');
  desk = await journey.staff('secretary').open(desk.url);
  expect((await register('declare', { declared: 'P2', paragraph: '97' })).status).toBe(200);
  expect(desk.text).toContain('§ 97');
  expect(['PROPOSED', 'ASSESSMENT']).toContain(await status());
});

test('referred back, the case is assessed anew and comes to another meeting; the old links are dead', async () => {
  const old = new Map(preparation);
  await journey.assess(one, diaryNumber);
  await preparationLinks();
  const page = await request('GET', new URL(old.get('5') ?? '').pathname);
  expect(page.status).toBe(410);
  expect(page.text).toContain('Uppgiften har tagits tillbaka');
  expect([...preparation.values()].some((link) => [...old.values()].includes(link))).toBe(false);
});

test('KL 6:28, 4:25: six serve beside a recusal, a tie gives the chair’s casting vote, and the refusal is decided', async () => {
  await openDesk();
  await register('open', { heldOn: today() });
  await register('attendance', inTheRoom(everySeat));
  expect((await register('recuse', { recusePerson: '7', recuseReason: ' ' })).status).toBe(422);
  desk = await journey.staff('secretary').open(desk.url);
  await register('recuse', { recusePerson: '7', recuseReason: 'Delägare i bolaget' });
  await register('propose', { proposedBy: '4', proposalKind: 'REFER_BACK', question: 'En gång till?' });
  await register('open-vote', { requestedBy: '4', method: 'LINKS', yes: 'P1', no: 'P2' });
  const seats = everySeat.filter((seat) => seat !== '7');
  voters = [];
  for (const seat of seats) voters.push(await voterOf(seat));
  const toGustav = (await journey.mailbox.all()).filter(
    ({ to, subject }) =>
      to.includes('gustav.enarsson@granvik.example') && subject.startsWith(`Rösta i sammanträdet (${diaryNumber})`),
  );
  // The one of the first vote; a recused member is not asked again.
  expect(toGustav).toHaveLength(1);

  // One more is found to have a conflict while the vote is open: their link is taken back.
  const [sixth] = voters.filter(({ seat }) => seat === '6');
  desk = await journey.staff('secretary').open(desk.url);
  await register('recuse', { recusePerson: '6', recuseReason: 'Granne' });
  const refused = await request('GET', new URL(sixth?.link ?? '').pathname);
  expect(refused.status).toBe(410);
  const pressed = await sixth?.holder.send(sixth.ballot, 'step=review', { choice: 'NO' });
  expect(pressed?.status).toBe(410);

  const voices: Readonly<Record<string, string>> = { 1: 'YES', 2: 'YES', 3: 'NO', 4: 'NO' };
  for (const { seat, holder, ballot } of voters)
    if (voices[seat] !== undefined) expect((await holder.answer(ballot, { choice: voices[seat] })).status).toBe(200);
  desk = await journey.staff('secretary').open(desk.url);
  await register('attendance', inTheRoom(['5'], 'ABSENT'));
  await register('close-vote');
  expect(desk.text).toMatch(/P1, med ordförandens utslagsröst/);
  expect(await status()).toBe('PROPOSED');

  const late = voters.find(({ seat }) => seat === '5');
  const afterClose = await request('GET', new URL(late?.link ?? '').pathname);
  expect(afterClose.status).toBe(410);

  await register('declare', { declared: 'P1', paragraph: '§ 98' });
  expect(desk.status).toBe(200);
  expect((await journey.applicant.read(draft)).status).toBe('REFUSED');
});

test('after the result every link of the meeting is dead, and a late entry changes nothing', async () => {
  const before = await settled(draft.applicationId, 'NOTICE_SENT');
  const late = voters.find(({ seat }) => seat === '5');
  const vote = await late?.holder.send(late.ballot, 'step=review', { choice: 'YES' });
  expect(vote?.status).toBe(410);
  for (const link of preparation.values()) {
    const page = await request('GET', new URL(link).pathname);
    expect(page.status).toBe(410);
  }
  expect(await stored()).toEqual(before);
});

test('LOV 8:2: the applicant is told, with the committee’s reasons', async () => {
  const notice = await journey.receiveNotice(one, diaryNumber);
  expect(notice.text).toContain('§ 98');
  expect(notice.text).toContain(one.notMet['HT-S-02']);
});
