import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as purge } from '../../../functions/application/purge-drafts/handler.ts';
import { columnList } from '../../../functions/provider/import/columns.ts';
import { handler } from '../../../functions/provider/import/handler.ts';
import { readFile } from '../../../functions/provider/import/read-file.ts';
import { ImportView, Trial } from '../../../functions/provider/import/manifest.ts';
import { workbookOf } from '../../../functions/provider/import/workbook.ts';
import { checkDigit } from '../../../shared/domain/provider/organisation-number.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import {
  commitContract,
  contractSubject,
  listContracts,
  readContract,
  readStated,
} from '../../../shared/store/contract/contract.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { importSubject } from '../../../shared/store/import/import.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer, webContext, webEvent } from '../../support/web-request.ts';
import { workflow } from '../../support/mocked-services.ts';

useTables();
workflow.onAnyCommand().resolves({});
const issuer = new OidcIssuer();
let systems = 0;
let systemId = homeCareSystemId;

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
});
afterAll(() => issuer.stop());
beforeEach(async () => {
  systems += 1;
  await openHomeCareWith({ id: `hemtjanst-${String(systems)}` });
  systemId = `granvik.hemtjanst-${String(systems)}`;
});

function numberOf(index: number): string {
  const nine = `5561${String(index).padStart(5, '0')}`;
  return `${nine}${String(checkDigit(nine))}`;
}

function row(index: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    basis: {
      kind: 'IMPORTED',
      signedOn: '2024-06-03',
      reference: `A-${String(index)}`,
      decision: { decidedOn: '2024-05-14', decidedBy: 'Socialnämnden', diaryNumber: 'SN 2024-1', paragraph: '§ 48' },
      validFrom: '2024-07-01',
    },
    provider: {
      name: `Firma ${String(index)} AB`,
      registration: { kind: 'SWEDISH', organisationNumber: numberOf(index) },
      legalForm: 'LIMITED_COMPANY',
    },
    persons: [{ role: 'CONTACT', name: 'Kim Exempel', email: 'kim@sol.example' }],
    scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
    selectableFrom: '2024-07-01',
    presentation: {
      text: { sv: 'Vi arbetar i små grupper.' },
      phone: '0990-123 45',
      email: 'hej@sol.example',
      languages: ['svenska'],
      hours: 'Alla dagar',
    },
    capacity: { unit: 'PLACES', amount: 12 },
    ...changes,
  };
}

const contractTerm = {
  notice: { provider: 90, municipality: 90 },
  remindBeforeDays: 120,
  shownBeforeDays: 60,
};

function basisOf({ basis }: Record<string, unknown>): object {
  return typeof basis === 'object' && basis !== null ? basis : {};
}

const ownUnit = () =>
  row(0, {
    basis: {
      kind: 'ASSIGNMENT',
      reference: 'E-1',
      decidedBy: 'Socialnämnden',
      decidedOn: '2024-05-14',
      paragraph: '§ 12',
    },
    provider: {
      name: 'Granviks egen hemtjänst',
      registration: { kind: 'SWEDISH', organisationNumber: '212000-0142' },
      legalForm: null,
    },
  });

const authorization = (role = 'coordinator') =>
  `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] })}`;

function post(body: unknown, headers: Record<string, string> = {}, role = 'coordinator'): Promise<WebAnswer> {
  return ask(handler, {
    method: 'POST',
    route: '/v1/choice-systems/{choiceSystemId}/imports',
    params: { choiceSystemId: systemId },
    headers: { 'content-type': 'application/json', authorization: authorization(role), ...headers },
    body: JSON.stringify(body),
  });
}

const bring = (rows: readonly unknown[], headers: Record<string, string> = {}) =>
  post({ dryRun: false, rows }, headers);

/** Everything that the outbox holds, from its beginning each time, until nothing more is asked for. */
async function deliver(): Promise<void> {
  for (let before = -1, held = 0; held !== before;) {
    before = held;
    const lines = await outboxLines('IMPORT');
    held = lines.Records.length;
    await advance(lines, webContext);
  }
  await advance(await outboxLines('PUBLISH'), webContext);
}

function view(importId: string): Promise<WebAnswer> {
  return ask(handler, {
    route: '/v1/imports/{importId}',
    params: { importId },
    headers: { authorization: authorization() },
  });
}

async function brought(answer: WebAnswer): Promise<ImportView> {
  expect(answer.status, answer.body).toBe(202);
  const { importId } = ImportView.parse(JSON.parse(answer.body));
  await deliver();
  return ImportView.parse(JSON.parse((await view(importId)).body));
}

type ImportView = ReturnType<typeof ImportView.parse>;

const outcomes = ({ rows }: ImportView) => rows.map(({ outcome }) => outcome);
const idOf = (publicId: string | undefined) => (publicId ?? '').split('.')[1] ?? '';
const here = async () =>
  (await listContracts('granvik')).filter(({ choiceSystemId }) => `granvik.${choiceSystemId}` === systemId);

async function undo(importId: string): Promise<ImportView> {
  const answer = await ask(handler, {
    method: 'POST',
    route: '/v1/imports/{importId}/undo',
    params: { importId },
    headers: { authorization: authorization() },
  });
  return brought(answer);
}

describe('an import by API', () => {
  it('tries rows without changing anything, and tells every fault with its pointer', async () => {
    const wrong = row(2, { selectableFrom: '1 juli', scopes: [], capacity: { unit: 'PLACES', amount: -1 } });
    const other = row(3, { scopes: [{ service: 'Städning', area: 'Hela kommunen', targetGroup: 'Äldre' }] });
    const answer = await post({ dryRun: true, rows: [row(1), wrong, other, row(1), 'x'] });
    expect(answer.status).toBe(422);
    const { errors = [] } = Problem.parse(JSON.parse(answer.body));
    expect(errors.map(({ path }) => path).toSorted()).toEqual([
      '/rows/1/capacity/amount',
      '/rows/1/scopes',
      '/rows/1/selectableFrom',
      '/rows/2/scopes/0',
      '/rows/3/basis/reference',
      '/rows/4',
    ]);
    const right = await post({ dryRun: true, rows: [row(1), ownUnit()] });
    expect(Trial.parse(JSON.parse(right.body)).rows).toEqual([{ outcome: 'NEW' }, { outcome: 'NEW' }]);
    expect(await here()).toEqual([]);
  });

  it('takes a last day only where somebody would follow it, and only while it lies ahead', async () => {
    const until = (validUntil: string) => row(1, { basis: { ...basisOf(row(1)), validUntil } });
    const fault = async (one: unknown) => {
      const answer = await post({ dryRun: true, rows: [one] });
      const { errors = [] } = answer.status === 200 ? {} : Problem.parse(JSON.parse(answer.body));
      return [answer.status, ...errors.map(({ path, message }) => `${path}: ${message}`)];
    };
    expect(await fault(until('2999-12-31'))).toEqual([
      422,
      expect.stringMatching(/^\/rows\/0\/basis\/validUntil: .*nobody would follow the last day/),
    ]);
    await openHomeCareWith({ id: 'med-avtalstid', version: { contractTerm } });
    systemId = 'granvik.med-avtalstid';
    expect(await fault(until('2025-06-30'))).toEqual([422, expect.stringContaining('The last day has passed')]);
    expect(await fault(until('2999-12-31'))).toEqual([200]);
    await brought(await bring([until('2999-12-31')]));
    expect((await here()).map(({ term }) => term?.until)).toEqual(['2999-12-31']);
  });

  it('brings in contracts and the own unit, shown in the catalogue and kept under their providers', async () => {
    const done = await brought(await bring([row(1), ownUnit()]));
    expect([done.status, ...outcomes(done)]).toEqual(['DONE', 'MADE', 'MADE']);
    const entries = await Promise.all(done.rows.map(({ contractId }) => readEntry('granvik', idOf(contractId))));
    expect(entries.map((entry) => entry?.basis)).toEqual(['IMPORTED', 'ASSIGNMENT']);
    const [relation] = await readRelations('granvik', { kind: 'SWEDISH', organisationNumber: numberOf(1) });
    expect(relation?.persons).toEqual([{ role: 'CONTACT', name: 'Kim Exempel', email: 'kim@sol.example' }]);
  });

  it('makes nothing twice: not by the same rows in any order, nor under the same key', async () => {
    const rows = [1, 2, 3, 4].map((index) => row(index));
    const first = await brought(await bring(rows, { 'idempotency-key': 'k1' }));
    const again = await brought(await bring(rows, { 'idempotency-key': 'k1' }));
    expect(again.importId).toBe(first.importId);
    const contracts = (await here()).map(({ contractId }) => contractId).toSorted();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: 1 }), async (some) => {
        expect(new Set(outcomes(await brought(await bring(some))))).toEqual(new Set(['SAME']));
        expect((await here()).map(({ contractId }) => contractId).toSorted()).toEqual(contracts);
      }),
      { numRuns: 4 },
    );
  });

  it('changes what may be changed, and refuses by name what may not', async () => {
    const done = await brought(await bring([row(1)]));
    const changed = await brought(await bring([row(1, { capacity: { unit: 'PLACES', amount: 20 } })]));
    expect(outcomes(changed)).toEqual(['CHANGED']);
    const subject = contractSubject('granvik', idOf(done.rows[0]?.contractId));
    expect((await readStated(subject))?.capacity?.amount).toBe(20);
    const decided = row(1, { basis: { ...Object(row(1)['basis']), signedOn: '2020-01-01' } });
    const { errors } = Problem.parse(JSON.parse((await bring([decided])).body));
    expect(errors?.map(({ path }) => path)).toEqual(['/rows/0/basis/signedOn']);
  });

  it('undoes a run whole, keeps what has been touched since, and lets it be brought in anew', async () => {
    await brought(await bring([row(1)]));
    const run = await brought(await bring([row(1, { capacity: null }), row(2), row(3)]));
    const [first, second, third] = run.rows.map(({ contractId }) => contractSubject('granvik', idOf(contractId)));
    if (first === undefined || second === undefined || third === undefined) throw new Error('Not brought in');
    const touched = await readContract(third);
    if (touched === null) throw new Error('Not brought in');
    const at = new Date().toISOString();
    await commitContract({ before: touched, after: touched, event: { type: 'NOTED', at, by: 'Sam', data: {} } });
    const undone = await undo(run.importId);
    expect([undone.status, ...outcomes(undone)]).toEqual(['UNDONE', 'UNDONE', 'UNDONE', 'KEPT']);
    expect((await readStated(first))?.capacity?.amount).toBe(12);
    expect((await readContract(second))?.status).toBe('ENDED');
    expect(await readEntry('granvik', second.id)).toBeNull();
    expect(await readEntry('granvik', third.id)).not.toBeNull();
    expect(outcomes(await undo(run.importId))).toEqual(outcomes(undone));
    expect(outcomes(await brought(await bring([row(2)])))).toEqual(['MADE']);
    expect((await readContract(second))?.status).toBe('SIGNED');
    expect(await readEntry('granvik', second.id)).not.toBeNull();
    expect(verifyChain(await readEvents(second), hashOf).ok).toBe(true);
  });

  it('goes through more rows than one portion holds', async () => {
    const done = await brought(await bring(Array.from({ length: 120 }, (_one, index) => row(index + 1))));
    expect(done.status).toBe('DONE');
    expect(new Set(outcomes(done))).toEqual(new Set(['MADE']));
    expect(await here()).toHaveLength(120);
  });

  it('answers 304 to whoever has what is there already', async () => {
    const { importId } = await brought(await bring([row(1)]));
    const { etag = '' } = (await view(importId)).headers;
    const request = { route: '/v1/imports/{importId}', params: { importId } };
    const known = await ask(handler, {
      ...request,
      headers: { authorization: authorization(), 'if-none-match': etag },
    });
    expect(known.status).toBe(304);
  });

  it('refuses whoever is not the coordinator, and what is no list of rows', async () => {
    expect((await post({ dryRun: true, rows: [row(1)] }, {}, 'case-officer')).status).toBe(403);
    expect((await post({ dryRun: true, rows: [] })).status).toBe(400);
    expect((await post({ rows: [row(1)], other: 1 })).status).toBe(400);
    expect((await post({ dryRun: true, rows: [row(1)] }, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await view('granvik.unknown')).status).toBe(404);
  });
});

const headings = columnList.map(({ heading }) => heading);
const example = columnList.map(({ example: text }) => text.replace('EXEMPEL', 'A'));

function cells(changes: Readonly<Record<string, string>>): string[] {
  return headings.map((heading, index) => changes[heading] ?? example[index] ?? '');
}

const workbook = (rows: readonly (readonly string[])[]) => workbookOf([{ name: 'Avtal', rows, widths: [] }]);

async function send(bytes: Uint8Array, name = 'avtal.xlsx', lang?: 'en'): Promise<WebAnswer> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const sent = new Response(form);
  const base = webEvent({
    method: 'POST',
    route: '/desk/choice-systems/{choiceSystemId}/import',
    params: { choiceSystemId: systemId },
    headers: { 'content-type': sent.headers.get('content-type') ?? '', authorization: authorization() },
  });
  const body = Buffer.from(await sent.arrayBuffer()).toString('base64');
  const asked =
    lang === undefined ? base : { ...base, rawQueryString: `lang=${lang}`, queryStringParameters: { lang } };
  const result = await handler({ ...asked, body, isBase64Encoded: true }, webContext);
  return {
    status: result.statusCode ?? 0,
    body: result.body ?? '',
    headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([header, value]) => [header, String(value)])),
    cookies: [],
  };
}

function run(answer: WebAnswer, form?: Record<string, string>): Promise<WebAnswer> {
  const importId = /imports\/([\w.-]+)/.exec(answer.headers['location'] ?? '')?.[1] ?? '';
  return ask(handler, {
    route: '/desk/imports/{importId}',
    params: { importId },
    headers: { authorization: authorization() },
    ...(form === undefined ? {} : { form }),
  });
}

/** The workbook with one of its parts written otherwise: what a spreadsheet program writes, and the template's writer never does. */
function rewritten(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  return zipSync({ ...files, [path]: strToU8(change(strFromU8(files[path] ?? new Uint8Array()))) });
}

const inSheet = (bytes: Uint8Array, change: (xml: string) => string) =>
  rewritten(bytes, 'xl/worksheets/sheet1.xml', change);
const inWorkbook = (bytes: Uint8Array, change: (xml: string) => string) => rewritten(bytes, 'xl/workbook.xml', change);

function withCell(bytes: Uint8Array, word: string, cell: (place: string) => string): Uint8Array {
  const stood = new RegExp(`<c r="([A-Z]+\\d+)"[^>]*><is><t[^>]*>${word}</t></is></c>`);
  return inSheet(bytes, (xml) => xml.replace(stood, (_all, place: string) => cell(place)));
}

describe('an import by spreadsheet', () => {
  it('gives a template that it can read, and passes over its example', async () => {
    const answer = await ask(handler, {
      route: '/desk/choice-systems/{choiceSystemId}/import/template',
      params: { choiceSystemId: systemId },
      headers: { authorization: authorization() },
    });
    expect(answer.headers['content-disposition']).toContain('.xlsx');
    expect((await send(Buffer.from(answer.body, 'base64'))).body).toContain('inga rader');
  });

  it('shows what forty rows would do, brings them in by one button and undoes them by another', async () => {
    const rows = Array.from({ length: 40 }, (_one, index) =>
      cells({ Avtalsnummer: `A-${String(index)}`, Organisationsnummer: ` ${numberOf(index)} ` }),
    );
    const tried = await send(workbook([headings, ...rows]));
    expect(tried.status, tried.body).toBe(303);
    expect((await run(tried)).body).toContain('Filen har inga fel');
    expect(await here()).toEqual([]);
    await run(tried, { step: 'begin' });
    await run(tried, { step: 'begin' });
    await deliver();
    expect((await run(tried)).body).toContain('Ångra hela inläsningen');
    expect(await here()).toHaveLength(40);
    await run(tried, { step: 'undo' });
    await deliver();
    expect((await run(tried)).body).toContain('Inläsningen är ångrad');
    expect((await here()).every(({ status }) => status === 'ENDED')).toBe(true);
  });

  it('tells every fault at once by row and column', async () => {
    const { status, body } = await send(
      workbook([
        headings,
        cells({ Organisationsnummer: '556016-0681', Tjänster: 'Städning' }),
        cells({ Avtalsnummer: 'B', Beslutsdatum: 'i maj', 'E-post': '#REF!', Företagsform: 'bolag' }),
      ]),
    );
    expect(status).toBe(422);
    for (const column of ['Organisationsnummer', 'Tjänster', 'Beslutsdatum', 'E-post', 'Företagsform'])
      expect(body).toContain(`>${column}</td>`);
    expect(body).toContain('2 av 2 rader har fel');
    expect(await here()).toEqual([]);
  });

  it('reads semicolons in UTF-8 and in the older coding of Swedish spreadsheets', async () => {
    const text = [headings, cells({ Språk: 'svenska' })]
      .map((line) => line.map((cell) => `"${cell}"`).join(';'))
      .join('\r\n');
    expect((await send(Buffer.from(`\uFEFF${text}`), 'avtal.csv')).status).toBe(303);
    expect((await send(Buffer.from(text.replaceAll('–', '-'), 'latin1'), 'avtal.csv')).status).toBe(303);
  });

  it.each([
    ['an error', (place: string) => `<c r="${place}" t="e"><v>#N/A</v></c>`],
    ['the error of a formula', (place: string) => `<c r="${place}" t="e"><f>VLOOKUP(1,A:B,2)</f><v>#REF!</v></c>`],
    ['a formula without its value', (place: string) => `<c r="${place}"><f>TODAY()+1</f></c>`],
  ])('tells of a cell with %s, and never takes it for an empty one', async (_what, cell) => {
    for (const heading of ['Gäller till', 'Organisationsnummer', 'Kapacitet']) {
      const broken = withCell(workbook([headings, cells({ [heading]: 'TRASIG' })]), 'TRASIG', cell);
      const answer = await send(broken);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('ger ett fel eller saknar värde');
      expect(answer.body).toContain(heading);
    }
  });

  it('reads below a title, and says where each fault stood', async () => {
    const titled = workbook([['Våra avtal'], ['Kim, 2026'], [], headings, cells({ Tjänster: 'Städning' })]);
    const answer = await send(titled);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Rad 5');
    expect((await send(workbook([['Våra avtal'], headings, cells({})]))).status).toBe(303);
  });

  it('tells of a cell that is merged with another, and never takes it for an empty one', async () => {
    const rows = [headings, cells({}), cells({ Avtalsnummer: 'B', Webbplats: '' })];
    const column = String.fromCharCode(65 + headings.indexOf('Webbplats'));
    const merged = `</sheetData><mergeCells count="1"><mergeCell ref="${column}2:${column}3"/></mergeCells>`;
    const answer = await send(inSheet(workbook(rows), (xml) => xml.replace('</sheetData>', merged)));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('sammanslagen');
    expect(answer.body).toContain('Rad 3');
    expect(answer.body).not.toContain('Rad 2<');
  });

  it('reads a day as a number by the year that its workbook counts from', async () => {
    // 1 July 2024, as days since the end of 1899 and since the first of 1904.
    for (const [counts, days] of [
      ['0', 45_474],
      ['1', 44_012],
    ] as const) {
      const file = inWorkbook(workbook([headings, cells({ 'Kan väljas från': 'DAGEN' })]), (xml) =>
        xml.replace('<sheets>', `<workbookPr date1904="${counts}"/><sheets>`),
      );
      const bytes = withCell(file, 'DAGEN', (place) => `<c r="${place}"><v>${String(days)}</v></c>`);
      const read = await readFile({ name: 'avtal.xlsx', bytes }, await readChoiceSystem('granvik', idOf(systemId)));
      expect(read).toMatchObject({ ok: true, value: [{ faults: [], value: { selectableFrom: '2024-07-01' } }] });
    }
  });

  it('tells what is wrong in English too', async () => {
    const sent = await send(workbook([headings, cells({ Företagsform: 'bolag' })]), 'avtal.xlsx', 'en');
    expect(sent.body).toContain('Has to be one of');
    expect((await send(Uint8Array.of(1, 0, 2), 'avtal.xlsx', 'en')).body).toContain('neither a workbook');
  });

  it('lists what was handed in before, and erases its rows when their last day has passed', async () => {
    const tried = await send(workbook([headings, cells({})]));
    const upload = () =>
      ask(handler, {
        route: '/desk/choice-systems/{choiceSystemId}/import',
        params: { choiceSystemId: systemId },
        headers: { authorization: authorization() },
      });
    expect((await upload()).body).toContain('Prövad, inte inläst');
    const after = (days: number) => ({ at: new Date(Date.now() + days * 86_400_000).toISOString() });
    await purge(after(179), webContext);
    expect((await run(tried)).body).toContain('Rad för rad');
    await purge(after(182), webContext);
    await purge(after(183), webContext);
    const erased = await run(tried);
    expect(erased.body).toContain('Raderna raderades');
    expect(erased.body).not.toContain('Rad för rad');
    expect((await upload()).body).not.toContain('Tidigare inläsningar');
    await run(tried, { step: 'begin' });
    expect((await run(tried)).body).toContain('Raderna raderades');
    const importId = /imports\/([\w.-]+)/.exec(tried.headers['location'] ?? '')?.[1] ?? '';
    expect((await readEvents(importSubject('granvik', idOf(importId)))).map(({ type }) => type)).toEqual([
      'IMPORT_TRIED',
      'IMPORT_ROWS_ERASED',
    ]);
  });

  it('takes a formula with its value as the value', async () => {
    const file = workbook([headings, cells({ Namn: 'TRASIG' })]);
    const sent = withCell(file, 'TRASIG', (place) => `<c r="${place}" t="str"><f>A1&amp;B1</f><v>Sol AB</v></c>`);
    const tried = await send(sent);
    expect(tried.status, tried.body).toBe(303);
    expect((await run(tried)).body).toContain('Sol AB');
  });

  it('refuses what is no sheet: another archive, a bomb, a broken file, unknown and missing columns', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(bomb.byteLength).toBeLessThan(1024 * 1024);
    expect((await send(bomb)).body).toContain('för stor när den packas upp');
    expect((await send(zipSync({ 'a.txt': strToU8('x') }))).body).toContain('går inte att läsa');
    expect((await send(Uint8Array.of(0x50, 0x4b, 1, 2, 3))).body).toContain('går inte att läsa');
    expect((await send(Uint8Array.of(1, 0, 2))).body).toContain('varken en arbetsbok');
    const strange = await send(
      workbook([
        ['Avtalsnummer', 'Skostorlek'],
        ['A', '42'],
      ]),
    );
    expect(strange.body).toContain('Skostorlek känns inte igen');
    expect(strange.body).toContain('kolumnen Namn saknas');
    expect((await send(new Uint8Array(0))).body).toContain('Välj en fil');
    expect((await send(new Uint8Array(5 * 1024 * 1024))).status).toBe(413);
  });
});
