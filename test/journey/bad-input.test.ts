import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { bearer, type Draft, pdf } from '../demo/applicant.ts';
import { ask } from '../demo/ask.ts';
import type { Case } from '../demo/applicants.ts';
import type { Journey } from '../demo/journey.ts';
import { until } from '../demo/until.ts';
import { everythingStored, eventsIn, storedOf } from './aws.ts';
import { everythingSettled } from './settled.ts';
import { someone } from './people.ts';
import { post, request, send } from './request.ts';
import { local, startJourney } from './running.ts';

const Offered = z.looseObject({
  evidenceId: z.string(),
  upload: z.looseObject({ url: z.url(), fields: z.record(z.string(), z.string()) }),
});
const Created = z.looseObject({ applicationId: z.string(), token: z.string() });
const Listed = z.looseObject({
  evidence: z.array(z.looseObject({ evidenceId: z.string(), status: z.string() })),
});

let journey: Journey;
let choiceSystemId: string;
let one: Case;
let draft: Draft;
let path: string;
let contactLink: string;

beforeAll(async () => {
  journey = await startJourney();
  const documentation = await journey.documentation();
  choiceSystemId = documentation.choiceSystemId;
  one = someone(documentation, 1, 'STRAIGHT');
  draft = await journey.applicant.create(choiceSystemId, one.content);
  path = `/v1/applications/${draft.applicationId}`;
  contactLink = await journey.mailbox.nextLink(one.people.contact.email, 'Bekräfta din e-postadress');
});

/** The application's content with other fields. */
function content(changes: Record<string, unknown>): unknown {
  return { choiceSystemId, content: { ...one.content, ...changes } };
}

describe('a body that is not what it should be', () => {
  const applicant = (changes: Record<string, unknown>) => {
    const { applicant: stated } = one.content;
    return content({ applicant: { ...(typeof stated === 'object' ? stated : {}), ...changes } });
  };
  const json = { 'content-type': 'application/json' };

  test.each<[string, () => Promise<Awaited<ReturnType<typeof request>>>, number, string, string?]>([
    [
      'malformed JSON',
      () => request('POST', '/v1/applications', { body: '{"content":', headers: json }),
      400,
      'malformed-json',
    ],
    ['no body', () => request('POST', '/v1/applications', { headers: json }), 400, 'malformed-json'],
    [
      'another content type',
      () => request('POST', '/v1/applications', { body: 'a=b', headers: { 'content-type': 'text/plain' } }),
      415,
      'unsupported-media-type',
    ],
    [
      'an unknown field',
      () => send('POST', '/v1/applications', content({ bribe: 1 })),
      400,
      'invalid-body',
      '/content/bribe',
    ],
    [
      'a missing field',
      () => send('POST', '/v1/applications', content({ contact: undefined })),
      400,
      'invalid-body',
      '/content/contact',
    ],
    [
      'a wrong check digit',
      () =>
        send(
          'POST',
          '/v1/applications',
          applicant({ registration: { kind: 'SWEDISH', organisationNumber: '559999-9008' } }),
        ),
      400,
      'invalid-body',
      '/content/applicant/registration/organisationNumber',
    ],
    [
      'a choice system that is not open',
      () => send('POST', '/v1/applications', { choiceSystemId: 'granvik.taxi', content: one.content }),
      422,
      'unknown-choice-system',
      '/choiceSystemId',
    ],
    [
      'a body over the limit',
      () => send('POST', '/v1/applications', content({ presentation: 'x'.repeat(300 * 1024) })),
      413,
      'body-too-large',
    ],
    [
      'an unusable Idempotency-Key',
      () => send('POST', '/v1/applications', content({}), { 'idempotency-key': 'two words' }),
      400,
      'invalid-idempotency-key',
    ],
  ])('%s is refused with a problem that says where, and makes no case', async (_what, ask, status, problem, where) => {
    const before = await everythingSettled();
    const answer = await ask();
    expect([answer.status, answer.problem]).toEqual([status, problem]);
    if (where !== undefined) expect(answer.text).toContain(`"path":"${where}"`);
    expect(await everythingStored()).toEqual(before);
  });

  test('an address that does not exist is told so, to programs and to people', async () => {
    expect((await request('GET', '/v1/nothing')).problem).toBe('not-found');
    const page = await request('GET', '/inget');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('a key that does not fit', () => {
  test.each([
    ['none', {}, 401, 'token-missing'],
    ['a wrong one', bearer('A'.repeat(43)), 404, 'not-found'],
    ['an unreadable one', { authorization: 'Bearer @' }, 401, 'token-missing'],
  ])('%s opens nothing and changes nothing', async (_what, headers, status, problem) => {
    const before = await storedOf(draft.applicationId);
    for (const [method, address, body] of [
      ['GET', path, undefined],
      ['PUT', path, one.content],
      ['POST', `${path}/submission`, undefined],
      ['POST', `${path}/evidence`, offer(pdf('x'))],
    ] as const) {
      const answer =
        body === undefined ? await request(method, address, { headers }) : await send(method, address, body, headers);
      expect([method, answer.status, answer.problem]).toEqual([method, status, problem]);
    }
    expect(await storedOf(draft.applicationId)).toEqual(before);
  });

  test('another application’s key, an unknown application and a malformed id look the same', async () => {
    const other = await journey.applicant.create(choiceSystemId, one.content);
    for (const id of [other.applicationId, 'granvik.01ARZ3NDEKTSV4RRFFQ69G5FAV', 'elsewhere.1', 'no-id']) {
      const answer = await request('GET', `/v1/applications/${id}`, { headers: bearer(draft.token) });
      expect([answer.status, answer.problem]).toEqual([404, 'not-found']);
    }
  });
});

test('the same Idempotency-Key makes one draft; with another body it is refused', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const first = Created.parse(JSON.parse((await send('POST', '/v1/applications', content({}), key)).text));
  const again = await send('POST', '/v1/applications', content({}), key);
  expect(again.status).toBe(201);
  const second = Created.parse(JSON.parse(again.text));
  expect(second.applicationId).toBe(first.applicationId);
  for (const token of [first.token, second.token]) {
    const read = await request('GET', `/v1/applications/${first.applicationId}`, { headers: bearer(token) });
    expect(read.status).toBe(200);
  }
  const another = await send('POST', '/v1/applications', content({ selectableFrom: '2031-01-01' }), key);
  expect([another.status, another.problem]).toEqual([422, 'idempotency-key-reused']);
});

test('a draft that somebody else changed is not written over', async () => {
  const stale = await send('PUT', path, one.content, { ...bearer(draft.token), 'if-match': '"99"' });
  expect([stale.status, stale.problem]).toEqual([412, 'version-differs']);
});

test('nothing is submitted before the contact’s address is confirmed', async () => {
  const before = await storedOf(draft.applicationId);
  const answer = await request('POST', `${path}/submission`, { headers: bearer(draft.token) });
  expect([answer.status, answer.problem]).toEqual([409, 'contact-not-confirmed']);
  expect(await storedOf(draft.applicationId)).toEqual(before);
});

describe('links', () => {
  test('a forged, a mutilated and an unknown link lead to the same neutral page', async () => {
    const token = contactLink.split('/').at(-1) ?? '';
    const forged = `${token.slice(0, -4)}AAAA`;
    const pagesOf = async (tokens: readonly string[]) => {
      const pages = await Promise.all(tokens.map(async (one) => request('GET', `/t/confirm-contact/${one}`)));
      for (const { status, text } of pages) {
        expect(status).toBe(404);
        expect(text).not.toContain('Provbolaget');
      }
      return new Set(pages.map(({ text }) => text.replaceAll(/href="[^"]*"/g, '')));
    };
    // Whose site it is stands on the page when the address begins with it.
    expect((await pagesOf([forged, 'granvik.short', 'granvik'])).size).toBe(1);
    expect((await pagesOf([`elsewhere.${'A'.repeat(43)}`, '..%2f..'])).size).toBe(1);
  });

  test('a link opens nothing under another kind’s address', async () => {
    const token = contactLink.split('/').at(-1) ?? '';
    for (const kind of ['confirm-submission', 'decide', 'vote', 'sign', 'notice']) {
      expect((await request('GET', `/t/${kind}/${token}`)).status).toBe(404);
    }
  });

  test('a form from another site is refused', async () => {
    const before = await storedOf(draft.applicationId);
    const { pathname } = new URL(contactLink);
    const form = { step: 'answer', confirm: 'yes' };
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      expect((await post(pathname, form, headers)).status).toBe(403);
    }
    expect(await storedOf(draft.applicationId)).toEqual(before);
  });

  test('a body that is no form, one that is too large and a method that is not there are refused', async () => {
    const { pathname } = new URL(contactLink);
    const before = await storedOf(draft.applicationId);
    expect((await send('POST', pathname, { step: 'answer', confirm: 'yes' })).status).toBe(415);
    expect((await post(pathname, { step: 'answer', confirm: 'x'.repeat(300 * 1024) })).status).toBe(413);
    expect((await post(pathname, { step: 'forge' })).status).toBe(400);
    expect((await request('DELETE', pathname)).status).toBe(404);
    expect(await storedOf(draft.applicationId)).toEqual(before);
  });

  test('once answered, the link shows what was recorded, to whoever answers again too', async () => {
    const { pathname } = new URL(contactLink);
    const form = { step: 'answer', confirm: 'yes' };
    expect((await post(pathname, form)).status).toBe(303);
    const shown = await request('GET', pathname);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Ditt svar är registrerat');
    const before = await storedOf(draft.applicationId);
    expect((await post(pathname, form)).status).toBe(303);
    expect((await request('GET', pathname)).text).toBe(shown.text);
    expect(await storedOf(draft.applicationId)).toEqual(before);
  });

  test('a link to an address that was replaced has been taken back', async () => {
    const moves = { ...one.people.contact, email: 'flyttar@prov1.example' };
    const moved = await journey.applicant.create(choiceSystemId, { ...one.content, contact: moves });
    const old = await journey.mailbox.nextLink(moves.email, 'Bekräfta din e-postadress');
    const contact = { ...one.people.contact, email: 'ny@prov1.example' };
    const put = await send(
      'PUT',
      `/v1/applications/${moved.applicationId}`,
      { ...one.content, contact },
      bearer(moved.token),
    );
    expect(put.status).toBe(200);
    const { pathname } = new URL(old);
    const page = await request('GET', pathname);
    expect(page.status).toBe(410);
    expect(page.text).toContain('Uppgiften har tagits tillbaka');
    expect((await post(pathname, { step: 'answer', confirm: 'yes' })).status).toBe(410);
    const { contactConfirmed } = await journey.applicant.read(moved);
    expect(contactConfirmed).toBe(false);
  });
});

function offer(file: Uint8Array<ArrayBuffer>, changes: Record<string, unknown> = {}) {
  return {
    kind: one.attachments[0]?.kind ?? '',
    fileName: 'intyg.pdf',
    contentType: 'application/pdf',
    bytes: file.byteLength,
    sha256: createHash('sha256').update(file).digest('hex'),
    ...changes,
  };
}

async function upload(offered: z.infer<typeof Offered>, file: Uint8Array<ArrayBuffer>, type = 'application/pdf') {
  const form = new FormData();
  for (const [name, value] of Object.entries(offered.upload.fields)) form.append(name, value);
  form.append('file', new Blob([file], { type }), 'intyg.pdf');
  return ask(offered.upload.url, { method: 'POST', body: form });
}

async function offered(file: Uint8Array<ArrayBuffer>, changes: Record<string, unknown> = {}) {
  const answer = await send('POST', `${path}/evidence`, offer(file, changes), bearer(draft.token));
  expect(answer.status).toBe(201);
  return Offered.parse(JSON.parse(answer.text));
}

async function statusOf(evidenceId: string): Promise<string | undefined> {
  const { evidence } = Listed.parse(JSON.parse((await request('GET', path, { headers: bearer(draft.token) })).text));
  return evidence.find((file) => file.evidenceId === evidenceId)?.status;
}

async function untilJudged(evidenceId: string): Promise<string | undefined> {
  return until('the file’s verdict', async () => {
    const status = await statusOf(evidenceId);
    return status === 'EXPECTED' ? status : { found: status };
  });
}

describe('files', () => {
  test.each([
    ['larger than 25 MB', { bytes: 25 * 1024 * 1024 + 1 }, 400, 'invalid-body'],
    ['empty', { bytes: 0 }, 400, 'invalid-body'],
    ['of a type that is not taken', { contentType: 'application/zip' }, 400, 'invalid-body'],
    ['with a path for a name', { fileName: '../../etc/passwd' }, 400, 'invalid-body'],
    ['without a checksum', { sha256: 'abc' }, 400, 'invalid-body'],
    ['that nothing asks for', { kind: 'love.letter' }, 422, 'unknown-evidence'],
  ])('one %s is not offered a place', async (_what, changes, status, problem) => {
    const before = await storedOf(draft.applicationId);
    const answer = await send('POST', `${path}/evidence`, offer(pdf('x'), changes), bearer(draft.token));
    expect([answer.status, answer.problem]).toEqual([status, problem]);
    expect(await storedOf(draft.applicationId)).toEqual(before);
  });

  test('a picture that calls itself a document is rejected when it has arrived', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);
    const place = await offered(png);
    expect((await upload(place, png)).ok).toBe(true);
    expect(await untilJudged(place.evidenceId)).toBe('REJECTED');
    // Its scan may be recorded before or after.
    const rejected = eventsIn(await storedOf(draft.applicationId)).filter(({ type }) => type === 'EVIDENCE_REJECTED');
    expect(rejected).toMatchObject([{ data: { rejection: 'TYPE_DIFFERS' } }]);
  });

  test('another file than the declared one never counts', async () => {
    const place = await offered(pdf('the declared one'));
    const answer = await upload(place, pdf('quite another, and a longer one'));
    const status = answer.ok ? await untilJudged(place.evidenceId) : await statusOf(place.evidenceId);
    expect(['REJECTED', 'EXPECTED']).toContain(status);
    expect(status).not.toBe('STORED');
  });

  test('a form that was tampered with lets nothing in elsewhere', async () => {
    const file = pdf('tampered');
    const place = await offered(file);
    const elsewhere = { ...place.upload.fields, key: `granvik/${draft.applicationId.split('.')[1] ?? ''}/other` };
    const answer = await upload({ ...place, upload: { ...place.upload, fields: elsewhere } }, file);
    expect(answer.status).toBe(403);
    expect(await statusOf(place.evidenceId)).toBe('EXPECTED');
  });
});

describe('the municipality’s pages', () => {
  const pages = ['', '/assessment', '/decision', '/meeting'];

  test('without signing in there is only the way to sign in', async () => {
    for (const page of pages) {
      const answer = await request('GET', `/desk/applications/${draft.applicationId}${page}`);
      expect([page, answer.status]).toEqual([page, 303]);
      expect(answer.headers.get('location')).toMatch(/^\/sign-in\?return=/);
      expect(answer.text).not.toContain('Provbolaget');
    }
    expect((await post(`/desk/applications/${draft.applicationId}/assessment`, { step: 'propose' })).status).toBe(401);
  });

  test('a role that may not is told so', async () => {
    const secretary = journey.staff('secretary');
    expect((await secretary.open(`/desk/applications/${draft.applicationId}/assessment`)).status).toBe(403);
    const delegate = journey.staff('signer');
    expect((await delegate.open(`/desk/applications/${draft.applicationId}/meeting`)).status).toBe(403);
  });

  test('a forged or foreign token opens nothing', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      sub: 'x',
      exp: 4102444800,
      token_use: 'id',
      aud: local.outputs.UserPoolClientId,
      iss: `https://cognito-idp.${local.region}.amazonaws.com/${local.outputs.UserPoolId}`,
      'cognito:groups': ['granvik:coordinator'],
    };
    const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
    const forged = `${part({ alg: 'RS256', kid: '1' })}.${part(claims)}.${'A'.repeat(342)}`;
    const before = await everythingSettled();
    for (const token of [unsigned, forged, 'not.a.token', draft.token]) {
      const answer = await send('POST', '/v1/choice-systems', {}, bearer(token));
      expect([answer.status, answer.problem]).toEqual([401, 'sign-in-needed']);
      const page = await request('GET', '/desk', { headers: { cookie: `__Host-session=${token}` } });
      expect(page.status).toBe(303);
    }
    expect(await everythingStored()).toEqual(before);
  });
});

describe('submitting', () => {
  test('LOV 6:2: an incomplete application is received all the same; a second submission gives the same receipt', async () => {
    const first = await request('POST', `${path}/submission`, { headers: bearer(draft.token) });
    expect(first.status).toBe(201);
    const second = await request('POST', `${path}/submission`, { headers: bearer(draft.token) });
    expect(second.status).toBe(200);
    expect(JSON.parse(second.text)).toEqual(JSON.parse(first.text));
    const received = eventsIn(await storedOf(draft.applicationId)).filter(
      ({ type }) => type === 'APPLICATION_RECEIVED',
    );
    expect(received).toHaveLength(1);
  });

  test('what was submitted is not changed, and takes no more files', async () => {
    const before = await storedOf(draft.applicationId);
    const put = await send('PUT', path, one.content, bearer(draft.token));
    expect([put.status, put.problem]).toEqual([409, 'already-submitted']);
    const file = await send('POST', `${path}/evidence`, offer(pdf('late')), bearer(draft.token));
    expect([file.status, file.problem]).toEqual([409, 'not-open-for-evidence']);
    const unconfirmed = (items: typeof before) =>
      items.filter(({ sk }) => sk === 'CONTENT' || sk.startsWith('EVIDENCE#'));
    expect(unconfirmed(await storedOf(draft.applicationId))).toEqual(unconfirmed(before));
  });

  test('a code that is guessed locks the link, and the case stays as it is', async () => {
    const link = await journey.mailbox.nextLink(one.people.signatory.email, 'Bekräfta ansökan som firmatecknare');
    const { pathname } = new URL(link);
    const before = eventsIn(await storedOf(draft.applicationId));
    expect((await post(pathname, { step: 'code' })).status).toBe(303);
    const code = await journey.mailbox.nextCode(one.people.signatory.phone);
    const wrong = code === '000000' ? '111111' : '000000';
    const tried: number[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1)
      tried.push((await post(pathname, { step: 'identity', code: wrong })).status);
    expect(tried).toEqual([422, 422, 422, 422, 403]);
    expect((await post(pathname, { step: 'identity', code })).status).toBe(403);
    expect((await post(pathname, { step: 'answer', authorised: 'yes' })).status).toBe(403);
    expect(eventsIn(await storedOf(draft.applicationId))).toEqual(before);
    expect((await journey.applicant.read(draft)).signatoryConfirmed).toBe(false);
  });
});
