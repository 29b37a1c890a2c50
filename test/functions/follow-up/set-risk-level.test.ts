import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as setRiskLevel } from '../../../functions/follow-up/set-risk-level/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { commitContract, contractSubject, listSigned, readContract } from '../../../shared/store/contract/contract.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readRecheck } from '../../../shared/store/follow-up/recheck.ts';
import { runRecheck } from '../../../shared/store/follow-up/run-recheck.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables();
const issuer = new OidcIssuer();
const today = stockholmDay(new Date().toISOString());
const one = '/desk/contracts/{contractId}/risk-level';
const all = '/desk/choice-systems/{choiceSystemId}/risk-levels';
const subject = contractSubject('granvik', 'A');

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (const id of ['A', 'B', 'C']) await storeInForce(id);
});
afterAll(() => issuer.stop());

const session = (role: string, municipality = 'granvik') =>
  issuer.token({
    sub: 'c',
    name: 'Mika Rask',
    email: 'mika@granvik.example',
    'cognito:groups': [`${municipality}:${role}`],
  });

interface Visit {
  readonly route?: string;
  readonly role?: string;
  readonly contractId?: string;
  readonly municipality?: string;
  readonly form?: Record<string, string>;
}

function desk({ route = one, role = 'case-officer', contractId = 'granvik.A', municipality, form }: Visit = {}) {
  return ask(setRiskLevel, {
    route,
    params: { contractId, choiceSystemId: 'granvik.hemtjanst' },
    cookies: [`__Host-session=${session(role, municipality)}`],
    ...(form === undefined ? {} : { form }),
  });
}

/** What the page that is open now would send. */
async function asShown(visit: Visit = {}): Promise<Record<string, string>> {
  const { body } = await desk(visit);
  const hidden = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
}

const set = async (id = 'A') => {
  const contract = await readContract(contractSubject('granvik', id));
  return contract?.status === 'SIGNED' ? contract.risk : undefined;
};
const levelsSet = async () => (await readEvents(subject)).filter(({ type }) => type === 'RISK_LEVEL_SET');

describe('a contract’s risk level', () => {
  it('is suggested with what is counted, and is nobody’s until a person has set it', async () => {
    const { status, body } = await desk();
    expect(status).toBe(200);
    for (const words of [
      'ingen har bestämt någon än',
      'Sena redovisningar',
      'Klagomål, flest under ett år',
      'visas inte',
    ])
      expect(body).toContain(words);
    expect(body).toContain('Ordinarie (förslaget)');
    expect(await set()).toBeUndefined();
    expect((await readEvents(subject)).map(({ type }) => type)).not.toContain('RISK_LEVEL_SET');
  });

  it('KL 6:6: is set with a reason, whatever is suggested, as an event of the audit chain; pressed twice it is once', async () => {
    const form = { ...(await asShown()), level: 'high', reason: 'Tillsynen har hört av sig.' };
    expect((await desk({ form: { ...form, reason: ' ' } })).status).toBe(422);
    expect((await desk({ form: { ...form, level: 'extreme' } })).status).toBe(422);
    expect((await desk({ form: { ...form, level: '' } })).status).toBe(422);
    expect((await desk({ form: { ...form, shown: 'another' } })).status).toBe(409);
    expect(await set()).toBeUndefined();
    const both = await Promise.all([desk({ form }), desk({ form })]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await levelsSet()).toMatchObject([
      {
        by: 'Mika Rask',
        data: { level: 'high', before: null, suggested: 'ordinary', reason: 'Tillsynen har hört av sig.' },
      },
    ]);
    // Somebody who had the page open since before does not overrule it unseen.
    expect((await desk({ form: { ...form, level: 'ordinary', reason: 'Lugnt' } })).status).toBe(409);
    expect(await set()).toMatchObject({ level: 'high', suggested: 'ordinary' });
    expect((await desk()).body).toContain('Tillsynen har hört av sig.');
  });

  it('KL 10:8: brings the next re-check nearer, and steers how often it comes and who is drawn', async () => {
    // Imported contracts are first looked at a fortnight after they came; this one's day has been.
    expect((await readRecheck(subject))?.nextOn).toBe('2026-01-26');
    await runRecheck(subject, `${today}T02:00:00.000Z`, () => Promise.resolve([]));
    const monthly = (await readRecheck(subject))?.nextOn ?? '';
    expect(monthly <= addDays(today, 31)).toBe(true);
    const ordinary = contractSubject('granvik', 'B');
    await runRecheck(ordinary, `${today}T02:00:00.000Z`, () => Promise.resolve([]));
    const quarterly = (await readRecheck(ordinary))?.nextOn ?? '';
    expect(quarterly > addDays(today, 80)).toBe(true);
    const form = { ...(await asShown({ contractId: 'granvik.B' })), level: 'raised', reason: 'Ny ledning' };
    expect((await desk({ contractId: 'granvik.B', form })).status).toBe(303);
    expect((await readRecheck(ordinary))?.nextOn).not.toBe(quarterly);
    expect((await listSigned({ municipality: 'granvik', id: 'hemtjanst' })).map(({ risk }) => risk?.level)).toEqual([
      'high',
      'raised',
      undefined,
    ]);
    // Its provider is told and asked nothing of it.
    expect((await readTasks(ordinary)).map(({ kind }) => kind).toSorted()).toEqual(['JUDGE_RECHECK', 'SUPPLY_PROOF']);
  });

  it('is kept when it is looked at again, with the new reason; the history has both', async () => {
    const form = { ...(await asShown()), level: 'high', reason: 'Tillsynen har hört av sig.' };
    expect((await desk({ form })).status).toBe(303);
    expect((await desk({ form: { ...(await asShown()), level: 'ordinary', reason: 'Avslutad tillsyn' } })).status).toBe(
      303,
    );
    expect((await levelsSet()).map(({ data }) => data['level'])).toEqual(['high', 'high', 'ordinary']);
    expect(await set()).toMatchObject({ level: 'ordinary', reason: 'Avslutad tillsyn' });
  });

  it('is read by an auditor and by nobody else; nobody reaches it from another municipality', async () => {
    expect((await desk({ role: 'auditor' })).status).toBe(200);
    expect((await desk({ role: 'auditor', form: await asShown() })).status).toBe(403);
    expect((await desk({ role: 'delegate' })).status).toBe(403);
    expect((await desk({ municipality: 'lillby' })).status).toBe(403);
    expect((await desk({ contractId: 'granvik.UNKNOWN' })).status).toBe(404);
  });
});

describe('the levels of all contracts', () => {
  it('LOV 1:2: show the same signals of everybody, and those that deviate from the suggestion with their reasons', async () => {
    const { body } = await desk({ route: all });
    for (const name of ['Omsorg A', 'Omsorg B', 'Omsorg C', 'Ordinarie, inte bestämd']) expect(body).toContain(name);
    const deviations = body.slice(body.indexOf('Nivåer som är andra'), body.indexOf('Avtal i kraft'));
    expect(deviations).toContain('Ny ledning');
    expect(deviations).not.toContain('Omsorg A');
  });

  it('can be read by everybody, on a telephone too', async () => {
    const site = await serve({
      [`GET ${one}`]: setRiskLevel,
      [`POST ${one}`]: setRiskLevel,
      [`GET ${all}`]: setRiskLevel,
    });
    const browser = await openBrowser();
    const page = await browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${session('coordinator')}` } });
    const faults: string[] = [];
    await page.goto(`${site.origin}/desk/contracts/granvik.A/risk-level`);
    faults.push(...(await accessibilityFaults(page, daylight, 'risk-level')));
    await page.goto(`${site.origin}/desk/choice-systems/granvik.hemtjanst/risk-levels`);
    faults.push(...(await accessibilityFaults(page, daylight, 'risk-levels')));
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});

describe('a contract that has ended', () => {
  it('has no level to set; what was set stays with it', async () => {
    const before = await readContract(subject);
    if (before?.status !== 'SIGNED') throw new Error('It is in force');
    await commitContract({
      before,
      after: { ...before, status: 'ENDED', endedOn: today, why: 'Uppsagt' },
      event: { type: 'CONTRACT_ENDED', at: `${today}T02:00:00.000Z`, by: 'calendar', data: {} },
    });
    expect((await desk()).status).toBe(404);
    expect(await readContract(subject)).toMatchObject({ status: 'ENDED', risk: { level: 'ordinary' } });
  });
});
