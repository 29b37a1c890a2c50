import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/survey/administer/handler.tsx';
import { handler as answer } from '../../../functions/survey/answer/handler.tsx';
import { projectEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readTallies } from '../../../shared/store/survey/survey.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const staff = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  await openHomeCare();
  await staff.start();
  Object.assign(process.env, staff.environment);
  await projectEntry(sampleEntry('A', 'Solgläntan'));
  const routes = { '/enkat': answer, '/desk/surveys': administer, '/desk/survey': administer };
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
const query = { survey: 'hemtjanst-2026' };
const opened = { choiceSystemId: 'hemtjanst', year: '2026', closesOn: '2999-12-31', committeeTarget: '80' };

function desk(page: 'surveys' | 'survey', form?: Record<string, string>, role?: string) {
  const headers = { authorization: `Bearer ${token(role)}` };
  return ask(administer, { route: `/desk/${page}`, query, headers, ...(form === undefined ? {} : { form }) });
}

async function codes(count: number): Promise<string[]> {
  const { body } = await desk('survey', { contract: 'A', count: String(count) });
  return [...body.matchAll(/class="mono">([A-Z0-9-]+)</g)].map(([, code]) => code ?? '');
}

function reply(code: string, grade = '10') {
  return ask(answer, { route: '/enkat', form: { code, overall: grade, expectations: grade, ideal: grade } });
}

describe('a customer survey', () => {
  it('is opened once a year by the coordinator, and by nobody else', async () => {
    expect((await desk('surveys', opened, 'case-officer')).status).toBe(403);
    expect((await desk('surveys', { ...opened, closesOn: '2020-01-01' })).status).toBe(422);
    expect((await desk('surveys', { ...opened, choiceSystemId: 'other' })).status).toBe(422);
    expect((await desk('surveys', { ...opened, committeeTarget: '101' })).status).toBe(422);
    expect((await desk('surveys', opened)).status).toBe(303);
    expect((await desk('surveys', opened)).body).toContain('finns redan');
  });

  it('hands out codes of which only hashes are kept, and forgets each with its answer', async () => {
    expect((await desk('survey', { contract: 'none', count: '2' })).status).toBe(422);
    expect((await desk('survey', { contract: 'A', count: '501' })).status).toBe(422);
    const [code = '', other = ''] = await codes(2);
    const plain = code.replaceAll('-', '');
    const kept = async () => JSON.stringify(await everythingIn('CITIZEN_TABLE'));
    expect(await kept()).not.toContain(plain);
    expect((await reply(code.toLowerCase())).status).toBe(200);
    expect((await reply(code)).status).toBe(422);
    const both = await Promise.all([reply(other), reply(other)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(await readTallies('granvik', 'hemtjanst-2026')).toMatchObject([{ issued: 2, answered: 2, overall: 20 }]);
    expect((await everythingIn('CITIZEN_TABLE')).filter(({ pk }) => String(pk).includes('SURVEY_CODE'))).toEqual([]);
  });

  it.each([
    ['no code', '', '5'],
    ['a code that is none', 'AAAA-AAAA-AAAA', '5'],
    ['a grade above the scale', null, '11'],
    ['a grade below it', null, '0'],
    ['words for a grade', null, 'bra'],
  ])('counts nothing with %s', async (_name, given, grade) => {
    const code = given ?? (await codes(1))[0] ?? '';
    const before = await readTallies('granvik', 'hemtjanst-2026');
    expect((await reply(code, grade)).status).toBe(422);
    expect(await readTallies('granvik', 'hemtjanst-2026')).toEqual(before);
  });

  it(
    'shows the index, its formula, n and non-response once there are enough answers',
    { timeout: 60_000 },
    async () => {
      expect((await desk('survey')).body).toContain('färre än 5 svar');
      for (const code of await codes(3)) await reply(code, '1');
      const { body } = await desk('survey');
      expect(body).toContain('Frågorna väger lika');
      expect(body).toMatch(/Solgläntan[^]*40/);
      const faults: string[] = [];
      const coordinator = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token()}` } });
      for (const page of ['surveys', 'survey']) {
        await coordinator.goto(`${site.origin}/desk/${page}?survey=hemtjanst-2026`);
        faults.push(...(await accessibilityFaults(coordinator, undefined, page)));
      }
      const visitor = await browser.newPage();
      await visitor.goto(`${site.origin}/enkat`);
      await visitor.click('main button[type=submit]');
      await visitor.waitForSelector('.errors:focus');
      faults.push(...(await accessibilityFaults(visitor, undefined, 'answer')));
      expect(faults).toEqual([]);
    },
  );
});
