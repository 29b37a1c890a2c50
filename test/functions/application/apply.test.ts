import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handler } from '../../../functions/application/apply/handler.ts';
import { ApplicationView, OfferedEvidence, Receipt } from '../../../functions/application/apply/manifest.ts';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import { putCheck } from '../../../shared/store/requirement/check.ts';
import { deskList } from '../../../shared/domain/desk/place.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { hashOf, sha256 } from '../../../shared/platform/hash.ts';
import { newSecret } from '../../../shared/platform/ids.ts';
import {
  commitApplication,
  putEvidence,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { putCompletion } from '../../../shared/store/completion/completion.ts';
import { readPortion } from '../../../shared/store/desk/list.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { storedFile } from '../../support/application-builder.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { streamOf } from '../../support/stream-event.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext, webEvent, type WebAnswer } from '../../support/web-request.ts';
import {
  about,
  call,
  confirmedDraft,
  content,
  create,
  createDraft,
  type Draft,
  draftOf,
  fieldOf,
  file,
  problemOf,
  removeFile,
  stored,
} from './applicant.ts';
import { mail } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

beforeAll(openHomeCare);

beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});

function expectProblem(answer: WebAnswer, status: number, slug: string): void {
  expect(answer.status, answer.body).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(problemOf(answer)).toMatchObject({ status, type: `urn:valbar:problem:${slug}` });
}

/** Its check digit is wrong. */
const wrongNumber = { kind: 'SWEDISH', organisationNumber: '559999-9008' };

const pathsOf = (answer: WebAnswer) => problemOf(answer).errors?.map(({ path }) => path);

describe('an application without an account', () => {
  it('goes from draft to receipt by the API and one mailed link', async () => {
    const started = await create();
    expect(started.status).toBe(201);
    const draft = draftOf(started);
    expect(started.headers['location']).toBe(`/v1/applications/${draft.applicationId}`);
    expect(started.headers['etag']).toBe('"1"');

    expectProblem(await about(draft, 'submit'), 409, 'contact-not-confirmed');
    await sendMail(await streamOf(draft.subject), webContext);
    const [letter] = mail.commandCalls(SendEmailCommand);
    expect(letter?.args[0].input.Destination).toEqual({ ToAddresses: [content.contact.email] });
    const text = letter?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
    const link = /\/t\/confirm-contact\/(\S+)/.exec(text)?.[1] ?? '';
    const page = { route: '/t/confirm-contact/{token}', params: { token: link } };
    expect((await ask(confirmContact, page)).status).toBe(200);
    const pressed = await ask(confirmContact, { ...page, method: 'POST', form: { step: 'answer', confirm: 'yes' } });
    expect(pressed.status).toBe(303);

    const seen = await about(draft, 'get');
    expect(ApplicationView.parse(JSON.parse(seen.body))).toMatchObject({
      status: 'DRAFT',
      contactConfirmed: true,
      signatoryConfirmed: false,
      choiceSystemId: homeCareSystemId,
      versionNumber: 1,
      content,
      evidence: [],
      findings: [],
    });
    const changed = { ...content, capacity: { unit: 'HOURS_PER_MONTH', amount: 900 } };
    const replaced = await about(draft, 'replace', changed, { 'if-match': seen.headers['etag'] ?? '' });
    expect(replaced.status).toBe(200);
    expect(ApplicationView.parse(JSON.parse(replaced.body)).content.capacity).toEqual(changed.capacity);

    const offered = await about(draft, 'evidence', file);
    expect(offered.status).toBe(201);
    const { evidenceId, upload } = OfferedEvidence.parse(JSON.parse(offered.body));
    expect(upload.fields['key']).toBe(`granvik/${draft.subject.id}/${evidenceId}`);
    expect(await readEvidence(draft.subject)).toMatchObject([{ evidenceId, status: 'EXPECTED', kind: file.kind }]);

    const submitted = await about(draft, 'submit');
    expect(submitted.status).toBe(201);
    const receipt = Receipt.parse(JSON.parse(submitted.body));
    expect(receipt).toMatchObject({ applicationId: draft.applicationId, content: changed });
    expect(receipt.diaryNumber).toMatch(/^SN \d{4}\/\d{5}$/);
    expect(receipt.decisionDueOn).toBe(addDays(stockholmDay(receipt.receivedAt), 56));

    const again = await about(draft, 'submit');
    expect(again.status).toBe(200);
    expect(again.body).toBe(submitted.body);
    expect((await readOutbox(draft.subject)).map(({ message }) => message)).toMatchObject([
      { kind: 'MAIL', template: 'TASK' },
      { kind: 'MAIL', template: 'RECEIPT' },
      { kind: 'START', attempt: 1 },
    ]);
    const events = await readEvents(draft.subject);
    expect(events.map(({ type }) => type)).toEqual([
      'APPLICATION_DRAFTED',
      'CONTACT_CONFIRMED',
      'DRAFT_REPLACED',
      'EVIDENCE_OFFERED',
      'APPLICATION_RECEIVED',
    ]);
    expect(verifyChain(events, hashOf)).toMatchObject({ ok: true });
  });

  it('keeps the draft’s token only as a hash', async () => {
    const { token } = await createDraft();
    const strings = JSON.stringify([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]);
    expect(strings).not.toContain(token);
    expect(strings).toContain(sha256(token));
  });

  it('is the applicant’s own room while it is a draft: no list has it', async () => {
    const draft = await confirmedDraft();
    const id = draft.subject.id;
    expect((await readPortion('granvik', deskList.open)).cases.map(({ applicationId }) => applicationId)).not.toContain(
      id,
    );
    await about(draft, 'submit');
    expect((await readPortion('granvik', deskList.open)).cases.map(({ applicationId }) => applicationId)).toContain(id);
  });

  it('LOV 6:2: is received although almost everything is missing', async () => {
    const { applicant, contact, signatories, scopes } = content;
    const draft = await confirmedDraft();
    const replaced = await about(draft, 'replace', { applicant, contact, signatories, scopes });
    expect(replaced.status, replaced.body).toBe(200);
    expect((await about(draft, 'submit')).status).toBe(201);
  });
});

describe('whoever applies', () => {
  it.each([
    ['a company abroad', { kind: 'FOREIGN', country: 'FI', register: 'Handelsregistret', number: '0000000-0' }],
    ['a company that is being formed', { kind: 'BEING_FORMED' }],
  ] as const)('LOV 1:2, 5:1: %s is received', async (_who, registration) => {
    const applicant = { ...content.applicant, registration };
    const draft = await confirmedDraft({ applicant });
    const receipt = Receipt.parse(JSON.parse((await about(draft, 'submit')).body));
    expect(receipt.content.applicant.registration).toEqual(registration);
  });

  it('LOV 2:3, 5:1: a group is received, without any legal form of its own, and stands under all of its members', async () => {
    const members = [
      {
        name: 'Dimviks Omsorg AB',
        registration: { kind: 'SWEDISH' as const, organisationNumber: '559999-9108' },
        legalForm: 'LIMITED_COMPANY' as const,
      },
    ];
    const draft = await confirmedDraft({ applicant: { ...content.applicant, members } });
    expect((await about(draft, 'submit')).status).toBe(201);
    for (const { registration } of [content.applicant, ...members]) {
      const relations = await readRelations('granvik', registration);
      expect(relations.map(({ id }) => id)).toContain(draft.subject.id);
    }
  });

  it.each([
    [
      'a wrong number within a group',
      { members: [{ name: 'X', legalForm: 'FOUNDATION', registration: wrongNumber }] },
      '/content/applicant/members/0/registration/organisationNumber',
    ],
    ['a group of nobody else', { members: [] }, '/content/applicant/members'],
    [
      'Sweden as a country abroad',
      { registration: { kind: 'FOREIGN', country: 'SE', register: 'X', number: '1' } },
      '/content/applicant/registration/country',
    ],
    ['a registration of another kind', { registration: { kind: 'NONE' } }, '/content/applicant/registration/kind'],
  ])('with %s is told where it is wrong', async (_what, changes, path) => {
    const applicant = { ...content.applicant, ...changes };
    const answer = await create({ choiceSystemId: homeCareSystemId, content: { ...content, applicant } });
    expectProblem(answer, 400, 'invalid-body');
    expect(pathsOf(answer)).toEqual([path]);
  });

  it('names joint signatories, each with an address of their own', async () => {
    const [one] = content.signatories ?? [];
    const signatories = [one, { ...one, name: 'Någon Annan', email: one?.email.toUpperCase() }];
    const answer = await create({ choiceSystemId: homeCareSystemId, content: { ...content, signatories } });
    expectProblem(answer, 400, 'invalid-body');
    expect(pathsOf(answer)).toEqual(['/content/signatories']);
  });
});

describe('starting a draft', () => {
  it.each([
    ['an unknown field', { ...content, nickname: 'x' }, '/content/nickname'],
    ['an unknown field deep inside', { ...content, contact: { ...content.contact, fax: '1' } }, '/content/contact/fax'],
    ['a missing field', { ...content, contact: { name: 'Kim', phone: '0701740610' } }, '/content/contact/email'],
    [
      'an address that is none',
      { ...content, contact: { ...content.contact, email: 'kim' } },
      '/content/contact/email',
    ],
    [
      'a name that is empty',
      { ...content, applicant: { ...content.applicant, name: '  ' } },
      '/content/applicant/name',
    ],
    [
      'a wrong check digit',
      { ...content, applicant: { ...content.applicant, registration: wrongNumber } },
      '/content/applicant/registration/organisationNumber',
    ],
    [
      'too many scopes',
      { ...content, scopes: Array.from({ length: 61 }, () => content.scopes?.[0]) },
      '/content/scopes',
    ],
  ])('with %s is refused with its path', async (_what, wrong, path) => {
    const answer = await create({ choiceSystemId: homeCareSystemId, content: wrong });
    expectProblem(answer, 400, 'invalid-body');
    expect(pathsOf(answer)).toEqual([path]);
  });

  it('names every field that is wrong, and none of what was written in it', async () => {
    const answer = await create({ choiceSystemId: homeCareSystemId, content: { contact: { email: 'hemlig' } }, x: 1 });
    expect(pathsOf(answer)).toEqual(
      expect.arrayContaining(['/x', '/content/applicant', '/content/contact/name', '/content/contact/email']),
    );
    expect(answer.body).not.toContain('hemlig');
  });

  it('with something that is not JSON is refused', async () => {
    const answer = await ask(handler, {
      method: 'POST',
      route: '/v1/applications',
      headers: { 'content-type': 'application/json' },
      body: '{"choiceSystemId": ',
    });
    expectProblem(answer, 400, 'malformed-json');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'with the content type %j is refused',
    async (type) => {
      expectProblem(await create(undefined, { 'content-type': type }), 415, 'unsupported-media-type');
    },
  );

  it('with a body that is too large is refused, also when it comes encoded', async () => {
    const padded = { choiceSystemId: homeCareSystemId, content, padding: 'x'.repeat(256 * 1024) };
    expectProblem(await create(padded), 413, 'body-too-large');
    const event = webEvent({ method: 'POST', route: '/v1/applications', body: '' });
    const body = Buffer.from(JSON.stringify(padded)).toString('base64');
    const encoded = await handler({ ...event, body, isBase64Encoded: true }, webContext);
    expect(encoded.statusCode).toBe(413);
  });

  it.each(['granvik.ledsagning', 'fjallberg.hemtjanst', 'hemtjanst', '', 'granvik.__proto__'])(
    'for the choice system %j that is not there is refused',
    async (choiceSystemId) => {
      const answer = await create({ choiceSystemId, content });
      expectProblem(answer, 422, 'unknown-choice-system');
      expect(pathsOf(answer)).toEqual(['/choiceSystemId']);
    },
  );

  it('stores nothing when it is refused', async () => {
    const before = (await everythingIn('CASE_TABLE')).length;
    await create({ choiceSystemId: homeCareSystemId, content: { ...content, nickname: 'x' } });
    expect(await everythingIn('CASE_TABLE')).toHaveLength(before);
  });
});

describe('a repeated start', () => {
  const started = { choiceSystemId: homeCareSystemId, content };
  const key = () => ({ 'idempotency-key': newSecret() });

  it('with the same key and body gets the same application, and a token that opens it', async () => {
    const headers = key();
    const first = draftOf(await create(started, headers));
    const second = draftOf(await create(started, headers));
    expect(second.applicationId).toBe(first.applicationId);
    for (const { token } of [first, second]) {
      expect((await about({ ...first, token }, 'get')).status).toBe(200);
    }
    expect(await readTasks(first.subject)).toHaveLength(1);
    expect((await readOutbox(first.subject)).filter(({ kind }) => kind === 'MAIL')).toHaveLength(1);
  });

  it('with the same key and another body is refused, and changes nothing', async () => {
    const headers = key();
    const first = draftOf(await create(started, headers));
    const other = { ...started, content: { ...content, applicant: { ...content.applicant, name: 'Annan AB' } } };
    expectProblem(await create(other, headers), 422, 'idempotency-key-reused');
    expect(await stored(first.subject)).toMatchObject({ applicantName: content.applicant.name, version: 1 });
  });

  it('eight times at once makes one application, and every answer opens it', async () => {
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(started, headers)));
    const drafts = answers.map(draftOf);
    expect(new Set(drafts.map(({ applicationId }) => applicationId)).size).toBe(1);
    for (const draft of drafts) expect((await about(draft, 'get')).status).toBe(200);
  });

  it('after the application was submitted says so', async () => {
    const headers = key();
    const draft = draftOf(await create(started, headers));
    const before = await stored(draft.subject);
    const event = { type: 'CONTACT_CONFIRMED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, confirmedEmail: content.contact.email }, event });
    expect((await about(draft, 'submit')).status).toBe(201);
    expectProblem(await create(started, headers), 409, 'already-created');
  });

  it.each(['', 'a b', 'å', 'x'.repeat(256)])('with the key %j is refused', async (name) => {
    expectProblem(await create(started, { 'idempotency-key': name }), 400, 'invalid-idempotency-key');
  });

  it('keeps the key only as a hash, and forgets it', async () => {
    const name = newSecret();
    await create(started, { 'idempotency-key': name });
    const links = await everythingIn('LINK_TABLE');
    expect(JSON.stringify(links)).not.toContain(name);
    for (const item of links) expect(item['expiresAt']).toBeTypeOf('number');
  });
});

describe('an application’s token', () => {
  it('that is wrong, another’s or for nothing gets one and the same answer', async () => {
    const draft = await createDraft();
    const other = await createDraft();
    const answers = await Promise.all([
      about({ ...draft, token: newSecret() }, 'get'),
      about({ ...draft, token: other.token }, 'get'),
      about({ ...draft, token: sha256(draft.token) }, 'get'),
      about({ ...draft, applicationId: 'granvik.01J00000000000000000000000' }, 'get'),
      about({ ...draft, applicationId: 'fjallberg.01J00000000000000000000000' }, 'get'),
      about({ ...draft, applicationId: 'nothing' }, 'get'),
    ]);
    for (const answer of answers) expectProblem(answer, 404, 'not-found');
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it.each(['get', 'replace', 'evidence', 'submit'] as const)('is asked for: %s', async (what) => {
    const draft = await createDraft();
    const json = { get: undefined, replace: content, evidence: file, submit: undefined }[what];
    expectProblem(await about(draft, what, json, { authorization: '' }), 401, 'token-missing');
    expectProblem(await about(draft, what, json, { authorization: 'Basic abc' }), 401, 'token-missing');
    expectProblem(await about(draft, what, json, { authorization: 'Bearer wrong' }), 404, 'not-found');
    expect((await stored(draft.subject)).version).toBe(1);
  });

  it('is for the addresses that there are', async () => {
    expectProblem(await call({ method: 'GET', route: '/v1/nothing' }), 404, 'not-found');
  });
});

describe('replacing a draft', () => {
  it('guards against overwriting what somebody else wrote', async () => {
    const draft = await createDraft();
    const first = await about(draft, 'get');
    const ifMatch = { 'if-match': first.headers['etag'] ?? '' };
    expect((await about(draft, 'replace', content, ifMatch)).status).toBe(200);
    expectProblem(await about(draft, 'replace', content, ifMatch), 412, 'version-differs');
    expect((await about(draft, 'replace', content, { 'if-match': '*' })).status).toBe(200);
  });

  it('names a wrong organisation number where it stands in this body', async () => {
    const draft = await createDraft();
    const wrong = { ...content, applicant: { ...content.applicant, registration: wrongNumber } };
    const answer = await about(draft, 'replace', wrong);
    expectProblem(answer, 400, 'invalid-body');
    expect(pathsOf(answer)).toEqual(['/applicant/registration/organisationNumber']);
  });

  it('asks a new contact to confirm, takes back what the old one was asked, and needs it before submitting', async () => {
    const draft = await confirmedDraft();
    const contact = { ...content.contact, email: 'ny@solglantan.example' };
    expect((await about(draft, 'replace', { ...content, contact })).status).toBe(200);
    const tasks = await readTasks(draft.subject);
    expect(tasks.map(({ status, assignee }) => [status, assignee.email])).toEqual([
      ['REVOKED', content.contact.email],
      ['OPEN', contact.email],
    ]);
    expect(fieldOf(await about(draft, 'get'), 'contactConfirmed')).toBe(false);
    expectProblem(await about(draft, 'submit'), 409, 'contact-not-confirmed');
  });

  it('does not ask again for an address that is confirmed', async () => {
    const draft = await confirmedDraft();
    const contact = { ...content.contact, email: 'ny@solglantan.example' };
    await about(draft, 'replace', { ...content, contact });
    await about(draft, 'replace', content);
    expect((await readTasks(draft.subject)).filter(({ status }) => status === 'OPEN')).toEqual([]);
    expect((await about(draft, 'submit')).status).toBe(201);
  });

  it('is refused when it has been submitted, and changes nothing', async () => {
    const draft = await confirmedDraft();
    await about(draft, 'submit');
    const changed = { ...content, applicant: { ...content.applicant, name: 'Annan AB' } };
    expectProblem(await about(draft, 'replace', changed), 409, 'already-submitted');
    expect((await readContent(draft.subject))?.applicant.name).toBe(content.applicant.name);
  });

  it('eight times at once ends with one of the eight, whole', async () => {
    const draft = await createDraft();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, amount) =>
        about(draft, 'replace', {
          ...content,
          applicant: { ...content.applicant, name: `Sökande ${String(amount + 1)}` },
          capacity: { unit: 'PLACES', amount: amount + 1 },
        }),
      ),
    );
    for (const { status } of answers) expect([200, 409]).toContain(status);
    const kept = await readContent(draft.subject);
    expect(kept?.applicant.name).toBe(`Sökande ${String(kept?.capacity?.amount ?? 0)}`);
    expect((await stored(draft.subject)).applicantName).toBe(kept?.applicant.name);
    const landed = answers.filter(({ status }) => status === 200).length;
    expect((await stored(draft.subject)).version).toBe(landed + 1);
  });
});

describe('evidence', () => {
  it.each([
    [
      'of a kind that the requirements do not know',
      { ...file, kind: 'holiday.photo' },
      422,
      'unknown-evidence',
      '/kind',
    ],
    [
      'of somebody that the application does not name',
      { ...file, person: 'Vide Sjö' },
      422,
      'unknown-person',
      '/person',
    ],
    ['of a kind that every object has', { ...file, kind: 'constructor' }, 422, 'unknown-evidence', '/kind'],
    ['that is too large', { ...file, bytes: evidenceLimits.bytes + 1 }, 400, 'invalid-body', '/bytes'],
    ['that is empty', { ...file, bytes: 0 }, 400, 'invalid-body', '/bytes'],
    ['of another type', { ...file, contentType: 'text/html' }, 400, 'invalid-body', '/contentType'],
    ['without a checksum', { ...file, sha256: undefined }, 400, 'invalid-body', '/sha256'],
    ['with a checksum that is none', { ...file, sha256: 'A'.repeat(64) }, 400, 'invalid-body', '/sha256'],
    ['whose name is a path', { ...file, fileName: '../etc/passwd' }, 400, 'invalid-body', '/fileName'],
    ['with an unknown field', { ...file, objectKey: 'granvik/x/y' }, 400, 'invalid-body', '/objectKey'],
  ])('%s is refused', async (_what, json, status, slug, path) => {
    const draft = await createDraft();
    const answer = await about(draft, 'evidence', json);
    expectProblem(answer, status, slug);
    expect(pathsOf(answer)).toEqual([path]);
    expect(await readEvidence(draft.subject)).toEqual([]);
  });

  it('has room for sixty files and not for another', async () => {
    const draft = await createDraft();
    const before = await stored(draft.subject);
    await commitApplication({
      before,
      after: before,
      event: { type: 'EVIDENCE_OFFERED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} },
      also: Array.from({ length: 59 }, (_, number) =>
        putEvidence(draft.subject, { ...storedFile(file.kind, '2026-03-02'), evidenceId: `01${String(number)}` }),
      ),
    });
    expect((await about(draft, 'evidence', file)).status).toBe(201);
    expectProblem(await about(draft, 'evidence', file), 409, 'too-many-files');
    expect(await readEvidence(draft.subject)).toHaveLength(60);
  });

  it('of ten files offered at once loses none', async () => {
    const draft = await createDraft();
    const answers = await Promise.all(Array.from({ length: 10 }, () => about(draft, 'evidence', file)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(await readEvidence(draft.subject)).toHaveLength(10);
  });

  it('LOV 6:2: is refused after the submission, until a completion asks for it: that kind alone, and until it is answered', async () => {
    const draft = await confirmedDraft();
    await about(draft, 'submit');
    expectProblem(await about(draft, 'evidence', file), 409, 'not-open-for-evidence');
    const received = await stored(draft.subject);
    if (received.status !== 'RECEIVED') throw new Error('It was submitted');
    const event = { type: 'MOVED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} };
    const checking = await commitApplication({ before: received, after: { ...received, status: 'CHECKING' }, event });
    if (checking.status !== 'CHECKING') throw new Error('It was moved');
    const { applicationId, diaryNumber } = checking;
    const period = {
      number: 1,
      kind: 'COMPLETION' as const,
      requirementIds: ['HT-G-13'],
      askedOn: '2026-03-02',
      dueOn: '2026-03-16',
    };
    const asked = await commitApplication({
      before: checking,
      after: { ...checking, status: 'COMPLETION_REQUESTED', completionRounds: 1, completions: [period] },
      event,
      also: [
        putCompletion(checking, {
          schemaVersion: 1,
          applicationId,
          diaryNumber,
          kind: 'COMPLETION',
          number: 1,
          by: 'system',
          at: event.at,
          items: [
            {
              requirementId: 'HT-G-13',
              ask: { kind: 'EVIDENCE', evidence: file.kind },
              text: { sv: 'Saknas.', en: 'Missing.' },
            },
          ],
          days: 14,
        }),
      ],
    });
    const other = await about(draft, 'evidence', { ...file, kind: 'routine.lex-sarah' });
    expectProblem(other, 422, 'not-asked-for');
    expect(problemOf(other).errors).toEqual([{ path: '/kind', message: `One of: ${file.kind}` }]);
    expect(await readEvidence(draft.subject)).toEqual([]);
    expect((await about(draft, 'evidence', file)).status).toBe(201);

    const present = await stored(draft.subject);
    if (present.status !== 'COMPLETION_REQUESTED' || asked.status !== present.status) throw new Error('It was moved');
    const ended = { on: '2026-03-10', outcome: 'ANSWERED' as const };
    await commitApplication({ before: present, after: { ...present, completions: [{ ...period, ended }] }, event });
    expectProblem(await about(draft, 'evidence', file), 409, 'not-open-for-evidence');
  });
});

describe('a file that was wrong', () => {
  const offered = async (draft: Draft): Promise<string> =>
    OfferedEvidence.parse(JSON.parse((await about(draft, 'evidence', file)).body)).evidenceId;

  it('is taken out of the draft, and counts for nothing when it is sent', async () => {
    const draft = await confirmedDraft();
    const [wrong, right] = [await offered(draft), await offered(draft)];
    expect((await removeFile(draft, wrong)).status).toBe(204);
    expectProblem(await removeFile(draft, wrong), 404, 'not-found');
    const receipt = Receipt.parse(JSON.parse((await about(draft, 'submit')).body));
    expect(receipt.evidence.map(({ evidenceId }) => evidenceId)).toEqual([right]);
    expectProblem(await removeFile(draft, right), 409, 'already-submitted');
    expect(await readEvidence(draft.subject)).toHaveLength(1);
    expect(verifyChain(await readEvents(draft.subject), hashOf)).toMatchObject({ ok: true });
  });

  it.each(['', 'EVIDENCE', '../CONTENT', '01JNOTHINGNOTHINGNOTHING00'])('is none by the name %j', async (name) => {
    const draft = await createDraft();
    await offered(draft);
    expectProblem(await removeFile(draft, name), 404, 'not-found');
    expectProblem(await removeFile({ ...draft, token: newSecret() }, name), 404, 'not-found');
    expect(await readEvidence(draft.subject)).toHaveLength(1);
  });

  it('is taken out once, when it is asked eight times at once, and no other with it', async () => {
    const draft = await createDraft();
    const [wrong, right] = [await offered(draft), await offered(draft)];
    const answers = await Promise.all(Array.from({ length: 8 }, () => removeFile(draft, wrong)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect((await readEvidence(draft.subject)).map(({ evidenceId }) => evidenceId)).toEqual([right]);
  });

  it('leaves room, as does a place that no file came to in an hour', async () => {
    const draft = await createDraft();
    const before = await stored(draft.subject);
    const abandoned = { ...storedFile(file.kind, '2026-03-02'), status: 'EXPECTED' as const };
    await commitApplication({
      before,
      after: before,
      event: { type: 'EVIDENCE_OFFERED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} },
      also: Array.from({ length: 60 }, (_, number) =>
        putEvidence(draft.subject, { ...abandoned, evidenceId: `01${String(number)}` }),
      ),
    });
    expect((await about(draft, 'evidence', file)).status).toBe(201);
  });
});

describe('a repeated offer', () => {
  const key = () => ({ 'idempotency-key': newSecret() });
  const placeOf = (answer: WebAnswer) => OfferedEvidence.parse(JSON.parse(answer.body));

  it('with the same key and body gets the same place, and a form to post to it', async () => {
    const draft = await createDraft();
    const headers = key();
    const first = placeOf(await about(draft, 'evidence', file, headers));
    const second = placeOf(await about(draft, 'evidence', file, headers));
    expect(second.evidenceId).toBe(first.evidenceId);
    expect(second.upload.fields['key']).toBe(first.upload.fields['key']);
    expect(await readEvidence(draft.subject)).toHaveLength(1);
    expect(placeOf(await about(draft, 'evidence', file, key())).evidenceId).not.toBe(first.evidenceId);
  });

  it('eight times at once reserves one place', async () => {
    const draft = await createDraft();
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 8 }, () => about(draft, 'evidence', file, headers)));
    expect(new Set(answers.map((answer) => placeOf(answer).evidenceId)).size).toBe(1);
    expect(await readEvidence(draft.subject)).toHaveLength(1);
  });

  it('with the same key and another body is refused, and changes nothing', async () => {
    const draft = await createDraft();
    const headers = key();
    await about(draft, 'evidence', file, headers);
    const other = { ...file, fileName: 'annan.pdf' };
    expectProblem(await about(draft, 'evidence', other, headers), 422, 'idempotency-key-reused');
    expect(await readEvidence(draft.subject)).toMatchObject([{ fileName: file.fileName }]);
  });

  it('by somebody without the token tells nothing of the first', async () => {
    const draft = await createDraft();
    const headers = key();
    await about(draft, 'evidence', file, headers);
    const stranger = { ...draft, token: newSecret() };
    for (const body of [file, { ...file, fileName: 'annan.pdf' }]) {
      expectProblem(await about(stranger, 'evidence', body, headers), 404, 'not-found');
    }
  });

  it('whose file has arrived says so, and offers no place to write over it', async () => {
    const draft = await createDraft();
    const headers = key();
    const { evidenceId } = placeOf(await about(draft, 'evidence', file, headers));
    const before = await stored(draft.subject);
    await commitApplication({
      before,
      after: before,
      event: { type: 'EVIDENCE_STORED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} },
      also: [putEvidence(draft.subject, { ...storedFile(file.kind, '2026-03-02'), evidenceId })],
    });
    expectProblem(await about(draft, 'evidence', file, headers), 409, 'already-uploaded');
  });

  it('with a key that is none is refused, as every POST is', async () => {
    const draft = await createDraft();
    for (const what of ['evidence', 'submit'] as const) {
      const json = what === 'evidence' ? file : undefined;
      expectProblem(await about(draft, what, json, { 'idempotency-key': 'a b' }), 400, 'invalid-idempotency-key');
    }
  });
});

describe('submitting', () => {
  it('needs somebody who answers for it and something that is applied for', async () => {
    const { signatories: _signatories, scopes: _scopes, ...bare } = content;
    const draft = await confirmedDraft();
    await about(draft, 'replace', bare);
    const answer = await about(draft, 'submit');
    expectProblem(answer, 422, 'not-submittable');
    expect(pathsOf(answer)).toEqual(['/signatories', '/scopes']);
    expect(await stored(draft.subject)).toMatchObject({ status: 'DRAFT' });
  });

  it('FL 22: gives a receipt that binds every file that is stored by its bytes, and names those that are not verified', async () => {
    const draft = await confirmedDraft();
    const before = await stored(draft.subject);
    const kept = { ...storedFile(file.kind, '2026-03-02'), sha256: 'b'.repeat(64) };
    await commitApplication({
      before,
      after: before,
      event: { type: 'EVIDENCE_STORED', at: '2026-03-02T08:00:00.000Z', by: 'test', data: {} },
      also: [putEvidence(draft.subject, kept)],
    });
    const { evidenceId } = OfferedEvidence.parse(JSON.parse((await about(draft, 'evidence', file)).body));
    const receipt = Receipt.parse(JSON.parse((await about(draft, 'submit')).body));
    const bound = [{ evidenceId: kept.evidenceId, kind: kept.kind, sha256: kept.sha256 }];
    expect(receipt.contentHash).toBe(hashOf({ content: receipt.content, evidence: bound }));
    expect(receipt.unverified).toEqual([evidenceId]);
    expect(receipt.evidence).toContainEqual(expect.objectContaining(bound[0]));
    expect((await readEvents(draft.subject)).at(-1)?.data).toMatchObject({
      evidence: [kept.evidenceId],
      unverified: [evidenceId],
    });
  });

  it('needs scopes that the choice system has', async () => {
    const draft = await confirmedDraft();
    const scopes = [{ service: 'Hemtjänst', area: 'Månen', targetGroup: 'Äldre' }];
    await about(draft, 'replace', { ...content, scopes });
    expect(pathsOf(await about(draft, 'submit'))).toEqual(['/scopes/0/area']);
  });

  it('fifty times at once gives one number, one start and fifty same receipts', async () => {
    const draft = await confirmedDraft();
    const answers = await Promise.all(Array.from({ length: 50 }, () => about(draft, 'submit')));
    const receipts = answers.map(({ body }) => Receipt.parse(JSON.parse(body)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(49);
    expect(new Set(receipts.map((receipt) => hashOf(receipt))).size).toBe(1);
    expect(await stored(draft.subject)).toMatchObject({ status: 'RECEIVED', diaryNumber: receipts[0]?.diaryNumber });
    expect((await readOutbox(draft.subject)).filter(({ kind }) => kind === 'START')).toHaveLength(1);
    const arrivals = (await readEvents(draft.subject)).filter(({ type }) => type === 'APPLICATION_RECEIVED');
    expect(arrivals).toHaveLength(1);
  });

  it('OSL 5:1: of fifty applications at once gives fifty numbers', async () => {
    const drafts = await Promise.all(Array.from({ length: 50 }, () => confirmedDraft()));
    const answers = await Promise.all(drafts.map((draft) => about(draft, 'submit')));
    expect(answers.map(({ status }) => status)).toEqual(drafts.map(() => 201));
    expect(new Set(answers.map((answer) => fieldOf(answer, 'diaryNumber'))).size).toBe(50);
  });

  it('takes one number, however often the case changes meanwhile', async () => {
    const taken = async () =>
      (await everythingIn('CASE_TABLE')).flatMap(({ latest }) => (typeof latest === 'number' ? [latest] : []));
    const draft = await confirmedDraft();
    const before = (await taken())[0] ?? 0;
    const [submitted] = await Promise.all([
      about(draft, 'submit'),
      ...Array.from({ length: 8 }, () => about(draft, 'evidence', file)),
    ]);
    expect(submitted.status).toBe(201);
    expect(await taken()).toEqual([before + 1]);
  });

  it('while a file is offered loses neither', async () => {
    const draft = await confirmedDraft();
    const [submitted, offered] = await Promise.all([about(draft, 'submit'), about(draft, 'evidence', file)]);
    expect([200, 201]).toContain(submitted.status);
    expect([201, 409]).toContain(offered.status);
    const evidence = await readEvidence(draft.subject);
    expect(evidence).toHaveLength(offered.status === 201 ? 1 : 0);
    const receipt = z.object({ evidence: z.array(z.unknown()) }).parse(JSON.parse(submitted.body));
    expect(receipt.evidence).toHaveLength(evidence.length);
  });

  it('is refused when the application was withdrawn', async () => {
    const draft = await confirmedDraft();
    await about(draft, 'withdraw');
    expectProblem(await about(draft, 'submit'), 409, 'withdrawn');
  });

  it('OSL 5:5, 31:16: keeps what is claimed to be a business secret, and refuses the claim for what all are shown', async () => {
    const secret = { part: '/statements', reason: 'Så organiserar vi arbetet; konkurrenter skulle härma det.' };
    const draft = await confirmedDraft({ businessSecrets: [secret] });
    const received = Receipt.parse(JSON.parse((await about(draft, 'submit')).body));
    expect(received.content.businessSecrets).toEqual([secret]);
    const claims = [secret, { ...secret, part: '/presentation/text/sv' }];
    const refused = await create({
      choiceSystemId: homeCareSystemId,
      content: { ...content, businessSecrets: claims },
    });
    expectProblem(refused, 400, 'invalid-body');
    expect(pathsOf(refused)).toEqual(['/content/businessSecrets/1/part']);
  });

  it.each([
    '/persons/7',
    '/figures/a.b',
    '/nothing',
    '/statements/x',
    '/contact/name/0',
    'evidence:01JZZZZZZZZZZZZZZZZZZZZZZZ',
  ])('refuses a claim about what is not in it: %s', async (part) => {
    const businessSecrets = [{ part, reason: 'Känsligt.' }];
    const refused = await create({ choiceSystemId: homeCareSystemId, content: { ...content, businessSecrets } });
    expectProblem(refused, 400, 'invalid-body');
    expect(pathsOf(refused)).toEqual(['/content/businessSecrets/0/part']);
    const draft = await createDraft();
    const replaced = await about(draft, 'replace', { ...content, businessSecrets });
    expectProblem(replaced, 400, 'invalid-body');
    expect(pathsOf(replaced)).toEqual(['/businessSecrets/0/part']);
    expect(await readContent(draft.subject)).toEqual(content);
  });

  it('takes a claim about a file of its own, and of no other application', async () => {
    const [own, other] = [await createDraft(), await createDraft()];
    const { evidenceId } = OfferedEvidence.parse(JSON.parse((await about(own, 'evidence', file)).body));
    const claimed = { ...content, businessSecrets: [{ part: `evidence:${evidenceId}`, reason: 'Priser.' }] };
    expect((await about(own, 'replace', claimed)).status).toBe(200);
    expectProblem(await about(other, 'replace', claimed), 400, 'invalid-body');
  });

  it('LOV 6:2: tells apart what is asked now, and by when, and calls each requirement’s state by its words', async () => {
    const draft = await confirmedDraft();
    const nothing = ApplicationView.parse(JSON.parse((await about(draft, 'get')).body));
    expect(nothing.asked).toEqual([]);
    await about(draft, 'submit');
    const items = [
      { requirementId: 'HT-G-04', ask: { kind: 'DECLARATION' as const }, text: { sv: 'Saknas.', en: 'Missing.' } },
    ];
    const event = { type: 'MOVED', at: '2026-03-03T08:00:00.000Z', by: 'test', data: {} };
    const received = await stored(draft.subject);
    if (!isRegistered(received)) throw new Error('It was received');
    const checking = await commitApplication({ before: received, after: { ...received, status: 'CHECKING' }, event });
    const period = {
      number: 1,
      kind: 'COMPLETION' as const,
      requirementIds: ['HT-G-04'],
      askedOn: '2026-03-03',
      dueOn: '2026-03-20',
    };
    const asked = { ...received, status: 'COMPLETION_REQUESTED' as const, completions: [period] };
    const { applicationId } = received;
    const finding: Finding = {
      requirementId: 'HT-G-04',
      result: 'NEEDS_COMPLETION',
      source: 'SYSTEM',
      at: event.at,
      reason: { sv: 'Saknas.', en: 'Missing.' },
      missing: items,
      factsHash: 'x',
    };
    await commitApplication({
      before: checking,
      after: asked,
      event,
      also: [
        putCompletion(asked, {
          schemaVersion: 1,
          applicationId,
          diaryNumber: received.diaryNumber,
          kind: 'COMPLETION',
          number: 1,
          by: 'system',
          at: event.at,
          items,
          days: 14,
        }),
        putCheck(draft.subject, { finding }),
      ],
    });
    const seen = ApplicationView.parse(JSON.parse((await about(draft, 'get')).body));
    expect(seen.asked).toEqual([{ requirementId: 'HT-G-04', text: items[0]?.text, dueOn: '2026-03-20' }]);
    expect(seen.findings).toMatchObject([
      {
        requirementId: 'HT-G-04',
        result: 'NEEDS_COMPLETION',
        words: { sv: 'Något saknas', en: 'Something is missing' },
      },
    ]);
  });

  it('LOV 5:2: keeps whose capacity a requirement is met with, and the files that show it', async () => {
    const draft = await confirmedDraft();
    const { evidenceId } = OfferedEvidence.parse(JSON.parse((await about(draft, 'evidence', file)).body));
    const company = { name: 'Dimviks Omsorg AB', registration: { kind: 'SWEDISH', organisationNumber: '559999-9108' } };
    const reliances = [{ requirementId: 'HT-G-05', company, proof: 'UNDERTAKING', evidenceIds: [evidenceId] }];
    expect((await about(draft, 'replace', { ...content, reliances })).status).toBe(200);
    const received = Receipt.parse(JSON.parse((await about(draft, 'submit')).body));
    expect(received.content.reliances).toEqual(reliances);
  });
});
