import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { handler as complete } from '../../../functions/completion/answer/handler.tsx';
import { issueLink } from '../../../shared/store/task/link.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import {
  completeApplication,
  incompleteApplication,
  inexperiencedApplication,
  withFile,
} from '../../support/application-builder.ts';
import { serve } from '../../support/web-server.ts';
import {
  announce,
  applicationOf,
  arrived,
  awaitCompletion,
  bucket,
  checked,
  inAssessment,
  openTaskOf,
  tokenOf,
  useRequirements,
} from './support.ts';

useRequirements();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  site = await serve({
    'GET /desk/applications/{applicationId}/assessment': assess,
    'POST /desk/applications/{applicationId}/assessment': assess,
    'GET /t/complete/{token}': complete,
    'POST /t/complete/{token}': complete,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page that reports what the content security policy stopped. */
async function open(path: string, headers: Record<string, string> = {}): Promise<{ page: Page; refused: string[] }> {
  vi.stubEnv('PUBLIC_BASE_URL', site.origin);
  const page = await browser.newPage({ locale: 'sv-SE', reducedMotion: 'reduce', extraHTTPHeaders: headers });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto(site.origin + path);
  return { page, refused };
}

test('an officer assesses and proposes in a browser, and every view is accessible', { timeout: 120_000 }, async () => {
  const subject = await inAssessment(withFile(inexperiencedApplication(), 'person.cv', { evidenceId: '02-person.cv' }));
  const { page, refused } = await open(`/desk/applications/granvik.${subject.id}/assessment`, {
    authorization: `Bearer ${tokenOf('Ebba Lind', 'case-officer')}`,
  });
  const faults = [...(await accessibilityFaults(page))];
  await page.check('#conflict');
  await page.click('text=Fortsätt');
  await page.waitForSelector('text=Kvar att bedöma');
  faults.push(...(await accessibilityFaults(page)));

  await page.check('#result-HT-S-02-2');
  await page.click('button:text-is("Spara")');
  await page.waitForSelector('.errors:focus');
  faults.push(...(await accessibilityFaults(page)));
  await page.click('a[href="#note-HT-S-02"]');
  expect(await page.evaluate('document.activeElement.id')).toBe('note-HT-S-02');
  await page.keyboard.type('Ett halvt års heltid av de två år som krävs.');
  for (const radio of await page.locator('input[type=radio][value=MET]').all()) {
    if ((await radio.getAttribute('name')) !== 'result-HT-S-02') await radio.check();
  }
  for (const radio of await page.locator('input[type=radio][value=NO][name^=applies]').all()) await radio.check();
  for (const field of await page.locator('textarea[name^=evidence]').all())
    await field.fill('Registret sett 4 mars 2026.');
  for (const field of await page.locator('input[name^=representatives]').all()) await field.fill('Ylva Dimmander');
  await page.click('text=Spara och granska förslaget');
  await page.waitForSelector('text=Lägg fram förslaget');
  await page.click('summary:has-text("Ändra hur skälen är skrivna")');
  faults.push(...(await accessibilityFaults(page)));
  await page.click('text=Lägg fram förslaget');
  await page.waitForSelector('text=Ingen bedömning väntar nu');
  faults.push(...(await accessibilityFaults(page)));

  expect(await applicationOf(subject)).toMatchObject({ status: 'PROPOSED', proposal: { outcome: 'REFUSAL' } });
  expect(faults).toEqual([]);
  expect(refused).toEqual([]);
});

test('an applicant sends a file and a tick in a browser without scripts', { timeout: 120_000 }, async () => {
  const subject = await arrived(incompleteApplication());
  await checked(subject);
  await awaitCompletion(subject);
  const token = await issueLink(await openTaskOf(subject, 'COMPLETE'), new Date().toISOString());
  const { page, refused } = await open(`/t/complete/${token}`);
  const faults = [...(await accessibilityFaults(page))];
  await page.check('text=Sökanden åtar sig detta.');
  await page.check('#type-0');
  await page.fill('#through-0', '2027-01-31');
  await page.click('text=Välj fil: Intyg om ansvarsförsäkring');
  await page.waitForSelector('input[type=file]');
  faults.push(...(await accessibilityFaults(page)));
  await page.setInputFiles('#file', {
    name: 'intyg.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nFörsäkringsbevis'),
  });
  await page.click('button:text("Skicka filen")');
  await page.waitForSelector('text=Kontrolleras');
  expect(new URL(page.url()).pathname).toBe(`/t/complete/${token}`);
  const [key = ''] = [...bucket.keys()].filter((one) => one.includes(subject.id));
  await announce(key);
  await page.reload();
  await page.waitForSelector('text=Mottagen');
  expect(await page.isChecked('text=Sökanden åtar sig detta.')).toBe(true);
  await page.click('text=Granska svaret');
  await page.waitForSelector('text=Det här saknas fortfarande');
  faults.push(...(await accessibilityFaults(page)));
  await page.check('#confirm');
  await page.click('text=Skicka kompletteringen');
  await page.waitForSelector('text=Ditt svar är registrerat');
  faults.push(...(await accessibilityFaults(page)));
  expect(faults).toEqual([]);
  expect(refused).toEqual([]);
});

test('the assessment reads in English too', { timeout: 60_000 }, async () => {
  const subject = await inAssessment(completeApplication());
  const { page } = await open(`/desk/applications/granvik.${subject.id}/assessment?lang=en`, {
    authorization: `Bearer ${tokenOf('Nils Vik', 'coordinator')}`,
  });
  await page.check('#conflict');
  await page.click('text=Continue');
  await page.waitForSelector('text=Left to assess');
  expect(await page.textContent('main')).not.toMatch(/Kvar att bedöma|Handläggaren behöver/);
});
