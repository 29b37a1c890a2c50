import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as administer } from '../../../functions/catalogue/administer/handler.ts';
import { handler as show } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { projectEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readStreetsAbout, replaceStreets } from '../../../shared/store/catalogue/streets.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const issuer = new OidcIssuer();

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await projectEntry(sampleEntry('alen', 'Alens Omsorg'));
});
afterAll(async () => {
  await replaceStreets('granvik', [], { by: 'test', at: new Date().toISOString(), seen: await seen() });
  await issuer.stop();
});

const table = [
  'Gata\tFrån\tTill\tSida\tOmråde',
  'Storgatan\t1\t19\t\tCentrum',
  'Storgatan\t20\t\tjämna\tNorra Granvik',
  '',
  'Ågränd;;;;Norra Granvik',
].join('\r\n');

function authorization(role = 'coordinator', municipality = 'granvik'): string {
  const groups = [`${municipality}:${role}`];
  return `Bearer ${issuer.token({ sub: role, name: 'Sam Ordning', email: 's@g.example', 'cognito:groups': groups })}`;
}

const seen = async () => (await readStreetsAbout('granvik'))?.version ?? 0;
const send = async (streets: string, as = authorization(), version?: number) => {
  const form = { streets, version: String(version ?? (await seen())) };
  return ask(administer, { route: '/desk/streets', headers: { authorization: as }, form });
};
const find = (adress: string, more: Record<string, string> = {}) =>
  ask(show, { route: '/omrade', form: { municipality: 'granvik', lang: 'sv', adress, ...more } });

describe('the table of streets', () => {
  it('is taken whole or not at all, with every fault by its line', async () => {
    expect((await ask(show, { route: '/' })).body).not.toContain('Din gatuadress');
    const { status, body } = await send(
      'Storgatan\t1\t19\t\tCentrum\nStorgatan\ta\t3\t\tCentrum\nBygatan\t9\t3\t\tCentrum\nBygatan\t\t\tmitten\tA\n\t\t\t\tA',
    );
    expect(status).toBe(422);
    for (const line of [2, 3, 4, 5]) expect(body).toContain(`Rad ${String(line)}:`);
    expect(body).not.toContain('Rad 1:');
    expect((await find('Storgatan 1')).status).toBe(422);
  });

  it('is the coordinator’s to replace, and says who did', async () => {
    expect((await send(table, authorization('case-officer'))).status).toBe(403);
    expect((await send(table)).status).toBe(303);
    const { body } = await ask(administer, { route: '/desk/streets', headers: { authorization: authorization() } });
    expect(body).toContain('Tabellen har 3 rader. Sam Ordning');
    expect((await ask(show, { route: '/' })).body).toContain('Din gatuadress');
  });

  it('is never lost to another that was sent at once, or on what is no longer there', async () => {
    const [own, other] = ['Nygatan;;;;Centrum', 'Nygatan;;;;Norra Granvik'];
    const before = await seen();
    const both = await Promise.all([own, other].map((text) => send(text, authorization(), before)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    expect(both.find(({ status }) => status === 422)?.body).toContain('bytts ut sedan du öppnade sidan');
    const [kept, lost] = both[0]?.status === 303 ? [own, other] : [other, own];
    expect((await send(kept, authorization(), before)).status).toBe(303);
    expect(await seen()).toBe(before + 1);
    expect((await send(lost, authorization(), before)).status).toBe(422);
    expect((await send(lost)).status).toBe(303);
    const events = (await everythingIn('CATALOGUE_TABLE')).filter(({ type }) => type === 'STREETS_REPLACED');
    expect(events).toHaveLength(before + 2);
    expect((await send(table)).status).toBe(303);
  });

  it('holds as many lines as a municipality has', async () => {
    const many = Array.from({ length: 5_000 }, (_one, index) => `Väg ${String(index)};;;;Centrum`);
    expect((await send([...many, 'Väg x;;;;Centrum'].join('\n'))).status).toBe(422);
    const parts = many.map((_line, index) => ({ street: `Väg ${String(index)} gränd`, area: 'Centrum' }));
    await replaceStreets('granvik', parts, { by: 'Sam Ordning', at: new Date().toISOString(), seen: await seen() });
    expect((await find('Väg 4999 gränd')).headers['location']).toContain('omrade=Centrum');
    expect((await send(table)).status).toBe(303);
  });
});

describe('an address', () => {
  it('leads to its area, with what was chosen before, and stands in no URL', async () => {
    const { status, headers } = await find('storgatan 22 B', { tjanst: 'Omvårdnad', omrade: 'Centrum', lang: 'fi' });
    expect(status).toBe(303);
    const to = new URL(headers['location'] ?? '', 'https://valbar.example');
    expect(Object.fromEntries(to.searchParams)).toMatchObject({
      omrade: 'Norra Granvik',
      tjanst: 'Omvårdnad',
      lang: 'fi',
    });
    expect(headers['location']).not.toMatch(/storgatan/i);
    expect((await find('Ågränd')).headers['location']).toContain('omrade=Norra+Granvik');
  });

  it('that is unknown, or lacks its number, is asked for again', async () => {
    expect((await find('Storgatan')).body).toContain('Skriv numret också.');
    for (const unknown of ['Storgatan 21', 'Lillgatan 1', '', '<b>', 'x'.repeat(5_000)]) {
      const { status, body } = await find(unknown);
      expect(status).toBe(422);
      expect(body).toContain('finns inte i kommunens tabell');
      expect(body).not.toContain('<b>');
    }
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('somebody finds their area on a phone; every page is accessible', async () => {
    const site = await serve({
      'GET /': show,
      'POST /omrade': show,
      'GET /sa-valjer-du': show,
      'GET /desk/streets': administer,
    });
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const faults: string[] = [];
    const look = async (name: string) => faults.push(...(await accessibilityFaults(page, daylight, `streets-${name}`)));
    await page.goto(site.origin);
    await page.fill('#adress', 'Lillgatan 1');
    await page.click('button:text("Hitta mitt område")');
    await page.waitForSelector('.errors');
    await look('unknown');
    await page.fill('#adress', 'Storgatan 3');
    await page.click('button:text("Hitta mitt område")');
    expect(await page.inputValue('#omrade')).toBe('Centrum');
    await look('found');
    await page.click('text=Så väljer du');
    expect(await page.textContent('main')).toContain('Det här gör kommunen, vem du än väljer');
    await page.setExtraHTTPHeaders({ authorization: authorization() });
    await page.goto(`${site.origin}/desk/streets`);
    await look('desk');
    expect(faults).toEqual([]);
    await page.close();
    await site.close();
  }, 60_000);
});
