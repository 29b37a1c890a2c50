import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as administer } from '../../../functions/catalogue/administer/handler.ts';
import { handler as confirmEntry } from '../../../functions/catalogue/confirm-entry/handler.tsx';
import { handler as follow } from '../../../functions/catalogue/follow-calendar/handler.ts';
import { handler as showCatalogue } from '../../../functions/catalogue/show-catalogue/handler.tsx';
import { handler as staffApi } from '../../../functions/choice-system/administer/handler.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { addMonths } from '../../../shared/domain/calendar/day.ts';
import type { OpenTask, Subject, TaskKind } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { choiceSystemSubject, readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import {
  commitContract,
  contractSubject,
  putStated,
  readContract,
  readStated,
} from '../../../shared/store/contract/contract.ts';
import { readAwaiting } from '../../../shared/store/catalogue/entry-upkeep.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { registerOlderContract } from '../../../shared/store/contract/register.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { LinkVisit } from '../../support/link-visit.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { publishLines } from '../../support/outbox-stream.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();
const system = { municipality: 'granvik', id: 'hemtjanst' };
const registeredAt = '2026-03-02T08:00:00.000Z';
const texts = {
  own: 'Kommunens hemtjänst finns i hela Granvik. Du får två fasta personer och vet vem som kommer.',
  private: 'Vi är bäst i Granvik!! Ring 0701740682 så berättar vi mer om allt vi gör.',
};

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (const name of ['own', 'private'] as const) await register(name);
});
afterAll(() => issuer.stop());

async function register(name: 'own' | 'private' | 'ending' | 'third'): Promise<Subject> {
  const open = await readChoiceSystem(system.municipality, system.id);
  if (open.status !== 'OPEN') throw new Error('Not open');
  await registerOlderContract(
    open,
    {
      contractId: name,
      basis:
        name === 'own'
          ? { kind: 'ASSIGNMENT', decidedBy: 'Socialnämnden', decidedOn: '2025-12-09', paragraph: '§ 141' }
          : { kind: 'IMPORTED', signedOn: '2024-06-03', reference: name },
      provider: {
        name: name === 'own' ? 'Granviks hemtjänst' : 'Lönnbackens Omsorg',
        registration: { kind: 'SWEDISH', organisationNumber: '5561000010' },
        legalForm: name === 'own' ? null : 'LIMITED_COMPANY',
      },
      scopes: [{ service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' }],
      selectableFrom: '2024-07-01',
    },
    {
      presentation: {
        text: { sv: name === 'own' ? texts.own : texts.private },
        phone: '0701740682',
        email: 'hej@omsorg.example',
        languages: ['Svenska'],
        hours: 'Dygnet runt',
      },
      capacity: null,
    },
    { by: 'Sam', at: registeredAt },
  );
  return publish(name);
}

async function publish(name: string): Promise<Subject> {
  const subject = contractSubject('granvik', name);
  await advance(await publishLines(subject), webContext);
  return subject;
}

function desk(
  page: 'texts' | 'catalogue',
  request: { id?: string; form?: Record<string, string>; role?: string } = {},
) {
  const claims = {
    sub: 'c',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': [`granvik:${request.role ?? 'coordinator'}`],
  };
  return ask(administer, {
    route: page === 'texts' ? '/desk/choice-systems/{choiceSystemId}/texts' : '/desk/contracts/{contractId}/catalogue',
    params: { choiceSystemId: 'granvik.hemtjanst', contractId: `granvik.${request.id ?? ''}` },
    cookies: [`__Host-session=${issuer.token(claims)}`],
    ...(request.form === undefined ? {} : { form: request.form }),
  });
}

async function openTask(subject: Subject, kind: TaskKind): Promise<OpenTask | undefined> {
  return (await readTasks(subject)).find((one): one is OpenTask => one.kind === kind && one.status === 'OPEN');
}

const catalogue = async () => (await ask(showCatalogue, { route: '/' })).body;
const named = (contract: string, words: string) => `${contract} sv ${sha256(words)}`;

describe('a text of the catalogue', () => {
  it('LOV 9:1: is not shown before an officer has read it: the facts are, and the page says so', async () => {
    const page = await catalogue();
    for (const fact of ['Granviks hemtjänst', 'Lönnbackens Omsorg', 'Dygnet runt']) expect(page).toContain(fact);
    for (const text of Object.values(texts)) expect(page).not.toContain(text);
    expect(page).toContain('visas när kommunen har läst den');
    expect((await readEntry('granvik', 'own'))?.text).toBeNull();
  });

  it('waits for the coordinator in one task for them all, however often the calendar runs', async () => {
    expect((await readAwaiting(system)).contractIds.toSorted()).toEqual(['own', 'private']);
    await follow({ at: registeredAt }, webContext);
    await follow({ at: registeredAt }, webContext);
    const tasks = (await readTasks(choiceSystemSubject('granvik', 'hemtjanst'))).filter(
      ({ kind }) => kind === 'APPROVE_TEXTS',
    );
    expect(tasks).toMatchObject([
      { status: 'OPEN', dueOn: '2026-03-09', assignee: { email: 'samordnare@granvik.example' } },
    ]);
  });

  it('is read in full beside what a machine sees in it, the own unit’s by the same measure', async () => {
    const page = (await desk('texts')).body;
    for (const text of Object.values(texts)) expect(page).toContain(text);
    expect(page).toContain('Ord som rangordnar eller lovar: bäst');
    expect((await desk('texts', { role: 'auditor' })).status).toBe(403);
  });

  it('is sent back with a reason that its provider gets, and is not shown', async () => {
    const form = { step: 'return', text: named('private', texts.private), 'why-sv': '' };
    const unsaid = await desk('catalogue', { id: 'private', form });
    expect([unsaid.status, unsaid.body.includes('Skriv några ord')]).toEqual([422, true]);
    const sent = await desk('catalogue', { id: 'private', form: { ...form, 'why-sv': 'Texten rangordnar.' } });
    expect(sent.status).toBe(303);
    expect((await desk('catalogue', { id: 'private', form: { ...form, 'why-sv': 'Texten rangordnar.' } })).status).toBe(
      303,
    );
    const subject = await publish('private');
    expect((await readEntry('granvik', 'private'))?.text).toBeNull();
    const [notice, ...others] = await readContractNotices(subject);
    expect(others).toEqual([]);
    expect(notice?.kind).toBe('TEXT_RETURNED');
    expect(notice?.text).toContain('Skäl: Texten rangordnar.');
    expect(await openTask(subject, 'RECEIVE_CONTRACT_NOTICE')).toBeDefined();
    expect((await readAwaiting(system)).contractIds).toEqual(['own']);
  });

  it('that has changed since it was read is not shown by the press', async () => {
    const press = async (form: Record<string, string>) => (await desk('texts', { form })).status;
    expect(await press({ objective: named('own', 'Andra ord') })).toBe(422);
    expect(await press({ objective: 'own sv x' })).toBe(400);
    expect(await press({ other: 'x' })).toBe(422);
    expect((await readEntry('granvik', 'own'))?.text).toBeNull();
  });

  it('is shown when an officer has found it objective, and the task ends with the last one', async () => {
    // Something else of the contract, stamped later, was shown before the approval that was stamped first.
    await publishEntry(contractSubject('granvik', 'own'), '2027-12-31T23:00:00.000Z');
    expect((await desk('texts', { form: { objective: named('own', texts.own) } })).status).toBe(303);
    const subject = await publish('own');
    expect((await readEntry('granvik', 'own'))?.text).toEqual({ sv: texts.own });
    expect(await catalogue()).toContain(texts.own);
    expect((await readEvents(subject)).map(({ type }) => type)).toContain('CATALOGUE_TEXTS_APPROVED');
    expect(await openTask(choiceSystemSubject('granvik', 'hemtjanst'), 'APPROVE_TEXTS')).toBeUndefined();
    expect((await desk('texts')).body).toContain('Inga texter väntar');
  });

  it('that its provider changes is shown as it was approved until the new words are', async () => {
    const subject = contractSubject('granvik', 'own');
    const [contract, stated] = await Promise.all([readContract(subject), readStated(subject)]);
    if (contract === null || stated === null) throw new Error('It was registered');
    const changed = { ...stated, presentation: { ...stated.presentation, text: { sv: 'Helt nya ord om oss.' } } };
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'CONTRACT_DETAILS_IMPORTED', at: '2026-03-05T08:00:00.000Z', by: 'Sam', data: {} },
      outbox: [{ kind: 'PUBLISH' }],
      also: [putStated(subject, changed)],
    });
    await publish('own');
    expect((await readEntry('granvik', 'own'))?.text).toEqual({ sv: texts.own });
    expect((await readAwaiting(system)).contractIds).toEqual(['own']);
    const authorization = `Bearer ${issuer.token({ name: 'Sam Ordning', 'cognito:groups': ['granvik:coordinator'] })}`;
    const approve = (sv: string, key = 'k') =>
      ask(staffApi, {
        method: 'POST',
        route: '/v1/contracts/{contractId}/text-approvals',
        params: { contractId: 'granvik.own' },
        headers: { authorization, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ texts: { sv } }),
      });
    expect((await approve(texts.own, 'other')).status).toBe(409);
    const answers = [await approve('Helt nya ord om oss.'), await approve('Helt nya ord om oss.')];
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      Array(2).fill([200, JSON.stringify({ texts: [{ tag: 'sv', state: 'APPROVED' }] })]),
    );
    await publish('own');
    expect((await readEntry('granvik', 'own'))?.text).toEqual({ sv: 'Helt nya ord om oss.' });
    expect((await readAwaiting(system)).contractIds).toEqual([]);
  });
});

describe('whether an entry still is right', () => {
  const due = addMonths(stockholmDay(registeredAt), 6);
  const dueAt = `${due}T05:00:00.000Z`;

  async function asked(name: string) {
    const task = await openTask(contractSubject('granvik', name), 'CONFIRM_ENTRY');
    if (task === undefined) throw new Error('Nobody asks');
    return new LinkVisit(confirmEntry, '/t/confirm-entry/{token}', await issueLink(task, new Date().toISOString()));
  }

  it('is asked half a year after it was said, once, of the own unit as of the others', async () => {
    await follow({ at: `${addMonths(due, -1)}T05:00:00.000Z` }, webContext);
    expect(await openTask(contractSubject('granvik', 'own'), 'CONFIRM_ENTRY')).toBeUndefined();
    for (let run = 0; run < 2; run += 1) await follow({ at: dueAt }, webContext);
    for (const name of ['own', 'private']) {
      const tasks = (await readTasks(contractSubject('granvik', name))).filter(({ kind }) => kind === 'CONFIRM_ENTRY');
      expect(tasks).toMatchObject([{ status: 'OPEN', dueOn: '2026-09-23' }]);
    }
  });

  it('is confirmed by a press: the entry is as fresh as the answer, and is asked about again half a year later', async () => {
    const visit = await asked('own');
    const page = (await visit.get()).body;
    expect(page).toContain('Dygnet runt');
    await visit.post({ step: 'answer', confirm: 'yes', right: 'YES' });
    expect((await visit.get()).body).toContain('Ja, allt stämmer');
    await publish('own');
    const today = stockholmDay(new Date().toISOString());
    expect((await readEntry('granvik', 'own'))?.confirmedOn).toBe(today);
    await follow({ at: `${addMonths(today, 6)}T05:00:00.000Z` }, webContext);
    expect(await openTask(contractSubject('granvik', 'own'), 'CONFIRM_ENTRY')).toBeDefined();
  });

  it('is said to be wrong in words, which an officer sees to; then it is fresh too', async () => {
    const visit = await asked('private');
    expect((await visit.post({ step: 'answer', right: 'NO' })).body).toContain('Skriv vad som inte stämmer');
    await visit.post({ step: 'answer', confirm: 'yes', right: 'NO', wrong: 'Vi har <nytt> nummer.' });
    const subject = contractSubject('granvik', 'private');
    const task = await openTask(subject, 'CORRECT_ENTRY');
    expect(task?.note?.sv).toBe('Vi har <nytt> nummer.');
    expect((await desk('catalogue', { id: 'private' })).body).toContain('Vi har &lt;nytt> nummer.');
    const id = task?.taskId ?? '';
    const form = { step: 'settle', task: id, [`outcome-${id}`]: 'Numret rättat.' };
    expect((await desk('catalogue', { id: 'private', form })).status).toBe(303);
    expect((await desk('catalogue', { id: 'private', form })).status).toBe(409);
    await publish('private');
    expect((await readEntry('granvik', 'private'))?.confirmedOn).toBe(stockholmDay(new Date().toISOString()));
  });

  it('is asked of nobody whose contract has ended', async () => {
    const subject = await register('ending');
    await follow({ at: dueAt }, webContext);
    expect(await openTask(subject, 'CONFIRM_ENTRY')).toBeDefined();
    const before = await readContract(subject);
    if (before?.status !== 'SIGNED') throw new Error('It was registered');
    await commitContract({
      before,
      after: { ...before, status: 'ENDED', endedOn: '2026-02-01', why: 'Upphört' },
      event: { type: 'CONTRACT_ENDED', at: '2026-09-03T08:00:00.000Z', by: 'Sam Ordning', data: {} },
      outbox: [{ kind: 'PUBLISH' }],
    });
    await publish('ending');
    expect(await openTask(subject, 'CONFIRM_ENTRY')).toBeUndefined();
    expect((await readAwaiting(system)).contractIds).toEqual([]);
    await follow({ at: '2029-09-03T08:00:00.000Z' }, webContext);
    expect(await openTask(subject, 'CONFIRM_ENTRY')).toBeUndefined();
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    site = await serve({
      'GET /': showCatalogue,
      'GET /desk/choice-systems/{choiceSystemId}/texts': administer,
      'POST /desk/choice-systems/{choiceSystemId}/texts': administer,
      'GET /desk/contracts/{contractId}/catalogue': administer,
      'GET /t/confirm-entry/{token}': confirmEntry,
    });
    process.env['PUBLIC_BASE_URL'] = site.origin;
    browser = await openBrowser();
    await register('third');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  it('the pages are accessible on a telephone', async () => {
    const page = await browser.newPage({
      locale: 'sv-SE',
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 800 },
    });
    const claims = {
      name: 'Sam Ordning',
      email: 'samordnare@granvik.example',
      'cognito:groups': ['granvik:coordinator'],
    };
    await page.setExtraHTTPHeaders({ authorization: `Bearer ${issuer.token(claims)}` });
    const faults: string[] = [];
    const look = async (name: string) => {
      const folder = process.env['VALBAR_SHOTS'];
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      faults.push(...(await accessibilityFaults(page)));
    };
    await page.goto(`${site.origin}/desk/choice-systems/granvik.hemtjanst/texts`);
    await look('texts');
    await page.click('button:text("Visa de ikryssade")');
    await page.waitForSelector('.errors:focus');
    await look('texts-error');
    await page.goto(`${site.origin}/desk/contracts/granvik.private/catalogue`);
    await look('entry');
    const subject = contractSubject('granvik', 'own');
    const task = await openTask(subject, 'CONFIRM_ENTRY');
    if (task === undefined) throw new Error('Nobody asks');
    await page.goto(`${site.origin}/t/confirm-entry/${await issueLink(task, new Date().toISOString())}`);
    await look('confirm-entry');
    await page.goto(site.origin);
    await look('catalogue-unread');
    expect(faults).toEqual([]);
  }, 60_000);
});
