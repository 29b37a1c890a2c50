import { paginateListExecutions } from '@aws-sdk/client-sfn';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bearer, type Draft, Receipt } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import { Journey } from '../demo/journey.ts';
import type { Message } from '../demo/mailbox.ts';
import { LinkHolder } from '../demo/task-link.ts';
import { until } from '../demo/until.ts';
import { executionName } from '../../workflows/contracts.ts';
import { eventsIn, type Stored, workflows } from '../journey/aws.ts';
import { everythingSettled } from '../journey/settled.ts';
import { crowd } from '../journey/people.ts';
import { insist } from '../journey/request.ts';
import { local } from '../journey/running.ts';

const Created = z.looseObject({ applicationId: z.string(), token: z.string() });

/** At the neighbour's, whose lists no other test reads. */
const journey = new Journey(local, () => undefined, 'lillby');
let choiceSystemId: string;
let people: readonly Case[];
/** Of the fifty that are submitted: drafts whose contacts have confirmed their addresses. */
let confirmed: readonly Draft[];

async function start({ content }: Case): Promise<Draft> {
  const answer = await insist('/v1/applications', { choiceSystemId, content });
  expect(answer.status).toBe(201);
  return Created.parse(JSON.parse(answer.text));
}

async function submit({ applicationId, token }: Draft): Promise<Receipt> {
  const answer = await insist(`/v1/applications/${applicationId}/submission`, {}, bearer(token));
  expect(answer.status).toBeLessThan(300);
  return Receipt.parse(JSON.parse(answer.text));
}

function linkTo(email: string, mails: readonly Message[]): string | undefined {
  return /https?:\/\/\S+/.exec(mails.find(({ to }) => to.includes(email))?.text ?? '')?.[0];
}

async function confirm(link: string): Promise<void> {
  const holder = new LinkHolder(journey.mailbox);
  const { status } = await holder.send(await holder.open(link), 'step=answer', { confirm: 'yes' });
  expect(status).toBe(200);
}

/** The applications of the municipality, each with all that is stored of it. */
async function applications(): Promise<ReadonlyMap<string, readonly Stored[]>> {
  const stored = await everythingSettled(180);
  const ofThem = stored.filter(({ pk }) => pk.startsWith('lillby#APPLICATION#'));
  return Map.groupBy(ofThem, ({ pk }) => `lillby.${pk.split('#')[2] ?? ''}`);
}

beforeAll(async () => {
  const documentation = await journey.documentation();
  ({ choiceSystemId } = documentation);
  people = crowd(documentation, 250);
  const fifty = people.slice(200);
  confirmed = await Promise.all(fifty.map(start));
  const links = await until('the links of the fifty', async () => {
    const mails = await journey.mailbox.all();
    const found = fifty.flatMap(({ people: { contact } }) => linkTo(contact.email, mails) ?? []);
    return found.length === fifty.length ? { found } : `${String(found.length)} of them`;
  });
  await Promise.all(links.map(confirm));
});

test('OSL 5:1: two hundred drafts and fifty submissions at once lose none, double none and number each once', async () => {
  const before = await applications();
  const [drafts, receipts] = await Promise.all([
    Promise.all(people.slice(0, 200).map(start)),
    Promise.all(confirmed.map(submit)),
  ]);

  const after = await applications();
  const added = [...after.keys()].filter((id) => !before.has(id));
  expect(added.toSorted()).toEqual(drafts.map(({ applicationId }) => applicationId).toSorted());
  const statusOf = (id: string) => after.get(id)?.find(({ sk }) => sk === 'CASE')?.['status'];
  expect(drafts.filter(({ applicationId }) => statusOf(applicationId) === 'DRAFT')).toHaveLength(200);

  const mails = (await journey.mailbox.all()).map(({ subject, to }) => `${subject} → ${to.join()}`);
  const mailed = (about: string, to: string) =>
    mails.filter((mail) => mail.startsWith(about) && mail.endsWith(` → ${to}`)).length;
  for (const { people: persons } of people) expect(mailed('Bekräfta din e-postadress', persons.contact.email)).toBe(1);

  const executions: string[] = [];
  const stateMachineArn = local.outputs.ApplicationWorkflowArn;
  for await (const page of paginateListExecutions({ client: workflows }, { stateMachineArn }))
    executions.push(...(page.executions ?? []).map(({ name = '' }) => name));
  for (const [index, { applicationId, diaryNumber }] of receipts.entries()) {
    const arrivals = eventsIn(after.get(applicationId) ?? []).filter(({ type }) => type === 'APPLICATION_RECEIVED');
    expect(arrivals).toHaveLength(1);
    expect(mailed(`Ansökan mottagen (${diaryNumber})`, people[200 + index]?.people.contact.email ?? '')).toBe(1);
  }
  const ours = new Set([...drafts, ...receipts].map(({ applicationId }) => applicationId.replace('.', '_')));
  const started = executions.filter((name) => ours.has(name.split('-')[0] ?? ''));
  expect(started.toSorted()).toEqual(
    receipts.map(({ applicationId }) => executionName({ applicationId, attempt: 1 })).toSorted(),
  );

  // As they stand in the year's register: one after another.
  const numbers = receipts.map(({ diaryNumber }) => Number(/\d+$/.exec(diaryNumber)?.[0])).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
});
