import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler as give } from '../../../functions/change-notice/give/handler.tsx';
import { handler as judge } from '../../../functions/change-notice/judge/handler.tsx';
import { handler as receive } from '../../../functions/change-notice/receive/handler.ts';
import { handler as followCalendar } from '../../../functions/contract/follow-calendar/handler.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { capacityCountsFrom } from '../../../shared/domain/change-notice/rule.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { readChangeNotices } from '../../../shared/store/change-notice/change-notice.ts';
import { contactOf } from '../../../shared/store/contract/contact.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { contractSubject, readContract, readStated } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { providerSubject } from '../../../shared/store/provider/provider.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { granvik } from '../../support/granvik.ts';
import { workflow } from '../../support/mocked-services.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { almviken, letIn, lonnbacken, olderContract } from '../../support/own-page.ts';
import { useTables } from '../../support/tables.ts';
import { ask, type WebAnswer, webContext } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
workflow.onAnyCommand().resolves({});
const staff = new OidcIssuer();
const providers = new OidcIssuer();
let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

const contract = contractSubject('granvik', 'lonn-1');
const others = contractSubject('granvik', 'alm-1');
const provider = providerSubject('granvik', lonnbacken.registration);
const areas = ['Centrum', 'Hela kommunen'];
const today = stockholmDay(new Date().toISOString());

beforeAll(async () => {
  await openHomeCareWith({ areas });
  await staff.start();
  await providers.start();
  Object.assign(process.env, staff.environment, providers.providerEnvironment);
  await olderContract('lonn-1', lonnbacken);
  await olderContract('alm-1', almviken);
  await publish();
  await letIn(lonnbacken, memberIdOf({ issuer: providers.issuer, subject: 'lo' }), 'Lo Lönn');
  site = await serve({
    'GET /mina-sidor/{providerId}/avtal/{contractId}': give,
    'POST /mina-sidor/{providerId}/avtal/{contractId}': give,
    'GET /desk/contracts/{contractId}/changes': judge,
    'POST /desk/contracts/{contractId}/changes': judge,
  });
  process.env['PUBLIC_BASE_URL'] = site.origin;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await staff.stop();
  await providers.stop();
});

const token = (sub = 'lo', name = 'Lo Lönn') => providers.token({ sub, name, email: `${sub}@lonnbacken.example` });

async function publish(): Promise<void> {
  await advance(await outboxLines('PUBLISH'), webContext);
}

const entry = async () => {
  await publish();
  const found = await readEntry('granvik', 'lonn-1');
  if (found === null) throw new Error('Not in the catalogue');
  return found;
};

const Answered = z.looseObject({ status: z.union([z.string(), z.number()]), changeNoticeId: z.optional(z.string()) });

async function send(body: unknown, more: { key?: string; who?: string; contractId?: string } = {}) {
  const { key, who, contractId = 'granvik.lonn-1' } = more;
  const answer = await ask(receive, {
    method: 'POST',
    route: '/v1/contracts/{contractId}/change-notices',
    params: { contractId },
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token(who)}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: Answered.parse(JSON.parse(answer.body)), text: answer.body };
}

async function withdraw(changeNoticeId: string, who?: string): Promise<WebAnswer> {
  return ask(receive, {
    method: 'DELETE',
    route: '/v1/contracts/{contractId}/change-notices/{changeNoticeId}',
    params: { contractId: 'granvik.lonn-1', changeNoticeId },
    headers: { authorization: `Bearer ${token(who)}` },
  });
}

function page(query: Record<string, string>, form?: Record<string, string | string[]>, who = 'lo', id = 'lonn-1') {
  return ask(give, {
    route: '/mina-sidor/{providerId}/avtal/{contractId}',
    params: { providerId: `granvik.${provider.id}`, contractId: `granvik.${id}` },
    query,
    cookies: [`__Host-provider-session=${token(who)}`],
    ...(form === undefined ? {} : { form }),
  });
}

function desk(form?: Record<string, string>, role = 'case-officer') {
  const claims = { name: 'Handa Läggare', email: 'h@granvik.example', 'cognito:groups': [`granvik:${role}`] };
  return ask(judge, {
    route: '/desk/contracts/{contractId}/changes',
    params: { contractId: 'granvik.lonn-1' },
    cookies: [`__Host-session=${staff.token(claims)}`],
    ...(form === undefined ? {} : { form }),
  });
}

const latest = async () => (await readChangeNotices(contract)).at(-1);

describe('a change that takes effect on notice', () => {
  it('is in the catalogue by the outbox of the transaction that took it in: full, paused, open again', async () => {
    const full = await send({ change: { kind: 'INTAKE', intake: 'FULL' } });
    expect(full).toMatchObject({ status: 201, body: { status: 'IN_EFFECT', countsFrom: today } });
    expect(await entry()).toMatchObject({ intake: { state: 'FULL', until: null }, changedOn: today });
    expect((await page({ andring: 'INTAKE' }, { intake: 'PAUSED', until: '2099-01-01' })).status).toBe(303);
    expect(await entry()).toMatchObject({ intake: { state: 'PAUSED', until: '2099-01-01' } });
    expect((await page({ andring: 'INTAKE' }, { intake: 'OPEN' })).status).toBe(303);
    expect(await entry()).toMatchObject({ intake: null });
  });

  it('of contact changes who is written to, and what those who choose are shown', async () => {
    const form = {
      contactName: 'Nina Ny',
      contactEmail: 'nina@lonnbacken.example',
      phone: '0701740699',
      email: 'info@lonnbacken.example',
    };
    expect((await page({ andring: 'CONTACT' })).body).toContain('value="hej@lonnbacken.example"');
    const wrong = await page({ andring: 'CONTACT' }, { ...form, phone: 'ring oss' });
    expect(wrong).toMatchObject({ status: 422 });
    expect(wrong.body).toContain('Skriv ett telefonnummer');
    expect((await page({ andring: 'CONTACT' }, form)).status).toBe(303);
    expect(await entry()).toMatchObject({ phone: '0701740699', email: 'info@lonnbacken.example' });
    const kept = await readContract(contract);
    expect(kept === null ? null : await contactOf(kept)).toMatchObject({ email: 'nina@lonnbacken.example' });
  });
});

describe('a change that needs approval', () => {
  it('opens a task, changes nothing until a person approves it with reasons, and is answered once', async () => {
    const before = (await entry()).scopes;
    const body = { scopes: ['Hemtjänst · Centrum · Äldre', 'Hemtjänst · Hela kommunen · Äldre'], message: 'Vi växer.' };
    expect((await page({ andring: 'AREAS' })).body).toContain('svarar på ändringen med skäl');
    expect((await page({ andring: 'AREAS' }, body)).status).toBe(303);
    expect((await entry()).scopes).toEqual(before);
    const [task] = (await readTasks(contract)).filter(({ kind }) => kind === 'JUDGE_CHANGE_NOTICE');
    expect(task).toMatchObject({ status: 'OPEN', assignee: { email: granvik.coordinator.email } });

    const notice = (await latest())?.changeNoticeId ?? '';
    const answer = { notice, outcome: 'APPROVE', why: 'Ni har personal för det.', authority: '4.7' };
    expect((await desk(answer, 'auditor')).status).toBe(403);
    expect((await desk({ ...answer, why: '' })).status).toBe(422);
    expect((await desk(answer)).status).toBe(303);
    expect((await desk({ ...answer, outcome: 'REFUSE' })).status).toBe(409);
    expect((await entry()).scopes.map(({ area }) => area)).toEqual(areas);
    expect((await latest())?.status).toBe('IN_EFFECT');
    expect(
      (await readTasks(contract)).filter(({ kind, status }) => kind === 'JUDGE_CHANGE_NOTICE' && status === 'OPEN'),
    ).toEqual([]);
    expect((await readContractNotices(contract)).at(-1)).toMatchObject({
      kind: 'CHANGE_ANSWERED',
      by: 'Handa Läggare',
    });
  });

  it('may be refused with reasons, which the provider reads; what held before holds', async () => {
    expect(await send({ change: { kind: 'MANAGER', name: 'Ny Chef' } })).toMatchObject({
      body: { status: 'AWAITING_APPROVAL' },
    });
    expect(await send({ change: { kind: 'MANAGER', name: 'Annan Chef' } })).toMatchObject({ status: 422 });
    const notice = (await latest())?.changeNoticeId ?? '';
    await desk({ notice, outcome: 'REFUSE', why: 'Utbildningen saknas.', authority: '4.7' });
    expect(await latest()).toMatchObject({ status: 'REFUSED', refused: { why: 'Utbildningen saknas.' } });
    expect((await readStated(contract))?.persons).toContainEqual({ role: 'MANAGER', name: 'Vera Vik' });
    expect((await readContractNotices(contract)).at(-1)?.text).toContain('Utbildningen saknas.');
    expect((await page({})).body).toContain('Utbildningen saknas.');
  });
});

describe('a notice that nobody has answered', () => {
  const open = async () =>
    (await readTasks(contract)).filter(({ kind, status }) => kind === 'JUDGE_CHANGE_NOTICE' && status === 'OPEN');
  const takeBack = (notice: string, who?: string) => withdraw(`granvik.${notice}`, who);

  it('is taken back on the own page, with the question about it, and can’t be answered any more', async () => {
    await send({ change: { kind: 'MANAGER', name: 'Fel Namn' } });
    const notice = (await latest())?.changeNoticeId ?? '';
    expect(await open()).toHaveLength(1);
    expect((await page({})).body).toContain('Ta tillbaka: ');
    expect((await page({}, { step: 'withdraw', notice })).status).toBe(303);
    expect((await page({}, { step: 'withdraw', notice })).status).toBe(303);
    expect(await latest()).toMatchObject({ status: 'WITHDRAWN', withdrawn: { by: 'Lo Lönn' } });
    expect(await open()).toEqual([]);
    expect((await page({})).body).toContain('Återtagen');
    expect((await desk({ notice, outcome: 'APPROVE', why: 'Ja.', authority: '4.7' })).status).toBe(409);
    expect((await readStated(contract))?.persons).toContainEqual({ role: 'MANAGER', name: 'Vera Vik' });
    expect(await send({ change: { kind: 'MANAGER', name: 'Rätt Namn' } })).toMatchObject({ status: 201 });
  });

  it('is taken back by the API, by its own provider alone, until somebody has answered', async () => {
    const notice = (await latest())?.changeNoticeId ?? '';
    expect((await takeBack(notice, 'stranger')).status).toBe(404);
    expect((await withdraw('granvik.nothing')).status).toBe(404);
    expect((await withdraw('lillby.x')).status).toBe(404);
    const answers = await Promise.all([
      takeBack(notice),
      desk({ notice, outcome: 'REFUSE', why: 'Nej.', authority: '4.7' }),
    ]);
    const { status } = (await latest()) ?? {};
    expect(answers.map((one) => one.status)).toEqual(status === 'WITHDRAWN' ? [204, 409] : [409, 303]);
    expect(await open()).toEqual([]);
  });
});

describe('an answer that is not whole yet', () => {
  it('is shown again under the notice that it was written for, never under the next', async () => {
    await send({ change: { kind: 'MANAGER', name: 'Tredje Chef' } });
    const first = (await latest())?.changeNoticeId ?? '';
    await send({
      change: { kind: 'AREAS', scopes: [{ service: 'Hemtjänst', area: 'Centrum', targetGroup: 'Äldre' }] },
    });
    const second = (await latest())?.changeNoticeId ?? '';
    const begun = { notice: first, outcome: 'REFUSE', why: 'Utbildningen saknas här.', authority: '' };
    const again = await desk(begun);
    expect(again.status).toBe(422);
    expect(again.body).toContain(begun.why);
    await desk({ notice: first, outcome: 'REFUSE', why: 'Nej.', authority: '4.7' });
    const late = await desk(begun);
    expect(late.body).toContain(`value="${second}"`);
    expect(late.body).not.toContain(begun.why);
    await desk({ notice: second, outcome: 'REFUSE', why: 'Nej.', authority: '4.7' });
  });
});

describe('a capacity', () => {
  it('waits for the month that the rule gives it, and the calendar takes it into effect then', async () => {
    const from = capacityCountsFrom(granvik.changeNotices, today);
    const change = { kind: 'CAPACITY', capacity: { unit: 'HOURS_PER_MONTH', amount: 1500 } };
    expect(await send({ change })).toMatchObject({ status: 201, body: { status: 'ACCEPTED', countsFrom: from } });
    expect((await entry()).capacity).toEqual({ unit: 'HOURS_PER_MONTH', amount: 1200 });
    const before = await followCalendar({ at: new Date().toISOString() }, webContext);
    const then = await followCalendar({ at: `${from}T03:00:00.000Z` }, webContext);
    expect([before.steps, then.steps]).toEqual([0, 1]);
    expect((await entry()).capacity).toEqual({ unit: 'HOURS_PER_MONTH', amount: 1500 });
    expect(await followCalendar({ at: `${from}T04:00:00.000Z` }, webContext)).toEqual({ steps: 0 });
    expect(await send({ change })).toMatchObject({ status: 422 });
  });
});

describe('the API', () => {
  it('takes a repeated request once, and keeps the history', async () => {
    const body = { change: { kind: 'OWNER', description: 'Bolaget säljs.' } };
    const first = await send(body, { key: 'k1' });
    const again = await send(body, { key: 'k1' });
    expect(again).toMatchObject({ status: 201, body: { changeNoticeId: first.body.changeNoticeId } });
    expect(await send({ change: { kind: 'OWNER', description: 'Annat.' } }, { key: 'k1' })).toMatchObject({
      status: 422,
    });
    const events = await readEvents(contract);
    expect(verifyChain(events, hashOf).ok).toBe(true);
    expect(events.filter(({ type }) => type === 'CHANGE_NOTICED')).toHaveLength(
      (await readChangeNotices(contract)).length,
    );
  });

  it.each([
    ['not JSON', '{', 400],
    ['nothing', '', 400],
    ['another kind', { change: { kind: 'COLOUR' } }, 400],
    ['an unknown field', { change: { kind: 'INTAKE', intake: 'FULL' }, colour: 1 }, 400],
    ['a capacity of nothing', { change: { kind: 'CAPACITY', capacity: { unit: 'PLACES', amount: 0 } } }, 400],
    ['a day that is none', { change: { kind: 'INTAKE', intake: 'FULL' }, from: '2026-02-30' }, 400],
    ['a name with a number', { change: { kind: 'MANAGER', name: '640823-3234' } }, 400],
    [
      'a script for a website',
      {
        change: {
          kind: 'CONTACT',
          contact: { name: 'A', email: 'a@b.example' },
          phone: '0701740655',
          email: 'a@b.example',
          website: 'javascript:alert(1)',
        },
      },
      400,
    ],
    ['yesterday', { change: { kind: 'INTAKE', intake: 'FULL' }, from: '2020-01-01' }, 422],
  ])('refuses %s and writes nothing', async (_name, body, status) => {
    const before = await readChangeNotices(contract);
    expect((await send(body)).status).toBe(status);
    expect(await readChangeNotices(contract)).toEqual(before);
  });

  it('is for the contract’s own provider: another’s is not there, by whichever way', async () => {
    const body = { change: { kind: 'INTAKE', intake: 'FULL' } };
    expect((await send(body, { contractId: 'granvik.alm-1' })).status).toBe(404);
    expect((await send(body, { who: 'eve' })).status).toBe(404);
    expect((await send(body, { contractId: 'granvik.none' })).status).toBe(404);
    expect((await page({ andring: 'INTAKE' }, { intake: 'FULL' }, 'lo', 'alm-1')).status).toBe(404);
    expect((await page({ andring: 'INTAKE' }, { intake: 'FULL' }, 'eve')).status).toBe(404);
    expect(await readChangeNotices(others)).toEqual([]);
  });
});

it('is done by its pages, by everybody and on a phone', { timeout: 90_000 }, async () => {
  const faults: string[] = [];
  const own = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${token()}` } });
  const look = async (on: typeof own, name: string) => faults.push(...(await accessibilityFaults(on, undefined, name)));
  const address = `${site.origin}/mina-sidor/granvik.${provider.id}/avtal/granvik.lonn-1`;
  await own.goto(address);
  await look(own, 'changes');
  await own.goto(`${address}?andring=ABSENCE`);
  await own.click('button[value=give]');
  await own.waitForSelector('.errors:focus');
  await look(own, 'absence-with-errors');
  await own.goto(`${address}?andring=CAPACITY`);
  await look(own, 'capacity');
  const claims = { name: 'Handa Läggare', email: 'h@granvik.example', 'cognito:groups': ['granvik:case-officer'] };
  const officer = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${staff.token(claims)}` } });
  await officer.goto(`${site.origin}/desk/contracts/granvik.lonn-1/changes`);
  await look(officer, 'desk');
  expect(faults).toEqual([]);
});
