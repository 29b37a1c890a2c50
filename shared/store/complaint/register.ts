import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { addDays, type Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Complaint, ComplaintContent } from '../../domain/complaint/complaint.ts';
import { openMisconduct } from '../../domain/complaint/misconduct.ts';
import type { ComplaintRule } from '../../domain/complaint/rule.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import { database } from '../client.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';
import {
  commitComplaint,
  complaintSubject,
  nextReference,
  noteSender,
  putContent,
  readComplaint,
} from './complaint.ts';

type Told = Pick<
  Complaint,
  'kind' | 'topic' | 'about' | 'channel' | 'registeredBy' | 'followHash' | 'sentBy' | 'assignee'
>;

/** A complaint as it comes, whichever way. */
export interface Arrival extends Told {
  /** Chosen by whoever sends it, so that the same sending makes one complaint. */
  readonly complaintId: string;
  readonly content: ComplaintContent;
  /** The day it reached the municipality; absent, today. */
  readonly receivedOn?: Day | undefined;
}

/**
 * Registers a complaint on the day it came (OSL 5:1), with a reference. Whoever is responsible is told of misconduct at
 * once, and the complainant that it has come, where there is an address.
 * @returns what there was before when the same was sent again
 */
export async function registerComplaint(
  municipality: Municipality,
  rule: ComplaintRule,
  { complaintId, content, receivedOn, ...told }: Arrival,
  at: string,
  also: readonly Write[] = [],
): Promise<Complaint> {
  const today = stockholmDay(at);
  const subject = complaintSubject(municipality.id, complaintId);
  const before = await readComplaint(subject);
  if (before !== null) return before;
  const by = told.registeredBy ?? 'citizen';
  const on = receivedOn ?? today;
  const isMisconduct = told.kind === 'MISCONDUCT';
  const mayMail = content.complainant.email !== undefined;
  const complaint: Complaint = {
    schemaVersion: 1,
    status: 'OPEN',
    municipality: municipality.id,
    complaintId,
    reference: await nextReference(municipality.id, municipality.diaryPrefix, today),
    ...told,
    receivedOn: on,
    registeredAt: at,
    answerBy: addDays(on, rule.answerDays),
    mayMail,
    ...(isMisconduct ? { misconduct: openMisconduct(rule, { at, by, today }) } : {}),
  };
  const { kind, channel, reference, sentBy } = complaint;
  try {
    return await commitComplaint({
      before: null,
      after: complaint,
      event: { type: 'COMPLAINT_REGISTERED', at, by, data: { reference, kind, channel } },
      outbox: [
        ...(mayMail ? [{ kind: 'TELL', what: 'RECEIVED' } as const] : []),
        ...(isMisconduct ? [{ kind: 'TELL', what: 'MISCONDUCT' } as const] : []),
      ],
      also: [putContent(subject, content), ...(sentBy === undefined ? [] : [noteSender(subject, sentBy)]), ...also],
    });
  } catch (error) {
    // The same form twice at once: the other has registered it.
    const meanwhile = error instanceof ConcurrencyError ? await readComplaint(subject) : null;
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}

/** What somebody said, and who they are as far as they will say. */
export function contentOf(said: {
  readonly text: string;
  readonly happened: string | undefined;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly phone: string | undefined;
}): ComplaintContent {
  const { text, happened, name, email, phone } = said;
  return {
    text,
    ...(happened === undefined ? {} : { happened }),
    complainant: {
      ...(name === undefined ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
  };
}

const hour = 60 * 60;

/**
 * Whether the public form takes one more this hour. Counted for the municipality as a whole: who sends is nobody's
 * business, and nothing of them is kept (2017:151).
 */
export async function takesOneMore(municipality: string, most: number, at: string): Promise<boolean> {
  try {
    await database.send(
      new UpdateCommand({
        TableName: tables.citizen,
        Key: { pk: `${municipality}#COMPLAINT_FORMS#${at.slice(0, 13)}`, sk: sortKey.case },
        UpdateExpression: 'SET expiresAt = :end ADD taken :one',
        ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
        ExpressionAttributeValues: { ':one': 1, ':most': most, ':end': Math.floor(Date.parse(at) / 1000) + 2 * hour },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
