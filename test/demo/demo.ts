import { demoCases } from './applicants.ts';
import { delegatedMember } from './committee.ts';
import { runningSystem } from './endpoints.ts';
import { Journey, type Result } from './journey.ts';

const silent = process.argv.includes('--json');

/** Drives the main job against the running system as the people in it would, and says what came of it. */
async function demo(): Promise<void> {
  const tell = silent ? () => undefined : (line: string) => console.log(line);
  const journey = new Journey(runningSystem(new URL('../../.local/', import.meta.url)), tell);
  await journey.mailbox.skipEarlier();
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
  const documentation = await journey.documentation();
  const [a, b, c] = demoCases(documentation, today);
  const results: Result[] = [];

  const draftA = await journey.draft(a, documentation.choiceSystemId);
  const numberA = await journey.submit(a, draftA);
  await journey.assess(a, numberA);
  await journey.decideAsOfficer(numberA);
  await journey.receiveNotice(a, numberA);
  await journey.sign(a, numberA);
  await journey.untilPublished(a);
  results.push({ applicant: a.name, diaryNumber: numberA, outcome: 'published' });

  const draftB = await journey.draft(b, documentation.choiceSystemId);
  const numberB = await journey.submit(b, draftB);
  await journey.complete(b, draftB, numberB);
  await journey.assess(b, numberB);
  await journey.decideAsMember(delegatedMember('2'), numberB);
  await journey.receiveNotice(b, numberB);
  await journey.sign(b, numberB);
  await journey.untilPublished(b);
  results.push({ applicant: b.name, diaryNumber: numberB, outcome: 'published' });

  const draftC = await journey.draft(c, documentation.choiceSystemId);
  const numberC = await journey.submit(c, draftC);
  await journey.assess(c, numberC);
  await journey.decideInMeeting(numberC, today, '97');
  await journey.receiveNotice(c, numberC);
  results.push({ applicant: c.name, diaryNumber: numberC, outcome: 'refused' });

  console.log(JSON.stringify({ cases: results }));
}

await demo();
