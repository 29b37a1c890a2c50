import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler } from '../../../functions/choice-system/cancel/handler.tsx';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as fillIn } from '../../../functions/application/fill-in/handler.tsx';
import { handler as follow } from '../../../functions/application/follow/handler.tsx';
import { handler as followCalendar } from '../../../functions/contract/follow-calendar/handler.ts';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { findChoiceSystem, readOpenVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { faultsOf } from '../../support/browser.ts';
import { contractOut } from '../../support/contract-out.ts';
import { OidcIssuer } from '../../support/oidc-issuer.ts';
import { openHomeCareWith } from '../../support/open-system.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { storeReceived, storeTask } from '../../support/stored-case.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer } from '../../support/web-request.ts';
import { mail as mails, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

workflow.onAnyCommand().resolves({});
const issuer = new OidcIssuer();
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  await issuer.start();
  Object.assign(process.env, issuer.environment);
  await openHomeCareWith({});
  await openHomeCareWith({ id: 'annat' });
});
afterAll(() => issuer.stop());
beforeEach(() => {
  mails.reset();
  mails.on(SendEmailCommand).resolves({ MessageId: 'sent' });
});

const decision = {
  step: 'cancel',
  body: 'Kommunfullmäktige',
  heldOn: today,
  paragraph: '§ 88',
  reason: 'Kommunen utför tjänsten själv från nästa år.',
  sure: 'yes',
};

function at(
  request: { form?: Readonly<Record<string, string>>; query?: Readonly<Record<string, string>> } = {},
  { system = 'hemtjanst', role = 'coordinator' } = {},
): Promise<WebAnswer> {
  const token = issuer.token({
    sub: 'sam',
    name: 'Sam Ordning',
    email: 'samordnare@granvik.example',
    'cognito:groups': [`granvik:${role}`],
  });
  return ask(handler, {
    route: '/desk/choice-systems/{choiceSystemId}/cancellation',
    params: { choiceSystemId: `granvik.${system}` },
    headers: {
      authorization: `Bearer ${token}`,
      ...(request.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...request,
  });
}

const sent = () => mails.commandCalls(SendEmailCommand).map(({ args }) => args[0].input);

async function work(): Promise<void> {
  await advance(await outboxLines('ANNOUNCE'), webContext);
  await sendMail(await outboxLines('MAIL'), webContext);
}

describe('a choice system', () => {
  it.each([
    ['without its decision', { ...decision, paragraph: '' }, 422],
    ['decided on a day to come', { ...decision, heldOn: '2999-01-01' }, 422],
    ['cancelled before it was decided on', { ...decision, heldOn: '2025-11-23' }, 422],
    ['without reasons', { ...decision, reason: '  ' }, 422],
    ['from a day that has passed', { ...decision, from: '2026-01-01' }, 422],
    ['from a day that is none', { ...decision, from: '2999-02-30' }, 422],
    ['without being sure', { ...decision, sure: '' }, 422],
    ['closing a case of one that stands', { step: 'close', application: 'granvik.01J' }, 409],
    ['doing something else', { step: 'constructor' }, 400],
  ])('stands as it was: %s', async (_what, form, status) => {
    const before = JSON.stringify(await everythingIn('CASE_TABLE'));
    expect((await at({ form })).status).toBe(status);
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).toBe(before);
  });

  it('is the coordinator’s to cancel, and read about without a change', async () => {
    expect((await at({ form: decision }, { role: 'case-officer' })).status).toBe(403);
    expect((await at({}, { system: 'finns-inte' })).status).toBe(404);
    const before = JSON.stringify(await everythingIn('CASE_TABLE'));
    expect((await at()).body).toContain('sedan går det inte att ångra');
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).toBe(before);
  });

  it('LOV 8:2 st. 2: is cancelled once, and everybody with an open application is told why, once', async () => {
    const { subject } = await storeReceived();
    const { subject: elsewhere } = await storeReceived({}, { choiceSystemId: 'annat' });
    await contractOut();
    await Promise.all([at({ form: decision }), at({ form: decision })]);
    expect(await findChoiceSystem('granvik', 'hemtjanst')).toMatchObject({
      status: 'CANCELLED',
      cancelledOn: today,
      cancellation: { body: 'Kommunfullmäktige', heldOn: today, paragraph: '§ 88' },
    });
    await work();
    await work();
    const texts = sent().map((mail) => mail.Content?.Simple?.Body?.Text?.Data ?? '');
    const [text = '', ...more] = texts.filter((one) => one.includes('§ 88'));
    expect(more).toEqual([]);
    for (const word of ['Kommunen utför tjänsten själv', 'SN 2026/00042']) expect(text).toContain(word);
    expect(text).not.toMatch(/överklag/i);
    expect(await told(elsewhere)).toBe(0);
    expect(await told(subject)).toBe(1);
    const { body } = await at();
    expect(body).toContain('Solgläntans');
    expect(body).toContain('Avtal och när de upphör');
  });

  it('says so to whoever follows an old link to it', async () => {
    const answer = await ask(readDocumentation, {
      route: '/valfrihetssystem/{choiceSystemId}',
      params: { choiceSystemId: 'granvik.hemtjanst' },
      path: '/valfrihetssystem/granvik.hemtjanst',
    });
    expect(answer.status).toBe(410);
    expect(answer.body).toContain('har avslutat');
  });

  it('leaves each open case to a person, who closes it with the decision; its tasks end', async () => {
    const { subject } = await storeTask({ kind: 'COMPLETE' });
    const other = await storeReceived({}, { choiceSystemId: 'annat' });
    const form = { step: 'close', application: `granvik.${subject.id}` };
    expect((await readApplication(subject))?.status).toBe('RECEIVED');
    await Promise.all([at({ form }), at({ form })]);
    expect(await readApplication(subject)).toMatchObject({
      status: 'WITHDRAWN',
      closed: { by: 'Sam Ordning', decision: `Kommunfullmäktige ${today}, § 88` },
    });
    expect(await readTasks(subject)).toMatchObject([{ status: 'REVOKED', why: 'SYSTEM_CANCELLED' }]);
    expect((await readEvents(subject)).filter(({ type }) => type === 'APPLICATION_CLOSED')).toHaveLength(1);
    const foreign = { step: 'close', application: `granvik.${other.subject.id}` };
    expect((await at({ form: foreign })).status).toBe(404);
    expect((await readApplication(other.subject))?.status).toBe('RECEIVED');
    const token = issuer.token({
      sub: 'sam',
      name: 'Sam Ordning',
      email: 's@granvik.example',
      'cognito:groups': ['granvik:coordinator'],
    });
    const file = await ask(showDesk, {
      route: '/desk/applications/{applicationId}',
      params: { applicationId: `granvik.${subject.id}` },
      headers: { authorization: `Bearer ${token}` },
    });
    expect(file.body).toContain('Systemet är avslutat och ärendet med det');
  });
});

describe('a choice system that is cancelled from a day to come', () => {
  const from = addDays(today, 90);
  const onTheDay = `${from}T02:15:00.000Z`;
  const here = { system: 'framat' };
  const own = { choiceSystemId: 'framat', tokenHashes: [sha256('token')] };
  const shown = (handler: typeof readDocumentation, route: string, params: Readonly<Record<string, string>>) =>
    ask(handler, {
      route,
      params,
      cookies: [`__Host-application-${params['applicationId']?.split('.')[1] ?? ''}=token`],
    });
  const documentation = () =>
    shown(readDocumentation, '/valfrihetssystem/{choiceSystemId}', { choiceSystemId: 'granvik.framat' });
  const form = () => shown(fillIn, '/ansok/{choiceSystemId}', { choiceSystemId: 'granvik.framat' });
  const statusOf = ({ id }: Subject) =>
    shown(follow, '/ansokan/{applicationId}/lage', { applicationId: `granvik.${id}` });

  let before: Subject;
  beforeAll(async () => {
    await openHomeCareWith({ id: 'framat' });
    before = (await storeReceived({}, own)).subject;
    expect((await statusOf(before)).body).not.toContain('avslutar systemet');
    await Promise.all([at({ form: { ...decision, from } }, here), at({ form: { ...decision, from } }, here)]);
  });

  it('LOV 8:2 st. 2: tells everybody with an open application at once, what is so until then and after', async () => {
    await work();
    expect(await told(before)).toBe(1);
    const [text = ''] = sentTexts().filter((one) => one.includes(from));
    for (const word of ['§ 88', 'prövas som vanligt fram till dess', 'Kommunen utför tjänsten själv']) {
      expect(text).toContain(word);
    }
    const { body } = await statusOf(before);
    for (const word of ['avslutar systemet', '§ 88', 'prövas som vanligt']) expect(body).toContain(word);
  });

  it('is open until then, and says so where people read of it and where they apply', async () => {
    for (const { status, body } of [await documentation(), await form()]) {
      expect(status).toBe(200);
      expect(body).toContain('tas inga ansökningar emot');
      expect(body).not.toContain('när som helst');
    }
    expect((await at({}, here)).body).toContain('öppet för ansökningar');
    expect((await at({ form: { step: 'close', application: `granvik.${before.id}` } }, here)).status).toBe(409);
    expect(await findChoiceSystem('granvik', 'framat')).toMatchObject({ status: 'OPEN', ending: { on: from } });
    // Decided once: a second decision changes nothing.
    await at({ form: decision }, here);
    expect(await findChoiceSystem('granvik', 'framat')).toMatchObject({ status: 'OPEN', ending: { on: from } });
  });

  it('receives nothing from its day, even before the calendar has come to it', async () => {
    expect(await readOpenVersion('granvik', 'framat', addDays(from, -1))).not.toBeNull();
    expect(await readOpenVersion('granvik', 'framat', from)).toBeNull();
  });

  it('is cancelled by the calendar on its day, once; who applied meanwhile is told, and nobody twice', async () => {
    const { subject: meanwhile } = await storeReceived({}, own);
    await followCalendar({ at: `${addDays(from, -1)}T02:15:00.000Z` }, webContext);
    expect(await findChoiceSystem('granvik', 'framat')).toMatchObject({ status: 'OPEN' });
    for (const time of [onTheDay, onTheDay]) await followCalendar({ at: time }, webContext);
    expect(await findChoiceSystem('granvik', 'framat')).toMatchObject({ status: 'CANCELLED', cancelledOn: from });
    const events = await readEvents({ municipality: 'granvik', type: 'CHOICE_SYSTEM', id: 'framat' });
    expect(events.map(({ type }) => type)).toEqual([
      'CHOICE_SYSTEM_OPENED',
      'SYSTEM_CANCELLATION_DECIDED',
      'SYSTEM_CANCELLED',
    ]);
    await work();
    expect(await told(before)).toBe(1);
    expect(await told(meanwhile)).toBe(1);
    expect((await documentation()).status).toBe(410);
  });
});

describe('a choice system whose end is decided on otherwise before its day', () => {
  const here = { system: 'femte' };
  const later = addDays(today, 40);
  const moved = {
    step: 'change',
    change: 'MOVE',
    newFrom: later,
    newBody: 'Kommunfullmäktige',
    newHeldOn: today,
    newParagraph: '§ 97',
    newReason: 'Hemtjänsten i egen regi startar senare.',
    newSure: 'yes',
  };
  const kept = { ...moved, change: 'KEEP', newFrom: '', newParagraph: '§ 104', newReason: 'Fullmäktige ändrade sig.' };
  const system = () => findChoiceSystem('granvik', 'femte');
  let subject: Subject;

  beforeAll(async () => {
    await openHomeCareWith({ id: 'femte' });
    ({ subject } = await storeReceived({}, { choiceSystemId: 'femte' }));
    await at({ form: { ...decision, from: addDays(today, 20) } }, here);
    await work();
  });

  it.each([
    ['nothing decided', { change: '' }],
    ['the same day', { newFrom: addDays(today, 20) }],
    ['a day that has passed', { newFrom: addDays(today, -1) }],
    ['no new day', { newFrom: '' }],
    ['a decision to come', { newHeldOn: '2999-01-01' }],
    ['a decision before the former', { newHeldOn: addDays(today, -1) }],
    ['no reasons', { newReason: ' ' }],
    ['nobody sure', { newSure: '' }],
  ])('changes nothing with %s', async (_what, form) => {
    const before = JSON.stringify(await everythingIn('CASE_TABLE'));
    expect((await at({ form: { ...moved, ...form } }, here)).status).toBe(422);
    expect(JSON.stringify(await everythingIn('CASE_TABLE'))).toBe(before);
  });

  it('LOV 8:2 st. 2: is told of anew, once, when the day is moved, with the reasons and the day that holds no longer', async () => {
    await Promise.all([at({ form: moved }, here), at({ form: moved }, here)]);
    expect(await system()).toMatchObject({ status: 'OPEN', ending: { on: later, earlier: addDays(today, 20) } });
    await work();
    await work();
    expect(await told(subject)).toBe(2);
    const [text = '', ...more] = sentTexts().filter((one) => one.includes('§ 97'));
    expect(more).toEqual([]);
    for (const word of [
      later,
      'startar senare',
      `Den ${addDays(today, 20)} som ni har fått besked om gäller inte längre`,
    ]) {
      expect(text).toContain(word);
    }
    await followCalendar({ at: `${addDays(today, 20)}T02:15:00.000Z` }, webContext);
    expect(await system()).toMatchObject({ status: 'OPEN' });
    expect(await faultsOf([['cancel-moved', (await at({}, here)).body]])).toEqual([]);
  });

  it('LOV 8:2 st. 2: stays open when it is taken back: everybody is told why, and the calendar ends nothing', async () => {
    for (let turn = 0; turn < 2; turn++) expect((await at({ form: kept }, here)).status).toBe(303);
    await work();
    expect(await told(subject)).toBe(3);
    const [text = ''] = sentTexts().filter((one) => one.includes('§ 104'));
    for (const word of ['att inte avsluta', 'Fullmäktige ändrade sig', 'prövas som vanligt'])
      expect(text).toContain(word);
    await followCalendar({ at: `${later}T02:15:00.000Z` }, webContext);
    const open = await system();
    expect(open).toMatchObject({ status: 'OPEN', keptOpen: { decision: { paragraph: '§ 104' } } });
    expect(open).not.toHaveProperty('ending');
    // Nothing is ahead any more to move.
    expect((await at({ form: { ...moved, newParagraph: '§ 105' } }, here)).status).toBe(409);
  });

  it('is told of again when it is decided on again', async () => {
    await at({ form: { ...decision, paragraph: '§ 120', from: later } }, here);
    await work();
    expect(await told(subject)).toBe(4);
    const events = await readEvents({ municipality: 'granvik', type: 'CHOICE_SYSTEM', id: 'femte' });
    expect(events.map(({ type }) => type).slice(1)).toEqual([
      'SYSTEM_CANCELLATION_DECIDED',
      'SYSTEM_CANCELLATION_MOVED',
      'SYSTEM_KEPT_OPEN',
      'SYSTEM_CANCELLATION_DECIDED',
    ]);
  });
});

const sentTexts = () => sent().map((mail) => mail.Content?.Simple?.Body?.Text?.Data ?? '');

async function told(subject: Subject): Promise<number> {
  return (await readOutbox(subject)).filter(
    ({ message }) => message.kind === 'MAIL' && message.template === 'SYSTEM_CANCELLED',
  ).length;
}

it('is asked for and shown on pages that are accessible in a real browser, on a telephone’s width too', async () => {
  await openHomeCareWith({ id: 'tredje' });
  await storeReceived({}, { choiceSystemId: 'tredje' });
  const here = { system: 'tredje' };
  await openHomeCareWith({ id: 'fjarde' });
  const ahead = { system: 'fjarde' };
  const { subject } = await storeReceived({}, { choiceSystemId: 'fjarde', tokenHashes: [sha256('token')] });
  await at({ form: { ...decision, from: addDays(today, 90) } }, ahead);
  const read = (handler: typeof readDocumentation, route: string) =>
    ask(handler, {
      route,
      params: { choiceSystemId: 'granvik.fjarde', applicationId: `granvik.${subject.id}` },
      cookies: [`__Host-application-${subject.id}=token`],
    });
  const pages: [string, string][] = [
    ['cancel-ahead', (await at({}, ahead)).body],
    ['cancel-ahead-documentation', (await read(readDocumentation, '/valfrihetssystem/{choiceSystemId}')).body],
    ['cancel-ahead-form', (await read(fillIn, '/ansok/{choiceSystemId}')).body],
    ['cancel-ahead-status', (await read(follow, '/ansokan/{applicationId}/lage')).body],
    ['cancel', (await at({}, here)).body],
    ['cancel-error', (await at({ form: { step: 'cancel' } }, here)).body],
  ];
  await at({ form: decision }, here);
  pages.push(['cancelled', (await at({}, here)).body]);
  expect(await faultsOf(pages)).toEqual([]);
}, 60_000);
