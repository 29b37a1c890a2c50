import { beforeAll, expect, test } from 'vitest';
import type { Draft } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import { delegatedMember, members } from '../demo/committee.ts';
import type { Journey } from '../demo/journey.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { eventsIn, runFunction, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { startJourney, today } from './running.ts';
import { scan } from './scanner.ts';
import { settled } from './settled.ts';
import { stepByStep } from './step-by-step.ts';

stepByStep();

let journey: Journey;
let one: Case;
let draft: Draft;
let diaryNumber: string;

beforeAll(async () => {
  journey = await startJourney();
  one = someone(await journey.documentation(), 3, 'STRAIGHT', ['insurance.certificate']);
});

/** Lets the scanner at a link: nothing about the case is other than before, and no answer is a fault of ours. */
async function expectUntouched(link: string, { phone, after }: { phone?: string; after?: string } = {}): Promise<void> {
  const before = await settled(draft.applicationId, after);
  const statuses = await scan(link);
  expect(statuses.slice(0, 6)).toEqual([200, 200, 200, 200, 200, 200]);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(await settled(draft.applicationId)).toEqual(before);
  // Codes that it asked for help nobody: they went to a telephone.
  if (phone !== undefined) await journey.mailbox.skipEarlier(phone);
}

test('the link that confirms an address', async () => {
  const { choiceSystemId } = await journey.documentation();
  draft = await journey.applicant.create(choiceSystemId, one.content);
  const { email } = one.people.contact;
  const link = await journey.mailbox.nextLink(email, 'Bekräfta din e-postadress');
  await expectUntouched(link);
  const holder = new LinkHolder(journey.mailbox);
  await holder.send(await holder.open(link), 'step=answer', { confirm: 'yes' });
  expect((await journey.applicant.read(draft)).contactConfirmed).toBe(true);
});

test('the signatory’s link', async () => {
  for (const attachment of one.attachments) await journey.applicant.attach(draft, attachment);
  await journey.untilArrived(draft, one.attachments.length);
  ({ diaryNumber } = await journey.applicant.submit(draft));
  const { email, phone } = one.people.signatory;
  const link = await journey.mailbox.nextLink(email, `firmatecknare (${diaryNumber})`);
  await expectUntouched(link, { phone });
  const holder = new LinkHolder(journey.mailbox);
  await holder.answer(await holder.identify(link, phone), { authorised: 'yes' });
  expect((await journey.applicant.read(draft)).signatoryConfirmed).toBe(true);
});

test('the link that asks for what is missing', async () => {
  const link = await journey.mailbox.nextLink(one.people.contact.email, `Komplettera ansökan (${diaryNumber})`);
  await expectUntouched(link);
  for (const attachment of one.completion) await journey.applicant.attach(draft, attachment);
  await journey.untilArrived(draft, one.attachments.length + one.completion.length);
  await expectUntouched(link);
  const holder = new LinkHolder(journey.mailbox);
  const review = await holder.send(await holder.open(link), 'step=review');
  expect((await holder.send(review, 'step=answer', { confirm: 'yes' })).status).toBe(200);
});

test('KL 6:37, 7:5: the delegated member’s link; handed over, by two presses at once, the case goes once to the committee', async () => {
  await journey.assess(one, diaryNumber);
  const member = delegatedMember('2');
  const link = await journey.mailbox.nextLink(member.email, `Fatta beslut på delegation (${diaryNumber})`);
  await expectUntouched(link, { phone: member.phone });
  const holder = new LinkHolder(journey.mailbox);
  const form = await holder.withoutConflict(await holder.identify(link, member.phone));
  expect((await holder.send(form, 'step=review', { answer: 'HAND_OVER' })).status).toBe(422);
  const answers = { answer: 'HAND_OVER', words: 'Nämnden bör ta ställning till den här.' };
  const review = await holder.send(form, 'step=review', answers);
  const pressed = await Promise.all([holder.send(review, 'step=answer'), holder.send(review, 'step=answer')]);
  expect(pressed.map(({ status }) => status)).toEqual([200, 200]);
  for (const { text } of pressed) expect(text).toContain('Du har lämnat över ärendet till nämnden.');
  const events = eventsIn(await storedOf(draft.applicationId)).map(({ type }) => type);
  expect(events.filter((type) => type === 'CASE_HANDED_OVER')).toHaveLength(1);
  expect((await journey.applicant.read(draft)).status).toBe('PROPOSED');
});

test('links to prepare and to vote; the committee then approves', async () => {
  const [first] = members;
  if (first === undefined) throw new Error('The committee has no members');
  const { email, phone } = first.person;
  const prepare = await journey.mailbox.nextLink(email, `Läs inför sammanträdet (${diaryNumber})`);
  await expectUntouched(prepare, { phone });

  const secretary = journey.staff('secretary');
  const address = await journey.mailbox.nextLink(
    'sekreterare@granvik.example',
    `Registrera sammanträdets beslut (${diaryNumber})`,
  );
  let desk = await secretary.send(await secretary.open(address), 'step=conflict', { conflict: 'NONE' });
  desk = await secretary.send(desk, 'step=open', { heldOn: today() });
  const present = Object.fromEntries(members.map(({ seat }) => [`attendance-${seat}`, 'PRESENT_IN_ROOM']));
  desk = await secretary.send(desk, 'step=attendance', present);
  const other = { proposedBy: '4', proposalKind: 'REFER_BACK', question: 'Räcker kapaciteten?' };
  desk = await secretary.send(desk, 'step=propose', other);
  const asked = { requestedBy: '4', method: 'LINKS', yes: 'P1', no: 'P2' };
  desk = await secretary.send(desk, 'step=open-vote', asked);
  const vote = await journey.mailbox.nextLink(email, `Rösta i sammanträdet (${diaryNumber})`);
  await expectUntouched(vote, { phone });

  const aloud = Object.fromEntries(members.map(({ seat }) => [`vote-${seat}`, 'YES']));
  desk = await secretary.send(await secretary.open(desk.url), 'step=votes', aloud);
  desk = await secretary.send(desk, 'step=close-vote');
  desk = await secretary.send(desk, 'step=declare', { declared: 'P1', paragraph: '99' });
  expect(desk.status).toBe(200);
});

test('the notice’s link: what a scanner opens is not yet given', async () => {
  const { email } = one.people.contact;
  const link = await journey.mailbox.nextLink(email, `Ta del av beslutet (${diaryNumber})`);
  await expectUntouched(link, { after: 'SIGNATURES_REQUESTED' });
  const holder = new LinkHolder(journey.mailbox);
  const cover = await holder.open(link);
  expect(cover.text).not.toContain('godkänns');
  const given = await holder.send(cover, 'step=answer', { confirm: 'yes' });
  expect(given.text).toContain('Ansökan godkänns');
});

test('the link to sign; with both signatures the provider is in the catalogue', async () => {
  const { email, phone, name } = one.people.signatory;
  const link = await journey.mailbox.nextLink(email, `Skriv under avtalet (${diaryNumber})`);
  await expectUntouched(link, { phone });
  const holder = new LinkHolder(journey.mailbox);
  const signed = await holder.answer(await holder.identify(link, phone), { name, accept: 'yes' });
  expect(signed.status).toBe(200);
  await journey.signForMunicipality(diaryNumber);
  await journey.untilPublished(one);
});

test('the link to the year’s quality report', async () => {
  const at = `${String(Number(today().slice(0, 4)) + 20)}-01-07T06:00:00.000Z`;
  await runFunction('follow-up-open-reports', { at });
  const { email } = one.people.contact;
  const link = await journey.mailbox.nextLink(email, `Lämna årets kvalitetsredovisning (${diaryNumber})`);
  await expectUntouched(link);
});
