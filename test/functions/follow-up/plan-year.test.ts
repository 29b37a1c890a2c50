import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as writeDocument } from '../../../functions/decision/write-document/handler.tsx';
import { handler as planYear } from '../../../functions/follow-up/plan-year/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { basisHashOf } from '../../../shared/domain/follow-up/year-plan.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { planSubject, readYearPlan } from '../../../shared/store/follow-up/year-plan.ts';
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
const year = String(Number(today.slice(0, 4)) + 1);
const planId = `hemtjanst-${year}`;
const subject = planSubject('granvik', planId);
const one = '/desk/follow-up-plans/{planId}';

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  for (let number = 1; number <= 30; number += 1) await storeInForce(`c${String(number)}`);
});
afterAll(() => issuer.stop());

const claimsOf = (role: string) => ({
  sub: 'c',
  name: 'Sam Ordning',
  email: 'samordnare@granvik.example',
  'cognito:groups': [`granvik:${role}`],
});

function desk(form: Record<string, string> | undefined, { role = 'coordinator', route = one, planId: of = '' } = {}) {
  return ask(planYear, {
    route,
    params: { choiceSystemId: 'granvik.hemtjanst', planId: of === '' ? `granvik.${planId}` : of },
    cookies: [`__Host-session=${issuer.token(claimsOf(role))}`],
    ...(form === undefined ? {} : { form }),
  });
}

const list = '/desk/choice-systems/{choiceSystemId}/follow-up-plans';
const version = async () => String((await readYearPlan(subject))?.version ?? '');

describe('a year’s plan', () => {
  it('is made once from the requirements for every contract in force, however often the button is pressed', async () => {
    for (const wrong of ['nästa', '2099']) expect((await desk({ year: wrong }, { route: list })).status).toBe(422);
    expect((await desk({ year }, { route: list, role: 'case-officer' })).status).toBe(403);
    const made = await Promise.all([desk({ year }, { route: list }), desk({ year }, { route: list })]);
    for (const answer of made) expect(answer.headers['location']).toBe(`/desk/follow-up-plans/granvik.${planId}`);
    const plan = await readYearPlan(subject);
    expect(plan?.contracts).toHaveLength(30);
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual(['PLAN_MADE']);
    expect((await desk(undefined, { route: list })).body).toContain('Förslag');
    expect((await desk(undefined, { planId: 'granvik.hemtjanst-2031' })).status).toBe(404);
    expect((await desk(undefined, { planId: `lillby.${planId}` })).status).toBe(404);
  });

  it('goes to the committee as PDF and Word with its checksum', async () => {
    for (const format of ['pdf', 'docx']) {
      const file = await ask(writeDocument, {
        route: `${one}/document`,
        params: { planId: `granvik.${planId}` },
        query: { format },
        cookies: [`__Host-session=${issuer.token(claimsOf('secretary'))}`],
      });
      expect(file.status).toBe(200);
      expect(file.headers['content-disposition']).toContain(year);
    }
    expect((await desk(undefined)).body).toContain('Underlagets kontrollsumma');
  });

  it('is adopted by a day and a paragraph, once, and only as it was on the page', async () => {
    const checksum = async () => {
      const plan = await readYearPlan(subject);
      return plan === null ? '' : basisHashOf(plan, hashOf).slice(0, 16);
    };
    // As it stands in the papers that went out to the committee.
    const meeting = { step: 'adopt', heldOn: today, paragraph: '§ 142', laid: await checksum() };
    const before = await version();
    const review = (await readYearPlan(subject))?.contracts[0];
    expect((await desk({ step: 'move', contractId: review?.contractId ?? '', month: '12' })).status).toBe(303);
    expect((await desk({ ...meeting, version: before })).status).toBe(409);
    const changed = await desk({ ...meeting, version: await version() });
    expect(changed.status).toBe(422);
    expect(changed.body).toContain('inte den som nämnden hade');
    expect(
      (await desk({ step: 'move', contractId: review?.contractId ?? '', month: String(review?.month) })).status,
    ).toBe(303);
    expect((await desk({ ...meeting, version: await version(), heldOn: addDays(today, -1) })).status).toBe(422);
    expect((await desk({ ...meeting, version: await version(), heldOn: addDays(today, 1) })).status).toBe(422);
    expect((await desk({ ...meeting, version: await version(), paragraph: 'snart' })).status).toBe(422);
    expect((await desk({ ...meeting, version: await version() }, { role: 'case-officer' })).status).toBe(403);
    const shown = await version();
    const both = await Promise.all([
      desk({ ...meeting, version: shown }, { role: 'secretary' }),
      desk({ ...meeting, version: shown }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await readYearPlan(subject)).toMatchObject({ status: 'ADOPTED', adoption: { paragraph: '142' } });
    expect((await desk(undefined)).body).toContain('§ 142');
  });

  it('keeps every change after that with its reason, and takes in who has come since', async () => {
    const move = { step: 'move', contractId: 'c7', month: '1' };
    expect((await desk(move)).status).toBe(422);
    expect((await desk({ ...move, month: '13' })).status).toBe(422);
    expect((await desk({ ...move, why: 'Ny ledning på plats först då.' })).status).toBe(303);
    expect((await desk({ ...move, why: 'Ny ledning på plats först då.' })).status).toBe(422);
    expect((await desk({ step: 'take-in' })).status).toBe(422);
    await storeInForce('c31');
    expect((await desk({ step: 'take-in' })).status).toBe(303);
    const page = (await desk(undefined)).body;
    for (const words of ['Ny ledning på plats först då.', 'Omsorg c31', 'Ändrat efter antagandet'])
      expect(page).toContain(words);
    expect((await desk({ step: 'undo' })).status).toBe(400);
  });

  it('can be read by everybody, with its plot, on a telephone too', async () => {
    const site = await serve({ [`GET ${one}`]: planYear, [`GET ${list}`]: planYear });
    const browser = await openBrowser();
    const headers = { authorization: `Bearer ${issuer.token(claimsOf('coordinator'))}` };
    const page = await browser.newPage({ extraHTTPHeaders: headers });
    const faults: string[] = [];
    for (const path of [
      `/desk/follow-up-plans/granvik.${planId}`,
      '/desk/choice-systems/granvik.hemtjanst/follow-up-plans',
    ]) {
      await page.goto(`${site.origin}${path}`);
      faults.push(...(await accessibilityFaults(page, daylight, path.split('/').at(-1) ?? '')));
    }
    await browser.close();
    await site.close();
    expect(faults).toEqual([]);
  }, 60_000);
});
