import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { handler as administer } from '../../../functions/contract/administer/handler.tsx';
import { handler as receiveNotice } from '../../../functions/contract/receive-notice/handler.tsx';
import { handler as remind } from '../../../functions/task/remind/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { moveTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { contractOut, openTasksOf, signingAs } from '../../support/contract-out.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
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
  const desk = '/desk/contracts';
  const link = '/t/contract-notice/{token}';
  site = await serve({
    [`GET ${desk}`]: administer,
    [`GET ${desk}/{contractId}`]: administer,
    [`POST ${desk}/{contractId}`]: administer,
    [`GET ${link}`]: receiveNotice,
    [`POST ${link}`]: receiveNotice,
  });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await issuer.stop();
});
beforeEach(() => {
  signingAs({});
});

const today = stockholmDay(new Date().toISOString());

test(
  'a coordinator lets a contract lapse and ends another on a telephone, and the provider reads it; every view is accessible',
  { timeout: 120_000 },
  async () => {
    vi.stubEnv('PUBLIC_BASE_URL', site.origin);
    const token = issuer.token({
      sub: 'c',
      name: 'Sam Ordning',
      email: 'samordnare@granvik.example',
      'cognito:groups': ['granvik:coordinator'],
    });
    const look = { locale: 'sv-SE', reducedMotion: 'reduce', viewport: { width: 390, height: 844 } } as const;
    const { contract } = await contractOut();
    await sign(contract, ['MUNICIPALITY']);
    await transact((await openTasksOf(contract, 'SIGN')).map((task) => moveTask(task, addDays(today, -5))));
    await remind({ at: `${today}T06:00:00.000Z` }, webContext);
    const { contract: other } = await contractOut();
    await sign(other, ['PROVIDER', 'MUNICIPALITY']);

    const faults: string[] = [];
    const desk = await browser.newPage({ ...look, extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    await desk.goto(`${site.origin}/desk/contracts`);
    faults.push(...(await accessibilityFaults(desk)));
    await desk.goto(`${site.origin}/desk/contracts/granvik.${contract.id}`);
    faults.push(...(await accessibilityFaults(desk)));
    await desk.fill('#why', 'Inget svar trots två påminnelser.');
    await desk.click('button[value=lapse]');
    await desk.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(desk)));
    await desk.fill('#authority', 'punkt 4.3');
    await desk.click('button[value=lapse]');
    await desk.waitForSelector('text=Förfallet, inte undertecknat');
    faults.push(...(await accessibilityFaults(desk)));

    await desk.goto(`${site.origin}/desk/contracts/granvik.${other.id}`);
    await desk.click('text=Registrera en uppsägning');
    await desk.check('#from-3');
    await desk.fill('#receivedOn', today);
    await desk.fill('#agreedOn', addDays(today, 30));
    await desk.fill('#why', 'Verksamheten läggs ner.');
    faults.push(...(await accessibilityFaults(desk)));
    await desk.click('button[value=terminate]');
    await desk.waitForSelector('text=Uppsagt');
    faults.push(...(await accessibilityFaults(desk)));

    const [told] = await openTasksOf(other, 'RECEIVE_CONTRACT_NOTICE');
    if (told === undefined) throw new Error('Nobody is told');
    const provider = await browser.newPage(look);
    await provider.goto(`${site.origin}/t/contract-notice/${await issueLink(told, new Date().toISOString())}`);
    faults.push(...(await accessibilityFaults(provider)));
    await provider.check('#confirm');
    await provider.click('button[value=answer]');
    await provider.waitForSelector('text=Verksamheten läggs ner.');
    faults.push(...(await accessibilityFaults(provider)));
    expect(faults).toEqual([]);
  },
);

async function sign(contract: Parameters<typeof readContract>[0], parties: readonly string[]): Promise<void> {
  const found = await readContract(contract);
  if (found?.status !== 'AWAITING_SIGNATURES') throw new Error('It was never sent out');
  const at = new Date().toISOString();
  for (const { signerId, name } of found.signers.filter(({ party }) => parties.includes(party))) {
    const signature = {
      method: 'WET_INK',
      name,
      at,
      documentHash: found.documentHash,
      registeredBy: 'Sam Ordning',
    } as const;
    await recordSignature({ contract, signerId, by: 'Sam Ordning', signature }, at);
  }
}
