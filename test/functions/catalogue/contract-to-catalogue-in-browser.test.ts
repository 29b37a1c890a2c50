import { readFileSync } from 'node:fs';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as registerSignature } from '../../../functions/contract/register-signature/handler.tsx';
import { handler as requestSignatures } from '../../../functions/contract/request-signatures/handler.ts';
import { handler as sign } from '../../../functions/contract/sign/handler.tsx';
import { handler as openReports } from '../../../functions/follow-up/open-reports/handler.ts';
import { handler as reportQuality } from '../../../functions/follow-up/report-quality/handler.tsx';
import type { OpenTask, Subject, TaskKind } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { contractSubject, listContracts } from '../../../shared/store/contract/contract.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { reportSubject } from '../../../shared/store/follow-up/report.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { homeCare } from '../../support/application-builder.ts';
import { storeApproved } from '../../support/approved-application.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { publishLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';
import { mail } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

const chief = {
  sub: 'chief-1',
  name: 'Enar Chefsson',
  email: 'enhetschef@granvik.example',
  'cognito:groups': ['granvik:delegate'],
};

beforeAll(async () => {
  mail.onAnyCommand().resolves({});
  await issuer.start();
  site = await serve({
    'GET /': showCatalogue,
    'GET /sa-valjer-du': showCatalogue,
    'GET /valfrihetssystem/{choiceSystemId}': readDocumentation,
    'GET /t/sign/{token}': sign,
    'POST /t/sign/{token}': sign,
    'GET /t/report-quality/{token}': reportQuality,
    'POST /t/report-quality/{token}': reportQuality,
    'GET /desk/contracts/{contractId}/signature': registerSignature,
    'POST /desk/contracts/{contractId}/signature': registerSignature,
  });
  Object.assign(process.env, issuer.environment, { PUBLIC_BASE_URL: site.origin });
  browser = await openBrowser();
  await seed();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  await issuer.stop();
});

function seedFile(name: string): Record<string, unknown> {
  const read: unknown = JSON.parse(
    readFileSync(new URL(`../../../config/seed/granvik/${name}.json`, import.meta.url), 'utf8'),
  );
  return { ...(typeof read === 'object' ? read : {}) };
}

/** As `npm start` does it, through the staff's API. */
async function seed(): Promise<void> {
  const authorization = `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] })}`;
  const params = { choiceSystemId: 'granvik.hemtjanst', number: '1' };
  const system = '/v1/choice-systems/{choiceSystemId}';
  for (const [method, route, body] of [
    ['POST', '/v1/choice-systems', seedFile('choice-system')],
    ['PUT', `${system}/versions/{number}`, seedFile('version')],
    ['PUT', `${system}/versions/{number}/requirement-set`, homeCare],
    ['POST', `${system}/versions/{number}/publication`, {}],
    ['POST', `${system}/contracts`, seedFile('own-unit')],
    ['POST', `${system}/contracts`, seedFile('imported-provider')],
  ] as const) {
    const headers = { authorization, 'content-type': 'application/json' };
    const answer = await ask(administer, { method, route, params, headers, body: JSON.stringify(body) });
    if (answer.status >= 300) throw new Error(answer.body);
  }
  await publishAll();
}

async function publishAll(): Promise<void> {
  for (const { contractId } of await listContracts('granvik')) {
    await advance(await publishLines(contractSubject('granvik', contractId)), webContext);
  }
}

async function openPage(path: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'sv-SE', reducedMotion: 'reduce' });
  await page.goto(site.origin + path);
  return page;
}

async function linkTo(subject: Subject, kind: TaskKind, word: string): Promise<string> {
  const task = (await readTasks(subject)).find((one): one is OpenTask => one.kind === kind && one.status === 'OPEN');
  if (task === undefined) throw new Error(`No open ${kind}`);
  return `/t/${word}/${await issueLink(task, new Date().toISOString())}`;
}

async function look(page: Page, name: string): Promise<readonly string[]> {
  const folder = process.env['VALBAR_SHOTS'];
  if (folder !== undefined) {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: `${folder}/${name}-${String(width)}.png`, fullPage: true });
    }
  }
  return accessibilityFaults(page);
}

test('a contract is signed by both parties, in a browser, and its provider stands in the catalogue beside the own unit', async () => {
  const faults: string[] = [];
  const application = await storeApproved();
  const input = {
    applicationId: `granvik.${application.id}`,
    attempt: 1,
    taskToken: 't',
    enteredAt: '2026-03-10T08:00:00.000Z',
  };
  await requestSignatures(input, webContext);
  const pending = await readApplication(application);
  const contract = contractSubject('granvik', pending !== null && 'contractId' in pending ? pending.contractId : '');

  const signing = await openPage(await linkTo(contract, 'SIGN', 'sign'));
  await signing.click('text=Skicka kod');
  const code = mail.commandCalls(SendEmailCommand).at(-1)?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
  await signing.fill('#code', /\b\d{6}\b/.exec(code)?.[0] ?? '');
  await signing.press('#code', 'Enter');
  await signing.waitForSelector('#name');
  faults.push(...(await look(signing, 'sign')));
  await signing.fill('#name', 'Mika Glänta');
  await signing.check('#accept');
  await signing.click('text=Granska svaret');
  faults.push(...(await look(signing, 'sign-review')));
  await signing.click('button:text("Skriv under")');
  expect(await signing.textContent('main')).toContain('Ditt svar är registrerat');
  faults.push(...(await look(signing, 'sign-recorded')));

  const desk = await browser.newPage({ locale: 'sv-SE', reducedMotion: 'reduce' });
  await desk.setExtraHTTPHeaders({ authorization: `Bearer ${issuer.token(chief)}` });
  await desk.goto(`${site.origin}/desk/contracts/granvik.${contract.id}/signature`);
  faults.push(...(await look(desk, 'desk')));
  await desk.fill('#name', 'Någon Annan');
  await desk.check('#accept');
  await desk.click('button[value=sign-review]');
  faults.push(...(await look(desk, 'desk-error')));
  await desk.fill('#name', 'Enar Chefsson');
  await desk.click('button[value=sign-review]');
  faults.push(...(await look(desk, 'desk-review')));
  await desk.click('button[value=sign-answer]');
  expect(await desk.textContent('main')).toContain('Alla har skrivit under');

  await publishAll();
  const catalogue = await openPage('/');
  for (const name of ['Granviks hemtjänst', 'Lönnbackens Omsorg', 'Solgläntans Hemtjänst AB']) {
    expect(await catalogue.textContent('main')).toContain(name);
  }
  faults.push(...(await look(catalogue, 'catalogue')));
  await catalogue.selectOption('#omrade', 'Skärgården');
  await catalogue.click('button:text("Visa")');
  expect(await catalogue.textContent('main')).toContain('Visar 1 av 3');
  faults.push(...(await look(catalogue, 'catalogue-filtered')));
  await catalogue.click('text=Så väljer du');
  faults.push(...(await look(catalogue, 'how-to-choose')));
  expect(faults).toEqual([]);
}, 120_000);

test('the request documentation and the quality report are accessible', async () => {
  const documentation = await openPage('/valfrihetssystem/granvik.hemtjanst');
  const faults = [...(await look(documentation, 'documentation'))];
  await openReports({ at: '2027-01-07T06:00:00.000Z' }, webContext);
  const [contract] = await listContracts('granvik');
  const report = reportSubject('granvik', `${contract?.contractId ?? ''}-2026`);
  const page = await openPage(await linkTo(report, 'REPORT_QUALITY', 'report-quality'));
  await page.click('text=Granska svaret');
  faults.push(...(await look(page, 'report')));
  expect(faults).toEqual([]);
}, 120_000);
