import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { handler as ask } from '../../../functions/opinion/ask/handler.tsx';
import { handler as give } from '../../../functions/opinion/give/handler.tsx';
import { readOpinions } from '../../../shared/store/opinion/opinion.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { accessibilityFaults, openBrowser } from '../../support/browser.ts';
import { serve } from '../../support/web-server.ts';
import { inAssessment, openTaskOf, tokenOf, useRequirements } from '../requirement/support.ts';
import { sentCode, useMail } from './support.ts';

useRequirements();
useMail();

let site: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  const desk = '/desk/applications/{applicationId}/opinions';
  const link = '/t/opinion/{token}';
  site = await serve({ [`GET ${desk}`]: ask, [`POST ${desk}`]: ask, [`GET ${link}`]: give, [`POST ${link}`]: give });
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

test(
  'an officer asks and a neighbour answers in a browser, and every view is accessible',
  {
    timeout: 120_000,
  },
  async () => {
    vi.stubEnv('PUBLIC_BASE_URL', site.origin);
    const subject = await inAssessment(completeApplication());
    const authorization = `Bearer ${tokenOf('Ebba Lind', 'case-officer')}`;
    const look = { locale: 'sv-SE', reducedMotion: 'reduce' } as const;
    const desk = await browser.newPage({ ...look, extraHTTPHeaders: { authorization } });
    const faults: string[] = [];
    await desk.goto(`${site.origin}/desk/applications/granvik.${subject.id}/opinions`);
    faults.push(...(await accessibilityFaults(desk)));
    await desk.check('#conflict');
    await desk.click('text=Fortsätt');
    await desk.fill('#name', 'Tora Grannlund');
    await desk.click('text=Skicka frågorna');
    await desk.waitForSelector('.errors:focus');
    faults.push(...(await accessibilityFaults(desk)));
    await desk.fill('#organisation', 'Lillby kommun');
    await desk.fill('#email', 'tora@lillby.example');
    await desk.fill('#phone', '0701740699');
    await desk.fill('#dueOn', '2026-03-12');
    await desk.check('text=HT-S-02');
    await desk.fill('#question-1', 'Hur fungerade ledningen hos er?');
    await desk.click('text=Skicka frågorna');
    await desk.waitForSelector('text=Inget svar än');
    faults.push(...(await accessibilityFaults(desk)));

    const token = await issueLink(await openTaskOf(subject, 'GIVE_OPINION'), new Date().toISOString());
    const neighbour = await browser.newPage(look);
    await neighbour.goto(`${site.origin}/t/opinion/${token}`);
    faults.push(...(await accessibilityFaults(neighbour)));
    await neighbour.click('button[value=code]');
    await neighbour.fill('#code', sentCode());
    await neighbour.click('button[value=identity]');
    await neighbour.check('#conflict');
    await neighbour.click('text=Fortsätt');
    await neighbour.waitForSelector('text=Hur fungerade ledningen hos er?');
    faults.push(...(await accessibilityFaults(neighbour)));
    await neighbour.fill('#answer-1', 'Chefen byttes tre gånger på två år.');
    await neighbour.check('#stance-2');
    await neighbour.click('button[value=review]');
    await neighbour.waitForSelector('text=Lämna yttrandet');
    faults.push(...(await accessibilityFaults(neighbour)));
    await neighbour.click('button[value=answer]');
    await neighbour.waitForSelector('text=Ditt svar är registrerat');
    faults.push(...(await accessibilityFaults(neighbour)));

    await desk.reload();
    await desk.waitForSelector('text=Chefen byttes tre gånger');
    faults.push(...(await accessibilityFaults(desk)));
    expect(await readOpinions(subject)).toMatchObject([{ status: 'GIVEN', stance: 'REMARKS' }]);
    expect(faults).toEqual([]);
  },
);
