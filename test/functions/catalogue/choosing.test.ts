import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { projectEntry, withdrawEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { sampleEntry } from '../../support/catalogue-entry.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();

const five = ['Alen', 'Björken', 'Cypressen', 'Dungen', 'Eken'];

beforeAll(async () => {
  for (const [index, name] of five.entries()) {
    await projectEntry({
      ...sampleEntry(name.toLowerCase().replace('ö', 'o'), `${name}s Omsorg`),
      languages: index % 2 === 0 ? ['Svenska', 'Finska'] : ['Svenska'],
      specialCompetence: index === 0 ? [] : ['Demens'],
      text: { sv: `Vi heter ${name} & kommer i tid.` },
    });
  }
  await projectEntry({
    ...sampleEntry('own', 'Granviks hemtjänst'),
    basis: 'ASSIGNMENT',
    provider: { name: 'Granviks hemtjänst', organisationNumber: '212000-9994', regi: 'MUNICIPAL', members: [] },
  });
});

const page = async (route: string, query: Record<string, string> = {}, params: Record<string, string> = {}) =>
  ask(handler, { route, query, params });

describe('the reader’s own order', () => {
  const named = (body: string) => [...body.matchAll(/([\wö]+)s (?:Omsorg|hemtjänst)<\/a>/g)].map(([, name]) => name);

  it('LOV 9:1: is by name when the reader says so, and never unasked', async () => {
    expect(named((await page('/', { ordning: 'namn' })).body)).toEqual([
      'Alen',
      'Björken',
      'Cypressen',
      'Dungen',
      'Eken',
      'Granvik',
    ]);
    const neutral = named((await page('/')).body);
    expect(named((await page('/', { ordning: 'storlek' })).body)).toEqual(neutral);
    expect((await page('/', { ordning: 'namn' })).body).toContain('Du har själv valt en annan ordning.');
  });

  it('leaves out those who take on nobody new when only the others are asked for, on paper too', async () => {
    await projectEntry({
      ...sampleEntry('furan', 'Furans Omsorg'),
      intake: { state: 'FULL', from: '2026-03-01', until: null },
    });
    for (const route of ['/', '/utskrift']) {
      expect((await page(route)).body).toContain('Furans Omsorg');
      const { body } = await page(route, { ledigt: 'ja' });
      expect(body).not.toContain('Furans Omsorg');
      expect(body).toContain('Alens Omsorg');
    }
    await withdrawEntry('granvik', 'furan');
    expect((await page('/', { ordning: 'ledigt' })).body).not.toContain('Furans');
  });
});

describe('another language', () => {
  it('says everything in it, keeps it in every link, and tells what is in Swedish only', async () => {
    const { body } = await page('/', { lang: 'fi' });
    expect(body).toContain('<html lang="fi">');
    expect(body).toContain('Valitse palveluntuottaja');
    expect(body).toContain('Teksti on ruotsiksi.');
    expect(body).toContain('<p lang="sv">Vi heter Alen');
    expect(body).toContain('/utforare/granvik.alen?lang=fi');
    expect(body).toContain('hreflang="sv"');
    for (const other of ['Lättläst', 'English', 'Svenska']) expect(body).toContain(`>${other}</a>`);
  });

  it('is easy-to-read Swedish too, with a provider’s own easy text where there is one', async () => {
    await projectEntry({
      ...sampleEntry('granen', 'Granens Omsorg'),
      text: { sv: 'Vi är till för dig.', 'sv-simple': 'Vi hjälper dig.' },
    });
    const { body } = await page('/utforare/{entryId}', { lang: 'sv-simple' }, { entryId: 'granvik.granen' });
    expect(body).toContain('<html lang="sv-simple">');
    expect(body).toContain('<p>Vi hjälper dig.</p>');
    expect((await page('/utforare/{entryId}', { lang: 'sv-simple' }, { entryId: 'granvik.alen' })).body).toContain(
      'Texten är inte lättläst.',
    );
    await withdrawEntry('granvik', 'granen');
  });
});

describe('comparing', () => {
  it('LOV 9:1: shows those that were ticked side by side, with the same rows of each', async () => {
    const { status, body } = await page('/jamfor', { val: 'alen,own' });
    expect(status).toBe(200);
    expect(body).toContain('Alens Omsorg');
    expect(body).toContain('Granviks hemtjänst');
    expect(body).not.toContain('Dungens Omsorg');
    for (const row of body.split('<tr').slice(2)) expect(row.match(/<td/g)).toHaveLength(2);
    expect(body).toContain('Ej angivet');
  });

  it('takes four, says so when there were more, and asks for two when there were fewer', async () => {
    const many = await page('/jamfor', { val: 'alen,bjorken,cypressen,dungen,eken' });
    expect(many.body).toContain('Du valde fler än fyra');
    expect(many.body).not.toContain('Ekens Omsorg');
    for (const val of ['', 'alen', 'alen,alen', 'alen,nobody']) {
      expect((await page('/jamfor', { val })).body).toContain('Kryssa för minst två');
    }
  });
});

describe('the list on paper', () => {
  it('holds those that fit one person, in the order of the day, with a number to call', async () => {
    const { body } = await page('/utskrift', { omrade: 'Centrum', sprak: 'Finska' });
    for (const name of ['Alens', 'Cypressens', 'Ekens']) expect(body).toContain(`${name} Omsorg`);
    expect(body).not.toContain('Björkens');
    expect(body).toContain('Centrum, Finska');
    expect(body).toContain('070-174 06 05');
    expect(body).toContain('<body class="large">');
  });

  it('is reached from the list, for the same selection', async () => {
    const { body } = await page('/', { kompetens: 'Demens' });
    expect(body).toContain('/utskrift?kompetens=Demens');
    expect(body).toContain('Visar 5 av 6.');
  });
});

describe('a provider’s own address', () => {
  const one = (entryId: string) => page('/utforare/{entryId}', {}, { entryId });

  it('says on which day and on what ground it stands in the catalogue', async () => {
    const provider = await one('granvik.bjorken');
    expect(provider.body).toContain('utförare i Granviks kommun, med avtal, i katalogen sedan');
    expect(provider.body).toContain('Vi heter Björken &amp; kommer i tid.');
    expect((await one('granvik.own')).body).toContain('kommunens egen regi i Granviks kommun');
  });

  it('is not found for anybody who is not, or no more, in the catalogue', async () => {
    for (const id of ['granvik.nobody', 'annanby.alen', 'alen', '..']) expect((await one(id)).status).toBe(404);
  });
});

describe('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('somebody ticks two on a phone, compares them, and prints the list; every page is accessible', async () => {
    const site = await serve(
      Object.fromEntries(
        ['/', '/jamfor', '/utskrift', '/utforare/{entryId}', '/sa-valjer-du'].map((path) => [`GET ${path}`, handler]),
      ),
    );
    const window = await browser.newPage({
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
    });
    const faults: string[] = [];
    const look = async (name: string, width = 390) => {
      await window.setViewportSize({ width, height: 844 });
      const folder = process.env['VALBAR_SHOTS'];
      if (folder !== undefined) await window.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      faults.push(...(await accessibilityFaults(window)));
    };
    await window.goto(site.origin);
    await look('catalogue');
    await window.click('text=Suomeksi');
    await look('catalogue-fi');
    await window.click('text=Lättläst');
    await look('catalogue-plain');
    await window.click('text=Svenska');
    await window.check('#val-alen');
    await window.check('#val-own');
    await window.click('button:text("Jämför")');
    expect(await window.textContent('table')).toContain('Alens Omsorg');
    await look('compare');
    await look('compare-wide', 1280);
    await window.click('text=Tillbaka till alla');
    await window.click('text=att skriva ut');
    await look('print');
    await window.click('text=Tillbaka till alla');
    await window.click('text=Björkens Omsorg');
    await look('entry');
    expect(faults).toEqual([]);
    await window.close();
    await site.close();
  }, 60_000);
});
