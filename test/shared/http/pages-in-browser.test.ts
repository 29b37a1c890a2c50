import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as answerUnknown } from '../../../functions/web/answer-unknown/handler.ts';
import { manifest as describeApiManifest } from '../../../functions/web/describe-api/manifest.ts';
import { handler as describeApi, useDocument } from '../../../functions/web/describe-api/handler.tsx';
import { handler as showStatements } from '../../../functions/web/show-statements/handler.tsx';
import { handler as signIn } from '../../../functions/web/sign-in/handler.tsx';
import { openApiDocument } from '../../../infra/openapi.ts';
import { systemClock } from '../../../shared/platform/clock.ts';
import { accessibilityFaults, openBrowser, daylight } from '../../support/browser.ts';
import { useGranvik } from '../../support/granvik.ts';
import { contactPage, decisionPage, sampleTask } from '../../support/sample-task-pages.tsx';
import { TaskPageMemory } from '../../support/task-page-memory.ts';
import { serve } from '../../support/web-server.ts';

useGranvik();
useDocument(JSON.stringify(openApiDocument([describeApiManifest])));

const store = new TaskPageMemory(systemClock);
const decide = decisionPage(store, systemClock);
const confirm = contactPage(store, systemClock);
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  site = await serve({
    'GET /t/decide/{token}': decide,
    'POST /t/decide/{token}': decide,
    'GET /t/confirm-contact/{token}': confirm,
    'POST /t/confirm-contact/{token}': confirm,
    'GET /v1': describeApi,
    'GET /om/tillganglighet': showStatements,
    'GET /om/personuppgifter': showStatements,
    'GET /sign-out': signIn,
    'POST /sign-out': signIn,
    $default: answerUnknown,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page that reports what the content security policy stopped, and runs no script of its own. */
async function open(path: string): Promise<{ page: Page; refused: string[] }> {
  vi.stubEnv('PUBLIC_BASE_URL', site.origin);
  const page = await browser.newPage({ locale: 'sv-SE', reducedMotion: 'reduce' });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto(site.origin + path);
  return { page, refused };
}

test('a member decides from the mailed link with keyboard and code, and every step is accessible', async () => {
  const { page, refused } = await open(`/t/decide/${store.issue(sampleTask('DECIDE_AS_MEMBER'))}`);
  const faults = [...(await accessibilityFaults(page))];
  await page.click('text=Skicka kod');
  await page.click('text=Fortsätt');
  await page.waitForSelector('.errors:focus');
  faults.push(...(await accessibilityFaults(page)));
  await page.fill('#code', store.messages.at(-1)?.code ?? '');
  await page.press('#code', 'Enter');
  await page.waitForSelector('#conflict');
  faults.push(...(await accessibilityFaults(page)));
  await page.check('#conflict');
  await page.click('text=Fortsätt');
  await page.click('text=Granska svaret');
  await page.click('a[href="#decision"]');
  expect(await page.evaluate('document.activeElement.id')).toBe('decision');
  faults.push(...(await accessibilityFaults(page)));
  await page.check('#decision');
  await page.click('text=Granska svaret');
  faults.push(...(await accessibilityFaults(page)));
  await page.click('button:text("Besluta")');
  expect(await page.textContent('main')).toContain('Du valde: AS_PROPOSED');
  faults.push(...(await accessibilityFaults(page)));
  await page.reload();
  expect(store.writes.answer).toBe(1);
  expect([faults, refused]).toEqual([[], []]);
}, 120_000);

test('the other pages are accessible in both languages', async () => {
  const dead = store.issue(sampleTask('CONFIRM_CONTACT', { taskId: '01JDEAD' }));
  store.kill(dead, 'BASIS_CHANGED');
  const live = store.issue(sampleTask('CONFIRM_CONTACT'));
  const paths = [
    `/t/confirm-contact/${live}`,
    `/t/confirm-contact/${dead}`,
    '/nowhere',
    '/v1',
    '/om/tillganglighet',
    '/om/personuppgifter',
    '/sign-out',
  ];
  const found: string[] = [];
  for (const path of paths) {
    const { page, refused } = await open(path);
    found.push(...(await accessibilityFaults(page)));
    await page.click('text=In English');
    found.push(...(await accessibilityFaults(page, daylight)), ...refused);
    await page.close();
  }
  expect(found).toEqual([]);
}, 120_000);

test('the skip link comes first and leads past the header', async () => {
  const { page } = await open('/om/tillganglighet');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Hoppa till innehållet');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
}, 30_000);
