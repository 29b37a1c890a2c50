import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../demo/applicant.ts';
import type { Case } from '../demo/applicants.ts';
import { delegatedMember } from '../demo/committee.ts';
import type { Journey } from '../demo/journey.ts';
import { someone } from '../journey/people.ts';
import { local, startJourney, today } from '../journey/running.ts';
import { openBrowser } from '../support/browser.ts';
import { Window } from './window.ts';

let browser: Browser;
let journey: Journey;

beforeAll(async () => {
  [browser, journey] = await Promise.all([openBrowser(), startJourney()]);
});

afterAll(async () => {
  await browser.close();
});

/** A member of staff's window, signed in by the sign-in service's own page. */
async function signedIn(email: string, address: string): Promise<Window> {
  const window = await Window.open(browser);
  await window.goTo(new URL(address, local.endpoints.api).href);
  const account = local.accounts.find((one) => one.email === email);
  await window.page.fill('input[name=username]', email);
  await window.page.fill('input[type=password]', account?.password ?? '');
  await Promise.all([window.page.waitForEvent('load'), window.page.press('input[type=password]', 'Enter')]);
  // What the local sign-in service's own page does is not ours.
  window.faults.length = 0;
  return window;
}

test('anybody: the catalogue, how one chooses, the documentation, the API, the statements and the mailbox', async () => {
  const window = await Window.open(browser);
  const pages: Readonly<Record<string, string>> = {
    municipalities: '/',
    catalogue: '/?municipality=granvik',
    'how-to-choose': '/sa-valjer-du?municipality=granvik',
    documentation: '/valfrihetssystem/granvik.hemtjanst',
    api: '/v1',
    accessibility: '/om/tillganglighet?municipality=granvik',
    privacy: '/om/personuppgifter?municipality=granvik',
    'not-found': '/inget',
    mailbox: '/mailbox?to=samordnare@granvik.example',
  };
  for (const [name, path] of Object.entries(pages)) {
    await window.goTo(new URL(path, local.endpoints.api).href);
    await window.look(name);
  }
  expect(window.faults).toEqual([]);
  await window.close();
}, 120_000);

test('the catalogue is filtered by keyboard alone, and says how many fit', async () => {
  const window = await Window.open(browser);
  const { page } = window;
  await window.goTo(local.endpoints.web);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Hoppa till innehållet');
  const before = await page.locator('main h2').count();
  expect(before).toBeGreaterThan(1);
  await page.locator('main form select').first().focus();
  await page.keyboard.press('ArrowDown');
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().press('Enter')]);
  expect(new URL(page.url()).search).not.toBe('');
  expect(window.faults).toEqual([]);
  await window.close();
});

test('a case goes from a draft to the committee in a browser, and every page on the way is accessible', async () => {
  const documentation = await journey.documentation();
  const one: Case = someone(documentation, 6, 'STRAIGHT', ['insurance.certificate']);
  const { contact, signatory } = one.people;

  const draft: Draft = await journey.applicant.create(documentation.choiceSystemId, one.content);
  const applicant = await Window.open(browser);
  await applicant.goTo(await journey.mailbox.nextLink(contact.email, 'Bekräfta din e-postadress'));
  await applicant.look('confirm-contact');
  await applicant.page.check('input[name=confirm]');
  await applicant.press('Bekräfta adressen');
  await applicant.look('confirm-contact-recorded');
  for (const attachment of one.attachments) await journey.applicant.attach(draft, attachment);
  await journey.untilArrived(draft, one.attachments.length);
  const { diaryNumber } = await journey.applicant.submit(draft);

  await applicant.goTo(await journey.mailbox.nextLink(signatory.email, `firmatecknare (${diaryNumber})`));
  await applicant.look('confirm-submission-identify');
  await applicant.press('Skicka kod');
  await applicant.look('confirm-submission-code');
  await applicant.page.fill('input[name=code]', await journey.mailbox.nextCode(signatory.phone));
  await applicant.press('Fortsätt');
  await applicant.look('confirm-submission');
  await applicant.page.check('input[name=authorised]');
  await applicant.press('Granska svaret');
  await applicant.press('Bekräfta ansökan');
  await applicant.look('confirm-submission-recorded');

  await applicant.goTo(await journey.mailbox.nextLink(contact.email, `Komplettera ansökan (${diaryNumber})`));
  await applicant.look('complete');
  for (const attachment of one.completion) await journey.applicant.attach(draft, attachment);
  await journey.untilArrived(draft, one.attachments.length + one.completion.length);
  await applicant.page.reload();
  await applicant.look('complete-with-file');
  await applicant.press('Granska svaret');
  await applicant.page.check('input[name=confirm]');
  await applicant.look('complete-review');
  await applicant.press('Skicka kompletteringen');

  const address = await journey.mailbox.nextLink('samordnare@granvik.example', `Bedöm en ansökan (${diaryNumber})`);
  const officer = await signedIn('samordnare@granvik.example', address);
  await officer.look('assess-conflict');
  await officer.page.check('input[name=conflict][value=NONE]');
  await officer.press('Fortsätt');
  await officer.look('assess');
  await officer.goTo(new URL('/desk', local.endpoints.api).href);
  await officer.look('desk');
  await officer.goTo(new URL(`/desk/applications/${draft.applicationId}`, local.endpoints.api).href);
  await officer.look('desk-file');

  await journey.assess(one, diaryNumber, address);
  await officer.page.reload();
  await officer.look('desk-file-proposed');

  const member = delegatedMember('2');
  const window = await Window.open(browser);
  await window.goTo(await journey.mailbox.nextLink(member.email, `Fatta beslut på delegation (${diaryNumber})`));
  await window.press('Skicka kod');
  await window.page.fill('input[name=code]', await journey.mailbox.nextCode(member.phone));
  await window.press('Fortsätt');
  await window.look('decide-conflict');
  await window.page.check('input[name=conflict][value=NONE]');
  await window.press('Fortsätt');
  await window.look('decide');
  await window.press('Granska svaret');
  await window.look('decide-error');
  await window.page.check('input[name=answer][value=HAND_OVER]');
  await window.page.fill('textarea[name=words]', 'Nämnden bör ta ställning till den här.');
  await window.press('Granska svaret');
  await window.look('decide-review');
  await window.press('Lämna svaret');
  await window.look('decide-recorded');

  const meeting = await journey.mailbox.nextLink(
    'sekreterare@granvik.example',
    `Registrera sammanträdets beslut (${diaryNumber})`,
  );
  const secretary = await signedIn('sekreterare@granvik.example', meeting);
  await secretary.page.check('input[name=conflict][value=NONE]');
  await secretary.press('Fortsätt');
  await secretary.look('meeting-open');
  await secretary.page.fill('input[name=heldOn]', today());
  await secretary.press('Ta upp ärendet');
  for (const seat of ['1', '2', '3', '4', '5', '6', '7'])
    await secretary.page.selectOption(`select[name=attendance-${seat}]`, 'PRESENT_IN_ROOM');
  await secretary.press('Spara närvaron');
  await secretary.look('meeting');
  await secretary.page.check('input[name=declared][value=P1]');
  await secretary.page.fill('input[name=paragraph]', '12');
  await secretary.press('Registrera beslutet');
  await secretary.look('meeting-declared');

  await applicant.goTo(await journey.mailbox.nextLink(contact.email, `Ta del av beslutet (${diaryNumber})`));
  await applicant.look('notice');
  await applicant.page.check('input[name=confirm]');
  await applicant.press('Jag har tagit del av beslutet');
  await applicant.look('notice-given');

  await applicant.goTo(await journey.mailbox.nextLink(signatory.email, `Skriv under avtalet (${diaryNumber})`));
  await applicant.press('Skicka kod');
  await applicant.page.fill('input[name=code]', await journey.mailbox.nextCode(signatory.phone));
  await applicant.press('Fortsätt');
  await applicant.look('sign');
  await applicant.page.fill('input[name=name]', signatory.name);
  await applicant.page.check('input[name=accept]');
  await applicant.press('Granska svaret');
  await applicant.look('sign-review');
  await applicant.press('Skriv under');
  await applicant.look('sign-recorded');

  expect([applicant, officer, window, secretary].flatMap(({ faults }) => faults)).toEqual([]);
}, 180_000);
