import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { shownDay } from '../../shared/http/shown-time.ts';
import type { Draft } from '../demo/applicant.ts';
import { ask } from '../demo/ask.ts';
import type { Journey } from '../demo/journey.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { eventsIn, runFunction, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { local, startJourney, today } from './running.ts';
import { settled } from './settled.ts';
import { stepByStep } from './step-by-step.ts';

stepByStep();

const coordinator = 'samordnare@granvik.example';
const Task = z.looseObject({ kind: z.string(), dueOn: z.iso.date() });
const Promised = z.looseObject({
  status: z.string(),
  decisionDueOn: z.iso.date(),
  clockPausedSince: z.optional(z.iso.date()),
});

let journey: Journey;
let draft: Draft;
let contact: string;
let diaryNumber: string;

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  const one = someone(documentation, 6, 'STRAIGHT', ['insurance.certificate']);
  contact = one.people.contact.email;
  draft = await journey.draft(one, documentation.choiceSystemId);
  diaryNumber = await journey.submit(one, draft);
});

async function promised(): Promise<z.infer<typeof Promised>> {
  return Promised.parse(await journey.applicant.read(draft));
}

/** What the applicant's own page says, on the device that has the application open. */
async function statusPage(): Promise<string> {
  const { applicationId, token } = draft;
  const cookie = `__Host-application-${applicationId.split('.')[1] ?? ''}=${token}`;
  const page = await ask(`${local.endpoints.api}/ansokan/${applicationId}/lage`, { headers: { cookie } });
  expect(page.status).toBe(200);
  return page.text();
}

async function dueOn(): Promise<string> {
  const tasks = (await storedOf(draft.applicationId)).filter(({ sk }) => sk.startsWith('TASK#'));
  return Task.parse(tasks.find(({ kind }) => kind === 'COMPLETE')).dueOn;
}

/** The calendar's daily round, on another day. */
async function remindOn(day: string): Promise<void> {
  await runFunction('task-remind', { at: `${day}T06:00:00.000Z` });
  await settled(draft.applicationId);
}

test('LOV 4:4: the clock stands still while the applicant is asked, and the promised day follows the time that is given', async () => {
  const link = await journey.mailbox.nextLink(contact, `Komplettera ansökan (${diaryNumber})`);
  const [first, before] = [await dueOn(), await promised()];
  expect(before).toMatchObject({ status: 'COMPLETION_REQUESTED', clockPausedSince: today() });
  expect(await statusPage()).toContain(`${shownDay(before.decisionDueOn, 'sv')}, om svaret kommer sista dagen.`);

  const holder = new LinkHolder(journey.mailbox);
  const why = { 'why-more-time': 'Försäkringsbolaget svarar inte.' };
  const asked = await holder.send(await holder.open(link), 'step=more-time', why);
  expect(asked.text).toContain('Ni har bett om längre tid.');
  const address = await journey.mailbox.nextLink(coordinator, `Svara på en begäran om längre tid (${diaryNumber})`);
  const officer = journey.staff('coordinator');
  const form = await officer.send(await officer.open(address), 'step=conflict', { conflict: 'NONE' });
  const later = addDays(first, 14);
  const granted = await officer.send(form, 'step=grant', { dueOn: later, reason: 'Intyget dröjer.' });
  expect([granted.status, granted.text]).toEqual([200, expect.stringContaining('Sparat.')]);

  expect(await dueOn()).toBe(later);
  const after = await promised();
  expect(after).toMatchObject({ decisionDueOn: addDays(before.decisionDueOn, 14), clockPausedSince: today() });
  expect(await statusPage()).toContain(`${shownDay(after.decisionDueOn, 'sv')}, om svaret kommer sista dagen.`);
  expect((await holder.open(link)).text).toContain('Intyget dröjer.');
});

test('LOV 8:1: silence until the new day ends the wait with a proposal to a person; the clock goes on, and nothing is decided', async () => {
  const [later, before] = [await dueOn(), await promised()];
  await remindOn(addDays(later, -10));
  expect(await promised()).toEqual(before);
  await remindOn(addDays(later, 1));
  await remindOn(addDays(later, 2));
  const address = await journey.mailbox.nextLink(coordinator, `Bedöm en ansökan (${diaryNumber})`);
  const form = await journey.staff('coordinator').open(address);
  expect(form.text).toContain(`med svar senast ${later}. Inget svar kom i tid.`);

  const after = await promised();
  expect(after).toMatchObject({ status: 'ASSESSMENT', decisionDueOn: before.decisionDueOn });
  expect(after).not.toHaveProperty('clockPausedSince');
  expect(await statusPage()).not.toContain('Klockan står still');
  const events = eventsIn(await settled(draft.applicationId)).map(({ type }) => type);
  expect(events).toContain('COMPLETION_UNANSWERED');
  for (const type of ['DECISION_PROPOSED', 'DECISION_MADE']) expect(events).not.toContain(type);
});
