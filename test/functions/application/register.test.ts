import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import * as z from 'zod/mini';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler } from '../../../functions/application/register/handler.ts';
import { handler as writeLetter } from '../../../functions/application/write-letter/handler.ts';
import { handler as requestConfirmation } from '../../../functions/application/request-confirmation/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import {
  applicationSubject,
  readApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { completeApplication, without } from '../../support/application-builder.ts';
import { homeCareSystemId } from '../../support/open-system.ts';
import { streamOf } from '../../support/stream-event.ts';
import { ask, type WebAnswer, webContext, type WebRequest } from '../../support/web-request.ts';
import {
  announce,
  applicationOf,
  arrived,
  awaitCompletion,
  bucket,
  callbacks,
  checked,
  eventTypes,
  everything,
  hiddenIn,
  inAssessment,
  openTaskOf,
  tasksOf,
  today,
  tokenOf,
  useRequirements,
} from '../requirement/support.ts';
import { mail as ses } from '../../support/mocked-services.ts';

useRequirements();

const { content } = completeApplication();
const filed = '/v1/choice-systems/{choiceSystemId}/filed-applications';
const filing = '/v1/applications/{applicationId}/filing';
const entryRoute = '/desk/applications/{applicationId}/entry';

function as(name = 'Ebba Lind', role = 'case-officer'): Record<string, string> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@granvik.example`;
  return { authorization: `Bearer ${tokenOf(name, role, email)}` };
}

const paper = {
  channel: 'POST',
  receivedAt: '2026-03-02T08:30:00.000Z',
  content,
  signedBy: ['Mika Glänta'],
} as const;

function send(
  route: string,
  body: unknown,
  more: {
    readonly method?: WebRequest['method'];
    readonly id?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Promise<WebAnswer> {
  return ask(handler, {
    method: more.method ?? 'POST',
    route,
    params: { choiceSystemId: homeCareSystemId, applicationId: more.id ?? '' },
    headers: { 'content-type': 'application/json', ...as(), ...more.headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const Made = z.object({ applicationId: z.string() });

function idIn({ body }: WebAnswer): string {
  return Made.parse(JSON.parse(body)).applicationId;
}

async function registered(changes: object = {}): Promise<{ readonly id: string; readonly subject: Subject }> {
  const answer = await send(filed, { ...paper, ...changes });
  expect(answer.status).toBe(201);
  const applicationId = idIn(answer);
  return { id: applicationId, subject: applicationSubject('granvik', applicationId.split('.')[1] ?? '') };
}

const letters = async (subject: Subject) => (await readOutbox(subject)).filter(({ state }) => state === 'LETTER');
const kindsOf = async (subject: Subject) => (await readOutbox(subject)).map(({ kind }) => kind).toSorted();
const byPost = { name: 'Kim Solberg', address: 'Solvägen 1, 999 91 Granvik' };

beforeEach(() => {
  ses.reset();
  ses.on(SendEmailCommand).resolves({});
});

describe('an application that came by post', () => {
  it('LOV 4:5: is received on the day it came, not when an officer registers it', async () => {
    const { subject } = await registered();
    expect(await applicationOf(subject)).toMatchObject({
      status: 'RECEIVED',
      receivedAt: '2026-03-02T08:30:00.000Z',
      createdAt: `${today}T09:00:00.000Z`,
      versionNumber: 1,
      filing: {
        channel: 'POST',
        registeredBy: { name: 'Ebba Lind', email: 'ebba@granvik.example' },
        registeredAt: `${today}T09:00:00.000Z`,
        signedBy: ['Mika Glänta'],
      },
    });
    const [event] = await readEvents(subject);
    expect(event).toMatchObject({ type: 'APPLICATION_RECEIVED', by: 'Ebba Lind', at: `${today}T09:00:00.000Z` });
    expect(event?.data).toMatchObject({ receivedAt: '2026-03-02T08:30:00.000Z' });
  });

  it('LOV 4:4: is promised its decision from the day it came', async () => {
    const { subject } = await registered();
    // Eight weeks from 2 March, not from the fifth.
    expect((await applicationOf(subject)).decisionDueOn).toBe('2026-04-27');
  });

  it('LOV 6:2: is received however little it says', async () => {
    const { applicant } = content;
    const { id, subject } = await registered({ content: { applicant, contact: byPost }, signedBy: [] });
    expect((await applicationOf(subject)).diaryNumber).toMatch(/^SN 2026\//);
    const early = await send(`${filing}/entry`, undefined, { id });
    expect(early.status).toBe(422);
    expect(early.body).toContain('/scopes');
    expect(await kindsOf(subject)).not.toContain('START');
  });

  it('is not handled before its papers are in the register, and then as every other', async () => {
    const { id, subject } = await registered();
    expect(await kindsOf(subject)).not.toContain('START');
    expect(await openTaskOf(subject, 'ENTER_APPLICATION')).toMatchObject({
      assignee: { name: 'Ebba Lind' },
      dueOn: '2026-03-08',
    });
    expect((await send(`${filing}/entry`, undefined, { id })).status).toBe(200);
    expect((await send(`${filing}/entry`, undefined, { id })).status).toBe(200);
    expect((await kindsOf(subject)).filter((kind) => kind === 'START')).toHaveLength(1);
    expect(await tasksOf(subject, 'ENTER_APPLICATION')).toMatchObject([{ status: 'ANSWERED' }]);
    expect((await eventTypes(subject)).filter((type) => type === 'APPLICATION_ENTERED')).toHaveLength(1);
    const late = await send(filing, paper, { method: 'PUT', id });
    expect(late.status).toBe(409);
    expect(late.body).toContain('handling-begun');
  });

  it('is confirmed by the signatures that an officer saw on it', async () => {
    const { id, subject } = await registered();
    expect((await applicationOf(subject)).signatoryConfirmedAt).toBe(`${today}T09:00:00.000Z`);
    await send(`${filing}/entry`, undefined, { id });
    await requestConfirmation({ applicationId: id, attempt: 1, taskToken: 't', enteredAt: 't1' }, webContext);
    expect(await tasksOf(subject, 'CONFIRM_SUBMISSION')).toEqual([]);
  });

  it('asks those who have not signed it, where they can be reached', async () => {
    const signatories = [
      { name: 'Mika Glänta' },
      { name: 'Bo Glänta', email: 'bo@solglantan.example', phone: '0701740611' },
      { name: 'Ulla Glänta' },
    ];
    const { id, subject } = await registered({ content: { ...content, signatories } });
    expect((await applicationOf(subject)).signatoryConfirmedAt).toBeUndefined();
    await send(`${filing}/entry`, undefined, { id });
    await requestConfirmation({ applicationId: id, attempt: 1, taskToken: 't', enteredAt: 't2' }, webContext);
    expect((await tasksOf(subject, 'CONFIRM_SUBMISSION')).map(({ assignee }) => assignee.name)).toEqual(['Bo Glänta']);
  });

  it('LOV 1:2: is checked by the same requirements as what is sent by the form', async () => {
    const { id, subject } = await registered();
    await send(`${filing}/entry`, undefined, { id });
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    const twin = await arrived({ ...completeApplication(), evidence: [] });
    expect(await checked(twin)).toBe('NEEDS_COMPLETION');
    const results = async (of: Subject) =>
      (await readFindings(of)).map(({ requirementId, result, reason }) => [requirementId, result, reason]);
    expect(await results(subject)).toEqual(await results(twin));
  });

  it('stands under its provider, and moves when the number was read wrongly', async () => {
    const { id } = await registered();
    const relations = async (organisationNumber: string) =>
      (await readRelations('granvik', { kind: 'SWEDISH', organisationNumber })).map(({ id: one }) => `granvik.${one}`);
    expect(await relations('559999-9009')).toContain(id);
    const applicant = { ...content.applicant, registration: { kind: 'SWEDISH', organisationNumber: '556000-4615' } };
    const moved = await send(filing, { ...paper, content: { ...content, applicant } }, { method: 'PUT', id });
    expect(moved.status).toBe(200);
    expect(await relations('559999-9009')).not.toContain(id);
    expect(await relations('556000-4615')).toContain(id);
  });

  it('follows the day when that was read wrongly', async () => {
    const { id, subject } = await registered();
    const answer = await send(filing, { ...paper, receivedAt: '2026-03-03T10:00:00.000Z' }, { method: 'PUT', id });
    expect(JSON.parse(answer.body)).toMatchObject({ decisionDueOn: '2026-04-28', entered: false });
    expect((await applicationOf(subject)).receivedAt).toBe('2026-03-03T10:00:00.000Z');
    expect(await eventTypes(subject)).toContain('APPLICATION_ENTRY_CHANGED');
  });

  it('gives a contact with an address their receipt and the way to follow it', async () => {
    const { subject } = await registered();
    expect(await openTaskOf(subject, 'CONFIRM_CONTACT')).toMatchObject({ assignee: { email: content.contact.email } });
    const mails = (await readOutbox(subject)).flatMap(({ message }) =>
      message.kind === 'MAIL' ? [message.template] : [],
    );
    expect(mails.toSorted()).toEqual(['RECEIPT', 'TASK', 'TASK']);
    const token = await issueLink(await openTaskOf(subject, 'CONFIRM_CONTACT'), new Date().toISOString());
    const page = await ask(confirmContact, { route: '/t/confirm-contact/{token}', params: { token } });
    expect(page.body).toContain('en ansökan på papper eller med brev');
    expect(page.body).not.toContain('Någon har påbörjat');
  });

  it('is written to by letter when nobody gave an address, and the desk says what is to be sent', async () => {
    const { id, subject } = await registered({ content: { ...content, contact: byPost } });
    expect(await tasksOf(subject, 'CONFIRM_CONTACT')).toEqual([]);
    await sendMail(await streamOf(subject), webContext);
    const [receipt] = await letters(subject);
    expect(receipt?.message).toMatchObject({ template: 'RECEIPT' });
    const file = await ask(showDesk, {
      route: '/desk/applications/{applicationId}',
      params: { applicationId: id },
      headers: as(),
    });
    expect(file.body).toContain('Ska gå med brev');
    expect(file.body).toContain('Med post');
    expect(file.body).toContain('Ebba Lind');
    const at = {
      route: '/desk/applications/{applicationId}/letters/{letterId}',
      params: { applicationId: id, letterId: receipt?.outboxId ?? '' },
      headers: as(),
    };
    const letter = await ask(writeLetter, at);
    expect(letter.body).toContain('Solvägen 1, 999 91 Granvik');
    expect(letter.body).toContain('inkommen 2026-03-02');
    await ask(writeLetter, { ...at, form: {} });
    await ask(writeLetter, { ...at, form: {} });
    expect(await letters(subject)).toEqual([]);
    expect((await eventTypes(subject)).filter((type) => type === 'LETTER_SENT')).toHaveLength(1);
  });
});

describe('what an officer writes wrongly', () => {
  it.each([
    ['a day to come', { receivedAt: '2026-03-06T08:00:00.000Z' }, '/receivedAt'],
    ['a day before anything was published', { receivedAt: '2026-01-02T08:00:00.000Z' }, '/explanation'],
    ['a signature of nobody who signs', { signedBy: ['Någon Annan'] }, '/signedBy/0'],
    [
      'what can not be applied for',
      { content: { ...content, scopes: [{ service: 'Städ', area: 'Hela kommunen', targetGroup: 'Äldre' }] } },
      '/content/scopes/0/service',
    ],
    [
      'a number that is none',
      {
        content: {
          ...content,
          applicant: { ...content.applicant, registration: { kind: 'SWEDISH', organisationNumber: '559999-9000' } },
        },
      },
      '/content/applicant/registration/organisationNumber',
    ],
  ])('is told where: %s', async (_what, changes, path) => {
    const answer = await send(filed, { ...paper, ...changes });
    expect(answer.status).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ path }] });
  });

  it.each([
    ['no channel', { ...paper, channel: undefined }],
    ['an unknown channel', { ...paper, channel: 'PIGEON' }],
    ['a day that is no instant', { ...paper, receivedAt: '2 mars' }],
    ['a field that is none', { ...paper, extra: true }],
    ['no contact', { ...paper, content: { applicant: content.applicant } }],
    ['a list', []],
    ['nothing', null],
  ])('is refused as no such body: %s', async (_what, body) => {
    expect((await send(filed, body)).status).toBe(400);
  });

  it('is not taken as anything but JSON', async () => {
    expect((await send(filed, paper, { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
  });

  it('is registered on the first version all the same when it is explained', async () => {
    const { subject } = await registered({
      receivedAt: '2026-01-02T08:00:00.000Z',
      explanation: 'Låg i fel postlåda.',
    });
    expect(await applicationOf(subject)).toMatchObject({ versionNumber: 1, receivedAt: '2026-01-02T08:00:00.000Z' });
  });
});

describe('who may', () => {
  it.each([['secretary'], ['delegate'], ['auditor']])('is not a %s', async (role) => {
    expect((await send(filed, paper, { headers: as('Rev Isor', role) })).status).toBe(403);
  });

  it('is nobody who is not signed in', async () => {
    expect((await send(filed, paper, { headers: { authorization: '' } })).status).toBe(401);
  });

  it('finds nothing of what was sent by the form', async () => {
    const answer = await send(`${filing}/entry`, undefined, { id: 'granvik.01KB3S7W5V8Q2M4N6P8R0T2V4X' });
    expect(answer.status).toBe(404);
  });
});

describe('the same request again', () => {
  it('registers once under its key, and tells of another body', async () => {
    const headers = { 'idempotency-key': 'paper-1' };
    const answers = await Promise.all([send(filed, paper, { headers }), send(filed, paper, { headers })]);
    const ids = answers.map(idIn);
    expect(new Set(ids).size).toBe(1);
    expect((await send(filed, { ...paper, channel: 'E_MAIL' }, { headers })).status).toBe(422);
  });
});

describe('the scans', () => {
  const file = {
    kind: 'insurance.certificate',
    fileName: 'forsakring.pdf',
    contentType: 'application/pdf',
    bytes: 9,
    sha256: 'a'.repeat(64),
  };

  it('lie in the slots of what they show, until the handling begins', async () => {
    const { id, subject } = await registered();
    const offered = await send(`${filing}/evidence`, file, { id });
    expect(offered.status).toBe(201);
    expect(await readEvidence(subject)).toMatchObject([{ kind: 'insurance.certificate', status: 'EXPECTED' }]);
    await send(`${filing}/entry`, undefined, { id });
    expect((await send(`${filing}/evidence`, file, { id })).status).toBe(409);
  });

  it('are none of what nothing asks for', async () => {
    const { id } = await registered();
    expect((await send(`${filing}/evidence`, { ...file, kind: 'cat.photo' }, { id })).status).toBe(422);
    expect((await send(`${filing}/evidence`, { ...file, bytes: 0 }, { id })).status).toBe(400);
  });

  it('are taken out again where one is wrong, by page and API, with whom and when; not once the handling has begun', async () => {
    const { id, subject } = await registered();
    const wrong = async () => {
      expect((await send(`${filing}/evidence`, file, { id })).status).toBe(201);
      return (await readEvidence(subject)).at(-1)?.evidenceId ?? '';
    };
    const first = await wrong();
    const page = { route: entryRoute, params: { applicationId: id }, headers: as() };
    expect((await ask(handler, page)).body).toContain(`value="remove-file:${first}"`);
    const gone = await ask(handler, { ...page, form: { step: `remove-file:${first}` } });
    expect(gone.status).toBe(303);
    // Pressed twice, it is gone all the same.
    expect((await ask(handler, { ...page, form: { step: `remove-file:${first}` } })).status).toBe(303);
    expect(await readEvidence(subject)).toEqual([]);
    const at = (evidenceId: string, headers = as()) =>
      ask(handler, {
        method: 'DELETE',
        route: `${filing}/evidence/{evidenceId}`,
        params: { applicationId: id, evidenceId },
        headers,
      });
    const second = await wrong();
    expect((await at(second, as('Rev Isor', 'auditor'))).status).toBe(403);
    expect((await at(second, {})).status).toBe(401);
    for (const unknown of ['01UNKNOWN', '__proto__', ' ', '../x']) expect((await at(unknown)).status).toBe(404);
    expect((await at(second)).status).toBe(204);
    expect((await at(second)).status).toBe(404);
    expect((await readEvents(subject)).filter(({ type }) => type === 'EVIDENCE_REMOVED')).toMatchObject([
      { by: 'Ebba Lind', data: { evidenceId: first } },
      { by: 'Ebba Lind', data: { evidenceId: second } },
    ]);
    const third = await wrong();
    await send(`${filing}/entry`, undefined, { id });
    expect((await at(third)).status).toBe(409);
    expect((await ask(handler, { ...page, form: { step: `remove-file:${third}` } })).status).toBe(409);
    expect(await readEvidence(subject)).toHaveLength(1);
  });

  it('say whom they are about, among those whom the application names', async () => {
    const { id, subject } = await registered();
    const form = { kind: 'person.diploma', type: 'PDF', issued: '', through: '', step: 'file' };
    const at = { route: entryRoute, params: { applicationId: id }, headers: as() };
    expect((await ask(handler, at)).body).toContain('Vem handlar den om?');
    const nobody = await ask(handler, { ...at, form: { ...form, person: 'Nils Ingen' } });
    expect(nobody.status).toBe(422);
    expect(nobody.body).toContain('href="#person"');
    expect((await ask(handler, { ...at, form: { ...form, person: 'Robin Ljungström' } })).status).toBe(303);
    expect(await readEvidence(subject)).toMatchObject([{ kind: 'person.diploma', person: 'Robin Ljungström' }]);
  });

  it('are not late however long ago the paper came', async () => {
    const { id, subject } = await registered();
    vi.setSystemTime(new Date(`${today}T10:00:00.000Z`));
    const form = { kind: 'insurance.certificate', type: 'PDF', issued: '', through: '', step: 'file' };
    const at = { route: '/desk/applications/{applicationId}/entry', params: { applicationId: id }, headers: as() };
    const sent = await ask(handler, { ...at, form });
    expect(sent.status).toBe(303);
    const [place] = await readEvidence(subject);
    bucket.set(place?.objectKey ?? '', new TextEncoder().encode('%PDF-1.7\n%%EOF\n'));
    await announce(place?.objectKey ?? '');
    expect(await readEvidence(subject)).toMatchObject([{ status: 'STORED' }]);
  });
});

describe('the form', () => {
  const route = '/desk/choice-systems/{choiceSystemId}/registration';
  const at = () => ({ route, params: { choiceSystemId: homeCareSystemId }, headers: as() });
  const typed = {
    channel: 'HANDED_OVER',
    receivedOn: '2026-03-03',
    receivedTime: '14:05',
    name: 'Solgläntans Hemtjänst AB',
    legalForm: 'LIMITED_COMPANY',
    kind: 'SWEDISH',
    organisationNumber: '559999-9009',
    'contact-name': 'Kim Solberg',
    'contact-address': 'Solvägen 1',
    'signatory-0-name': 'Mika Glänta',
    'signatory-0-signed': 'yes',
    'scope-0': 'Hela kommunen',
    step: 'register',
  };

  it('registers what the paper says in Swedish time, once however often it is pressed', async () => {
    const shown = await ask(handler, at());
    expect(shown.status).toBe(200);
    const { once } = hiddenIn(shown.body);
    const answers = await Promise.all(
      [1, 2].map(() => ask(handler, { ...at(), form: { ...typed, once: once ?? '' } })),
    );
    const places = new Set(answers.map(({ headers }) => headers['location']));
    expect([answers.map(({ status }) => status), places.size]).toEqual([[303, 303], 1]);
    const id = /granvik\.(\w+)/.exec([...places][0] ?? '')?.[1] ?? '';
    const subject = applicationSubject('granvik', id);
    expect(await applicationOf(subject)).toMatchObject({ receivedAt: '2026-03-03T13:05:00.000Z' });
    expect(await readContent(subject)).toMatchObject({
      contact: { name: 'Kim Solberg', address: 'Solvägen 1' },
      signatories: [{ name: 'Mika Glänta' }],
      scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
    });
  });

  it('shows again what was written, with what is wrong', async () => {
    const form = { ...typed, receivedOn: '2026-03-30', receivedTime: 'klockan två', 'contact-email': 'kim' };
    const answer = await ask(handler, { ...at(), form });
    expect(answer.status).toBe(422);
    for (const part of ['Solgläntans Hemtjänst AB', 'href="#receivedTime"', 'href="#contact-email"'])
      expect(answer.body).toContain(part);
    const early = await ask(handler, { ...at(), form: { ...typed, receivedOn: '2026-03-30' } });
    expect(early.body).toContain('en tid som har varit');
  });

  it('writes down what the application answers, and what is read again', async () => {
    const { id, subject } = await registered({
      content: { applicant: content.applicant, contact: byPost },
      signedBy: [],
    });
    const entry = { route: '/desk/applications/{applicationId}/entry', params: { applicationId: id }, headers: as() };
    const { version } = hiddenIn((await ask(handler, { ...entry, query: { del: 'svar' } })).body);
    const facts = {
      'fact.HT-L-03': 'YES',
      terms: ['HT-S-11'],
      unit: 'PLACES',
      amount: '12',
      selectableFrom: '2026-06-01',
    };
    expect((await ask(handler, { ...entry, form: { ...facts, version: version ?? '', step: 'answers' } })).status).toBe(
      303,
    );
    expect(await readContent(subject)).toMatchObject({
      undertakings: { 'HT-S-11': true },
      capacity: { unit: 'PLACES', amount: 12 },
    });
    const stale = await ask(handler, { ...entry, form: { ...facts, version: version ?? '', step: 'answers' } });
    expect(stale.status).toBe(409);
    const changed = hiddenIn((await ask(handler, { ...entry, query: { del: 'uppgifter' } })).body);
    const { step: _step, ...rest } = typed;
    const again = await ask(handler, {
      ...entry,
      form: { ...rest, version: changed['version'] ?? '', step: 'change' },
    });
    expect(again.status).toBe(303);
    expect(await readContent(subject)).toMatchObject({
      undertakings: { 'HT-S-11': true },
      signatories: [{ name: 'Mika Glänta' }],
    });
    const begun = await ask(handler, { ...entry, form: { step: 'begin' } });
    expect(begun.status).toBe(303);
    expect(await kindsOf(subject)).toContain('START');
  });

  it('takes persons with their merits, one at a time, and the text for the catalogue', async () => {
    const { id, subject } = await registered({
      content: { applicant: content.applicant, contact: byPost },
      signedBy: [],
    });
    const at = (query: Record<string, string>) => ({
      route: entryRoute,
      params: { applicationId: id },
      headers: as(),
      query,
    });
    const seen = async (query: Record<string, string>) =>
      hiddenIn((await ask(handler, at(query))).body)['version'] ?? '';
    const one = { del: 'personer', person: '0' };
    const person = {
      name: 'Robin Ljungström',
      roles: ['MANAGER', 'OWNER'],
      swedish: 'YES',
      'practice-0-employer': 'Fjällbergs kommun',
      'practice-0-field': 'ELDERLY_CARE',
      'practice-0-from': '2020-01-01',
      'practice-0-percent': '75',
    };
    const more = await ask(handler, { ...at(one), form: { ...person, step: 'add:practice' } });
    expect(more.body).toContain('name="practice-1-employer"');
    const wrong = await ask(handler, {
      ...at(one),
      form: { ...person, name: 'Robin 8', step: 'person', version: '1' },
    });
    expect([wrong.status, wrong.body.includes('utan siffror')]).toEqual([422, true]);
    const version = await seen(one);
    expect((await ask(handler, { ...at(one), form: { ...person, step: 'person', version } })).status).toBe(303);
    expect((await ask(handler, { ...at(one), form: { ...person, step: 'person', version } })).status).toBe(409);
    expect((await readContent(subject))?.persons).toMatchObject([
      { name: 'Robin Ljungström', roles: ['MANAGER', 'OWNER'], practice: [{ share: 0.75 }], swedish: true },
    ]);
    expect((await ask(handler, at({ del: 'personer' }))).body).toContain('Robin Ljungström');

    const text = { del: 'katalog' };
    const said = {
      textSv: 'Vi är få.',
      hours: '08–17',
      languages: 'Svenska, Finska',
      phone: '0701740612',
      email: 'hej@x.example',
    };
    const half = await ask(handler, {
      ...at(text),
      form: { ...said, hours: '', step: 'text', version: await seen(text) },
    });
    expect(half.status).toBe(422);
    const kept = await ask(handler, { ...at(text), form: { ...said, step: 'text', version: await seen(text) } });
    expect(kept.status, kept.body).toBe(303);
    expect((await readContent(subject))?.presentation).toEqual({
      text: { sv: 'Vi är få.' },
      hours: '08–17',
      languages: ['Svenska', 'Finska'],
      phone: '0701740612',
      email: 'hej@x.example',
    });

    const list = { del: 'personer' };
    const removed = await ask(handler, { ...at(list), form: { step: 'delete:0', version: await seen(list) } });
    expect(removed.status).toBe(303);
    expect(await readContent(subject)).not.toHaveProperty('persons');
    await ask(handler, { ...at({}), form: { step: 'begin' } });
  });

  it('has no other steps', async () => {
    const { id } = await registered();
    const entry = { route: '/desk/applications/{applicationId}/entry', params: { applicationId: id }, headers: as() };
    expect((await ask(handler, { ...entry, form: { step: 'approve' } })).status).toBe(400);
    expect((await ask(handler, { ...at(), form: { step: 'approve' } })).status).toBe(400);
  });
});

describe('a completion by letter', () => {
  it('LOV 6:2: lets an officer add the file that was asked for, also to what was sent by the form', async () => {
    const subject = await arrived(without(completeApplication(), 'insurance.certificate'));
    expect(await checked(subject)).toBe('NEEDS_COMPLETION');
    await awaitCompletion(subject);
    const params = { applicationId: `granvik.${subject.id}` };
    const entry = { route: '/desk/applications/{applicationId}/entry', params, headers: as() };
    const form = { type: 'PDF', issued: '', through: '', step: 'file' };
    const other = await ask(handler, { ...entry, form: { ...form, kind: 'company.registration' } });
    expect(other.status).toBe(422);
    expect((await ask(handler, { ...entry, form: { ...form, kind: 'insurance.certificate' } })).status).toBe(303);
    expect((await eventTypes(subject)).at(-1)).toBe('EVIDENCE_OFFERED');
    expect((await ask(handler, { ...entry, form: { step: 'begin' } })).status).toBe(409);
  });
});

describe('a withdrawal that came by letter or telephone', () => {
  const said = { from: 'Mika Glänta', channel: 'TELEPHONE', receivedOn: today, said: 'yes' };
  const at = ({ id }: Subject, headers = as()) => ({
    route: '/desk/applications/{applicationId}/withdrawal',
    params: { applicationId: `granvik.${id}` },
    headers,
  });
  const withdrawals = async (subject: Subject) =>
    (await readEvents(subject)).filter(({ type }) => type === 'APPLICATION_WITHDRAWN');

  it('is registered by an officer with from whom, how and when; once, and everybody is told', async () => {
    const subject = await inAssessment(completeApplication());
    expect((await ask(handler, at(subject))).body).toContain('Mika Glänta');
    const before = await everything();
    await ask(handler, { ...at(subject), method: 'HEAD' });
    expect(await everything()).toBe(before);
    const answers = await Promise.all([1, 2].map(() => ask(handler, { ...at(subject), form: said })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[0]?.headers['location']).toBe(`/desk/applications/granvik.${subject.id}`);
    expect(await readApplication(subject)).toMatchObject({
      status: 'WITHDRAWN',
      withdrawal: { from: 'Mika Glänta', channel: 'TELEPHONE', receivedOn: today, registeredBy: { name: 'Ebba Lind' } },
    });
    expect(await withdrawals(subject)).toMatchObject([
      { by: 'Ebba Lind', data: { from: 'ASSESSMENT', channel: 'TELEPHONE', saidBy: 'Mika Glänta' } },
    ]);
    expect((await readTasks(subject)).filter(({ status }) => status === 'OPEN')).toEqual([]);
    expect(await callbacks(subject)).toContain('ASSESSMENT 1 WITHDRAWN');
    const mails = (await readOutbox(subject)).flatMap(({ message }) =>
      message.kind === 'MAIL' ? [message.template] : [],
    );
    expect(mails.filter((template) => template.startsWith('WITHDRAWN')).toSorted()).toEqual([
      'WITHDRAWN',
      'WITHDRAWN_TO_COORDINATOR',
    ]);
    const file = await ask(showDesk, { ...at(subject), route: '/desk/applications/{applicationId}' });
    expect(file.body).toContain('Mika Glänta. Per telefon, 5 mars 2026');
  });

  it.each([
    ['nobody', { ...said, from: ' ' }, 'from'],
    ['no channel', { ...said, channel: 'PIGEON' }, 'channel'],
    ['no day', { ...said, receivedOn: 'i går' }, 'receivedOn'],
    ['a day before the application', { ...said, receivedOn: '2026-03-01' }, 'receivedOn'],
    ['a day to come', { ...said, receivedOn: '2026-03-06' }, 'receivedOn'],
    ['somebody else, without their right', { ...said, from: 'Dag Dimmander' }, 'explanation'],
    ['a word that is not clear', { ...said, said: '' }, 'said'],
    ['an explanation beyond bounds', { ...said, from: 'Dag Dimmander', explanation: 'x'.repeat(2001) }, 'explanation'],
  ])('is refused with %s, and what was written stays', async (_what, form, field) => {
    const subject = await arrived(completeApplication());
    const answer = await ask(handler, { ...at(subject), form });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`href="#${field}"`);
    expect((await applicationOf(subject)).status).toBe('RECEIVED');
  });

  it('is taken from another with a right that is explained, and from nobody once it is decided', async () => {
    const subject = await arrived(completeApplication());
    const form = { ...said, from: 'Dag Dimmander', explanation: 'Fullmakt den 3 mars, i ärendet.', channel: 'POST' };
    expect((await ask(handler, { ...at(subject), form })).status).toBe(303);
    expect(await readApplication(subject)).toMatchObject({ withdrawal: { explanation: form.explanation } });
    expect((await ask(handler, at(subject))).status).toBe(303);
    expect((await ask(handler, { ...at(subject, as('Rev Isor', 'auditor')), form: said })).status).toBe(403);
    expect((await ask(handler, { ...at({ ...subject, id: '01KB3S7W5V8Q2M4N6P8R0T2V4X' }), form: said })).status).toBe(
      404,
    );
  });
});
