import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler } from '../../../functions/application/fill-in/handler.tsx';
import { handler as open } from '../../../functions/application/open/handler.tsx';
import { handler as submit } from '../../../functions/application/submit/handler.tsx';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { serve } from '../../support/web-server.ts';
import { stored } from './applicant.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

/** Where pictures are put for somebody to look at, when they ask for them. */
const pictures = process.env['VALBAR_PICTURES'];
const phone = { width: 390, height: 844 };

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  await openHomeCare();
  const pages = ['/ansok/{choiceSystemId}', '/ansokan/{applicationId}', '/ansokan/{applicationId}/{section}'];
  site = await serve({
    'GET /ansokan/{applicationId}/lage': follow,
    'POST /ansokan/{applicationId}/lage': follow,
    'GET /ansokan/{applicationId}/aterkalla': follow,
    'POST /ansokan/{applicationId}/aterkalla': follow,
    'GET /ansokan/{applicationId}/underlag': submit,
    'POST /ansokan/{applicationId}/underlag': submit,
    'GET /ansokan/{applicationId}/granska': submit,
    'POST /ansokan/{applicationId}/granska': submit,
    'GET /ansokan/{applicationId}/kvitto': submit,
    ...Object.fromEntries(
      pages.flatMap((page) => [
        [`GET ${page}`, handler],
        [`POST ${page}`, handler],
      ]),
    ),
    'GET /fortsatt-ansokan': open,
    'GET /t/confirm-contact/{token}': confirmContact,
    'POST /t/confirm-contact/{token}': confirmContact,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

test(
  'a whole application is written on a telephone, confirmed and sent, and every page is accessible',
  { timeout: 300_000 },
  async () => {
    vi.stubEnv('PUBLIC_BASE_URL', site.origin);
    const page: Page = await browser.newPage({ locale: 'sv-SE', reducedMotion: 'reduce', viewport: phone });
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) faults.push(message.text());
    });
    const look = async (name: string) => {
      faults.push(...(await accessibilityFaults(page)));
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(phone);
      if (pictures === undefined) return;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `form-${name}.png`), fullPage: true });
    };
    const press = (words: string) =>
      Promise.all([
        page.waitForEvent('load'),
        page.locator('main form button:not(.away)', { hasText: words }).first().click(),
      ]);
    const fill = async (fields: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value);
    };
    const next = () => press('Spara och fortsätt');

    await page.goto(`${site.origin}/ansok/${homeCareSystemId}`);
    await look('start');
    await Promise.all([page.waitForEvent('load'), page.click('a.button')]);
    await next();
    await look('begin-error');
    await page.selectOption('[name=legalForm]', 'LIMITED_COMPANY');
    await page.check('[name=kind][value=SWEDISH]');
    await fill({
      name: 'Solgläntans Hemtjänst AB',
      organisationNumber: '559999-9009',
      'contact-name': 'Kim Solberg',
      'contact-email': 'kim@solglantan.example',
      'contact-phone': '0701740610',
    });
    await next();
    await look('overview');
    const overview = page.url();
    const subject = applicationSubject('granvik', overview.split('.').at(-1) ?? '');

    await page.goto(`${overview}/firmatecknare`);
    await fill({
      'signatory-0-name': 'Mika Glänta',
      'signatory-0-email': 'mika@solglantan.example',
      'signatory-0-phone': '0701740611',
    });
    await press('Lägg till en firmatecknare');
    await look('signatories');
    await press('Ta bort firmatecknare 2');
    await next();
    await page.check('[name=scope-0]');
    await look('scopes');
    await next();
    await page.check('[name=unit][value=HOURS_PER_MONTH]');
    await fill({ amount: '800', selectableFrom: '2027-03-01' });
    await look('capacity');
    await next();
    await look('persons');
    await Promise.all([page.waitForEvent('load'), page.click('a.button')]);
    await page.check('[name=roles][value=MANAGER]');
    await page.check('[name=swedish][value=YES]');
    await page.selectOption('[name=education-0-level]', 'UNIVERSITY');
    for (const row of ['practice-0', 'leadership-0']) await page.selectOption(`[name=${row}-field]`, 'ELDERLY_CARE');
    await fill({
      name: 'Robin Ljungström',
      'education-0-programme': 'Sjuksköterskeprogrammet',
      'education-0-years': '3',
      'practice-0-employer': 'Fjällbergs kommun',
      'practice-0-from': '2019-01-01',
      'practice-0-percent': '100',
      'leadership-0-employer': 'Fjällbergs kommun',
      'leadership-0-from': '2021-01-01',
      'leadership-0-percent': '100',
    });
    await page.check('[name=education-0-careRelated]');
    await look('person');
    await press('Spara personen');
    await look('persons-named');
    await page.goto(`${overview}/forsakringar`);
    for (const radio of await page.locator('input[value=YES]').all()) await radio.check();
    await look('declarations');
    await next();
    for (const box of await page.locator('main input[type=checkbox]').all()) await box.check();
    await look('undertakings');
    await next();
    for (const area of await page.locator('textarea').all()) await area.fill('Så här arbetar vi, mål för mål.');
    await look('statements');
    await next();
    await look('evidence');
    await page.goto(`${overview}/underlag?underlag=tax.certificate`);
    await look('slot');
    await page.check('[name=type][value=PDF]');
    await press('Välj filen');
    await look('send-file');
    await page.goto(`${overview}/underlag?underlag=tax.certificate`);
    await page.waitForSelector('button:has-text("Ta bort tax.certificate.pdf")');
    await look('slot-with-file');
    await page.goto(`${overview}/annans-kapacitet`);
    await page.selectOption('[name=reliance-0-requirementId]', 'HT-G-04');
    await page.check('[name=reliance-0-kind][value=SWEDISH]');
    await page.check('[name=reliance-0-proof][value=UNDERTAKING]');
    await fill({ 'reliance-0-name': 'Bergslidens Omsorg AB', 'reliance-0-organisationNumber': '559999-0000' });
    await next();
    await look('reliances-error');
    await fill({ 'reliance-0-organisationNumber': '559999-9017' });
    await page.locator('[name=reliance-0-evidenceIds]').first().check();
    await next();
    await page.goto(`${overview}/annans-kapacitet`);
    await look('reliances');
    await next();
    await fill({
      textSv: 'Hemtjänst med få och kända medarbetare.',
      hours: '07.00–22.00 alla dagar',
      languages: 'Svenska, finska',
      phone: '0701740612',
      email: 'hej@solglantan.example',
    });
    await press('Visa hur det ser ut');
    await look('preview');
    await next();
    await look('secrets-empty');
    await page.locator('[name=secret-0-part]').selectOption({ index: 1 });
    await fill({ 'secret-0-reason': 'En konkurrent skulle kunna räkna ut våra priser.' });
    await look('secrets');
    await next();
    await look('review');
    await page.check('[name=confirm]');
    await press('Skicka in ansökan');
    await look('review-error');

    const [task] = (await readTasks(subject)).filter(({ kind }) => kind === 'CONFIRM_CONTACT');
    if (task?.status !== 'OPEN') throw new Error('The contact is asked');
    await page.goto(`${site.origin}/t/confirm-contact/${await issueLink(task, task.openedAt)}`);
    await page.check('[name=confirm]');
    await press('Bekräfta adressen');
    await page.goto(`${overview}/granska`);
    await page.check('[name=confirm]');
    await press('Skicka in ansökan');
    await look('receipt');
    expect((await stored(subject)).status).toBe('RECEIVED');
    await Promise.all([page.waitForEvent('load'), page.click('a.button')]);
    await look('status');
    await press('Stäng på den här enheten');
    await look('continue');
    await page.goto(overview);
    await look('not-open');
    expect(faults).toEqual([]);
  },
);
