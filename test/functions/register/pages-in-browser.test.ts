import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler as decideDisposal } from '../../../functions/register/decide-disposal/handler.ts';
import { handler as exportCase } from '../../../functions/register/export-case/handler.tsx';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { useBucket } from '../../support/bucket.ts';
import { contractOut } from '../../support/contract-out.ts';
import { serve } from '../../support/web-server.ts';
import { signedIn, useDecisions } from '../decision/support.ts';
import { coordinator, dueMonth, dueNight, refusedCase, sweep } from './disposal-support.ts';

useDecisions();
const bucket = useBucket();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  const desk = '/desk/applications/{applicationId}';
  site = await serve({
    [`GET ${desk}/documents`]: writeDocument,
    [`GET ${desk}/file`]: writeDocument,
    [`GET ${desk}/export`]: exportCase,
    [`POST ${desk}/export`]: exportCase,
    [`GET ${desk}/hold`]: decideDisposal,
    [`POST ${desk}/hold`]: decideDisposal,
    [`GET ${desk}`]: showDesk,
    'GET /desk/disposals': decideDisposal,
    'GET /desk/disposals/{disposalId}': decideDisposal,
    'POST /desk/disposals/{disposalId}': decideDisposal,
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

test(
  'a disposal is looked through, a case held, and the rest approved and erased; every view is accessible',
  { timeout: 120_000 },
  async () => {
    const gone = await refusedCase(bucket.objects);
    const held = await refusedCase(bucket.objects);
    await sweep(dueNight);
    // The pages are asked for today; only the run is years ahead.
    vi.stubEnv('PUBLIC_BASE_URL', site.origin);
    const authorization = `Bearer ${signedIn(coordinator)}`;
    const page = await browser.newPage({
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      viewport: { width: 390, height: 844 },
      extraHTTPHeaders: { authorization },
    });
    const faults: string[] = [];
    await page.goto(`${site.origin}/desk/disposals?municipality=granvik`);
    faults.push(...(await accessibilityFaults(page, undefined, 'disposals')));
    await page.click(`text=${dueMonth}`);
    faults.push(...(await accessibilityFaults(page, undefined, 'disposal-proposed')));
    await page.click('text=Undanta ett ärende');
    await page.selectOption('#case', { value: held.id });
    await page.click('button:has-text("Undanta ärendet")');
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page, undefined, 'disposal-no-reason')));
    await page.click('text=Besluta om gallring');
    await page.waitForSelector('.errors:focus');
    await page.check('#read');
    await page.click('text=Besluta om gallring');
    await page.waitForSelector('text=Beslutad, raderas i natt');
    await page.goto(`${site.origin}/desk/applications/granvik.${held.id}/hold`);
    await page.fill('#why', 'Begärd av domstol');
    await page.click('button:has-text("Undanta från gallring")');
    await page.waitForSelector('text=Undantaget från gallring sedan');
    faults.push(...(await accessibilityFaults(page, undefined, 'case-held')));
    await page.goto(`${site.origin}/desk/applications/granvik.${held.id}/documents`);
    faults.push(...(await accessibilityFaults(page, undefined, 'held-documents')));
    await sweep(dueNight);
    await page.goto(`${site.origin}/desk/applications/granvik.${gone.id}`);
    await page.waitForSelector('text=Ärendet är gallrat');
    faults.push(...(await accessibilityFaults(page, undefined, 'case-disposed')));
    await page.click('text=Gallringens logg');
    await page.waitForSelector('text=Stoppat: det är undantaget från gallring');
    faults.push(...(await accessibilityFaults(page, undefined, 'disposal-carried-out')));
    expect(faults).toEqual([]);
    await page.close();
  },
);
