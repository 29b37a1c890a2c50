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

export async function readDecision(subject: Subject, number: number): Promise<Decision | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.decision(number) }, decisions);
}

export async function readDecisions(subject: Subject): Promise<Decision[]> {
  return readCollection(collectionOf(subject), 'DECISION#', decisions);
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
