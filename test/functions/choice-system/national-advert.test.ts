import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as follow } from '../../../functions/catalogue/follow-calendar/handler.ts';
import { handler as administer } from '../../../functions/choice-system/administer/handler.ts';
import { handler as cancel } from '../../../functions/choice-system/cancel/handler.tsx';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as administerContracts } from '../../../functions/contract/administer/handler.tsx';
import { addDays, addMonths } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import {
  choiceSystemSubject,
  commitChoiceSystem,
  putVersion,
  readChoiceSystem,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { faultsOf } from '../../support/browser.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { homeCareSystemId, openHomeCare } from '../../support/open-system.ts';
import { useTables } from '../../support/tables.ts';
import { ask, webContext } from '../../support/web-request.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const issuer = new OidcIssuer();
const subject = choiceSystemSubject('granvik', 'hemtjanst');
const today = stockholmDay(new Date().toISOString());
const url = 'https://lov-uppdrag.example/granvik/hemtjanst';

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCare();
  await prepareAnother();
});
afterAll(() => issuer.stop());

async function prepareAnother() {
  const open = await readChoiceSystem('granvik', 'hemtjanst');
  if (open.status !== 'OPEN') throw new Error('It is open');
  const { version: _version, versionNumber: _number, ...rest } = open;
  await commitChoiceSystem({
    before: null,
    after: { ...rest, id: 'planerat', status: 'PREPARING' },
    event: { type: 'CHOICE_SYSTEM_REGISTERED', at: '2026-01-05T12:00:00.000Z', by: 'Sam Ordning', data: {} },
  });
}

function token(role = 'coordinator') {
  const claims = { sub: 'sam', name: 'Sam Ordning', email: 'samordnare@granvik.example' };
  return issuer.token({ ...claims, 'cognito:groups': [`granvik:${role}`] });
}

function desk(form?: Record<string, string>, { role = 'coordinator', id = homeCareSystemId } = {}) {
  return ask(administer, {
    route: '/desk/choice-systems/{choiceSystemId}/advert',
    params: { choiceSystemId: id },
    cookies: [`__Host-session=${token(role)}`],
    ...(form === undefined ? {} : { form }),
  });
}

const live = (changes: Record<string, string> = {}) =>
  desk({ step: 'live', version: '1', url, seenOn: today, ...changes });
const morning = (day: string) => follow({ at: `${day}T04:45:00.000Z` }, webContext);
const questions = async () =>
  (await readTasks(subject)).filter(({ kind }) => kind === 'CONFIRM_ADVERT').map(({ status }) => status);
const documentation = () =>
  ask(readDocumentation, { route: '/valfrihetssystem/{choiceSystemId}', params: { choiceSystemId: homeCareSystemId } });
const listed = () =>
  ask(administerContracts, {
    route: '/desk/contracts',
    query: { municipality: 'granvik', system: 'hemtjanst' },
    cookies: [`__Host-session=${token()}`],
  });

describe('whether the national advert is live', () => {
  it('LOV 3:1: is asked of the coordinator when the months have gone, once, and of systems that are open', async () => {
    await morning('2026-04-04');
    expect(await questions()).toEqual([]);
    await morning('2026-04-05');
    await morning('2026-04-06');
    expect((await readTasks(subject)).filter(({ kind }) => kind === 'CONFIRM_ADVERT')).toMatchObject([
      { status: 'OPEN', dueOn: '2026-04-19', assignee: { email: 'samordnare@granvik.example' } },
    ]);
    expect(await readTasks(choiceSystemSubject('granvik', 'planerat'))).toEqual([]);
  });

  it('is asked beside what the advert is to say, and who last saw it', async () => {
    const page = (await desk()).body;
    for (const words of ['Hemtjänst i Granviks kommun', '5 januari 2026', 'Sam Ordning', 'Dagar sedan'])
      expect(page).toContain(words);
  });

  it.each([
    ['a day to come', { seenOn: addDays(today, 1) }, 'senast i dag'],
    ['a day before it was published', { seenOn: '2026-01-04' }, 'tidigast 5 januari 2026'],
    ['no day', { seenOn: '' }, 'senast i dag'],
    ['no address of the web', { url: 'javascript:alert(1)' }, 'https://'],
    ['a version that is not the published one', { version: '7' }, 'En ny version har publicerats'],
  ])('is not answered with %s', async (_what, changes, words) => {
    const answer = await live(changes);
    expect([answer.status, answer.body.includes(words)]).toEqual([422, true]);
    expect(await questions()).toEqual(['OPEN']);
  });

  it('is not answered without saying what is done, by somebody else, or of a system that is not open', async () => {
    expect((await desk({ step: 'missing', action: ' ' })).status).toBe(422);
    expect((await desk({ step: 'other' })).status).toBe(400);
    for (const role of ['case-officer', 'auditor']) expect((await desk(undefined, { role })).status).toBe(403);
    const planned = { id: 'granvik.planerat' };
    expect((await desk(undefined, planned)).body).toContain('tar inte emot ansökningar än');
    expect((await desk({ step: 'missing', action: 'x' }, planned)).status).toBe(409);
    expect((await desk(undefined, { id: 'granvik.okant' })).status).toBe(404);
    expect(await questions()).toEqual(['OPEN']);
  });

  it('is answered with no and what is done, and asked again some days later', async () => {
    expect((await desk({ step: 'missing', action: 'Annonsen läggs upp <igen>.' })).status).toBe(303);
    expect(await questions()).toEqual(['ANSWERED']);
    for (const page of [await desk(), await listed()]) expect(page.body).toContain('Annonsen läggs upp &lt;igen>.');
    expect((await documentation()).body).not.toContain('Annonsen läggs upp');
    await morning(addDays(today, 6));
    expect(await questions()).toEqual(['ANSWERED']);
    await morning(addDays(today, 7));
    expect((await questions()).toSorted()).toEqual(['ANSWERED', 'OPEN']);
  });

  it('is answered with yes, the address and the day: staff see who and how long ago, everybody sees the day', async () => {
    expect([(await live()).status, (await live()).status]).toEqual([303, 303]);
    expect(await questions()).toEqual(['ANSWERED', 'ANSWERED']);
    const seen = (await readEvents(subject)).filter(({ type }) => type === 'ADVERT_SEEN');
    expect(seen).toMatchObject([{ by: 'Sam Ordning', data: { url, seenOn: today, version: 1 } }]);
    expect((await listed()).body).toContain('av Sam Ordning, för 0 dagar sedan');
    const page = (await documentation()).body;
    expect(page).toContain(url);
    expect(/Sågs senast[^<]*/.exec(page)?.[0]).toBe(`Sågs senast ${shownDay(today, 'sv')}.`);
    await morning(addDays(addMonths(today, 3), -1));
    expect(await questions()).toHaveLength(2);
  });

  it('is asked anew when a new version is published, whenever it was last seen', async () => {
    const [system, version] = await Promise.all([
      readChoiceSystem('granvik', 'hemtjanst'),
      readVersion('granvik', 'hemtjanst', 1),
    ]);
    if (system.status !== 'OPEN' || version?.status !== 'PUBLISHED') throw new Error('It is open');
    const publishedAt = new Date().toISOString();
    await commitChoiceSystem({
      before: system,
      after: { ...system, versionNumber: 2 },
      event: { type: 'VERSION_PUBLISHED', at: publishedAt, by: 'Sam Ordning', data: { number: 2 } },
      also: [putVersion(subject, { ...version, number: 2, publishedAt })],
    });
    await morning(addDays(today, 1));
    expect((await questions()).filter((status) => status === 'OPEN')).toHaveLength(1);
    expect((await live()).status).toBe(422);
    expect((await live({ version: '2' })).status).toBe(303);
    await morning(addDays(today, 2));
    expect((await questions()).filter((status) => status === 'OPEN')).toEqual([]);
  });

  it('is said on accessible pages', async () => {
    const pages = {
      advert: await desk(),
      'advert-error': await live({ url: '', seenOn: '' }),
      'advert-listed': await listed(),
      'advert-documentation': await documentation(),
    };
    expect(await faultsOf(Object.entries(pages).map(([name, { body }]) => [name, body]))).toEqual([]);
  }, 60_000);

  it('is asked no more when the system is cancelled', async () => {
    await morning(addMonths(today, 3));
    expect((await questions()).filter((status) => status === 'OPEN')).toHaveLength(1);
    const decided = { body: 'Kommunfullmäktige', heldOn: today, paragraph: '§ 88', reason: 'Egen regi.', sure: 'yes' };
    const cancelled = await ask(cancel, {
      route: '/desk/choice-systems/{choiceSystemId}/cancellation',
      params: { choiceSystemId: homeCareSystemId },
      cookies: [`__Host-session=${token()}`],
      form: { step: 'cancel', ...decided },
    });
    expect(cancelled.status).toBe(303);
    expect((await questions()).filter((status) => status !== 'ANSWERED')).toEqual(['REVOKED']);
    await morning(addMonths(today, 12));
    expect(await questions()).not.toContain('OPEN');
    expect((await live()).status).toBe(409);
  });
});
