import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as advance } from '../../../functions/application/advance/handler.ts';
import { handler } from '../../../functions/choice-system/cancel/handler.tsx';
import { handler as readDocumentation } from '../../../functions/choice-system/read-documentation/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler as showDesk } from '../../../functions/web/show-desk/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
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
    expect((await at()).body).toContain('Det går inte att ångra');
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

async function told(subject: Subject): Promise<number> {
  return (await readOutbox(subject)).filter(
    ({ message }) => message.kind === 'MAIL' && message.template === 'SYSTEM_CANCELLED',
  ).length;
}

it('is asked for and shown on pages that are accessible in a real browser, on a telephone’s width too', async () => {
  await openHomeCareWith({ id: 'tredje' });
  await storeReceived({}, { choiceSystemId: 'tredje' });
  const here = { system: 'tredje' };
  const pages: [string, string][] = [
    ['cancel', (await at({}, here)).body],
    ['cancel-error', (await at({ form: { step: 'cancel' } }, here)).body],
  ];
  await at({ form: decision }, here);
  pages.push(['cancelled', (await at({}, here)).body]);
  expect(await faultsOf(pages)).toEqual([]);
}, 60_000);
