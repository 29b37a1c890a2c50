import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler } from '../../../functions/application/register/handler.ts';
import { handler as writeLetter } from '../../../functions/application/write-letter/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { applicationSubject, readContent } from '../../../shared/store/application/application.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { homeCareSystemId } from '../../support/open-system.ts';
import { streamRecord } from '../../support/stream-event.ts';
import { collectionOf, sortKey } from '../../../shared/store/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { applicationOf, tokenOf, useRequirements } from '../requirement/support.ts';

useRequirements();

const registration = '/desk/choice-systems/{choiceSystemId}/registration';
const entry = '/desk/applications/{applicationId}/entry';
const letter = '/desk/applications/{applicationId}/letters/{letterId}';
const withdrawal = '/desk/applications/{applicationId}/withdrawal';

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  site = await serve({
    [`GET ${registration}`]: handler,
    [`POST ${registration}`]: handler,
    [`GET ${entry}`]: handler,
    [`POST ${entry}`]: handler,
    [`GET ${letter}`]: writeLetter,
    [`POST ${letter}`]: writeLetter,
    [`GET ${withdrawal}`]: handler,
    [`POST ${withdrawal}`]: handler,
    'GET /desk': showDesk,
    'GET /desk/applications/{applicationId}': showDesk,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function onPhone(path: string): Promise<Page> {
  vi.stubEnv('PUBLIC_BASE_URL', site.origin);
  const authorization = `Bearer ${tokenOf('Ebba Lind', 'case-officer', 'ebba@granvik.example')}`;
  const page = await browser.newPage({
    locale: 'sv-SE',
    viewport: { width: 390, height: 844 },
    extraHTTPHeaders: { authorization },
  });
  await page.goto(site.origin + path);
  return page;
}

/** A picture of the page, for whoever wants to look at it. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['VALBAR_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

test(
  'an officer registers a paper on a phone, adds a scan, and begins its handling; every page is accessible',
  { timeout: 120_000 },
  async () => {
    const page = await onPhone('/desk');
    const faults = [...(await accessibilityFaults(page))];
    await page.click('text=Registrera en ansökan på papper eller e-post');
    await page.click('a:text-is("Hemtjänst")');
    await page.waitForSelector('h1:has-text("Registrera ansökan")');
    expect(page.url()).toContain(homeCareSystemId);
    await page.click('button:text-is("Registrera ansökan")');
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page)));
    await page.check('#channel');
    await page.fill('#receivedOn', '2026-03-02');
    await page.fill('#receivedTime', '09:30');
    await page.fill('#name', 'Solgläntans Hemtjänst AB');
    await page.selectOption('#legalForm', 'LIMITED_COMPANY');
    await page.check('#kind');
    await page.fill('#organisationNumber', '559999-9009');
    await page.fill('#contact-name', 'Kim Solberg');
    await page.fill('#contact-address', 'Solvägen 1, 999 91 Granvik');
    await page.fill('#signatory-0-name', 'Mika Glänta');
    await page.check('#signatory-0-signed');
    await page.check('#scope-0');
    await page.click('button:text-is("Registrera ansökan")');
    await page.waitForSelector('h1:has-text("Handlingar i SN 2026/")');
    faults.push(...(await accessibilityFaults(page)));
    const id = /granvik\.(\w+)/.exec(page.url())?.[1] ?? '';
    const subject = applicationSubject('granvik', id);

    await page.click('text=Skriv in försäkringar');
    await page.waitForSelector('h1:has-text("Svar på kraven")');
    faults.push(...(await accessibilityFaults(page)));
    await page.check('#terms');
    await page.click('button:text-is("Spara")');
    await page.waitForSelector('h1:has-text("Handlingar i SN 2026/")');
    expect(Object.keys((await readContent(subject))?.undertakings ?? {})).toHaveLength(1);

    await page.click('text=Skriv in personer');
    await page.waitForSelector('h1:has-text("Personer i SN 2026/")');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('text=Lägg till en person');
    await page.fill('#name', 'Robin Ljungström');
    await page.check('#roles');
    await look(page, 'paper-person');
    await page.click('button:text-is("Spara"):not(.away)');
    await page.waitForSelector('a:text-is("Robin Ljungström")');
    await look(page, 'paper-persons');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('text=Till handlingarna');
    await page.click('text=Skriv in texten till katalogen');
    await page.waitForSelector('h1:has-text("Texten till katalogen")');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('text=Till handlingarna');
    await page.waitForSelector('h1:has-text("Handlingar i SN 2026/")');

    await page.selectOption('#kind', 'insurance.certificate');
    await page.check('#type');
    await page.click('button:text-is("Välj filen")');
    await page.waitForSelector('h1:has-text("Skicka filen")');
    faults.push(...(await accessibilityFaults(page)));
    await page.goto(`${site.origin}/desk/applications/granvik.${id}/entry`);
    await look(page, 'paper-entry');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('button:has-text("Ta bort")');
    await page.waitForSelector('text=Inga än.');
    await page.click('button:text-is("Allt är inlagt, börja prövningen")');
    await page.waitForSelector('text=Prövningen började');
    expect((await applicationOf(subject)).filing?.entered?.by.name).toBe('Ebba Lind');

    const receipt = (await readOutbox(subject)).find(
      ({ message }) => message.kind === 'MAIL' && message.template === 'RECEIPT',
    );
    if (receipt === undefined) throw new Error('There is a receipt');
    const key = { pk: collectionOf(subject), sk: sortKey.outbox(receipt.outboxId) };
    await sendMail({ Records: [streamRecord({ ...key, ...receipt }, '1')] }, webContext);
    await page.goto(`${site.origin}/desk/applications/granvik.${id}`);
    await page.waitForSelector('text=Ska gå med brev');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('a:has-text("Bekräftelse till sökanden")');
    await page.waitForSelector('text=Solvägen 1, 999 91 Granvik');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('button:text-is("Brevet är skickat")');
    await page.waitForSelector('text=Brevet är skickat 5 mars 2026');

    await page.goto(`${site.origin}/desk/applications/granvik.${id}`);
    await page.click('text=Registrera en återkallelse');
    await page.waitForSelector('h1:has-text("Registrera återkallelse")');
    await look(page, 'withdrawal');
    faults.push(...(await accessibilityFaults(page)));
    await page.click('button:text-is("Registrera återkallelsen")');
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page)));
    await page.fill('#from', 'Mika Glänta');
    await page.check('input[value="TELEPHONE"]');
    await page.fill('#receivedOn', '2026-03-05');
    await page.check('#said');
    await page.click('button:text-is("Registrera återkallelsen")');
    await page.waitForSelector('text=Ansökan återkallades');
    await look(page, 'withdrawn-case');
    faults.push(...(await accessibilityFaults(page)));
    expect(faults).toEqual([]);
  },
);
