import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { commitDesk } from '../../../shared/store/desk.ts';
import { inexperiencedApplication } from '../../support/application-builder.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { serve } from '../../support/web-server.ts';
import { inAssessment, today, tokenOf, useRequirements } from '../requirement/support.ts';

useRequirements();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  site = await serve({
    'GET /desk': handler,
    'GET /desk/settings': handler,
    'POST /desk/settings': handler,
    'GET /desk/applications/{applicationId}': handler,
    'POST /desk/applications/{applicationId}': handler,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path: string): Promise<Page> {
  vi.stubEnv('PUBLIC_BASE_URL', site.origin);
  const authorization = `Bearer ${tokenOf('Sam Ordning', 'coordinator', 'samordnare@granvik.example')}`;
  const page = await browser.newPage({ locale: 'sv-SE', extraHTTPHeaders: { authorization } });
  await page.goto(site.origin + path);
  return page;
}

test(
  'a coordinator works through the desk in a browser, and every page is accessible',
  { timeout: 120_000 },
  async () => {
    const officers = [{ name: 'Nora Sköld', email: 'nora@granvik.example', competences: ['sjuksköterska'] }];
    const desk = { schemaVersion: 1 as const, municipality: 'granvik', officers, reasons: [] };
    await commitDesk(null, desk, 'Sam Ordning', `${today}T08:00:00.000Z`);
    const subject = await inAssessment(inexperiencedApplication());
    const page = await open('/desk');
    const faults = [...(await accessibilityFaults(page))];
    await page.click('a:has-text("SN 2026/00042")');
    await page.waitForSelector('h2:has-text("Krav och underlag")');
    await page.click('text=Ta ärendet');
    await page.waitForSelector('text=Handläggare: Sam Ordning');
    await page.click('text=Skriv en anteckning');
    await page.click('button:text-is("Spara anteckningen")');
    // Not by a function: what is evaluated while it waits, the page's own policy forbids.
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page)));
    await page.check('#kind');
    await page.fill('textarea[name=text]', 'Ringde om intyget.');
    await page.click('button:text-is("Spara anteckningen")');
    await page.waitForSelector('text=Ringde om intyget.');
    await page.evaluate("document.querySelectorAll('main details').forEach((part) => part.setAttribute('open', ''))");
    faults.push(...(await accessibilityFaults(page)));
    await page.goto(`${site.origin}/desk?q=dimvik`);
    await page.waitForSelector('text=Dimviks');
    faults.push(...(await accessibilityFaults(page)));
    await page.goto(`${site.origin}/desk/settings`);
    faults.push(...(await accessibilityFaults(page)));
    expect(subject.id).not.toBe('');
    expect(faults).toEqual([]);
  },
);
