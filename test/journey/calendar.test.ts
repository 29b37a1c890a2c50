import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Draft } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import type { Journey } from '../demo/journey.ts';
import type { Message } from '../demo/mailbox.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { until } from '../demo/until.ts';
import { collection, eventsIn, everythingStored, runFunction, type Stored, storedOf } from './aws.ts';
import { someone } from './people.ts';
import { startJourney, today } from './running.ts';
import { settled } from './settled.ts';
import { stepByStep } from './step-by-step.ts';

stepByStep();

const Opened = z.object({ opened: z.int() });
const Task = z.looseObject({ kind: z.string(), status: z.string(), dueOn: z.string(), taskId: z.string() });
const Assigned = z.looseObject({
  kind: z.string(),
  assignee: z.looseObject({ email: z.string() }),
  subject: z.looseObject({ id: z.string() }),
});

let journey: Journey;
let one: Case;
let draft: Draft;
let diaryNumber: string;

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  one = someone(documentation, 5, 'STRAIGHT');
  // Hands in everything but forgets a file, and then says nothing more.
  one = { ...one, attachments: one.attachments.slice(0, 2) };
  draft = await journey.draft(one, documentation.choiceSystemId);
  diaryNumber = await journey.submit(one, draft);
  await journey.mailbox.next(one.people.contact.email, `Komplettera ansökan (${diaryNumber})`);
});

async function taskOf(kind: string): Promise<z.infer<typeof Task>> {
  const items = await storedOf(draft.applicationId);
  const tasks = items.filter(({ sk }) => sk.startsWith('TASK#')).map((item) => Task.parse(item));
  const found = tasks.find((task) => task.kind === kind);
  if (found === undefined) throw new Error(`There is no task ${kind}`);
  return found;
}

/** The calendar's daily round, on another day. */
async function remindOn(day: string): Promise<void> {
  await runFunction('task-remind', { at: `${day}T06:00:00.000Z` });
  await settled(draft.applicationId);
}

async function mailsAbout(what: string): Promise<Message[]> {
  return (await journey.mailbox.all()).filter(({ subject }) => subject.includes(`${what} (${diaryNumber})`));
}

test('a task that nears its day, and one that passes it, reminds its assignee, once each', async () => {
  const { dueOn } = await taskOf('COMPLETE');
  const reminders = async () =>
    (await mailsAbout('Komplettera ansökan')).filter(({ subject }) => subject.startsWith('Påminnelse: '));
  await remindOn(addDays(dueOn, -4));
  expect(await reminders()).toEqual([]);
  await remindOn(addDays(dueOn, -3));
  await remindOn(addDays(dueOn, -2));
  expect((await reminders()).map(({ to }) => to)).toEqual([[one.people.contact.email]]);
  await remindOn(addDays(dueOn, 1));
  await remindOn(addDays(dueOn, 1));
  expect((await reminders()).map(({ to }) => to)).toEqual([[one.people.contact.email], [one.people.contact.email]]);
});

test('then the coordinator is told, and silence leads to a person who sees what is missing: nothing is decided by it', async () => {
  const { dueOn } = await taskOf('COMPLETE');
  await remindOn(addDays(dueOn, 2));
  const told = (await mailsAbout('Komplettera ansökan')).filter(({ subject }) => subject.startsWith('Ej utfört: '));
  expect(told.map(({ to }) => to)).toEqual([['samordnare@granvik.example']]);
  expect((await taskOf('COMPLETE')).status).toBe('REVOKED');

  const address = await journey.mailbox.nextLink('samordnare@granvik.example', `Bedöm en ansökan (${diaryNumber})`);
  const officer = journey.staff('coordinator');
  const form = await officer.send(await officer.open(address), 'step=conflict', { conflict: 'NONE' });
  expect(form.status).toBe(200);
  const { status, findings } = await journey.applicant.read(draft);
  expect(status).toBe('ASSESSMENT');
  const missing = findings.filter(({ result }) => result === 'NEEDS_COMPLETION' || result === 'NOT_MET');
  expect(missing.length).toBeGreaterThan(0);
  for (const { requirementId } of missing) expect(form.text).toContain(requirementId);
});

test('a settled task is never reminded about; the officer’s own is', async () => {
  const { dueOn } = await taskOf('ASSESS');
  const before = (await mailsAbout('Komplettera ansökan')).length;
  await remindOn(addDays(dueOn, 1));
  await remindOn(addDays(dueOn, 30));
  expect((await mailsAbout('Komplettera ansökan')).length).toBe(before);
  expect((await mailsAbout('Bekräfta ansökan som firmatecknare')).length).toBe(1);
  const subjects = (await mailsAbout('Bedöm en ansökan')).map(({ subject }) => subject.split(':')[0]).toReversed();
  expect(subjects.slice(1)).toEqual(['Påminnelse', 'Ej utfört']);
  const events = eventsIn(await storedOf(draft.applicationId)).map(({ type }) => type);
  expect(events.filter((type) => type === 'DECISION_PROPOSED' || type === 'DECISION_MADE')).toEqual([]);
});

/** The reports of a year, one for each contract in force. */
async function reportsOf(year: number): Promise<Stored[]> {
  return (await everythingStored()).filter(
    ({ pk, sk, year: of }) => /^[a-z-]+#REPORT#/.test(pk) && sk === 'CASE' && of === year,
  );
}

test('SoL 15:9, KL 10:8: three years pass; each opens one report for every provider and the own unit, once', async () => {
  const now = Number(today().slice(0, 4));
  const { entries } = z
    .looseObject({ entries: z.array(z.looseObject({ provider: z.looseObject({ name: z.string() }) })) })
    .parse(await journey.applicant.call('GET', '/v1/catalogue'));
  const names = entries.map(({ provider }) => provider.name).toSorted();
  expect(names).toContain('Granviks hemtjänst');
  for (const year of [now + 1, now + 2, now + 3]) {
    const at = `${String(year)}-01-07T06:00:00.000Z`;
    expect(Opened.parse(await runFunction('follow-up-open-reports', { at })).opened).toBe(names.length);
    expect(Opened.parse(await runFunction('follow-up-open-reports', { at })).opened).toBe(0);
    const opened = (await reportsOf(year - 1)).map(({ providerName }) => String(providerName));
    expect(opened.toSorted()).toEqual(names);
  }
});

test('a report is submitted from its link, and stands; silence about another only reminds', async () => {
  const year = Number(today().slice(0, 4));
  const [report] = (await reportsOf(year)).filter(({ providerName }) => providerName === 'Granviks hemtjänst');
  if (report === undefined) throw new Error('The own unit has no report');
  const task = Assigned.parse((await collection(report.pk)).find(({ sk }) => sk.startsWith('TASK#')));
  const link = await journey.mailbox.nextLink(task.assignee.email, 'Lämna årets kvalitetsredovisning');
  const holder = new LinkHolder(journey.mailbox);
  const form = await holder.open(link);
  expect(form.text).toMatch(/Granviks hemtjänst, \d{4}/);
  const wrong = await holder.send(form, 'step=review', { complaints: 'många' });
  expect(wrong.status).toBe(422);
  const answers: Record<string, string> = {};
  for (const field of form.root.querySelectorAll('main form input[inputmode]'))
    answers[field.getAttribute('name') ?? ''] = '4';
  for (const area of form.root.querySelectorAll('main form textarea'))
    answers[area.getAttribute('name') ?? ''] = 'Tätare handledning.';
  const review = await holder.send(form, 'step=review', answers);
  expect(review.status).toBe(200);
  const done = await holder.send(review, 'step=answer', { confirm: 'yes' });
  expect(done.text).toContain('Ditt svar är registrerat');
  const submitted = await untilSubmitted();
  expect(submitted).toHaveLength(1);
});

async function untilSubmitted(): Promise<Stored[]> {
  return until('the report that was handed in', async () => {
    const reports = (await everythingStored()).filter(
      ({ pk, sk, providerName }) =>
        /^[a-z-]+#REPORT#/.test(pk) && sk === 'CASE' && providerName === 'Granviks hemtjänst',
    );
    const found = reports.filter(({ status }) => status === 'SUBMITTED');
    return found.length > 0 ? { found } : reports.map(({ status }) => String(status)).join(', ');
  });
}
