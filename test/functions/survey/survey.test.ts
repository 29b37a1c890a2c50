import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as administer } from '../../../functions/survey/administer/handler.tsx';
import { handler as answer } from '../../../functions/survey/answer/handler.tsx';
import { handler as followCalendar } from '../../../functions/survey/follow-calendar/handler.ts';
import { AuditEvent } from '../../../shared/domain/register/event.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { codec } from '../../../shared/store/codec.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readCollection } from '../../../shared/store/read.ts';
import { listPublications } from '../../../shared/store/survey/publication.ts';
import { readSurvey, readTallies } from '../../../shared/store/survey/survey.ts';
import { tables } from '../../../shared/store/tables.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { dyingBefore } from '../../support/dying.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const staff = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  await openHomeCare();
  await staff.start();
  Object.assign(process.env, staff.environment);
  for (const [id, number] of [
    ['A', '5561000010'],
    ['B', '5561000028'],
  ] as const) {
    await storeInForce(id, number);
    await publishEntry(contractSubject('granvik', id), '2026-01-12T08:00:00.000Z');
  }
  const routes = {
    '/enkat': answer,
    '/desk/surveys': administer,
    '/desk/survey': administer,
    '/desk/national-survey': administer,
    '/utforare/{entryId}': showCatalogue,
    '/jamfor': showCatalogue,
  };
  site = await serve(
    Object.fromEntries(
      Object.entries(routes).flatMap(([path, handler]) =>
        ['GET', 'POST'].map((method) => [`${method} ${path}`, handler] as const),
      ),
    ),
  );
  process.env['PUBLIC_BASE_URL'] = site.origin;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await staff.stop();
});

const token = (role = 'coordinator') =>
  staff.token({ sub: role, name: 'Sam Ordning', 'cognito:groups': [`granvik:${role}`] });
const opened = { choiceSystemId: 'hemtjanst', year: '2026', closesOn: '2999-12-31', committeeTarget: '80' };
const id = 'hemtjanst-2026';

function desk(page: 'surveys' | 'survey', form?: Record<string, string>, survey = id, role = 'coordinator') {
  const headers = { authorization: `Bearer ${token(role)}` };
  const query = { survey };
  return ask(administer, { route: `/desk/${page}`, query, headers, ...(form === undefined ? {} : { form }) });
}

let batches = 0;
const batch = () => `batch-of-codes-${String((batches += 1))}`;

async function codes(count: number, { contract = 'A', survey = id } = {}): Promise<string[]> {
  const form = { step: 'print', batch: batch(), contract, count: String(count) };
  const { body } = await desk('survey', form, survey);
  return [...body.matchAll(/class="mono">([A-Z0-9-]+)</g)].map(([, code]) => code ?? '');
}

function reply(code: string, grade = '10') {
  return ask(answer, { route: '/enkat', form: { code, overall: grade, expectations: grade, ideal: grade } });
}

async function leftCodes(): Promise<number> {
  return (await everythingIn('CITIZEN_TABLE')).filter(({ pk }) => String(pk).includes('#SURVEY_CODE#')).length;
}

async function logOf(survey: string): Promise<readonly string[]> {
  const events = await readCollection(`granvik#SURVEY#${survey}`, 'EVENT#', codec(AuditEvent), tables.citizen);
  return events.map(({ type }) => type);
}

/** As the outbox brings it, to the entries. */
async function deliver(): Promise<void> {
  await advance(await outboxLines('SHOW_RESULTS'), webContext);
  await advance(await outboxLines('PUBLISH'), webContext);
}

describe('a customer survey', () => {
  it('is opened once a year by the coordinator, and by nobody else', async () => {
    expect((await desk('surveys', opened, id, 'case-officer')).status).toBe(403);
    expect((await desk('surveys', { ...opened, closesOn: '2020-01-01' })).status).toBe(422);
    expect((await desk('surveys', { ...opened, choiceSystemId: 'other' })).status).toBe(422);
    expect((await desk('surveys', { ...opened, committeeTarget: '101' })).status).toBe(422);
    expect((await desk('surveys', opened)).status).toBe(303);
    expect((await desk('surveys', opened)).body).toContain('finns redan');
    expect(await logOf(id)).toEqual(['SURVEY_OPENED']);
  });

  it('hands out codes of which only hashes are kept, and forgets each with its answer', async () => {
    const form = { step: 'print', batch: batch(), contract: 'A', count: '2' };
    expect((await desk('survey', { ...form, contract: 'none' })).status).toBe(422);
    expect((await desk('survey', { ...form, count: '501' })).status).toBe(422);
    expect((await desk('survey', { ...form, step: 'other' })).status).toBe(400);
    const [code = '', other = ''] = await codes(2);
    const plain = code.replaceAll('-', '');
    const kept = async () => JSON.stringify(await everythingIn('CITIZEN_TABLE'));
    expect(await kept()).not.toContain(plain);
    expect((await reply(code.toLowerCase())).status).toBe(200);
    expect((await reply(code)).status).toBe(422);
    const both = await Promise.all([reply(other), reply(other)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(await readTallies('granvik', id)).toMatchObject([{ issued: 2, answered: 2, overall: 20 }]);
    expect(await leftCodes()).toBe(0);
  });

  it('makes the codes of one form once, and as a file with a link for each', async () => {
    const form = { step: 'file', batch: batch(), contract: 'B', count: '3' };
    const { status, body, headers } = await desk('survey', form);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/csv');
    const lines = Buffer.from(body, 'base64').toString().trim().split('\r\n');
    expect(lines).toHaveLength(4);
    const [, first = ''] = lines;
    expect(first).toMatch(/^[A-Z0-9-]{14};http:\/\/.*\/enkat\?municipality=granvik&kod=[A-Z0-9]{12}$/);
    expect((await desk('survey', form)).body).toContain('redan gjorda');
    const issued = (await readTallies('granvik', id)).find(({ contractId }) => contractId === 'B')?.issued;
    expect(issued).toBe(3);
    const kod = new URL(first.split(';')[1] ?? '').searchParams.get('kod') ?? '';
    const before = await everythingIn('CITIZEN_TABLE');
    expect((await ask(answer, { route: '/enkat', query: { kod } })).body).toContain(kod);
    expect(await everythingIn('CITIZEN_TABLE')).toEqual(before);
  });

  it('counts no codes of a making that died, and none twice', async () => {
    const issued = async () => (await readTallies('granvik', id)).map((tally) => tally.issued);
    const before = await issued();
    const form = { step: 'print', batch: batch(), contract: 'B', count: '2' };
    for (const nth of [1, 2]) {
      await dyingBefore(nth, async () => {
        expect((await desk('survey', form)).status).toBe(500);
        throw new Error('died');
      });
      expect(await issued()).toEqual(before);
    }
    expect((await desk('survey', form)).status).toBe(200);
    expect(await issued()).toEqual(before.map((count, index) => count + (index === 1 ? 2 : 0)));
  });

  it.each([
    ['no code', '', '5'],
    ['a code that is none', 'AAAA-AAAA-AAAA', '5'],
    ['a grade above the scale', null, '11'],
    ['a grade below it', null, '0'],
    ['words for a grade', null, 'bra'],
  ])('counts nothing with %s', async (_name, given, grade) => {
    const code = given ?? (await codes(1))[0] ?? '';
    const before = await readTallies('granvik', id);
    expect((await reply(code, grade)).status).toBe(422);
    expect(await readTallies('granvik', id)).toEqual(before);
  });

  it('shows the index, its formula, n and non-response once there are enough answers', async () => {
    expect((await desk('survey')).body).toContain('färre än 5 svar');
    for (const code of await codes(3)) await reply(code, '1');
    const { body } = await desk('survey');
    expect(body).toContain('Frågorna väger lika');
    expect(body).toMatch(/Omsorg A[^]*40/);
  });

  it('is shown in the catalogue when it is closed and somebody lets it, and is taken out again', async () => {
    const [early = ''] = await codes(1, { contract: 'B' });
    await reply(early, '3');
    expect((await desk('survey', { step: 'show' })).status).toBe(409);
    const [late = ''] = await codes(1);
    expect((await desk('survey', { step: 'close' })).status).toBe(303);
    expect(await leftCodes()).toBe(0);
    expect((await reply(late)).status).toBe(422);
    expect((await desk('survey', { step: 'print', batch: batch(), contract: 'A', count: '1' })).status).toBe(422);
    expect(await readTallies('granvik', id)).toMatchObject([
      { contractId: 'A', answered: 5, overall: 23 },
      { contractId: 'B', answered: 1, overall: 0, expectations: 0, ideal: 0 },
    ]);
    expect((await readEntry('granvik', 'A'))?.quality).toEqual([]);
    expect((await desk('survey', { step: 'show' })).status).toBe(303);
    expect((await desk('survey', { step: 'show' })).status).toBe(303);
    await deliver();
    const targets = { municipality: null, committee: 80 };
    const result = { source: 'OWN', year: '2026', before: null, targets };
    expect((await readEntry('granvik', 'A'))?.quality).toEqual([{ ...result, value: 40, answered: 5 }]);
    expect((await readEntry('granvik', 'B'))?.quality).toEqual([{ ...result, value: null, answered: null }]);
    const shown = async () =>
      (await readEvents(contractSubject('granvik', 'A'))).filter(({ type }) => type === 'SURVEY_RESULT_SHOWN').length;
    expect(await shown()).toBe(1);
    await deliver();
    expect(await shown()).toBe(1);
    expect((await desk('survey', { step: 'withdraw' })).status).toBe(303);
    await advance(await outboxLines('SHOW_RESULTS'), webContext);
    await advance(await outboxLines('PUBLISH'), webContext);
    expect((await readEntry('granvik', 'A'))?.quality).toEqual([]);
    await desk('survey', { step: 'show' });
    await deliver();
    expect(await listPublications('granvik', 'hemtjanst')).toMatchObject([{ status: 'SHOWN', version: 3 }]);
  });

  it('is closed by the calendar the day after its last, and finished whatever dies on the way', async () => {
    const year = '2027';
    const survey = `hemtjanst-${year}`;
    await desk('surveys', { ...opened, year, closesOn: '2998-12-31' });
    const [used = ''] = await codes(60, { survey });
    await codes(2, { contract: 'B', survey });
    await reply(used, '7');
    const sweep = (at: string) => followCalendar({ at }, webContext);
    expect(await sweep('2998-12-31T12:00:00.000Z')).toEqual({ ended: 0, failed: 0 });
    expect(await leftCodes()).toBe(61);
    const at = '2999-01-01T04:25:00.000Z';
    let nth = 0;
    for (let died = true; died;) ({ died } = await dyingBefore((nth += 1), () => sweep(at)));
    expect(nth).toBeGreaterThan(2);
    expect(await leftCodes()).toBe(0);
    expect(await readSurvey('granvik', survey)).toMatchObject({ status: 'CLOSED', closedBy: 'calendar', erasedAt: at });
    expect((await logOf(survey)).slice(-2)).toEqual(['SURVEY_CLOSED', 'SURVEY_CODES_ERASED']);
    expect(await readTallies('granvik', survey)).toMatchObject([
      { answered: 1, overall: 0, closed: true },
      { answered: 0, closed: true },
    ]);
    expect(await sweep(at)).toEqual({ ended: 0, failed: 0 });
  });

  it('stands beside the national one, which is tried first, brought in once, replaced and taken out', async () => {
    const page = (form?: Record<string, string>, role?: string) => {
      const headers = { authorization: `Bearer ${token(role)}` };
      return ask(administer, { route: '/desk/national-survey', headers, ...(form === undefined ? {} : { form }) });
    };
    const form = { step: 'show', choiceSystemId: 'hemtjanst', year: '2025', municipalityTarget: '90' };
    const table = 'Enhet\tAntal svar\tAndel\nOmsorg A\t41\t87,5\nOmsorg B\t3\t100\nÖvriga\t9\t50';
    const national = async (entryId: string) =>
      (await readEntry('granvik', entryId))?.quality.find(({ source }) => source === 'NATIONAL');
    expect((await page({ ...form, table }, 'case-officer')).status).toBe(403);
    const refused = await page({ ...form, table });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Rad 4, Enhet: Finns inte i katalogen');
    for (const wrong of [{ table: '' }, { year: '2999' }, { choiceSystemId: 'other' }, { committeeTarget: '101' }])
      expect((await page({ ...form, table, passOver: 'yes', ...wrong })).status).toBe(422);
    const tried = await page({ ...form, table, passOver: 'yes', step: 'try' });
    expect(tried.status).toBe(200);
    expect(tried.body).toMatch(/Inget är ändrat än[^]*Omsorg A[^]*88[^]*41[^]*Hoppas över: Övriga/);
    const known = async () => (await listPublications('granvik', 'hemtjanst')).map(({ version }) => version);
    const before = await known();
    for (const passOver of ['yes', 'yes']) expect((await page({ ...form, table, passOver })).status).toBe(303);
    expect(await known()).toEqual([...before, 1]);
    await deliver();
    const targets = { municipality: 90, committee: null };
    const shown = { source: 'NATIONAL', year: '2025', before: null, targets };
    expect(await national('A')).toEqual({ ...shown, value: 88, answered: 41 });
    expect(await national('B')).toEqual({ ...shown, value: null, answered: null });
    await page({ ...form, year: '2026', table: 'Omsorg A;44;91' });
    await deliver();
    expect(await national('A')).toMatchObject({ year: '2026', value: 91, before: 88 });
    await page({ ...form, year: '2026', table: 'Omsorg B;44;70' });
    await deliver();
    expect(await national('A')).toMatchObject({ year: '2025', value: 88 });
    expect(await national('B')).toMatchObject({ year: '2026', value: 70, before: null });
    const out = { step: 'withdraw', choiceSystemId: 'hemtjanst', year: '2026' };
    expect((await page({ ...out, year: '2020' })).status).toBe(404);
    for (const again of [out, out]) expect((await page(again)).status).toBe(303);
    await deliver();
    expect(await national('B')).toMatchObject({ year: '2025', value: null });
    expect((await page()).body).toContain('Visas inte');
  });

  it('looks right at the desk, to who answers and beside the choice', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    const coordinator = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token()}` } });
    await desk('surveys', { ...opened, year: '2028' });
    for (const [page, survey] of [
      ['surveys', id],
      ['survey', id],
      ['survey', 'hemtjanst-2028'],
    ]) {
      await coordinator.goto(`${site.origin}/desk/${String(page)}?survey=${String(survey)}`);
      faults.push(...(await accessibilityFaults(coordinator, undefined, `${String(page)}-${String(survey)}`)));
    }
    await coordinator.goto(`${site.origin}/desk/national-survey`);
    await coordinator.click('button[value=try]');
    await coordinator.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(coordinator, undefined, 'national-faults')));
    await coordinator.selectOption('[name=choiceSystemId]', 'hemtjanst');
    await coordinator.fill('[name=year]', '2025');
    await coordinator.fill('[name=table]', 'Omsorg A\t41\t89');
    await coordinator.click('button[value=try]');
    await coordinator.waitForSelector('button[value=show]');
    faults.push(...(await accessibilityFaults(coordinator, undefined, 'national-tried')));
    await coordinator.goto(`${site.origin}/desk/survey?survey=hemtjanst-2028`);
    await coordinator.selectOption('[name=contract]', 'A');
    await coordinator.fill('[name=count]', '2');
    await coordinator.click('button[value=print]');
    await coordinator.waitForSelector('.qr');
    faults.push(...(await accessibilityFaults(coordinator, undefined, 'letters')));
    const visitor = await browser.newPage();
    await visitor.goto(`${site.origin}/enkat?kod=ABCDEFGHJKLM`);
    await visitor.click('main button[type=submit]');
    await visitor.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(visitor, undefined, 'answer')));
    for (const [path, name] of [
      ['/utforare/granvik.A', 'entry'],
      ['/jamfor?municipality=granvik&val=A,B', 'comparison'],
    ]) {
      await visitor.goto(`${site.origin}${String(path)}`);
      expect(await visitor.textContent('main')).toContain('Vad de som har hjälpen tycker');
      faults.push(...(await accessibilityFaults(visitor, undefined, String(name))));
    }
    expect(faults).toEqual([]);
  });
});
