import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handler as administerMembers } from '../../../functions/provider/administer-members/handler.tsx';
import { handler as ownPage } from '../../../functions/provider/show-own-page/handler.tsx';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { letIn, lonnbacken, olderContract, writeTo } from '../../support/own-page.ts';
import { useTables } from '../../support/tables.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const issuer = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
const at = '2026-11-28T09:00:00.000Z';

beforeAll(async () => {
  await openHomeCare();
  await issuer.start();
  Object.assign(process.env, issuer.providerEnvironment);
  const contract = contractSubject('granvik', await olderContract('lonn-1', lonnbacken));
  await publishEntry(contract, at);
  await writeTo(contract, at);
  await letIn(lonnbacken, memberIdOf({ issuer: issuer.issuer, subject: 'lo' }), 'Lo Lönn');
  site = await serve({
    'GET /mina-sidor': ownPage,
    'POST /mina-sidor/{providerId}/uppgift': ownPage,
    'GET /mina-sidor/{providerId}/medlemmar': administerMembers,
    'POST /mina-sidor/{providerId}/medlemmar': administerMembers,
  });
  process.env['PUBLIC_BASE_URL'] = site.origin;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await issuer.stop();
});

it('shows what is due and who can sign in, on a phone too and to everybody', { timeout: 60_000 }, async () => {
  const token = issuer.token({ sub: 'lo', name: 'Lo Lönn', email: 'hej@lonnbacken.example' });
  const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
  const faults: string[] = [];
  const look = async (name: string) => faults.push(...(await accessibilityFaults(page, undefined, name)));
  await page.goto(`${site.origin}/mina-sidor`);
  expect(await page.textContent('main table')).toContain('5 december 2026');
  await look('own-page');
  await page.click('text=Vilka som kan logga in');
  await page.waitForSelector('button[value=invite]');
  await page.click('button[value=invite]');
  await page.waitForSelector('.errors:focus');
  await look('members-with-errors');
  await page.fill('#name', 'Majken Lönn');
  await page.fill('#email', 'majken@lonnbacken.example');
  await page.check('input[type=radio][value=MEMBER]');
  await page.click('button[value=invite]');
  await page.waitForSelector('text=Inbjudna som inte har svarat');
  await look('members');
  expect(faults).toEqual([]);
});
