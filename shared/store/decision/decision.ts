import { asItReads, type ClericalError } from '../../domain/decision/clerical-error.ts';
import { Decision } from '../../domain/decision/decision.ts';
import { Meeting } from '../../domain/decision/meeting/meeting.ts';
import { Notice } from '../../domain/decision/notice.ts';
import type { Subject } from '../../domain/task/task.ts';
import { codec } from '../codec.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const decisions = codec(Decision);

const meetings = codec(Meeting);

const notices = codec(Notice);

/** A decision as it reads now, with the slips that were put right in it. */
export async function readDecision(subject: Subject, number: number): Promise<Decision | null> {
  const decision = await readItem({ pk: collectionOf(subject), sk: sortKey.decision(number) }, decisions);
  return decision === null ? null : asItReads(decision);
}

/** A case's decisions as they read now, the first one first. */
export async function readDecisions(subject: Subject): Promise<Decision[]> {
  return (await readCollection(collectionOf(subject), 'DECISION#', decisions)).map(asItReads);
}

/** Keeps a slip that was put right with its decision, after those before it; what was decided is not written over. */
export function keepClericalError(
  subject: Subject,
  { number, clericalErrors = [] }: Pick<Decision, 'number' | 'clericalErrors'>,
  error: ClericalError,
): Write {
  const before = clericalErrors.length;
  return {
    Update: {
      TableName: tables.case,
      Key: { pk: collectionOf(subject), sk: sortKey.decision(number) },
      UpdateExpression: 'SET clericalErrors = list_append(if_not_exists(clericalErrors, :none), :error)',
      ConditionExpression:
        before === 0
          ? 'attribute_exists(pk) AND attribute_not_exists(clericalErrors)'
          : 'size(clericalErrors) = :before',
      ExpressionAttributeValues: { ':none': [], ':error': [error], ...(before === 0 ? {} : { ':before': before }) },
    },
  };
}

/** A decision is written once and never changed: of two at the same time one finds the other's. */
export function putDecision(subject: Subject, decision: Decision): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.decision(decision.number), ...decisions.encode(decision) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

export async function readMeeting(subject: Subject): Promise<Meeting | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.meeting }, meetings);
}

/** Changes with the case's version as its condition: whoever registers or votes at the same time tries again. */
export function putMeeting(subject: Subject, meeting: Meeting): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.meeting, ...meetings.encode(meeting) },
    },
  };
}

export async function readNotice(subject: Subject): Promise<Notice | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.notice }, notices);
}

/** The notices of a case's decisions in their order, those that another has taken the place of too. */
export async function readNotices(subject: Subject): Promise<Notice[]> {
  const [former, latest] = await Promise.all([
    readCollection(collectionOf(subject), 'FORMER_NOTICE#', notices),
    readNotice(subject),
  ]);
  return latest === null ? former : [...former, latest];
}

/** The notice of a decision that another has taken the place of: what was sent and given stays on file. */
export function keepFormerNotice(subject: Subject, notice: Notice): Write {
  return {
    Put: {
      TableName: tables.case,
      Item: { pk: collectionOf(subject), sk: sortKey.formerNotice(notice.decisionNumber), ...notices.encode(notice) },
    },
  };
}

export function putNotice(subject: Subject, notice: Notice): Write {
  return {
    Put: { TableName: tables.case, Item: { pk: collectionOf(subject), sk: sortKey.notice, ...notices.encode(notice) } },
  };
}
