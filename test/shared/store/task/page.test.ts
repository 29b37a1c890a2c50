import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenTask, Subject } from '../../../../shared/domain/task/task.ts';
import { sha256 } from '../../../../shared/platform/hash.ts';
import { readEvents } from '../../../../shared/store/event.ts';
import { issueLink, readLink } from '../../../../shared/store/task/link.ts';
import { readOutbox } from '../../../../shared/store/outbox.ts';
import { answerTask, readTask } from '../../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../../shared/store/task/page.ts';
import { transact } from '../../../../shared/store/transact.ts';
import { storeTask } from '../../../support/stored-case.ts';
import { everythingIn, useTables } from '../../../support/tables.ts';
import { mail } from '../../../support/mocked-services.ts';

useTables({ MAIL_FROM: 'valbar@granvik.example' });

const store = taskPageStore();
const minute = 60_000;

beforeEach(() => {
  mail.reset();
  mail.on(SendEmailCommand).resolves({});
});

afterEach(() => {
  vi.useRealTimers();
});

/** Moves the clock alone; the engine's own time goes on. */
function passes(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
}

interface Opened {
  readonly subject: Subject;
  readonly task: OpenTask;
  readonly token: string;
}

async function opened(): Promise<Opened> {
  const { subject, task } = await storeTask();
  return { subject, task, token: await issueLink(task, new Date().toISOString()) };
}

async function linkOf(token: string) {
  const found = await readLink(token);
  if (found === null) throw new Error('It was issued');
  return found.link;
}

/** The code in the latest text message. */
function sentCode(): string {
  const [message] = mail.commandCalls(SendEmailCommand).slice(-1);
  const text = message?.args[0].input.Content?.Simple?.Body?.Text?.Data ?? '';
  return /din kod är (\d{6})/.exec(text)?.[1] ?? '';
}

function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

describe('a one-time code', () => {
  it('goes to the assignee’s telephone, and is kept only as a hash', async () => {
    const { task, token } = await opened();
    expect(await store.sendCode(await linkOf(token), task)).toEqual({ kind: 'sent' });
    const [message] = mail.commandCalls(SendEmailCommand);
    expect(message?.args[0].input.Destination).toEqual({ ToAddresses: ['0701740611@sms.granvik.example'] });
    expect(sentCode()).toMatch(/^\d{6}$/);
    const link = await linkOf(token);
    expect(link.code).toMatchObject({ hash: sha256(sentCode()), attempts: 0 });
    const strings = JSON.stringify([await everythingIn('LINK_TABLE'), await everythingIn('CASE_TABLE')]);
    expect(strings).not.toMatch(new RegExp(`"${sentCode()}"`));
  });

  it('opens a session bound to this link and no other', async () => {
    const { task, token } = await opened();
    const other = await issueLink(task, new Date().toISOString());
    await store.sendCode(await linkOf(token), task);
    const verified = await store.verifyCode(await linkOf(token), sentCode());
    if (verified.kind !== 'verified') throw new Error(verified.kind);
    expect(verified.maxAgeSeconds).toBe(3600);
    expect(await store.checkSession(await linkOf(token), verified.sessionToken)).toBe(true);
    expect(await store.checkSession(await linkOf(token), `${verified.sessionToken}x`)).toBe(false);
    expect(await store.checkSession(await linkOf(other), verified.sessionToken)).toBe(false);
    const stored = JSON.stringify(await everythingIn('LINK_TABLE'));
    expect(stored).not.toContain(verified.sessionToken);
    passes(61 * minute);
    expect(await store.checkSession(await linkOf(token), verified.sessionToken)).toBe(false);
  });

  it('of one link opens nothing on another', async () => {
    const { task, token } = await opened();
    const other = await issueLink(task, new Date().toISOString());
    await store.sendCode(await linkOf(token), task);
    expect(await store.verifyCode(await linkOf(other), sentCode())).toEqual({ kind: 'expired' });
  });

  it('is used once', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    expect(await store.verifyCode(await linkOf(token), sentCode())).toMatchObject({ kind: 'verified' });
    expect(await store.verifyCode(await linkOf(token), sentCode())).toEqual({ kind: 'expired' });
  });

  it('gives one session when it is typed ten times at once', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    const link = await linkOf(token);
    const code = sentCode();
    const results = await Promise.all(Array.from({ length: 10 }, () => store.verifyCode(link, code)));
    const sessions = results.flatMap((result) => (result.kind === 'verified' ? [result.sessionToken] : []));
    expect(sessions).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'expired')).toHaveLength(9);
    expect(await store.checkSession(await linkOf(token), sessions[0] ?? '')).toBe(true);
  });

  it('is no longer valid after ten minutes', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    passes(10 * minute + 1000);
    expect(await store.verifyCode(await linkOf(token), sentCode())).toEqual({ kind: 'expired' });
  });

  it('makes the one before it useless', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    const first = sentCode();
    await store.sendCode(await linkOf(token), task);
    const second = sentCode();
    if (first !== second) expect(await store.verifyCode(await linkOf(token), first)).toMatchObject({ kind: 'wrong' });
    expect(await store.verifyCode(await linkOf(token), second)).toMatchObject({ kind: 'verified' });
  });

  it('that was never sent is not there', async () => {
    const { token } = await opened();
    expect(await store.verifyCode(await linkOf(token), '123456')).toEqual({ kind: 'expired' });
  });

  it('locks the link at the fifth wrong attempt, also for the right code and for new ones', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    const right = sentCode();
    const wrong = otherThan(right);
    for (const attemptsLeft of [4, 3, 2, 1]) {
      expect(await store.verifyCode(await linkOf(token), wrong)).toEqual({ kind: 'wrong', attemptsLeft });
    }
    expect(await store.verifyCode(await linkOf(token), wrong)).toEqual({ kind: 'locked' });
    expect(await linkOf(token)).toMatchObject({ locked: true });
    expect(await store.verifyCode(await linkOf(token), right)).toEqual({ kind: 'expired' });
    const sent = mail.commandCalls(SendEmailCommand).length;
    await store.sendCode(await linkOf(token), task);
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(sent);
  });

  it('is guessed at five times, however many guess at once', async () => {
    const { task, token } = await opened();
    await store.sendCode(await linkOf(token), task);
    const link = await linkOf(token);
    const wrong = otherThan(sentCode());
    const results = await Promise.all(Array.from({ length: 20 }, () => store.verifyCode(link, wrong)));
    const compared = results.filter(({ kind }) => kind !== 'expired');
    expect(compared.length).toBeLessThanOrEqual(5);
    expect(compared.filter(({ kind }) => kind === 'locked')).toHaveLength(1);
  });

  it('is sent five times an hour, and again when the hour has passed', async () => {
    const { task, token } = await opened();
    for (let time = 0; time < 5; time += 1) {
      expect(await store.sendCode(await linkOf(token), task)).toEqual({ kind: 'sent' });
    }
    const last = sentCode();
    expect(await store.sendCode(await linkOf(token), task)).toEqual({ kind: 'too-many' });
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(5);
    passes(61 * minute);
    expect(await store.sendCode(await linkOf(token), task)).toEqual({ kind: 'sent' });
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(6);
    expect(await store.verifyCode(await linkOf(token), sentCode())).toMatchObject({ kind: 'verified' });
    expect(last).toMatch(/^\d{6}$/);
  });

  it('is sent at most five times when it is asked for twelve times at once', async () => {
    const { task, token } = await opened();
    const link = await linkOf(token);
    const results = await Promise.all(Array.from({ length: 12 }, () => store.sendCode(link, task)));
    expect(results.filter(({ kind }) => kind === 'sent')).toHaveLength(5);
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(5);
  });
});

describe('a new link', () => {
  const linkMails = async (subject: Subject) =>
    (await readOutbox(subject)).filter(({ message }) => message.kind === 'MAIL' && message.template === 'NEW_LINK');

  it('is mailed while the task is open, at most every ten minutes', async () => {
    const { subject, token } = await opened();
    expect(await store.requestNewLink(token)).toEqual({ kind: 'sent' });
    expect(await store.requestNewLink(token)).toEqual({ kind: 'too-many' });
    expect(await linkMails(subject)).toHaveLength(1);
    passes(11 * minute);
    expect(await store.requestNewLink(token)).toEqual({ kind: 'sent' });
    expect(await linkMails(subject)).toHaveLength(2);
    expect((await readEvents(subject)).map(({ type }) => type)).toEqual([
      'APPLICATION_RECEIVED',
      'NEW_LINK_REQUESTED',
      'NEW_LINK_REQUESTED',
    ]);
  });

  it('is mailed once when it is asked for ten times at once', async () => {
    const { subject, token } = await opened();
    const results = await Promise.all(Array.from({ length: 10 }, () => store.requestNewLink(token)));
    expect(results.filter(({ kind }) => kind === 'sent')).toHaveLength(1);
    expect(await linkMails(subject)).toHaveLength(1);
  });

  it('is not mailed for a settled task or an unknown link', async () => {
    const { subject, task, token } = await opened();
    await transact([answerTask(task, { at: new Date().toISOString(), by: 'Mika Glänta', outcome: 'CONFIRMED' })]);
    expect(await store.requestNewLink(token)).toEqual({ kind: 'closed' });
    expect(await store.requestNewLink(`${token}x`)).toEqual({ kind: 'closed' });
    expect(await linkMails(subject)).toEqual([]);
  });
});

describe('the answer about a conflict of interest', () => {
  const answers = async (subject: Subject) =>
    (await readEvents(subject)).filter(({ type }) => type === 'CONFLICT_OF_INTEREST_ANSWERED');

  it('is kept with the task and seen on every link to it', async () => {
    const { subject, task, token } = await opened();
    await store.answerConflict(await linkOf(token), task, 'NONE');
    const other = await issueLink(task, new Date().toISOString());
    expect(await store.find(other)).toMatchObject({ kind: 'live', conflict: 'NONE' });
    expect(await answers(subject)).toMatchObject([{ by: 'Mika Glänta', data: { answer: 'NONE' } }]);
  });

  it('is given once: the first one stands, and whoever gives another sees it', async () => {
    const { subject, task, token } = await opened();
    const link = await linkOf(token);
    await store.answerConflict(link, task, 'NONE');
    await store.answerConflict(link, task, 'DECLARED');
    expect(await readTask(subject, task.taskId)).toMatchObject({ conflict: 'NONE' });
    expect(await answers(subject)).toHaveLength(1);
  });

  it('is recorded once when it is given ten times at once', async () => {
    const { subject, task, token } = await opened();
    const link = await linkOf(token);
    await Promise.all(Array.from({ length: 10 }, () => store.answerConflict(link, task, 'DECLARED')));
    expect(await readTask(subject, task.taskId)).toMatchObject({ status: 'OPEN', conflict: 'DECLARED' });
    expect(await answers(subject)).toHaveLength(1);
  });

  it('that declares one tells the coordinator', async () => {
    const { subject, task, token } = await opened();
    await store.answerConflict(await linkOf(token), task, 'DECLARED');
    expect(await readOutbox(subject)).toMatchObject([
      { message: { kind: 'MAIL', template: 'ESCALATION', taskId: task.taskId } },
    ]);
  });

  it('comes too late when the task is settled', async () => {
    const { subject, task, token } = await opened();
    const link = await linkOf(token);
    await transact([answerTask(task, { at: new Date().toISOString(), by: 'Mika Glänta', outcome: 'CONFIRMED' })]);
    await expect(store.answerConflict(link, task, 'DECLARED')).rejects.toThrow('did not hold');
    expect(await answers(subject)).toEqual([]);
  });
});
