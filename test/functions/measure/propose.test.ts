import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as measures } from '../../../functions/measure/decide/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { firstRecheck } from '../../../shared/domain/follow-up/recheck.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { judgeRecheck } from '../../../shared/store/follow-up/judge-recheck.ts';
import { putRecheck, readRecheck } from '../../../shared/store/follow-up/recheck.ts';
import { decide } from '../../../shared/store/measure/decide.ts';
import { hear } from '../../../shared/store/measure/hear.ts';
import { measureSubject, readMeasuresOf } from '../../../shared/store/measure/measure.ts';
import { propose } from '../../../shared/store/measure/propose.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { storeInForce } from '../../support/contract-in-force.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask } from '../../support/web-request.ts';
import { serve } from '../../support/web-server.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });
const issuer = new OidcIssuer();
const at = new Date().toISOString();
const today = stockholmDay(at);
const contract = contractSubject('granvik', 'proposed');
const about = 'ROUTINE#HT-G-11';
const route = '/desk/contracts/{contractId}/measures';
const claims = (role: string) => ({
  sub: 'c',
  name: 'Mika Rask',
  email: 'mika@granvik.example',
  'cognito:groups': [`granvik:${role}`],
});

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  await storeInForce('proposed');
  await pointAt('DUE');
  await found('DEFICIENT', 'Ingen dokumentation av avvikelser.');
});
afterAll(() => issuer.stop());

/** Something for an officer to look at, as the calendar would open it. */
async function pointAt(cause: 'DUE' | 'SUPPLIED'): Promise<void> {
  const words = { sv: 'Rutin', en: 'Routine' };
  const point = {
    about,
    requirementIds: ['HT-G-11'],
    cause,
    title: words,
    text: words,
    source: words,
    noticedOn: today,
  };
  const before = (await readRecheck(contract)) ?? firstRecheck('proposed', addDays(today, 300));
  await transact([putRecheck(contract, { ...before, points: [point] })]);
}

async function found(result: 'DEFICIENT' | 'IN_ORDER', note: string): Promise<void> {
  const cause = (await readRecheck(contract))?.points[0]?.cause ?? '';
  const judged = await judgeRecheck(contract, {
    about,
    noticedOn: today,
    cause,
    result,
    note,
    by: 'Mika Rask',
    at: new Date().toISOString(),
  });
  expect(judged.ok).toBe(true);
}

function desk(form?: Record<string, string>, role = 'case-officer') {
  return ask(measures, {
    route,
    params: { contractId: 'granvik.proposed' },
    cookies: [`__Host-session=${issuer.token(claims(role))}`],
    ...(form === undefined ? {} : { form }),
  });
}

const states = async () => (await readMeasuresOf(contract)).map(({ status }) => status);
const stated = {
  requirementId: 'HT-G-11',
  text: 'Nyckelhanteringen brast.',
  kind: 'VISIT',
  reference: 'Besök 4',
  on: today,
};

describe('a measure about a deficiency on record', () => {
  it('is refused when it is stated half, ahead of time, of what the contract names nothing for, or by whoever only reads', async () => {
    for (const field of Object.keys(stated)) {
      expect((await desk({ ...stated, [field]: '' })).status, field).toBe(422);
    }
    expect((await desk({})).status).toBe(422);
    expect((await desk({ ...stated, on: addDays(today, 1) })).status).toBe(422);
    expect((await desk({ ...stated, kind: 'RECHECK' })).status).toBe(422);
    expect((await desk({ ...stated, requirementId: 'HT-X-99' })).status).toBe(422);
    expect((await desk({ known: 'proposed-000000000000' })).status).toBe(422);
    expect((await desk(stated, 'auditor')).status).toBe(403);
    expect((await desk(undefined, 'auditor')).status).toBe(200);
    expect(await states()).toEqual([]);
  });

  it('looks right on a wide screen and on a telephone', async () => {
    const site = await serve({ [`GET ${route}`]: measures });
    const browser = await openBrowser();
    const headers = { authorization: `Bearer ${issuer.token(claims('case-officer'))}` };
    const page = await browser.newPage({ extraHTTPHeaders: headers });
    await page.goto(`${site.origin}/desk/contracts/granvik.proposed/measures`);
    const faults = await accessibilityFaults(page, daylight, 'propose-measure');
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);

  it('is proposed by an officer from a re-check’s finding, once however often it is pressed, and the coordinator is asked', async () => {
    const page = (await desk()).body;
    expect(page).toContain('HT-G-11: Ingen dokumentation av avvikelser.');
    const known = /name="known"[^>]*value="([^"]+)"/.exec(page)?.[1] ?? '';
    const pressed = await Promise.all([desk({ known }), desk({ known })]);
    for (const { status } of pressed) expect([303, 422]).toContain(status);
    expect(await states()).toEqual(['PROPOSED']);
    const tasks = await readTasks(measureSubject('granvik', known));
    expect(tasks).toMatchObject([{ kind: 'DECIDE_MEASURE', status: 'OPEN' }]);
    expect((await desk()).body).not.toContain('name="known"');
    expect((await desk({ known })).body).toContain('redan med i ett förslag');
  });

  it('falls with its question when an officer finds the fact in order, and no measure can be decided on', async () => {
    const [measure] = await readMeasuresOf(contract);
    const subject = measureSubject('granvik', measure?.measureId ?? '');
    const actor = { by: 'Sam', at: new Date().toISOString() };
    expect(
      (await hear(subject, { about: 'WARNING', text: 'En varning övervägs.', dueOn: addDays(today, 14) }, actor)).ok,
    ).toBe(true);
    await pointAt('SUPPLIED');
    await found('IN_ORDER', '');
    expect(await states()).toEqual(['WITHDRAWN']);
    expect((await readTasks(subject)).map(({ status }) => status)).toEqual(['REVOKED', 'REVOKED']);
    const warning = { kind: 'WARNING', reasons: 'x', authority: 'x', rectifyBy: addDays(today, 30) } as const;
    expect(await decide(subject, warning, actor)).toEqual({ ok: false, error: 'DONE_THEIR_PART' });
  });

  it('of several that all are in order is ended by a person, and by nothing else', async () => {
    const source = { kind: 'RECHECK', about, on: today } as const;
    const both = ['HT-G-12', 'HT-G-11'].map((requirementId) => ({ requirementId, text: 'Brist.', source }));
    const proposed = await propose(contract, both, { by: 'Mika Rask', at: new Date().toISOString() });
    const measureId = proposed.ok ? proposed.value : '';
    const one = (form?: Record<string, string>) =>
      ask(measures, {
        route: '/desk/measures/{measureId}',
        params: { measureId: `granvik.${measureId}` },
        cookies: [`__Host-session=${issuer.token(claims('coordinator'))}`],
        ...(form === undefined ? {} : { form }),
      });
    expect((await one()).body).toContain('Avsluta utan åtgärd');
    expect((await one()).body).not.toContain('Besluta och underrätta');
    expect((await one({ step: 'dismiss', why: 'Allt är i sin ordning.' })).status).toBe(303);
    expect(await states()).toEqual(['WITHDRAWN', 'DISMISSED']);
  });

  it('is proposed by any record of a deficiency, such as a visit, through one function, and stands until a person ends it', async () => {
    const { kind: _kind, reference, on, ...deficiency } = stated;
    const source = { kind: 'VISIT', reference, on } as const;
    const actor = { by: 'Mika Rask', at: new Date().toISOString() };
    const [one, other] = [
      await propose(contract, [{ ...deficiency, source }], actor),
      await propose(contract, [{ ...deficiency, source }], actor),
    ];
    expect(one).toEqual(other);
    expect(await propose(contract, [{ ...deficiency, requirementId: 'nothing', source }], actor)).toEqual({
      ok: false,
      error: 'NOT_NAMED',
    });
    expect(await propose(contractSubject('granvik', 'nobody'), [{ ...deficiency, source }], actor)).toEqual({
      ok: false,
      error: 'NOT_IN_FORCE',
    });
    expect(await states()).toEqual(['WITHDRAWN', 'DISMISSED', 'PROPOSED']);
  });

  it('FL 25: of several that rest on one record the provider is heard, and a person decides', async () => {
    await pointAt('DUE');
    await found('DEFICIENT', 'Rutinen saknas igen.');
    const source = { kind: 'RECHECK', about, on: addDays(today, -1) } as const;
    const several = ['HT-G-11', 'HT-G-12'].map((requirementId) => ({ requirementId, text: 'Brist igen.', source }));
    const actor = { by: 'Mika Rask', at: new Date().toISOString() };
    const proposed = await propose(contractSubject('granvik', 'proposed'), several, actor);
    const subject = measureSubject('granvik', proposed.ok ? proposed.value : '');
    const hearing = { about: 'WARNING', text: 'En varning övervägs.', dueOn: addDays(today, 14) } as const;
    expect(await hear(subject, hearing, actor)).toMatchObject({ ok: true });
    const warning = { kind: 'WARNING', reasons: 'x', authority: 'x', rectifyBy: addDays(today, 60) } as const;
    const later = { by: 'Sam', at: `${addDays(today, 15)}T10:00:00.000Z` };
    expect(await decide(subject, warning, later)).toMatchObject({ ok: true });
  });
});
