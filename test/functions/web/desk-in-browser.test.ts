import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import type { Application } from '../../../shared/domain/application/application.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import { withCompletions } from '../../../shared/domain/application/promise.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { commitDesk } from '../../../shared/store/desk/desk.ts';
import { inexperiencedApplication } from '../../support/application-builder.ts';
import { accessibilityFaults, daylight, openBrowser } from '../../support/browser.ts';
import { received } from '../../support/stored-case.ts';
import { serve } from '../../support/web-server.ts';
import { inAssessment, today, tokenOf, useRequirements } from '../requirement/support.ts';

useRequirements();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  site = await serve({
    'GET /desk': handler,
    'GET /desk/settings': handler,
    'POST /desk/settings': handler,
    'GET /desk/applications/{applicationId}': handler,
    'POST /desk/applications/{applicationId}': handler,
  });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

async function open(path: string): Promise<Page> {
  vi.stubEnv('PUBLIC_BASE_URL', site.origin);
  const authorization = `Bearer ${tokenOf('Sam Ordning', 'coordinator', 'samordnare@granvik.example')}`;
  const page = await browser.newPage({ locale: 'sv-SE', extraHTTPHeaders: { authorization } });
  await page.goto(site.origin + path);
  return page;
}

test(
  'a coordinator works through the desk in a browser, and every page is accessible',
  { timeout: 120_000 },
  async () => {
    const officers = [{ name: 'Nora Sköld', email: 'nora@granvik.example', competences: ['sjuksköterska'] }];
    const desk = { schemaVersion: 1 as const, municipality: 'granvik', officers, reasons: [] };
    await commitDesk(null, desk, 'Sam Ordning', `${today}T08:00:00.000Z`);
    const subject = await inAssessment(inexperiencedApplication());
    const page = await open('/desk');
    const faults = [...(await accessibilityFaults(page))];
    await page.click('a:has-text("SN 2026/00042")');
    await page.waitForSelector('h2:has-text("Krav och underlag")');
    await page.click('text=Ta ärendet');
    await page.waitForSelector('text=Handläggare: Sam Ordning');
    await page.click('text=Skriv en anteckning');
    await page.click('button:text-is("Spara anteckningen")');
    // Not by a function: what is evaluated while it waits, the page's own policy forbids.
    await page.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(page)));
    await page.check('#kind');
    await page.fill('textarea[name=text]', 'Ringde om intyget.');
    await page.click('button:text-is("Spara anteckningen")');
    await page.waitForSelector('text=Ringde om intyget.');
    await page.evaluate("document.querySelectorAll('main details').forEach((part) => part.setAttribute('open', ''))");
    faults.push(...(await accessibilityFaults(page)));
    await page.goto(`${site.origin}/desk?q=dimvik`);
    await page.waitForSelector('text=Dimviks');
    faults.push(...(await accessibilityFaults(page)));
    await page.goto(`${site.origin}/desk/settings`);
    faults.push(...(await accessibilityFaults(page)));
    expect(subject.id).not.toBe('');
    expect(faults).toEqual([]);
  },
);

const proposal: Proposal = {
  outcome: 'CLEAR_APPROVAL',
  scopes: [
    {
      scope: { service: 'Hemtjänst', area: 'Hela kommunen', targetGroup: 'Äldre' },
      outcome: 'APPROVE',
      reasons: [{ basis: { kind: 'ALL_MET' }, text: { sv: 'Allt uppfyllt.', en: 'All met.' } }],
    },
  ],
  basisHash: 'b',
  at: '2026-03-05T09:00:00.000Z',
};
const nora = { name: 'Nora Sköld', email: 'nora@granvik.example' };

/** One of forty in every state that waits for a decision, from late to newly come, with and without an officer. */
function caseOf(number: number): Application {
  const receivedOn = addDays('2025-12-20', number * 2);
  const asked = number % 5 === 2;
  const base = withCompletions(
    received({
      applicantName: `${number % 3 === 0 ? 'Ekonomiska föreningen Lönnbackens Omsorg och Servicetjänster' : 'Utförare'} ${String(number)}`,
      diaryNumber: `SN 2026/${String(number).padStart(5, '0')}`,
      receivedAt: `${receivedOn}T09:00:00.000Z`,
      decisionTime: { weeks: 8, pausesForCompletion: true },
      ...(number % 2 === 0 ? { officer: { name: 'Ebba Lind', email: 'ebba@granvik.example' } } : {}),
      ...(number % 7 === 0 ? { judges: { 'HT-S-02': nora } } : {}),
    }),
    asked
      ? [
          {
            number: 1,
            kind: 'COMPLETION',
            requirementIds: ['HT-G-13'],
            askedOn: addDays(receivedOn, 2),
            dueOn: addDays(receivedOn, 16),
          },
        ]
      : [],
  );
  if (asked) return { ...base, status: 'COMPLETION_REQUESTED' };
  if (number % 5 === 4) return { ...base, status: 'PROPOSED', proposal };
  return { ...base, status: (['RECEIVED', 'CHECKING', 'RECEIVED', 'ASSESSMENT'] as const)[number % 5] ?? 'RECEIVED' };
}

async function store(after: Application): Promise<void> {
  const event = { type: 'APPLICATION_RECEIVED', at: '2026-03-02T09:00:00.000Z', by: 'applicant', data: {} };
  await commitApplication({ before: null, after, event });
}

test(
  'the queue with cases of every kind is accessible, and says how far each has come',
  { timeout: 60_000 },
  async () => {
    for (let number = 1; number <= 40; number += 1) await store(caseOf(number));
    const page = await open('/desk');
    const faults = [...(await accessibilityFaults(page, daylight, 'the queue'))];
    await page.goto(`${site.origin}/desk?late=yes`);
    faults.push(...(await accessibilityFaults(page, daylight, 'what is late')));
    expect(faults).toEqual([]);
  },
);
