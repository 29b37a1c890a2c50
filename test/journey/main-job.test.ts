import { paginateGetExecutionHistory } from '@aws-sdk/client-sfn';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { verifyChain } from '../../shared/domain/register/event.ts';
import { hashOf } from '../../shared/platform/hash.ts';
import { executionName } from '../../workflows/contracts.ts';
import { bearer, type Draft } from '../demo/applicant.ts';
import { type Case, demoCases } from '../demo/applicants.ts';
import { delegatedMember } from '../demo/committee.ts';
import { assessment, Journey } from '../demo/journey.ts';
import type { Message } from '../demo/mailbox.ts';
import { type View, Visitor } from '../demo/visitor.ts';
import { until } from '../demo/until.ts';
import { caseIn, eventsIn, storedOf, workflows } from './aws.ts';
import { someone } from './people.ts';
import { local, startJourney, today } from './running.ts';

interface Told {
  readonly one: Case;
  readonly draft: Draft;
  readonly diaryNumber: string;
  readonly notice: View;
}

const Entry = z.looseObject({
  provider: z.looseObject({ name: z.string(), organisationNumber: z.string(), regi: z.string() }),
  basis: z.string(),
});
const Catalogue = z.looseObject({ entries: z.array(Entry) });

let journey: Journey;
let a: Told;
let b: Told;
let c: Told;
let messages: Message[];

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  const [first, second, third] = demoCases(documentation, today());
  const apply = async (one: Case) => {
    const draft = await journey.draft(one, documentation.choiceSystemId);
    return { one, draft, diaryNumber: await journey.submit(one, draft) };
  };

  const applyingA = await apply(first);
  await journey.assess(first, applyingA.diaryNumber);
  await journey.decideAsOfficer(applyingA.diaryNumber);
  a = { ...applyingA, notice: await journey.receiveNotice(first, applyingA.diaryNumber) };
  await journey.sign(first, a.diaryNumber);
  await journey.untilPublished(first);

  const applyingB = await apply(second);
  await journey.complete(second, applyingB.draft, applyingB.diaryNumber);
  await journey.assess(second, applyingB.diaryNumber);
  await journey.decideAsMember(delegatedMember('2'), applyingB.diaryNumber);
  b = { ...applyingB, notice: await journey.receiveNotice(second, applyingB.diaryNumber) };
  await journey.sign(second, b.diaryNumber);
  await journey.untilPublished(second);

  const applyingC = await apply(third);
  await journey.assess(third, applyingC.diaryNumber);
  await journey.decideInMeeting(applyingC.diaryNumber, today(), '97');
  c = { ...applyingC, notice: await journey.receiveNotice(third, applyingC.diaryNumber) };
  messages = await journey.mailbox.all();
});

test('two applicants are contracted and in the catalogue; the third is refused and is not', async () => {
  expect((await journey.applicant.read(a.draft)).status).toBe('CONTRACTED');
  expect((await journey.applicant.read(b.draft)).status).toBe('CONTRACTED');
  expect((await journey.applicant.read(c.draft)).status).toBe('REFUSED');
  const published = await journey.published();
  expect(published.filter((name) => name === a.one.name)).toHaveLength(1);
  expect(published.filter((name) => name === b.one.name)).toHaveLength(1);
  expect(published).not.toContain(c.one.name);
});

test('LOV 9:1: they stand beside the own unit and the provider from before, with the same fields; a sole trader’s number is masked', async () => {
  const { entries } = Catalogue.parse(await journey.applicant.call('GET', '/v1/catalogue?municipality=granvik'));
  expect(new Set(entries.map(({ basis }) => basis))).toEqual(new Set(['AUTHORISATION', 'ASSIGNMENT', 'IMPORTED']));
  const [first] = entries;
  for (const entry of entries) expect(Object.keys(entry).toSorted()).toEqual(Object.keys(first ?? {}).toSorted());
  const number = (name: string) => entries.find(({ provider }) => provider.name === name)?.provider.organisationNumber;
  expect(number(a.one.name)).toBe('559999-9009');
  expect(number(b.one.name)).toBe('XXXXXX-XXXX');

  const page = await new Visitor().open(local.endpoints.web);
  expect(page.status).toBe(200);
  for (const { provider } of entries) expect(page.text).toContain(provider.name);
  expect(page.root.outerHTML).not.toMatch(/121212-?1212/);
});

test('LOV 4:5: the receipt says when it came, under which number and what was in it; asked for again it is the same', async () => {
  for (const { one, draft, diaryNumber } of [a, b, c]) {
    const receipt = await journey.applicant.submit(draft);
    expect(receipt).toMatchObject({ diaryNumber, content: { applicant: { name: one.name } } });
    expect(receipt.decisionDueOn > today()).toBe(true);
    const mailed = messages.filter(({ subject }) => subject.startsWith(`Ansökan mottagen (${diaryNumber})`));
    expect(mailed.map(({ to }) => to)).toEqual([[one.people.contact.email]]);
  }
});

test('the applicant sees where every requirement stands, and why', async () => {
  const findings = async ({ draft }: Told) =>
    new Map((await journey.applicant.read(draft)).findings.map(({ requirementId, result }) => [requirementId, result]));
  const [ofA, ofC] = [await findings(a), await findings(c)];
  const { requirements } = await journey.documentation();
  expect([...ofA.keys()].toSorted()).toEqual(requirements.requirements.map(({ id }) => id).toSorted());
  expect(new Set(ofA.values())).toEqual(new Set(['MET', 'NOT_APPLICABLE', 'NOT_TESTED_NOW']));
  expect(ofC.get('HT-S-02')).toBe('NOT_MET');
});

test('LOV 8:1: a refusal and an approval say their reasons, who decided and by what right', () => {
  const why = c.one.notMet['HT-S-02'] ?? '';
  expect(why).not.toBe('');
  expect(c.notice.text).toContain('Ansökan godkänns inte');
  expect(c.notice.text).toContain(why);
  expect(c.notice.text).toContain('§ 97');
  expect(a.notice.text).toContain('Ansökan godkänns');
  expect(a.notice.text).toMatch(/Enar Chefsson[\s\S]*4\.1/);
  expect(b.notice.text).toMatch(/Birger Nyman, ledamot[\s\S]*4\.2/);
});

test('LOV 8:2, 10:3: a refusal states the rule for correction and, once given, its last day; an approval neither', () => {
  expect(c.notice.text).toContain('inom tre veckor från det att du gavs denna underrättelse');
  expect(c.notice.text).toContain('Förvaltningsrätten i Granvik');
  expect(c.notice.text).toMatch(/Sista dag för ansökan om rättelse är \d+ \p{L}+ \d{4}/u);
  expect(c.notice.text).not.toMatch(/överklag|laglighetspröv/i);
  for (const { notice } of [a, b]) expect(notice.text).not.toMatch(/söka rättelse|ansökan om rättelse/i);
});

test('mail and text messages carry nothing of the case: only whose it is, its number, what is asked and by when', () => {
  const day = String.raw`\d{4}-\d\d-\d\d`;
  const number = String.raw`( \(SN \d{4}/\d{5}\))?`;
  // The documentation's own rules, the same to everybody.
  const rule = {
    sv: String.raw`Beslut fattas inom \d+ veckor från den dag då ansökan kom in\. Under tiden [\d \p{L}–]+ är det \d+ veckor\. Tiden står still medan sökanden har en begäran om komplettering eller förtydligande att svara på\.`,
    en: String.raw`A decision is made within \d+ weeks from the day on which the application arrived\. Between [\d \p{L}]+ it is \d+ weeks\. The time stands still while the applicant has a request for completion or clarification to answer\.`,
  };
  const silence = {
    sv: String.raw`Kommer inget svar i tid prövas ansökan som den är\. Då föreslås att det som saknas räknas som inte uppfyllt\. En person bedömer förslaget, och ni får ett beslut med skäl\.`,
    en: String.raw`If no answer comes in time, the application is assessed as it is\. It is then proposed that what is missing counts as not met\. A person assesses the proposal, and you get a decision with reasons\.`,
  };
  const paragraphs = [
    String.raw`Granviks kommun, Socialnämnden: [\p{L} -]+${number}\. Senast ${day}\.`,
    String.raw`In English: [\p{L}’ -]+, by ${day}\.( ${silence.en})?`,
    silence.sv,
    String.raw`Frågor\? \(Questions\?\) Sam Ordning, 0701740605\.`,
    String.raw`Förberedelse inför sammanträdet\. Det är ingen omröstning\. \(Preliminary, not a vote\.\)`,
    String.raw`(Påminnelse: |Här är |En uppgift )[^\n]+`,
    String.raw`Granviks kommun, Socialnämnden, har tagit emot en ansökan\. Diarienummer SN \d{4}/\d{5}, inkommen ${day}\.`,
    String.raw`Beslut fattas senast ${day}, enligt förfrågningsunderlaget: ${rule.sv} Saknas något frågar vi efter det\.`,
    String.raw`In English: your application has been received \(${day}\)\. A decision is due by ${day}\. ${rule.en}`,
    String.raw`Alla har skrivit under avtalet\. Inom någon minut visas ni i Granviks kommuns katalog\.`,
    String.raw`In English: everybody has signed the contract\. You appear in the catalogue within a minute\.`,
    String.raw`[\p{L} -]+:\nhttp://127\.0\.0\.1:\d+/(t/[a-z-]+/granvik\.[\w-]{43}|desk/[\w./-]+)?`,
  ].map((pattern) => new RegExp(`^${pattern}$`, 'u'));
  const mails = messages.filter(({ kind }) => kind === 'MAIL');
  expect(mails.length).toBeGreaterThan(30);
  const unknown = mails.flatMap(({ text }) =>
    text
      .trimEnd()
      .split('\n\n')
      .filter((paragraph) => !paragraphs.some((pattern) => pattern.test(paragraph))),
  );
  expect(unknown).toEqual([]);
  const subject = /^(Påminnelse: |Ej utfört: )?[\p{L} -]+( \(SN \d{4}\/\d{5}\))? – Granviks kommun$/u;
  expect(mails.map((mail) => mail.subject).filter((line) => !subject.test(line))).toEqual([]);

  const secrets = [a, b, c].flatMap(({ one }) => [one.name, ...secretsOf(one.content)]);
  const leaks = messages.flatMap(({ subject: line, text }) =>
    secrets.filter((secret) => `${line}\n${text}`.includes(secret)),
  );
  expect(leaks).toEqual([]);
  for (const { text } of messages.filter(({ kind }) => kind === 'SMS')) {
    expect(text).toMatch(/^[\p{L}\d .,:()/–-]*\b\d{6}\b[\p{L}\d .,:()/–-]*$/u);
  }
});

test('the straight case takes at most twenty transitions of the workflow', async () => {
  const arn = local.outputs.ApplicationWorkflowArn.replace(':stateMachine:', ':execution:');
  const executionArn = `${arn}:${executionName({ applicationId: a.draft.applicationId, attempt: 1 })}`;
  const entered: string[] = [];
  const last: string[] = [];
  for await (const { events = [] } of paginateGetExecutionHistory({ client: workflows }, { executionArn })) {
    for (const { type = '', stateEnteredEventDetails } of events) {
      last.push(type);
      if (stateEnteredEventDetails?.name !== undefined) entered.push(stateEnteredEventDetails.name);
    }
  }
  expect(entered.length).toBeGreaterThan(5);
  expect(entered.length).toBeLessThanOrEqual(20);
  expect(last.at(-1)).toBe('ExecutionSucceeded');
});

test('every case’s chain of events is whole, and nothing is left in its outbox', async () => {
  for (const { draft } of [a, b, c]) {
    const items = await storedOf(draft.applicationId);
    const { version, eventHash } = z.looseObject({ version: z.int(), eventHash: z.string() }).parse(caseIn(items));
    const head = { seq: version, hash: eventHash };
    expect(verifyChain(eventsIn(items), hashOf, head)).toEqual({ ok: true, value: head });
    const lines = items.filter(({ sk }) => sk.startsWith('OUTBOX#'));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(({ state }) => state !== 'DONE')).toEqual([]);
  }
});

/** Every longer text in what an application says that names somebody or says something about them. */
function secretsOf(content: Record<string, unknown>): string[] {
  const { applicant, contact, signatories, persons, presentation } = z
    .looseObject({
      applicant: z.looseObject({ registration: z.looseObject({ organisationNumber: z.string() }) }),
      contact: z.looseObject({ name: z.string(), phone: z.string() }),
      signatories: z.array(z.looseObject({ name: z.string(), phone: z.string() })),
      persons: z.array(z.looseObject({ name: z.string() })),
      presentation: z.looseObject({ text: z.looseObject({ sv: z.string() }) }),
    })
    .parse(content);
  const number = applicant.registration.organisationNumber;
  return [
    number,
    number.replace('-', ''),
    contact.name,
    contact.phone,
    ...signatories.flatMap(({ name, phone }) => [name, phone]),
    ...persons.map(({ name }) => name),
    presentation.text.sv,
  ];
}

const Offered = z.looseObject({ alsoTo: z.tuple([z.looseObject({ applicationId: z.string() })]) });
const Siblings = z.looseObject({ siblings: z.tuple([z.looseObject({ diaryNumber: z.optional(z.string()) })]) });

/** The neighbour's number, once the application has come there. */
async function numberThere(draft: Draft): Promise<string> {
  return until('the neighbour’s number', async () => {
    const { siblings } = Siblings.parse(await journey.applicant.read(draft));
    const { diaryNumber } = siblings[0];
    return diaryNumber === undefined ? 'a case without one' : { found: diaryNumber };
  });
}

test('a joint application is approved by one committee and refused by the other, and the officer sees where they differ', async () => {
  const documentation = await journey.documentation();
  const lillby = new Journey(local, () => undefined, 'lillby');
  const one = someone(documentation, 9, 'STRAIGHT');
  const draft = await journey.draft(one, documentation.choiceSystemId);
  const scope = { service: documentation.services[0], area: 'Lillby tätort', targetGroup: 'Äldre' };
  const alsoTo = [{ choiceSystemId: 'lillby.hemtjanst', scopes: [scope] }];
  const path = `/v1/applications/${draft.applicationId}/submission`;
  const submitted = await journey.applicant.call('POST', path, { alsoTo }, bearer(draft.token));
  const there = { ...draft, applicationId: Offered.parse(submitted).alsoTo[0].applicationId };
  const { diaryNumber } = await journey.applicant.submit(draft);
  const number = await numberThere(draft);
  expect([diaryNumber.slice(0, 3), number.slice(0, 3)]).toEqual(['SN ', 'ON ']);
  await journey.untilArrived(there, one.attachments.length);
  await journey.confirm(one, diaryNumber);
  await journey.confirm(one, number);

  await lillby.assess({ ...one, notMet: { 'HT-G-13': 'Försäkringen gäller bara i Granvik.' } }, number);
  const address = await journey.mailbox.nextLink('samordnare@granvik.example', `Bedöm en ansökan (${diaryNumber})`);
  const officer = journey.staff('coordinator');
  const form = await officer.send(await officer.open(address), 'step=conflict', { conflict: 'NONE' });
  const review = await officer.send(form, 'step=review', assessment(form, one));
  const { text } = await officer.open(address);
  expect(text).toContain('Samma underlag har bedömts på annat sätt.');
  expect(text).toMatch(/Lillby kommun, .*: inte uppfyllt/);
  expect(text).not.toContain('Försäkringen gäller bara i Granvik.');
  expect((await officer.send(review, 'step=propose')).status).toBe(200);
  await lillby.decideAsOfficer(number);
  await journey.decideAsOfficer(diaryNumber);
  // The contract may be out to be signed by now.
  expect((await journey.applicant.read(draft)).status).toMatch(/^(APPROVED|CONTRACT_PENDING)$/);
  expect((await journey.applicant.read(there)).status).toBe('REFUSED');
});
