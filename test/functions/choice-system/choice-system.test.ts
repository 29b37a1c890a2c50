import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import {
  DraftVersion,
  ImportedRequirementSet,
  VersionView,
} from '../../../functions/choice-system/administer/manifest.ts';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { OpenSystems, PublishedDocumentation } from '../../../functions/choice-system/read-documentation/manifest.ts';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { useMunicipalities } from '../../../shared/platform/config.ts';
import { readEntries } from '../../../shared/store/catalogue/catalogue.ts';
import { readCatalogue } from '../../../shared/store/catalogue/lists.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { contractSubject, listContracts } from '../../../shared/store/contract/contract.ts';
import { homeCare } from '../../support/application-builder.ts';
import { granvik, useGranvik } from '../../support/granvik.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { publishLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer, type WebRequest } from '../../support/web-request.ts';

useTables();

const issuer = new OidcIssuer();
beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());

/** What `npm start` seeds a fresh system with. */
function seed(file: string): Record<string, unknown> {
  const url = new URL(`../../../config/seed/granvik/${file}.json`, import.meta.url);
  const read: unknown = JSON.parse(readFileSync(url, 'utf8'));
  if (typeof read !== 'object' || read === null) throw new Error(`${file} is not an object`);
  return { ...read };
}

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly route: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly role?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

function call({
  method = 'POST',
  route,
  params = {},
  body,
  role = 'coordinator',
  headers = {},
}: Call): Promise<WebAnswer> {
  const request: WebRequest = {
    method,
    route,
    params,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(role === null
        ? {}
        : { authorization: `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] })}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  return ask(administer, request);
}

const create = (changes: Record<string, unknown> = {}, more: Partial<Call> = {}) =>
  call({ route: '/v1/choice-systems', body: { ...seed('choice-system'), ...changes }, ...more });

const draft = (id: string, body: unknown, more: Partial<Call> = {}, number = '1') =>
  call({
    method: 'PUT',
    route: '/v1/choice-systems/{choiceSystemId}/versions/{number}',
    params: { choiceSystemId: `granvik.${id}`, number },
    body,
    ...more,
  });

const importSet = (id: string, body: unknown, more: Partial<Call> = {}, number = '1') =>
  call({
    method: 'PUT',
    route: '/v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set',
    params: { choiceSystemId: `granvik.${id}`, number },
    body,
    ...more,
  });

const exportSet = (id: string, more: Partial<Call> = {}, number = '1') =>
  call({
    method: 'GET',
    route: '/v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set',
    params: { choiceSystemId: `granvik.${id}`, number },
    ...more,
  });

const publish = (id: string, more: Partial<Call> = {}, number = '1') =>
  call({
    route: '/v1/choice-systems/{choiceSystemId}/versions/{number}/publication',
    params: { choiceSystemId: `granvik.${id}`, number },
    ...more,
  });

const register = (id: string, body: unknown, more: Partial<Call> = {}) =>
  call({
    route: '/v1/choice-systems/{choiceSystemId}/contracts',
    params: { choiceSystemId: `granvik.${id}` },
    body,
    ...more,
  });

const roster = (body: unknown, more: Partial<Call> = {}) =>
  call({
    method: 'PUT',
    route: '/v1/committees/{committeeId}',
    params: { committeeId: 'granvik.socialnamnden' },
    body,
    ...more,
  });

function errorsOf(answer: WebAnswer): NonNullable<Problem['errors']> {
  return Problem.parse(JSON.parse(answer.body)).errors ?? [];
}

describe('a choice system from its decision to its documentation', () => {
  it('is registered, written, published and read, as the seed does it', async () => {
    expect((await create()).status).toBe(201);
    expect((await importSet('hemtjanst', homeCare)).status).toBe(200);
    const drafted = await draft('hemtjanst', seed('version'));
    expect(drafted.status).toBe(200);
    expect(VersionView.parse(JSON.parse(drafted.body))).toMatchObject({ status: 'DRAFT', missing: [] });
    expect((await ask(readDocumentation, one('granvik.hemtjanst'))).status).toBe(404);
    const published = await publish('hemtjanst');
    expect(VersionView.parse(JSON.parse(published.body))).toMatchObject({ number: 1, status: 'PUBLISHED' });
    const list = await ask(readDocumentation, { route: '/v1/choice-systems' });
    expect(OpenSystems.parse(JSON.parse(list.body)).choiceSystems).toMatchObject([
      { choiceSystemId: 'granvik.hemtjanst', versionNumber: 1 },
    ]);
    const read = await ask(readDocumentation, one('granvik.hemtjanst'));
    const documentation = PublishedDocumentation.parse(JSON.parse(read.body));
    expect(documentation.requirements.requirements).toHaveLength(30);
    expect(documentation).toMatchObject({ decisionTime: { weeks: 8 }, versionNumber: 1 });
    const known = await ask(readDocumentation, {
      ...one('granvik.hemtjanst'),
      headers: { 'if-none-match': read.headers['etag'] ?? '' },
    });
    expect(known.status).toBe(304);
  });

  it('is also a page with every requirement and its evidence', async () => {
    const answer = await ask(readDocumentation, {
      route: '/valfrihetssystem/{choiceSystemId}',
      params: { choiceSystemId: 'granvik.hemtjanst' },
    });
    expect(answer.status).toBe(200);
    for (const { id } of homeCare.requirements) expect(answer.body).toContain(`${id} `);
    const unknown = { route: '/valfrihetssystem/{choiceSystemId}', params: { choiceSystemId: 'granvik.none' } };
    expect((await ask(readDocumentation, unknown)).status).toBe(404);
  });

  it('LOV 2:1: a published version is never changed, and not published twice', async () => {
    expect((await draft('hemtjanst', { validFrom: '2027-01-01' })).status).toBe(409);
    expect((await publish('hemtjanst')).status).toBe(409);
  });

  it('LOV 3:1, 4:1–4:4: is not published until nothing is missing, and every lack names its paragraph', async () => {
    await create({ id: 'boende' });
    const empty = await draft('boende', {});
    const { advert, missing } = VersionView.parse(JSON.parse(empty.body));
    expect(missing.length).toBeGreaterThan(5);
    expect(advert.documentation).toBe('https://valbar.granvik.example/valfrihetssystem/granvik.boende');
    const refused = await publish('boende');
    expect(refused.status).toBe(422);
    const said = errorsOf(refused).map(({ message }) => message.split(':').slice(0, 2).join(':'));
    for (const paragraph of ['LOV 3:1', 'LOV 4:1', 'LOV 4:2', 'LOV 4:3', 'LOV 4:4', 'LOV 8:1', 'LOV 2:2'])
      expect(said).toContain(paragraph);
    expect(await findChoiceSystem('granvik', 'boende')).toMatchObject({ status: 'PREPARING' });
    const { nationalAdvert: _advert, ...rest } = seed('version');
    await importSet('boende', homeCare);
    await draft('boende', rest);
    expect(errorsOf(await publish('boende')).map(({ path }) => path)).toEqual(['/nationalAdvert']);
  });

  it('numbers its versions one after another', async () => {
    expect((await draft('boende', {}, {}, '3')).status).toBe(404);
    expect((await draft('boende', {}, {}, '0')).status).toBe(404);
    expect((await draft('boende', {}, {}, '2')).status).toBe(200);
  });

  it('keeps two who write at once apart by If-Match', async () => {
    const etag = (await draft('boende', {})).headers['etag'] ?? '';
    expect((await draft('boende', { validFrom: '2026-05-01' }, { headers: { 'if-match': etag } })).status).toBe(200);
    expect((await draft('boende', { validFrom: '2026-06-01' }, { headers: { 'if-match': etag } })).status).toBe(412);
  });
});

describe('the requirements of a version', () => {
  const withValue = (value: number | string | null) => {
    const [first, ...others] = homeCare.requirements;
    const parameters = [{ name: 'amount', title: { sv: 'Belopp', en: 'Amount' }, value }];
    const controlPoints = first?.controlPoints.map((point) => ({ ...point, parameters }));
    return { ...homeCare, requirements: [{ ...first, controlPoints }, ...others] };
  };

  it('are exported as they were imported, draft or published', async () => {
    const exported = await exportSet('hemtjanst');
    expect(exported.status).toBe(200);
    expect(JSON.parse(exported.body)).toEqual(homeCare);
    const known = await exportSet('hemtjanst', { headers: { 'if-none-match': exported.headers['etag'] ?? '' } });
    expect(known.status).toBe(304);
    await create({ id: 'daglig' });
    expect((await exportSet('daglig')).status).toBe(404);
    const imported = ImportedRequirementSet.parse(JSON.parse((await importSet('daglig', homeCare)).body));
    expect(imported).toMatchObject({ choiceSystemId: 'granvik.daglig', number: 1, remarks: [] });
    expect(JSON.parse((await exportSet('daglig')).body)).toEqual(homeCare);
  });

  it('LOV 2:1: are never changed once published', async () => {
    expect((await importSet('hemtjanst', homeCare)).status).toBe(409);
    expect(JSON.parse((await exportSet('hemtjanst')).body)).toEqual(homeCare);
  });

  it('are refused when they cannot be tested, each by its id, and nothing is stored', async () => {
    const [first, ...others] = homeCare.requirements;
    const untestable = { ...homeCare, requirements: [{ ...first, controlPoints: [] }, ...others] };
    const answer = await importSet('daglig', untestable);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer)[0]?.path).toContain(first?.id);
    expect((await importSet('daglig', { id: 'x' })).status).toBe(400);
    expect((await importSet('daglig', [])).status).toBe(400);
    expect((await importSet('daglig', { ...homeCare, colour: 'red' })).status).toBe(400);
    expect((await importSet('daglig', undefined)).status).toBe(415);
    expect(JSON.parse((await exportSet('daglig')).body)).toEqual(homeCare);
  });

  it('may wait for a parameter while they are a draft, and not when they are published', async () => {
    const imported = await importSet('daglig', withValue(null));
    expect(imported.status).toBe(200);
    const { remarks } = ImportedRequirementSet.parse(JSON.parse(imported.body));
    expect(remarks.map(({ stops }) => stops)).toEqual(['PUBLICATION', 'PUBLICATION']);
    const drafted = VersionView.parse(JSON.parse((await draft('daglig', seed('version'))).body));
    expect(drafted.missing.map(({ part }) => part)).toEqual(['requirementSet', 'requirementSet']);
    const refused = await publish('daglig');
    expect(refused.status).toBe(422);
    expect(errorsOf(refused)[0]?.message).toContain('JUDGED_BY_PERSON');
    expect((await importSet('daglig', withValue('JUDGED_BY_PERSON'))).status).toBe(200);
    expect((await publish('daglig')).status).toBe(200);
  });

  it('are kept apart by If-Match when two import at once', async () => {
    const version = (body: unknown, headers: Record<string, string>) => importSet('daglig', body, { headers }, '2');
    expect((await version(homeCare, { 'if-match': '*' })).status).toBe(412);
    const first = await version(homeCare, {});
    const etag = first.headers['etag'] ?? '';
    expect((await version(withValue(1), { 'if-match': etag })).status).toBe(200);
    expect((await version(withValue(2), { 'if-match': etag })).status).toBe(412);
    expect(JSON.parse((await exportSet('daglig', {}, '2')).body)).toEqual(withValue(1));
  });

  it('are for the coordinator', async () => {
    for (const role of [null, 'secretary', 'case-officer'])
      for (const answer of [await exportSet('daglig', { role }), await importSet('daglig', homeCare, { role })])
        expect(answer.status).toBe(role === null ? 401 : 403);
    expect((await exportSet('nowhere')).status).toBe(404);
    expect((await importSet('nowhere', homeCare)).status).toBe(404);
    expect((await importSet('daglig', homeCare, {}, '9')).status).toBe(404);
    expect((await importSet('daglig', homeCare, {}, '1e3')).status).toBe(404);
  });
});

describe('who may', () => {
  it('needs an ID token of an account with the role', async () => {
    expect((await create({ id: 'x1' }, { role: null })).status).toBe(401);
    expect((await create({ id: 'x1' }, { headers: { authorization: 'Bearer forged.token.here' } })).status).toBe(401);
    expect((await create({ id: 'x1' }, { role: 'case-officer' })).status).toBe(403);
    expect((await create({ id: 'x1', municipality: 'annanby' })).status).toBe(403);
    expect((await draft('hemtjanst', {}, { role: 'secretary' })).status).toBe(403);
    expect(await findChoiceSystem('granvik', 'x1')).toBeNull();
  });
});

describe('a repeated request', () => {
  it('with the same Idempotency-Key is done once; with another body it is refused', async () => {
    const headers = { 'idempotency-key': 'once-1' };
    const answers = await Promise.all([create({ id: 'once' }, { headers }), create({ id: 'once' }, { headers })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await create({ id: 'once' }, { headers })).body).toBe(answers[0].body);
    expect((await create({ id: 'twice' }, { headers })).status).toBe(422);
    expect((await create({ id: 'once' })).status).toBe(409);
  });

  it('registers a provider once', async () => {
    const headers = { 'idempotency-key': 'imported-1' };
    const body = seed('imported-provider');
    const first = await register('hemtjanst', body, { headers });
    expect(first.status).toBe(201);
    expect((await register('hemtjanst', body, { headers })).body).toBe(first.body);
    expect((await listContracts('granvik')).filter(({ basis }) => basis.kind === 'IMPORTED')).toHaveLength(1);
  });
});

describe('the own unit and imported providers', () => {
  it('KL 8:18: stand in the catalogue once registered', async () => {
    const answer = await register('hemtjanst', seed('own-unit'));
    expect(answer.status).toBe(201);
    for (const { contractId } of await listContracts('granvik')) {
      await advance(await publishLines(contractSubject('granvik', contractId)), webContext);
    }
    const { entryIds } = await readCatalogue('granvik', {}, '2026-05-01');
    const entries = await readEntries(entryIds.map((entryId) => ({ municipality: 'granvik', entryId })));
    const names = entries.map(({ provider }) => provider.name).toSorted();
    expect(names).toEqual(['Granviks hemtjänst', 'Lönnbackens Omsorg ekonomisk förening']);
  });

  it('are refused with every fault', async () => {
    const own = seed('own-unit');
    const faulty = {
      ...own,
      provider: {
        name: 'X',
        registration: { kind: 'SWEDISH', organisationNumber: '212000-9995' },
        legalForm: 'LIMITED_COMPANY',
      },
      scopes: [{ service: 'Städ', area: 'Centrum', targetGroup: 'Äldre' }],
    };
    const answer = await register('hemtjanst', faulty);
    expect(answer.status).toBe(422);
    expect(errorsOf(answer).map(({ path }) => path)).toEqual([
      '/provider/registration/organisationNumber',
      '/provider/legalForm',
      '/scopes/0',
    ]);
    expect((await register('boende', own)).status).toBe(409);
    expect((await register('none', own)).status).toBe(404);
  });
});

describe('the roster', () => {
  it('is kept by the secretary, as the seed has it', async () => {
    expect((await roster(seed('committee'), { role: 'secretary' })).status).toBe(200);
    const committee = await readCommittee('granvik', 'socialnamnden');
    expect(committee.seats).toHaveLength(7);
    expect(committee.substitutes).toHaveLength(3);
  });

  it('KL 6:37, 7:5: is refused without a position that the delegation order names, or with strangers in a member’s', async () => {
    const committee = seed('committee');
    const seat = { position: 'utskottets ordförande' };
    const rule = { mode: 'DELEGATE_MEMBER', delegationPoint: '4.2', seat } as const;
    useMunicipalities([{ ...granvik, decisionRules: { ...granvik.decisionRules, REFUSAL: rule } }]);
    const holder = (email: string) => ({
      ...committee,
      positions: [
        { id: seat.position, title: 'Ordförande', holder: { name: 'X', email, phone: '0701740600' }, deputies: [] },
      ],
    });
    const member = (await readCommittee('granvik', 'socialnamnden')).seats[0]?.person.email ?? '';
    expect(errorsOf(await roster(committee))).toMatchObject([{ path: '/positions' }]);
    expect((await roster(holder('frammande@granvik.example'))).status).toBe(422);
    expect((await roster(holder(member))).status).toBe(200);
    useGranvik();
  });

  it('is refused without a chair, with too few seats, or for another committee', async () => {
    const committee = seed('committee');
    const seats = Array.isArray(committee['seats']) ? committee['seats'] : [];
    expect((await roster({ ...committee, seats: seats.slice(1) })).status).toBe(400);
    expect((await roster({ ...committee, seats: seats.slice(0, 5) })).status).toBe(422);
    expect((await roster(committee, { params: { committeeId: 'granvik.byggnadsnamnden' } })).status).toBe(404);
  });
});

describe('bad input', () => {
  it('gets a problem that says what is wrong', async () => {
    const authorization = `Bearer ${issuer.token({ 'cognito:groups': ['granvik:coordinator'] })}`;
    const raw = (body: string, type = 'application/json') =>
      ask(administer, {
        method: 'POST',
        route: '/v1/choice-systems',
        headers: { authorization, 'content-type': type },
        body,
      });
    expect((await raw('{')).status).toBe(400);
    expect((await raw('{}', 'text/plain')).status).toBe(415);
    expect((await raw(JSON.stringify({ pad: 'x'.repeat(300_000) }))).status).toBe(413);
    const unknown = await create({ id: 'y1', colour: 'red' });
    expect(errorsOf(unknown)).toEqual([{ path: '/colour', message: 'Unknown field' }]);
    expect((await create({ id: 'y1', cpvCodes: ['85311300-5'] })).status).toBe(400);
  });

  it('of no field is let through by the draft’s schema', () => {
    expect(DraftVersion.safeParse({ requirementSet: { id: 'x', contentHash: 'y' } }).success).toBe(false);
  });
});

function one(choiceSystemId: string): WebRequest {
  return { route: '/v1/choice-systems/{choiceSystemId}', params: { choiceSystemId } };
}
