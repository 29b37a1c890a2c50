import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, accessibilityFaults } from '../../support/browser.ts';
import { serve } from '../../support/web-server.ts';
import { webContext } from '../../support/web-request.ts';
import { handler as followCalendar } from '../../../functions/complaint/follow-calendar/handler.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { addMonths } from '../../../shared/domain/calendar/day.ts';
import { at, handlers, latest, provider, providers, report, tokenOf, useComplaints, type Who } from './support.ts';

useComplaints();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  const { handle, receive, reportDeviation, review } = handlers;
  const routes = {
    '/synpunkter': receive,
    '/synpunkter/{token}': receive,
    '/desk/complaints': handle,
    '/desk/new-complaint': handle,
    '/desk/complaints/{complaintId}': handle,
    '/desk/complaint-readings': review,
    '/mina-sidor/{providerId}/avvikelser': reportDeviation,
  };
  const methods = ['GET', 'POST'] as const;
  site = await serve(
    Object.fromEntries(
      Object.entries(routes).flatMap(([path, handler]) => methods.map((method) => [`${method} ${path}`, handler])),
    ),
  );
  process.env['PUBLIC_BASE_URL'] = site.origin;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

it(
  'are for everybody and for a phone, without a script: from the form to the answer',
  { timeout: 180_000 },
  async () => {
    const faults: string[] = [];
    const visitor = await browser.newPage({ javaScriptEnabled: true });
    const look = async (on: typeof visitor, name: string) =>
      faults.push(...(await accessibilityFaults(on, undefined, name)));
    await visitor.goto(`${site.origin}/synpunkter?municipality=granvik&utforare=granvik.lonn-1`);
    expect(await visitor.inputValue('#about')).toBe('lonn-1');
    await visitor.click('main button[type=submit]');
    await visitor.waitForSelector('.errors:focus');
    await look(visitor, 'complaint-form');
    await visitor.click('input[name=topic][value=TIMES]');
    await visitor.fill('#text', 'Ingen kom på lördagen, och ingen ringde.');
    await visitor.click('main button[type=submit]');
    await visitor.waitForSelector('.note.good');
    await look(visitor, 'complaint-receipt');
    const complaint = await latest();

    await report({ kind: 'MISCONDUCT', text: 'En person fick fel läkemedel.', done: 'Läkare tillkallad.' });
    const misconduct = await latest();
    await at(misconduct, 'coordinator', { step: 'finding', finding: 'SERIOUS', why: 'Påtaglig risk.' });
    await at(complaint, 'coordinator', { step: 'ask', question: 'Vad hände vid besöket?' });
    await at(complaint, 'coordinator', { step: 'note', note: 'Ringde utföraren, som letar i schemat.' });
    const signedIn = (who: Who) => browser.newPage({ extraHTTPHeaders: { authorization: `Bearer ${tokenOf(who)}` } });
    const coordinator = await signedIn('coordinator');
    await coordinator.goto(`${site.origin}/desk/complaints`);
    await look(coordinator, 'complaint-list');
    await coordinator.goto(`${site.origin}/desk/new-complaint`);
    await look(coordinator, 'complaint-new');
    await coordinator.goto(`${site.origin}/desk/complaints/granvik.${misconduct.complaintId}`);
    await look(coordinator, 'complaint-misconduct');
    await coordinator.goto(`${site.origin}/desk/complaints/granvik.${complaint.complaintId}`);
    await coordinator.click('details:has(button[value=answer]) summary');
    await coordinator.click('button[value=answer]');
    await coordinator.waitForSelector('.errors:focus');
    await look(coordinator, 'complaint-answer');
    await coordinator.fill('#answer', 'Vi beklagar. Besöket ersätts, och schemat är ändrat.');
    await coordinator.click('input[name=way][value=PAGE]');
    await coordinator.click('button[value=answer]');
    await coordinator.waitForSelector('button[value=close]', { state: 'attached' });
    await visitor.reload();
    expect(await visitor.textContent('main')).toContain('schemat är ändrat');
    await look(visitor, 'complaint-answered');

    const own = await browser.newPage({
      extraHTTPHeaders: {
        authorization: `Bearer ${providers.token({ sub: 'lo', name: 'Lo Lönn', email: 'lo@lonnbacken.example' })}`,
      },
    });
    await own.goto(`${site.origin}/mina-sidor/granvik.${provider.id}/avvikelser`);
    await look(own, 'complaint-report');

    const next = addMonths(stockholmDay(new Date().toISOString()), 1).slice(0, 7);
    await followCalendar({ at: `${next}-01T04:00:00.000Z` }, webContext);
    const auditor = await signedIn('auditor');
    await auditor.goto(`${site.origin}/desk/complaint-readings`);
    await look(auditor, 'complaint-readings');
    expect(faults).toEqual([]);
  },
);
