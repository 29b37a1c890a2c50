import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler as exportCase } from '../../../functions/register/export-case/handler.tsx';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { contractOut } from '../../support/contract-out.ts';
import { serve } from '../../support/web-server.ts';
import { signedIn, useDecisions } from '../decision/support.ts';

useDecisions();
useBucket();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  const desk = '/desk/applications/{applicationId}';
  site = await serve({
    [`GET ${desk}/documents`]: writeDocument,
    [`GET ${desk}/file`]: writeDocument,
    [`GET ${desk}/export`]: exportCase,
    [`POST ${desk}/export`]: exportCase,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

test(
  'the list of documents leads to the whole case and to giving it out, and every view is accessible',
  { timeout: 120_000 },
  async () => {
    vi.stubEnv('PUBLIC_BASE_URL', site.origin);
    const { application } = await contractOut();
    const who = { role: 'secretary', name: 'Sekla Teräng', email: 'sekreterare@granvik.example' } as const;
    const authorization = `Bearer ${signedIn(who)}`;
    const page = await browser.newPage({
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      extraHTTPHeaders: { authorization },
    });
    const faults: string[] = [];
    const path = `${site.origin}/desk/applications/granvik.${application.id}`;
    await page.goto(`${path}/documents`);
    faults.push(...(await accessibilityFaults(page, undefined, 'case-documents')));
    await page.click('text=Lämna ut ärendet för tillsyn');
    await page.fill('#recipient', 'Inspektionen');
    await page.click('text=Skapa exporten');
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page, undefined, 'case-export')));
    await page.fill('#ground', 'Begäran 2026-03-09');
    await page.check('text=Allt');
    await page.click('text=Skapa exporten');
    await page.waitForSelector('text=Ladda ner exporten');
    faults.push(...(await accessibilityFaults(page, undefined, 'case-exported')));
    await page.goto(`${path}/file?edition=public`);
    faults.push(...(await accessibilityFaults(page, undefined, 'case-file')));
    expect(faults).toEqual([]);
    await page.close();
  },
);
