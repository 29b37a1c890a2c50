import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { OpenTask } from '../../domain/task/task.ts';
import { sendCode as sendTextMessage } from '../../messages/send.ts';
import { now } from '../../platform/clock.ts';
import { municipalityOf } from '../../platform/config.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sameHash, sha256 } from '../../platform/hash.ts';
import { newCode, newSecret } from '../../platform/ids.ts';
import { database } from '../client.ts';
import { findLink, type Link, linkKey, readLink } from './link.ts';
import { findLiveLink, holdsSession } from './live-link.ts';
import { recordEvent } from '../record-event.ts';
import { tables } from '../tables.ts';
import { conflictAnswered, noteConflict, recordNoConflict } from '../decision/conflict-of-interest.ts';
import { readTask } from './task.ts';
import { aggregateChanged, retryOnConcurrency, type Write } from '../transact.ts';

const codeMinutes = 10;
const codeAttempts = 5;
const codesPerHour = 5;
const sessionMinutes = 60;
const newLinkMinutes = 10;

type LinkName = Pick<Link, 'municipality' | 'tokenHash'>;

/**
 * What a kind of task does when its assignee declares a conflict of interest: one transaction, in which the task
 * either keeps the answer (`noteConflict`) or is taken back with it.
 */
type Declared = (task: OpenTask, at: string) => Promise<void>;

/**
 * The task page's store over the link and the case table.
 * @param declared by default the coordinator is told, and the task stays for them to hand on
 */
export function taskPageStore(declared: Declared = tellCoordinator) {
  return {
    find: findLiveLink,
    sendCode,
    verifyCode,
    checkSession,
    answerConflict: answerConflictWith(declared),
    requestNewLink,
  };
}

async function sendCode(name: LinkName, task: OpenTask): Promise<{ kind: 'sent' } | { kind: 'too-many' }> {
  const { phone } = task.assignee;
  if (phone === undefined) throw new Error('A task that asks for a code needs a telephone to send it to');
  const at = now();
  const code = newCode();
  if (!(await retryOnConcurrency(() => keepCode(name, code, at)))) return { kind: 'too-many' };
  await sendTextMessage(phone, code, municipalityOf(name.municipality));
  return { kind: 'sent' };
}

/**
 * Whether the link takes another code this hour; then it is its only one.
 * @throws ConcurrencyError when another code came first
 */
async function keepCode(name: LinkName, code: string, at: string): Promise<boolean> {
  const link = await findLink(name);
  if (link === null || link.locked === true) return false;
  const { codesSentAt } = link;
  const recent = (codesSentAt ?? []).filter((sentAt) => minutesAfter(sentAt, 60) > at);
  if (recent.length >= codesPerHour) return false;
  const kept = await change(name, {
    UpdateExpression: 'SET code = :code, codesSentAt = :sent',
    ConditionExpression: codesSentAt === undefined ? 'attribute_not_exists(codesSentAt)' : 'codesSentAt = :before',
    ExpressionAttributeValues: {
      ':code': { hash: sha256(code), sentAt: at, expiresAt: minutesAfter(at, codeMinutes), attempts: 0 },
      ':sent': [...recent, at],
      ...(codesSentAt === undefined ? {} : { ':before': codesSentAt }),
    },
  });
  if (kept === null) throw new ConcurrencyError('the codes of a link');
  return true;
}

async function verifyCode(name: LinkName, code: string) {
  const at = now();
  const tried = await change(name, {
    UpdateExpression: 'SET code.attempts = code.attempts + :one',
    ConditionExpression:
      'attribute_exists(code) AND code.expiresAt > :at AND code.attempts < :most AND attribute_not_exists(locked)',
    ExpressionAttributeValues: { ':one': 1, ':at': at, ':most': codeAttempts },
  });
  if (tried?.code === undefined) return { kind: 'expired' } as const;
  if (!sameHash(tried.code.hash, sha256(code))) {
    const attemptsLeft = codeAttempts - tried.code.attempts;
    if (attemptsLeft > 0) return { kind: 'wrong', attemptsLeft } as const;
    await change(name, {
      UpdateExpression: 'SET locked = :yes REMOVE code',
      ExpressionAttributeValues: { ':yes': true },
    });
    return { kind: 'locked' } as const;
  }
  const sessionToken = newSecret();
  const verified = await change(name, {
    UpdateExpression: 'SET #session = :session REMOVE code',
    ConditionExpression: 'code.#hash = :hash',
    ExpressionAttributeNames: { '#session': 'session', '#hash': 'hash' },
    ExpressionAttributeValues: {
      ':session': { hash: sha256(sessionToken), expiresAt: minutesAfter(at, sessionMinutes) },
      ':hash': tried.code.hash,
    },
  });
  if (verified === null) return { kind: 'expired' } as const;
  return { kind: 'verified', sessionToken, maxAgeSeconds: sessionMinutes * 60 } as const;
}

function checkSession(link: Pick<Link, 'session'>, sessionToken: string): Promise<boolean> {
  return Promise.resolve(holdsSession(link, sessionToken));
}

function answerConflictWith(declared: Declared) {
  return async (_link: LinkName, task: OpenTask, answer: 'NONE' | 'DECLARED'): Promise<void> => {
    const at = now();
    try {
      await (answer === 'DECLARED' ? declared(task, at) : recordNoConflict(task, at));
    } catch (error) {
      // Whoever answers twice at once has answered: the first word stands.
      const latest = error instanceof ConcurrencyError ? await readTask(task.subject, task.taskId) : null;
      if (latest?.conflict === undefined) throw error;
    }
  };
}

async function tellCoordinator(task: OpenTask, at: string): Promise<void> {
  await recordEvent(task.subject, conflictAnswered(task, 'DECLARED', at), {
    outbox: [{ kind: 'MAIL', template: 'ESCALATION', taskId: task.taskId }],
    also: [noteConflict(task, 'DECLARED', at)],
  });
}

async function requestNewLink(token: string): Promise<{ kind: 'sent' } | { kind: 'too-many' } | { kind: 'closed' }> {
  const found = await readLink(token);
  if (found?.task.status !== 'OPEN') return { kind: 'closed' };
  const { link, task } = found;
  const at = now();
  try {
    await recordEvent(
      task.subject,
      { type: 'NEW_LINK_REQUESTED', at, by: 'holder of a link', data: { taskId: task.taskId } },
      {
        outbox: [{ kind: 'MAIL', template: 'NEW_LINK', taskId: task.taskId }],
        also: [noteNewLink(link, at)],
      },
    );
    return { kind: 'sent' };
  } catch (error) {
    if (error instanceof ConcurrencyError && !aggregateChanged(error)) return { kind: 'too-many' };
    throw error;
  }
}

/** On condition that the last one was sent long enough ago, so that of two requests at once one sends. */
function noteNewLink(link: LinkName, at: string): Write {
  return {
    Update: {
      TableName: tables.link,
      Key: linkKey(link),
      UpdateExpression: 'SET newLinkSentAt = :at',
      ConditionExpression: 'attribute_not_exists(newLinkSentAt) OR newLinkSentAt <= :before',
      ExpressionAttributeValues: { ':at': at, ':before': minutesAfter(at, -newLinkMinutes) },
    },
  };
}

/** Null when the condition did not hold. */
async function change(
  name: LinkName,
  update: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
): Promise<Partial<Link> | null> {
  try {
    const { Attributes } = await database.send(
      new UpdateCommand({ TableName: tables.link, Key: linkKey(name), ReturnValues: 'ALL_NEW', ...update }),
    );
    return Attributes ?? null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

function minutesAfter(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}
