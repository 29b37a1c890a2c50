import { isRegistered, type RegisteredApplication } from '../../domain/application/application.ts';
import { isUndecided } from '../../domain/application/status.ts';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { type AskedCorrection, Correction, correctionLimit, sameAsked } from '../../domain/completion/correction.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { applicationSubject, commitApplication } from '../application/application.ts';
import { readBoundVersion } from '../choice-system/choice-system.ts';
import { codec } from '../codec.ts';
import type { Door } from '../application/draft.ts';
import { queryAll, readCollection } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { openTask } from '../task/task.ts';
import { aggregateChanged, retryOnConcurrency, transact, type Write } from '../transact.ts';

const corrections = codec(Correction);

/** Everything that was asked to be corrected in an application, in order. */
export async function readCorrections(subject: Subject): Promise<Correction[]> {
  return readCollection(collectionOf(subject), 'CORRECTION#', corrections);
}

/** What was asked to be corrected in one choice system during a year, in order: how every applicant was treated. */
export async function listCorrections(
  municipality: string,
  choiceSystemId: string,
  year: string,
): Promise<Correction[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk AND begins_with(listSk, :year)',
      ExpressionAttributeValues: { ':pk': listOf(municipality, choiceSystemId), ':year': `${year}-` },
    },
    corrections,
  );
}

/** `DRAFT`: what is a draft is changed, not corrected. `DECIDED`: there is nothing left to correct in it. */
export type AskRefusal = 'DRAFT' | 'WITHDRAWN' | 'DECIDED' | 'TOO_MANY' | 'UNKNOWN_REQUIREMENT';

interface Asking {
  readonly at: string;
  readonly by: string;
  readonly noticedBy: Correction['noticedBy'];
  /** Written along, for example the memory of the request that asked for it. */
  readonly also?: (number: number) => readonly Write[];
}

/**
 * Asks that a slip be corrected (LOV 6:2), at any time before the decision: an officer is to say yes or no. What waits
 * for its answer already is asked once.
 */
export async function askForCorrection(
  door: Door,
  asked: AskedCorrection,
  { at, by, noticedBy, also }: Asking,
): Promise<Result<Correction, AskRefusal>> {
  return retryOnConcurrency(
    async () => {
      const application = await door();
      if (!isRegistered(application)) return err(application.status === 'DISPOSED' ? 'DECIDED' : application.status);
      if (!isUndecided(application.status)) return err('DECIDED');
      const { municipality, applicationId, diaryNumber } = application;
      const subject = applicationSubject(municipality, applicationId);
      const [{ requirements }, present] = await Promise.all([readBoundVersion(application), readCorrections(subject)]);
      const { requirementId } = asked;
      if (requirementId !== undefined && !requirements.requirements.some(({ id }) => id === requirementId)) {
        return err('UNKNOWN_REQUIREMENT');
      }
      const waiting = sameAsked(present, asked);
      if (waiting !== undefined) {
        await remember(subject, also?.(waiting.number) ?? []);
        return ok(waiting);
      }
      if (present.length >= correctionLimit) return err('TOO_MANY');
      const { coordinator, deadlines } = municipalityOf(municipality);
      const { name, email, phone } = coordinator;
      const decide = openTask({
        kind: 'DECIDE_CORRECTION',
        subject,
        assignee: { name, email, phone },
        diaryNumber,
        dueOn: addDays(stockholmDay(at), deadlines.correctionDays),
        openedAt: at,
      });
      const number = present.length + 1;
      const { taskId } = decide.task;
      const correction = {
        schemaVersion: 1,
        applicationId,
        diaryNumber,
        number,
        ...asked,
        noticedBy,
        by,
        at,
        taskId,
      } as const;
      await commitApplication({
        before: application,
        after: application,
        event: {
          type: 'CORRECTION_REQUESTED',
          at,
          by,
          data: { number, taskId, noticedBy, ...(requirementId === undefined ? {} : { requirementId }) },
        },
        outbox: [decide.mail],
        also: [putCorrection(application, correction), decide.write, ...(also?.(number) ?? [])],
      });
      return ok(correction);
    },
    12,
    aggregateChanged,
  );
}

/** Another request asks for what waits already: it gets the same answer when it comes again. */
async function remember(subject: Subject, memory: readonly Write[]): Promise<void> {
  if (memory.length === 0) return;
  const Key = { pk: collectionOf(subject), sk: sortKey.case };
  const isThere = { TableName: tables.case, Key, ConditionExpression: 'attribute_exists(pk)' };
  await transact([{ ConditionCheck: isThere }, ...memory]);
}

/** Writes the correction, or what has come of it; the list of its choice system's corrections holds it too. */
export function putCorrection(
  { municipality, applicationId, choiceSystemId }: RegisteredApplication,
  correction: Correction,
): Write {
  const key = {
    pk: collectionOf(applicationSubject(municipality, applicationId)),
    sk: sortKey.correction(correction.number),
    listPk: listOf(municipality, choiceSystemId),
    listSk: `${correction.at}#${applicationId}#${String(correction.number)}`,
  };
  return { Put: { TableName: tables.case, Item: { ...key, ...corrections.encode(correction) } } };
}

function listOf(municipality: string, choiceSystemId: string): string {
  return `${municipality}#CORRECTION#${choiceSystemId}`;
}
