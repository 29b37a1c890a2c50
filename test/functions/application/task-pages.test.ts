import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handler as confirmContact } from '../../../functions/application/confirm-contact/handler.tsx';
import { handler as confirmSubmission } from '../../../functions/application/confirm-submission/handler.tsx';
import { handler as requestConfirmation } from '../../../functions/application/request-confirmation/handler.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { OpenTask, Subject } from '../../../shared/domain/task/task.ts';
import { commitApplication } from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { issueLink } from '../../../shared/store/task/link.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readRound } from '../../../shared/store/task/round.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { answerTask, readTasks, revokeTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { granvik } from '../../support/granvik.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { everythingIn, useTables } from '../../support/tables.ts';
import { ask, webContext, type WebAnswer, type WebRequest } from '../../support/web-request.ts';
import { about, confirmedDraft, content, createDraft, stored } from './applicant.ts';
import { mail, workflow } from '../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example', EVIDENCE_BUCKET: 'granvik-evidence' });

beforeAll(openHomeCare);

beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
  workflow.reset();
  workflow.on(SendTaskSuccessCommand).resolves({});
});

const now = () => new Date().toISOString();

async function openTaskOf(subject: Subject, kind: OpenTask['kind']): Promise<OpenTask> {
  const tasks = (await readTasks(subject)).filter((task) => task.status === 'OPEN');
  const task = tasks.find((open) => open.kind === kind);
  if (task === undefined) throw new Error(`No open task ${kind}`);
  return task;
}

/** A person with a browser: it keeps its cookies. */
function browser(handler: typeof confirmContact, route: string, token: string) {
  const cookies = new Map<string, string>();
  return async (form?: Record<string, string>, method: WebRequest['method'] = 'GET'): Promise<WebAnswer> => {
    const answer = await ask(handler, {
      route,
      params: { token },
      cookies: [...cookies].map(([name, value]) => `${name}=${value}`),
      ...(form === undefined ? { method } : { method: 'POST', form }),
    });
    for (const line of answer.cookies) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return answer;
  };
}

function sentCode(): string {
  const [message] = mail.commandCalls(SendEmailCommand).slice(-1);
  return /din kod är (\d{6})/.exec(message?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '')?.[1] ?? '';
}

describe('the contact’s page', () => {
  async function contactPage() {
    const draft = await createDraft();
    const task = await openTaskOf(draft.subject, 'CONFIRM_CONTACT');
    const token = await issueLink(task, now());
    return { draft, task, press: browser(confirmContact, '/t/confirm-contact/{token}', token) };
  }

  it('writes nothing when it is read, however often a scanner does', async () => {
    const { press } = await contactPage();
    const before = [await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')];
    for (let time = 0; time < 5; time += 1) {
      expect((await press()).status).toBe(200);
      expect((await press(undefined, 'HEAD')).body).toBe('');
    }
    expect([await everythingIn('CASE_TABLE'), await everythingIn('LINK_TABLE')]).toEqual(before);
  });

  it('confirms the address once, and says so ever after', async () => {
    const { draft, press } = await contactPage();
    expect((await press({ step: 'answer' })).status).toBe(422);
    expect((await press({ step: 'answer', confirm: 'yes' })).status).toBe(303);
    expect(await stored(draft.subject)).toMatchObject({ confirmedEmail: content.contact.email });
    expect((await press({ step: 'answer', confirm: 'yes' })).status).toBe(303);
    const seen = await press();
    expect(seen.status).toBe(200);
    expect(seen.body).toContain('är bekräftad');
    const confirmed = (await readEvents(draft.subject)).filter(({ type }) => type === 'CONTACT_CONFIRMED');
    expect(confirmed).toHaveLength(1);
  });

  it('confirms once when it is pressed ten times at once', async () => {
    const { draft, press } = await contactPage();
    const answers = await Promise.all(Array.from({ length: 10 }, () => press({ step: 'answer', confirm: 'yes' })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303));
    const confirmed = (await readEvents(draft.subject)).filter(({ type }) => type === 'CONTACT_CONFIRMED');
    expect(confirmed).toHaveLength(1);
  });

  it('confirms also while the draft is being written', async () => {
    const { draft, press } = await contactPage();
    const [pressed] = await Promise.all([
      press({ step: 'answer', confirm: 'yes' }),
      ...Array.from({ length: 6 }, () => about(draft, 'replace', content)),
    ]);
    expect(pressed.status).toBe(303);
    expect(await stored(draft.subject)).toMatchObject({ confirmedEmail: content.contact.email });
  });

  it('is gone for an address that is not the contact’s any more', async () => {
    const { draft, press } = await contactPage();
    await about(draft, 'replace', { ...content, contact: { ...content.contact, email: 'ny@solglantan.example' } });
    expect((await press()).status).toBe(410);
    expect((await press({ step: 'answer', confirm: 'yes' })).status).toBe(410);
    expect(await stored(draft.subject)).not.toHaveProperty('confirmedEmail');
  });

  it('is nobody’s for another kind’s link', async () => {
    const { task } = await contactPage();
    const token = await issueLink(task, now());
    const elsewhere = browser(confirmSubmission, '/t/confirm-submission/{token}', token);
    expect((await elsewhere()).status).toBe(404);
  });
});

async function submitted() {
  const draft = await confirmedDraft();
  await about(draft, 'submit');
  return draft;
}

function enter(subject: Subject, taskToken = 'token', enteredAt = '2026-03-02T09:00:00.000Z') {
  const applicationId = publicId(subject.municipality, subject.id);
  return requestConfirmation({ applicationId, attempt: 1, taskToken, enteredAt }, webContext);
}

const told = () => workflow.commandCalls(SendTaskSuccessCommand).map(({ args: [{ input }] }) => input.output);

describe('asking the signatory', () => {
  it('opens their task and mails them, in the transaction that keeps the workflow’s token', async () => {
    const { subject } = await submitted();
    await enter(subject);
    const application = await stored(subject);
    expect(await openTaskOf(subject, 'CONFIRM_SUBMISSION')).toMatchObject({
      assignee: content.signatories?.[0],
      round: { name: 'CONFIRMATION', number: 1 },
      dueOn: addDays(stockholmDay(now()), granvik.confirmation.days),
      ...(application.status === 'RECEIVED'
        ? { basisHash: application.contentHash, diaryNumber: application.diaryNumber }
        : {}),
    });
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ taskToken: 'token' });
    expect((await readOutbox(subject)).filter(({ message }) => message.kind === 'MAIL')).toHaveLength(3);
    expect(told()).toEqual([]);
  });

  it('asks once, however often the workflow tries', async () => {
    const { subject } = await submitted();
    await Promise.all([enter(subject, 'one'), enter(subject, 'two')]);
    await enter(subject, 'three');
    const asked = (await readTasks(subject)).filter(({ kind }) => kind === 'CONFIRM_SUBMISSION');
    expect(asked).toHaveLength(1);
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ number: 1, taskToken: 'three' });
  });

  it('has nothing to wait for when it is confirmed, withdrawn or names nobody', async () => {
    const confirmed = await submitted();
    const before = await stored(confirmed.subject);
    if (before.status !== 'RECEIVED') throw new Error('It was submitted');
    const event = { type: 'SUBMISSION_CONFIRMED', at: now(), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, signatoryConfirmedAt: now() }, event });
    await enter(confirmed.subject);

    const draft = await createDraft();
    const drafted = await stored(draft.subject);
    if (drafted.status !== 'DRAFT') throw new Error('It is a draft');
    const { purgeOn: _purgeOn, ...rest } = drafted;
    const after = { ...rest, status: 'WITHDRAWN', withdrawnAt: now() } as const;
    await commitApplication({ before: drafted, after, event });
    await enter(draft.subject);
    expect(told()).toEqual([JSON.stringify({ outcome: 'CONFIRMED' }), JSON.stringify({ outcome: 'WITHDRAWN' })]);
    expect(await readRound(draft.subject, 'CONFIRMATION')).toBeNull();
  });
});

const organisationNumber = registrationText(content.applicant.registration).sv;

describe('the signatory’s page', () => {
  async function signatoryPage() {
    const draft = await submitted();
    await enter(draft.subject);
    const task = await openTaskOf(draft.subject, 'CONFIRM_SUBMISSION');
    const token = await issueLink(task, now());
    return { ...draft, task, token, press: browser(confirmSubmission, '/t/confirm-submission/{token}', token) };
  }

  async function identified() {
    const page = await signatoryPage();
    expect((await page.press({ step: 'code' })).status).toBe(303);
    expect((await page.press({ step: 'identity', code: sentCode() })).status).toBe(303);
    return page;
  }

  const answer = { step: 'answer', authorised: 'yes' };

  it('shows and records nothing before a code was typed', async () => {
    const { press, subject } = await signatoryPage();
    const seen = await press();
    expect(seen.body).not.toContain(organisationNumber);
    expect((await press(answer)).status).toBe(200);
    expect((await press({ step: 'identity', code: '12' })).status).toBe(422);
    expect(await stored(subject)).not.toHaveProperty('signatoryConfirmedAt');
  });

  it('confirms the application and ends the workflow’s wait', async () => {
    const { press, subject, task } = await identified();
    const { body } = await press();
    for (const words of [organisationNumber, 'Försäkringar', 'Åtaganden', 'Ja, det stämmer', 'Text i katalogen'])
      expect(body).toContain(words);
    expect((await press({ step: 'review' })).status).toBe(422);
    expect((await press({ ...answer, step: 'review' })).status).toBe(200);
    expect(await stored(subject)).not.toHaveProperty('signatoryConfirmedAt');
    expect((await press(answer)).status).toBe(303);
    expect((await press()).body).toContain('Den prövas nu');
    expect(await stored(subject)).toHaveProperty('signatoryConfirmedAt');
    expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ outcome: 'CONFIRMED' });
    expect((await readOutbox(subject)).map(({ message }) => message)).toContainEqual({
      kind: 'CALLBACK',
      round: 'CONFIRMATION',
      number: 1,
      outcome: 'CONFIRMED',
    });
    expect((await readEvents(subject)).at(-1)).toMatchObject({
      type: 'SUBMISSION_CONFIRMED',
      by: content.signatories?.[0]?.name,
      data: { taskId: task.taskId, identity: 'LINK_AND_CODE' },
    });
  });

  describe('of several who sign jointly', () => {
    const mika = { name: 'Mika Glänta', email: 'mika@solglantan.example', phone: '0701740611' };
    const alva = { name: 'Alva Glänta', email: 'alva@solglantan.example', phone: '0701740613' };

    async function jointly() {
      const draft = await confirmedDraft({ signatories: [mika, alva] });
      await about(draft, 'submit');
      await enter(draft.subject);
      const tasks = (await readTasks(draft.subject)).filter(({ kind, status }) => {
        return kind === 'CONFIRM_SUBMISSION' && status === 'OPEN';
      });
      expect(tasks.map(({ assignee }) => assignee)).toEqual([mika, alva]);
      const pages = [];
      for (const task of tasks) {
        if (task.status !== 'OPEN') throw new Error('It is open');
        const press = browser(confirmSubmission, '/t/confirm-submission/{token}', await issueLink(task, now()));
        await press({ step: 'code' });
        expect((await press({ step: 'identity', code: sentCode() })).status).toBe(303);
        pages.push(press);
      }
      const [first, second] = pages;
      if (first === undefined || second === undefined) throw new Error('Two were asked');
      return { ...draft, first, second };
    }

    it('counts as confirmed when all have confirmed, and not before', async () => {
      const { subject, first, second } = await jointly();
      expect((await first(answer)).status).toBe(303);
      expect((await first()).body).toContain('när alla');
      expect(await stored(subject)).not.toHaveProperty('signatoryConfirmedAt');
      expect(await readRound(subject, 'CONFIRMATION')).not.toHaveProperty('outcome');
      expect((await second(answer)).status).toBe(303);
      expect(await stored(subject)).toHaveProperty('signatoryConfirmedAt');
      expect(await readRound(subject, 'CONFIRMATION')).toMatchObject({ outcome: 'CONFIRMED' });
      expect((await readOutbox(subject)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
    });

    it('ends the wait once, when both press at the same time', async () => {
      const { subject, first, second } = await jointly();
      const answers = await Promise.all([first(answer), second(answer), first(answer), second(answer)]);
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
      expect(await stored(subject)).toHaveProperty('signatoryConfirmedAt');
      expect((await readOutbox(subject)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
      expect((await readEvents(subject)).filter(({ type }) => type === 'SUBMISSION_CONFIRMED')).toHaveLength(2);
    });
  });

  it('records one answer of ten at once', async () => {
    const { press, subject } = await identified();
    await Promise.all(Array.from({ length: 10 }, () => press(answer)));
    const confirmed = (await readEvents(subject)).filter(({ type }) => type === 'SUBMISSION_CONFIRMED');
    expect(confirmed).toHaveLength(1);
    expect((await readOutbox(subject)).filter(({ kind }) => kind === 'CALLBACK')).toHaveLength(1);
  });

  it('confirms also while a file arrives', async () => {
    const { press, subject } = await identified();
    const disturb = async () => {
      const before = await stored(subject);
      const event = { type: 'EVIDENCE_STORED', at: now(), by: 'system', data: {} };
      await commitApplication({ before, after: before, event }).catch(() => undefined);
    };
    const [pressed] = await Promise.all([press(answer), disturb(), disturb(), disturb(), disturb()]);
    expect(pressed.status).toBe(303);
    expect(await stored(subject)).toHaveProperty('signatoryConfirmedAt');
  });

  it('confirms nothing that was changed after it was sent', async () => {
    const { press, subject } = await identified();
    const before = await stored(subject);
    if (before.status !== 'RECEIVED') throw new Error('It was submitted');
    const event = { type: 'CONTENT_CHANGED', at: now(), by: 'test', data: {} };
    await commitApplication({ before, after: { ...before, contentHash: 'd'.repeat(64) }, event });
    expect((await press(answer)).status).toBe(409);
    expect(await stored(subject)).not.toHaveProperty('signatoryConfirmedAt');
    expect(await readRound(subject, 'CONFIRMATION')).not.toHaveProperty('outcome');
  });

  it('is dead when the time has passed or another link of the task was used', async () => {
    const { press, task } = await identified();
    await transact([revokeTask(task, { at: now(), why: 'TIME_PASSED' })]);
    expect((await press(answer)).status).toBe(410);
    const other = await identified();
    await transact([answerTask(other.task, { at: now(), by: 'Mika Glänta', outcome: 'CONFIRMED' })]);
    expect((await other.press(answer)).status).toBe(303);
    expect(await stored(other.subject)).not.toHaveProperty('signatoryConfirmedAt');
  });
});
