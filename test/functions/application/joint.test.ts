import { StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { ApplicationView, Receipt } from '../../../functions/application/apply/manifest.ts';
import { handler as confirmSubmission } from '../../../functions/application/confirm-submission/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler as requestConfirmation } from '../../../functions/application/request-confirmation/handler.ts';
import { handler as submitPages } from '../../../functions/application/submit/handler.tsx';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import { handler as checkRequirements } from '../../../functions/requirement/check-requirements/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { otherMembers } from '../../../shared/domain/application/applicant.ts';
import { type Evidence, evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { municipalityOf, useMunicipalities } from '../../../shared/platform/config.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import {
  applicationSubject,
  commitApplication,
  putEvidence,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { commitChoiceSystem, readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { applicationsBegunBy } from '../../../shared/store/application/open.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { nextDiaryNumber } from '../../../shared/store/register/register.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { transact } from '../../../shared/store/transact.ts';
import { withdraw } from '../../../shared/store/application/withdraw.ts';
import { homeCare, storedFile } from '../../support/application-builder.ts';
import { faultsOf } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { granvik } from '../../support/granvik.ts';
import { lillby } from '../../support/lillby/lillby.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { about, confirmedDraft, content, create, type Draft, problemOf, stored } from './applicant.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({
  EVIDENCE_BUCKET: 'granvik-evidence',
  MAIL_FROM: 'valbar@granvik.example',
  APPLICATION_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:valbar-granvik-application',
});
const { objects, copied } = useBucket();

const both = [
  { ...granvik, cooperatesWith: ['lillby'] },
  { ...lillby, cooperatesWith: ['granvik'] },
];
const there = { choiceSystemId: 'lillby.hemtjanst' };
const scope = { service: 'Hemtjänst', area: 'Lillby tätort', targetGroup: 'Äldre' };

const eva = { name: 'Eva Ek', email: 'eva@solglantan.example', phone: '0701740610' };
const ida = { name: 'Ida Ask', email: 'ida@solglantan.example', phone: '0701740611' };

/** The neighbour's own terms: one worded otherwise, and one statement less to write. */
const neighbours = {
  ...homeCare,
  id: 'lillby-hemtjanst',
  requirements: homeCare.requirements.map((one) =>
    one.id === 'HT-S-11' ? { ...one, text: { sv: 'Lillbys egen lydelse.', en: 'Lillby’s own words.' } } : one,
  ),
};

const issuer = new OidcIssuer();
afterAll(() => issuer.stop());
beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCareWith({ jointWith: [{ municipality: 'lillby', id: 'hemtjanst' }] });
  await openHomeCareWith({
    municipality: 'lillby',
    requirements: neighbours,
    areas: ['Hela kommunen', scope.area],
    jointWith: [{ municipality: 'granvik', id: 'hemtjanst' }],
  });
});
beforeEach(() => {
  useMunicipalities(both);
  workflow.reset();
  workflow.on(StartExecutionCommand).resolves({});
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});
afterEach(() => {
  useMunicipalities([granvik]);
});

const pdf = '%PDF-1.7 the certificate';

async function holding({ subject }: Draft, changes: Partial<Evidence> = {}): Promise<Evidence> {
  const evidenceId = newId();
  const file = {
    ...storedFile('insurance.certificate', stockholmDay(new Date().toISOString())),
    evidenceId,
    objectKey: `granvik/${subject.id}/${evidenceId}`,
    bytes: pdf.length,
    sha256: sha256(pdf),
    at: new Date().toISOString(),
    ...changes,
  };
  await transact([putEvidence(subject, file)]);
  objects.set(file.objectKey, pdf);
  return file;
}

/** Submitted to both, and the id of the other case. */
async function submitted(draft: Draft, choice: object = there): Promise<Subject> {
  const answer = await about(draft, 'submit', { alsoTo: [choice] });
  expect(answer.status, answer.body).toBe(201);
  const [other] = Receipt.parse(JSON.parse(answer.body)).alsoTo;
  const id = parsePublicId(other?.applicationId ?? '');
  if (id === null) throw new Error('It was offered');
  return applicationSubject(id.municipality, id.id);
}

async function carryOut(subject: Subject, kind: 'OFFER' | 'COPY_FILES' = 'OFFER'): Promise<void> {
  const lines = await outboxLines(kind, subject);
  expect(lines.Records.length).toBeGreaterThan(0);
  await advance(lines, webContext);
}

async function registered(subject: Subject) {
  const application = await readApplication(subject);
  if (application === null || !isRegistered(application)) throw new Error('It was received');
  return application;
}

const casesIn = async (municipality: string) =>
  (await everythingIn('CASE_TABLE')).filter(
    ({ pk, sk }) => sk === 'CASE' && String(pk).startsWith(`${municipality}#APPLICATION#`),
  ).length;

describe('an application that is submitted to a neighbour as well', () => {
  it('LOV 4:5: came in to both at the click, each under its own number, version and clock', async () => {
    const draft = await confirmedDraft();
    const subject = await submitted(draft, { ...there, scopes: [scope] });
    expect(await readApplication(subject)).toBeNull();
    await carryOut(draft.subject);
    const [first, second] = [await registered(draft.subject), await registered(subject)];
    expect(second).toMatchObject({
      status: 'RECEIVED',
      municipality: 'lillby',
      choiceSystemId: 'hemtjanst',
      versionNumber: 1,
      receivedAt: first.receivedAt,
      attempt: 1,
      confirmedEmail: content.contact.email,
    });
    expect(second.diaryNumber).toMatch(/^ON /);
    expect(second.diaryNumber).not.toBe(first.diaryNumber);
    expect((await readContent(subject))?.scopes).toEqual([scope]);
    expect((await readContent(draft.subject))?.scopes).toEqual(content.scopes);
    expect((await readOutbox(subject)).map(({ kind }) => kind).toSorted()).toEqual(['MAIL', 'MAIL', 'START']);
    expect((await readTasks(subject)).map(({ kind, assignee }) => [kind, assignee.email])).toEqual([
      ['OPEN_APPLICATION', content.contact.email],
    ]);
    expect(await applicationsBegunBy('lillby', content.contact.email)).toContain(subject.id);
    const relations = await readRelations('lillby', content.applicant.registration);
    expect(relations.map(({ id }) => id)).toContain(subject.id);
  });

  it('LOV 8:1: counts a term there only where the same words were accepted, and asks for it otherwise', async () => {
    const draft = await confirmedDraft({ selectableFrom: '2099-01-01' });
    const subject = await submitted(draft);
    await carryOut(draft.subject);
    const there = await readContent(subject);
    expect(there?.undertakings).not.toHaveProperty('HT-S-11');
    expect(Object.keys(there?.undertakings ?? {})).toHaveLength(Object.keys(content.undertakings ?? {}).length - 1);
    expect((await registered(subject)).leftOut).toMatchObject([{ part: '/undertakings/HT-S-11', why: 'REWORDED' }]);
    const before = await registered(subject);
    await commitApplication({
      before,
      after: { ...before, signatoryConfirmedAt: new Date().toISOString() },
      event: { type: 'SUBMISSION_CONFIRMED', at: new Date().toISOString(), by: 'test', data: {} },
    });
    const step = { applicationId: publicId('lillby', subject.id), attempt: 1 };
    expect(await checkRequirements(step, webContext)).toMatchObject({ outcome: 'NEEDS_COMPLETION' });
    const finding = (await readFindings(subject)).find(({ requirementId }) => requirementId === 'HT-S-11');
    expect(finding?.result).toBe('NEEDS_COMPLETION');
  });

  it('copies the files and verifies them anew, without what was refused, infected or came late', async () => {
    const draft = await confirmedDraft();
    const good = await holding(draft);
    await holding(draft, { status: 'REJECTED', rejection: 'INFECTED', scan: 'INFECTED' });
    const waiting = await holding(draft, { status: 'EXPECTED', scan: undefined });
    const never = await holding(draft, { status: 'EXPECTED' });
    objects.delete(never.objectKey);
    const secret = { part: `evidence:${good.evidenceId}`, reason: 'Priser som ingen annan känner till.' };
    const before = await stored(draft.subject);
    expect((await about(draft, 'replace', { ...content, businessSecrets: [secret] })).status).toBe(200);
    expect((await stored(draft.subject)).version).toBeGreaterThan(before.version);
    const subject = await submitted(draft);
    await carryOut(draft.subject);
    const files = await readEvidence(subject);
    expect(files.map(({ copyOf }) => copyOf).toSorted()).toEqual([good.objectKey, waiting.objectKey].toSorted());
    expect(files.every(({ status, scan }) => status === 'EXPECTED' && scan === undefined)).toBe(true);
    expect(files.every(({ objectKey }) => objectKey.startsWith(`lillby/${subject.id}/`))).toBe(true);
    // What is claimed to be secret is claimed there too, of the copy, for the neighbour to judge.
    const copy = files.find(({ copyOf }) => copyOf === good.objectKey);
    expect((await readContent(subject))?.businessSecrets).toEqual([
      { ...secret, part: `evidence:${copy?.evidenceId ?? ''}` },
    ]);
    await carryOut(subject, 'COPY_FILES');
    expect(copied.toSorted()).toEqual(files.map(({ objectKey }) => objectKey).toSorted());
    for (const { objectKey } of files) await verify({ detail: { object: { key: objectKey } } }, webContext);
    expect((await readEvidence(subject)).map(({ status }) => status)).toEqual(['STORED', 'STORED']);
    expect((await readEvidence(draft.subject)).find(({ evidenceId }) => evidenceId === good.evidenceId)).toEqual(good);
  });

  it('is one case there, however often it is submitted and offered, also at once', async () => {
    const draft = await confirmedDraft();
    const before = await casesIn('lillby');
    const answers = await Promise.all([1, 2, 3].map(() => about(draft, 'submit', { alsoTo: [there] })));
    const ids = answers.map(({ body }) => Receipt.parse(JSON.parse(body)).alsoTo[0]?.applicationId);
    expect(new Set(ids).size).toBe(1);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    await Promise.allSettled([carryOut(draft.subject), carryOut(draft.subject)]);
    await carryOut(draft.subject);
    expect(await casesIn('lillby')).toBe(before + 1);
  });

  it('is received once when a consumer dies before or after any of its effects', async () => {
    const draft = await confirmedDraft();
    const good = await holding(draft);
    const subject = await submitted(draft);
    const lines = await outboxLines('OFFER', draft.subject);
    // It dies after the neighbour's number was taken: nothing is there, and the next try takes another.
    await nextDiaryNumber(municipalityOf('lillby'), stockholmDay(new Date().toISOString()));
    // It dies while the case is unreadable to it: an offer that fails says so on its case.
    useMunicipalities([granvik]);
    await expect(advance(lines, webContext)).rejects.toThrow('1 of 1');
    expect((await readOutbox(draft.subject)).find(({ kind }) => kind === 'OFFER')?.state).toBe('FAILED');
    expect(await readApplication(subject)).toBeNull();
    useMunicipalities(both);
    await advance(lines, webContext);
    const first = await registered(subject);
    // It dies before it could say that it was done: the line comes again.
    await transact([
      {
        Update: {
          TableName: process.env['CASE_TABLE'],
          Key: { pk: `granvik#APPLICATION#${draft.subject.id}`, sk: `OUTBOX#${lineId(lines)}` },
          UpdateExpression: 'SET #state = :pending REMOVE doneAt',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':pending': 'PENDING' },
        },
      },
    ]);
    await advance(lines, webContext);
    expect(await registered(subject)).toEqual(first);
    expect((await readEvidence(subject)).map(({ copyOf }) => copyOf)).toEqual([good.objectKey]);
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual(['APPLICATION_RECEIVED']);
  });
});

function lineId({ Records }: Awaited<ReturnType<typeof outboxLines>>): string {
  return Records[0]?.dynamodb?.NewImage?.['outboxId']?.S ?? '';
}

describe('an offer as large as one can be', () => {
  it('is received whole: the largest group, with sixty files and a name of many words', async () => {
    const member = (number: number) => ({
      name: `Medlem ${String(number)} AB`,
      legalForm: 'LIMITED_COMPANY' as const,
      registration: { kind: 'FOREIGN' as const, country: 'NO', register: 'Brønnøysund', number: String(number) },
    });
    const most = Array.from({ length: otherMembers + 1 }, (_, index) => member(index));
    const tooMany = { ...content.applicant, members: most };
    expect(
      (await create({ choiceSystemId: 'granvik.hemtjanst', content: { ...content, applicant: tooMany } })).status,
    ).toBe(400);
    const members = most.slice(0, otherMembers);
    const name = 'Ett två tre fyra fem sex sju åtta nio';
    const draft = await confirmedDraft({ applicant: { ...content.applicant, name, members } });
    for (let file = 0; file < evidenceLimits.perApplication; file += 1) await holding(draft);
    const subject = await submitted(draft);
    await carryOut(draft.subject);
    expect(await registered(subject)).toMatchObject({ applicantName: name });
    expect(await readEvidence(subject)).toHaveLength(evidenceLimits.perApplication);
    await carryOut(subject, 'COPY_FILES');
  }, 60_000);
});

describe('each signatory', () => {
  it('LOV 6:1: confirms each municipality’s case by a task of their own, and one says nothing of the other', async () => {
    const draft = await confirmedDraft({ signatories: [eva, ida] });
    const subject = await submitted(draft);
    await carryOut(draft.subject);
    for (const { municipality, id } of [draft.subject, subject]) {
      const round = { applicationId: publicId(municipality, id), attempt: 1, taskToken: `${municipality}-waits` };
      await requestConfirmation({ ...round, enteredAt: new Date().toISOString() }, webContext);
    }
    const asked = async (at: Subject) =>
      (await readTasks(at)).filter((task) => task.kind === 'CONFIRM_SUBMISSION' && task.status === 'OPEN');
    expect((await asked(draft.subject)).map(({ assignee }) => assignee.name)).toEqual([eva.name, ida.name]);
    const there = await asked(subject);
    expect(there.map(({ assignee }) => assignee.name)).toEqual([eva.name, ida.name]);
    const { diaryNumber, contentHash } = await registered(subject);
    expect(there.every((task) => task.diaryNumber === diaryNumber && task.basisHash === contentHash)).toBe(true);

    for (const task of there) {
      if (task.status !== 'OPEN') throw new Error('It waits');
      const token = await issueLink(task, new Date().toISOString());
      const visit = new LinkVisit(confirmSubmission, '/t/confirm-submission/{token}', token);
      await visit.identify(mail);
      expect((await visit.post({ step: 'answer', authorised: 'yes' })).status).toBe(303);
    }
    expect(await registered(subject)).toHaveProperty('signatoryConfirmedAt');
    expect(await registered(draft.subject)).not.toHaveProperty('signatoryConfirmedAt');
    expect(await asked(draft.subject)).toHaveLength(2);
  }, 60_000);
});

describe('each committee', () => {
  it('sees of the other case that it exists and its number, and each goes its own way', async () => {
    const draft = await confirmedDraft();
    const subject = await submitted(draft);
    const view = async (id: string) =>
      ApplicationView.parse(JSON.parse((await about({ applicationId: id, token: draft.token }, 'get')).body));
    expect((await view(draft.applicationId)).siblings).toMatchObject([{ municipality: { name: 'Lillby kommun' } }]);
    expect((await view(draft.applicationId)).siblings[0]).not.toHaveProperty('diaryNumber');
    await carryOut(draft.subject);
    const [first, second] = [await registered(draft.subject), await registered(subject)];
    const otherId = publicId('lillby', subject.id);
    expect((await view(draft.applicationId)).siblings).toEqual([
      {
        municipality: { id: 'lillby', name: 'Lillby kommun' },
        choiceSystemId: 'lillby.hemtjanst',
        applicationId: otherId,
        diaryNumber: second.diaryNumber,
      },
    ]);
    expect((await view(otherId)).siblings).toMatchObject([{ diaryNumber: first.diaryNumber }]);

    // Each desk: its own case, and the other's number. Nobody opens a neighbour's.
    const desk = (municipality: string, caseId: string) =>
      ask(showDesk, {
        route: '/desk/applications/{applicationId}',
        params: { applicationId: caseId },
        headers: {
          authorization: `Bearer ${issuer.token({ name: 'Ebba Lind', 'cognito:groups': [`${municipality}:case-officer`] })}`,
        },
      });
    const ownFile = await desk('granvik', draft.applicationId);
    expect(ownFile.body).toContain(`Lillby kommun, ${second.diaryNumber}`);
    const neighboursFile = await desk('lillby', otherId);
    expect(neighboursFile.body).toContain(`Granviks kommun, ${first.diaryNumber}`);
    expect(neighboursFile.body).not.toContain(first.applicationId);
    expect(await faultsOf(Object.entries({ own: ownFile.body, neighbour: neighboursFile.body }))).toEqual([]);
    expect((await desk('granvik', otherId)).status).toBe(403);
    expect((await desk('lillby', draft.applicationId)).status).toBe(403);

    // One is withdrawn: the other stands as it was.
    const at = new Date().toISOString();
    expect((await about(draft, 'withdraw')).status).toBe(202);
    const task = (await readTasks(draft.subject)).find(({ kind }) => kind === 'WITHDRAW');
    if (task?.status !== 'OPEN') throw new Error('The signatory was asked');
    const link = { municipality: 'granvik', tokenHash: sha256(newId()) };
    await transact([
      {
        Put: {
          TableName: process.env['LINK_TABLE'],
          Item: { pk: `granvik#LINK#${link.tokenHash}`, taskId: task.taskId, expiresAt: 9_999_999_999 },
        },
      },
    ]);
    expect((await withdraw({ task, link, at })).ok).toBe(true);
    expect((await stored(draft.subject)).status).toBe('WITHDRAWN');
    expect(await registered(subject)).toEqual(second);
    expect((await view(otherId)).siblings).toMatchObject([{ diaryNumber: first.diaryNumber }]);
    expect((await view(draft.applicationId)).siblings).toMatchObject([{ diaryNumber: second.diaryNumber }]);
  }, 60_000);
});

describe('the applicant’s pages', () => {
  const on = ({ applicationId, subject, token }: Draft) => ({
    params: { applicationId },
    cookies: [`__Host-application-${subject.id}=${token}`],
  });
  const review = (draft: Draft, form?: Readonly<Record<string, string | readonly string[]>>) =>
    ask(submitPages, {
      route: '/ansokan/{applicationId}/granska',
      ...on(draft),
      ...(form === undefined ? {} : { form: { step: 'submit', confirm: 'yes', ...form } }),
    });
  const field = 'also-lillby.hemtjanst';
  const ticked = 'Hemtjänst · Lillby tätort · Äldre';

  it('offer the neighbours on the last page, and show every case and what did not come along', async () => {
    const draft = await confirmedDraft();
    const shown = await review(draft);
    expect(shown.body).toContain('Sök även i andra kommuner');
    expect(shown.body).toContain('Lillby kommun: Hemtjänst');
    const sent = await review(draft, { [field]: ticked });
    expect(sent.status, sent.body).toBe(303);
    const receipt = await ask(submitPages, { route: '/ansokan/{applicationId}/kvitto', ...on(draft) });
    expect(receipt.body).toContain('Har också kommit in till');
    const status = () => ask(follow, { route: '/ansokan/{applicationId}/lage', ...on(draft) });
    expect((await status()).body).toContain('är på väg');
    await carryOut(draft.subject);
    const [sibling] = (await registered(draft.subject)).siblings ?? [];
    const subject = applicationSubject('lillby', sibling?.applicationId ?? '');
    const other = await registered(subject);
    expect((await readContent(subject))?.scopes).toEqual([scope]);
    expect((await status()).body).toContain(other.diaryNumber);
    expect((await status()).body).toContain(`href="/ansokan/lillby.${subject.id}/lage"`);
    const there = { ...draft, subject, applicationId: publicId('lillby', subject.id) };
    const its = await ask(follow, { route: '/ansokan/{applicationId}/lage', ...on(there) });
    expect(its.body).toContain((await registered(draft.subject)).diaryNumber);
    expect(its.body).toContain('Det här följde inte med hit');

    expect(
      await faultsOf(
        Object.entries({
          review: shown.body,
          receipt: receipt.body,
          status: (await status()).body,
          neighbour: its.body,
        }),
      ),
    ).toEqual([]);
  }, 120_000);

  it('say which municipality can not be chosen any more, and send nothing', async () => {
    const draft = await confirmedDraft();
    useMunicipalities([granvik, lillby]);
    expect((await review(draft)).body).not.toContain('Sök även i andra kommuner');
    const answer = await review(draft, { [field]: ticked });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Lillby kommun: Går inte att söka tillsammans');
    expect((await stored(draft.subject)).status).toBe('DRAFT');
  });

  it.each(['also-', 'also-__proto__', 'also-lillby', 'alsolillby.hemtjanst'])(
    'pass over the field %j',
    async (name) => {
      const draft = await confirmedDraft();
      expect((await review(draft, { [name]: ticked })).status).toBe(303);
      expect(await registered(draft.subject)).not.toHaveProperty('siblings');
    },
  );
});

describe('a submission that can not go to all that were named', () => {
  async function refused(alsoTo: unknown[]): Promise<string[]> {
    const draft = await confirmedDraft();
    const answer = await about(draft, 'submit', { alsoTo });
    expect(answer.status, answer.body).toBe(422);
    expect(problemOf(answer).type).toBe('urn:valbar:problem:not-offered-together');
    expect((await stored(draft.subject)).status).toBe('DRAFT');
    expect((await readOutbox(draft.subject)).map(({ kind }) => kind)).toEqual(['MAIL']);
    return (problemOf(answer).errors ?? []).map(({ path }) => path);
  }

  it('is refused whole, with the place of what is wrong', async () => {
    expect(await refused([{ choiceSystemId: 'lillby.annat' }])).toEqual(['/alsoTo/0/choiceSystemId']);
    expect(await refused([there, { choiceSystemId: 'granvik.hemtjanst' }])).toEqual(['/alsoTo/1/choiceSystemId']);
    expect(await refused([{ choiceSystemId: '__proto__' }])).toEqual(['/alsoTo/0/choiceSystemId']);
    expect(await refused([there, there])).toEqual(['/alsoTo/1/choiceSystemId']);
    expect(await refused([{ ...there, scopes: [{ ...scope, area: 'Månen' }] }])).toEqual(['/alsoTo/0/scopes/0/area']);
    expect(await refused([{ ...there, scopes: [] }])).toEqual(['/alsoTo/0/scopes']);
  });

  it('is refused where only one names the other, or the municipalities do not cooperate', async () => {
    useMunicipalities([granvik, lillby]);
    expect(await refused([there])).toEqual(['/alsoTo/0/choiceSystemId']);
  });

  it.each([
    ['a list', [], ''],
    ['a name for a list', { alsoTo: 'lillby.hemtjanst' }, '/alsoTo'],
    ['an id alone', { alsoTo: ['lillby.hemtjanst'] }, '/alsoTo/0'],
    ['something more', { alsoTo: [{ ...there, all: true }] }, '/alsoTo/0/all'],
    ['more than there can be', { alsoTo: Array.from({ length: 21 }, () => there) }, '/alsoTo'],
    ['half a scope', { alsoTo: [{ ...there, scopes: [{ service: 'Hemtjänst' }] }] }, '/alsoTo/0/scopes/0/area'],
  ])('is refused with %s for a body', async (_what, body, path) => {
    const draft = await confirmedDraft();
    const answer = await about(draft, 'submit', body);
    expect(answer.status, answer.body).toBe(400);
    expect(problemOf(answer).errors?.map((error) => error.path)).toContain(path);
    expect((await stored(draft.subject)).status).toBe('DRAFT');
  });

  it('tells of one that is named only when it has been received already', async () => {
    const draft = await confirmedDraft();
    expect((await about(draft, 'submit')).status).toBe(201);
    const answer = await about(draft, 'submit', { alsoTo: [there] });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.[0]?.message).toContain('has been submitted without it');
    expect((await about(draft, 'submit')).status).toBe(200);
  });

  it('is refused once the neighbour takes no applications any more; one that was sent before goes on', async () => {
    const earlier = await confirmedDraft();
    const subject = await submitted(earlier);
    const before = await readChoiceSystem('lillby', 'hemtjanst');
    if (before.status !== 'OPEN') throw new Error('It was opened');
    const { status: _open, versionNumber: _version, ...rest } = before;
    await commitChoiceSystem({
      before,
      after: {
        ...rest,
        status: 'CANCELLED',
        cancelledOn: '2026-11-01',
        cancellation: before.decisionRef,
        reason: 'Kommunen ordnar tjänsten själv.',
      },
      event: { type: 'CHOICE_SYSTEM_CANCELLED', at: new Date().toISOString(), by: 'test', data: {} },
    });
    expect(await refused([there])).toEqual(['/alsoTo/0/choiceSystemId']);
    await carryOut(earlier.subject);
    expect((await registered(subject)).status).toBe('RECEIVED');
  });
});
