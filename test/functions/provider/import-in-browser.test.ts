import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { columnList } from '../../../functions/provider/import/columns.ts';
import { handler } from '../../../functions/provider/import/handler.ts';
import { workbookOf } from '../../../functions/provider/import/workbook.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { workflow } from '../../support/mocked-services.ts';

useTables();
workflow.onAnyCommand().resolves({});
const issuer = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  await openHomeCare();
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  site = await serve({
    'GET /desk/choice-systems/{choiceSystemId}/import': handler,
    'POST /desk/choice-systems/{choiceSystemId}/import': handler,
    'GET /desk/imports/{importId}': handler,
    'POST /desk/imports/{importId}': handler,
  });
  process.env['PUBLIC_BASE_URL'] = site.origin;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await issuer.stop();
});

/** A folder to look at the pages in, when somebody wants to. */
const pictures = process.env['PICTURES'];
const headings = columnList.map(({ heading }) => heading);
const example = columnList.map(({ example: text }) => text.replace('EXEMPEL', 'A'));

function sheet(rows: readonly (readonly string[])[]) {
  const bytes = workbookOf([{ name: 'Avtal', rows: [headings, ...rows], widths: [] }]);
  return { name: 'avtal.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

it('is done by its pages: every fault shown, the trial, the receipt and the undoing', { timeout: 60_000 }, async () => {
  const token = issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] });
  const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await accessibilityFaults(page)));
    if (pictures === undefined) return;
    for (const width of [390, 1200]) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: join(pictures, `import-${name}-${String(width)}.png`), fullPage: true });
    }
  };
  await page.goto(`${site.origin}/desk/choice-systems/${homeCareSystemId}/import`);
  await look('upload');
  const wrong = example.map((cell, index) => (headings[index] === 'Beslutsdatum' ? 'i maj' : cell));
  await page.setInputFiles('#file', sheet([wrong]));
  await page.click('main button[type=submit]');
  await page.waitForSelector('.errors:focus');
  expect(await page.textContent('main table')).toContain('Beslutsdatum');
  await look('faults');
  await page.setInputFiles('#file', sheet([example]));
  await page.click('main button[type=submit]');
  await page.waitForSelector('button[value=begin]');
  await look('trial');
  await page.click('button[value=begin]');
  await page.waitForSelector('progress');
  await look('running');
  await advance(await outboxLines('IMPORT'), webContext);
  await page.reload();
  await look('receipt');
  await page.click('button[value=undo]');
  await page.waitForSelector('progress');
  await advance(await outboxLines('IMPORT'), webContext);
  await page.reload();
  expect(await page.textContent('h1')).toContain('ångrad');
  await look('undone');
  expect(faults).toEqual([]);
});
