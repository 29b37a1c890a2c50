import type { Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { QualityReport } from '../../domain/follow-up/quality-report.ts';
import type { FollowUpVisit } from '../../domain/follow-up/visit.ts';
import type { Deficiency } from '../../domain/measure/deficiency.ts';
import type { Measure } from '../../domain/measure/measure.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { contractSubject } from '../contract/contract.ts';
import { readRecheck } from '../follow-up/recheck.ts';
import { readReport, reportSubject } from '../follow-up/report.ts';
import { readVisit, visitSubject } from '../follow-up/visit.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';

interface StandingDeficiency extends Deficiency {
  /** The day it was put right, or waited for no more; null while it stands as far as is known here. */
  readonly endedOn: Day | null;
}

/** What a measure rests on, as it is now. */
export interface Grounds {
  readonly deficiencies: readonly StandingDeficiency[];
  /** Whether one of them stands still: nobody who has done their part meets a measure. */
  readonly isOwed: boolean;
  /** The condition that what was read is so still. */
  readonly unchanged: readonly Write[];
}

/** Reads anew what a measure is about. What no record here can tell the end of stands until a person says otherwise. */
export async function readGrounds({ municipality, contractId, deficiencies }: Measure): Promise<Grounds> {
  const contract = contractSubject(municipality, contractId);
  const read = await Promise.all(deficiencies.map((one, index) => readOne(contract, one, index)));
  return {
    deficiencies: read.map(({ deficiency }) => deficiency),
    isOwed: read.some(({ deficiency }) => deficiency.endedOn === null),
    unchanged: oncePerItem(read.flatMap(({ condition }) => condition ?? [])),
  };
}

type Condition = NonNullable<Write['ConditionCheck']>;

/** Several deficiencies may rest on one record, and a transaction looks at each item once: what is asked of it is asked together. */
function oncePerItem(conditions: readonly Condition[]): readonly Write[] {
  const byItem = Map.groupBy(conditions, ({ Key }) => JSON.stringify(Key));
  return [...byItem.values()]
    .flatMap(([first, ...more]) => (first === undefined ? [] : [more.reduce(both, first)]))
    .map((ConditionCheck) => ({ ConditionCheck }));
}

function both(one: Condition, other: Condition): Condition {
  return {
    ...one,
    ConditionExpression: `${String(one.ConditionExpression)} AND ${String(other.ConditionExpression)}`,
    ExpressionAttributeNames: { ...one.ExpressionAttributeNames, ...other.ExpressionAttributeNames },
    ExpressionAttributeValues: { ...one.ExpressionAttributeValues, ...other.ExpressionAttributeValues },
  };
}

async function readOne(
  contract: Subject,
  deficiency: Deficiency,
  index: number,
): Promise<{ readonly deficiency: StandingDeficiency; readonly condition?: Condition }> {
  const { source } = deficiency;
  if (source.kind === 'REPORT') {
    const report = await readReport(reportSubject(contract.municipality, source.reportId));
    const endedOn = report === null ? null : endOf(report);
    return report === null || endedOn !== null
      ? { deficiency: { ...deficiency, endedOn } }
      : { deficiency: { ...deficiency, endedOn }, condition: stillWaitedFor(report) };
  }
  if (source.kind === 'VISIT_REPORT') {
    const visit = await readVisit(visitSubject(contract.municipality, source.visitId));
    if (visit?.status !== 'FOLLOWED_UP' || !visit.rectified.includes(deficiency.requirementId))
      return { deficiency: { ...deficiency, endedOn: null }, ...(visit === null ? {} : { condition: asItIs(visit) }) };
    return { deficiency: { ...deficiency, endedOn: stockholmDay(visit.followedUpAt) } };
  }
  if (source.kind !== 'RECHECK') return { deficiency: { ...deficiency, endedOn: null } };
  const word = (await readRecheck(contract))?.judged[source.about];
  if (word?.result !== 'DEFICIENT') return { deficiency: { ...deficiency, endedOn: word?.on ?? null } };
  return {
    deficiency: { ...deficiency, endedOn: null },
    condition: stillJudged(contract, source.about, word.at, index),
  };
}

function endOf(report: QualityReport): Day | null {
  if (report.status === 'OPEN') return null;
  return stockholmDay(report.status === 'CLOSED' ? report.closedAt : report.submittedAt);
}

function stillWaitedFor({ municipality, reportId, version }: Kept<QualityReport>): Condition {
  return {
    TableName: tables.case,
    Key: { pk: collectionOf(reportSubject(municipality, reportId)), sk: sortKey.case },
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

/** Nobody has followed it up since. */
function asItIs({ municipality, visitId, version }: Kept<FollowUpVisit>): Condition {
  return {
    TableName: tables.case,
    Key: { pk: collectionOf(visitSubject(municipality, visitId)), sk: sortKey.case },
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': version },
  };
}

/** Nobody has judged the fact since. @param index among the deficiencies: two may rest on two facts of one re-check */
function stillJudged(contract: Subject, about: string, at: string, index: number): Condition {
  return {
    TableName: tables.case,
    Key: { pk: collectionOf(contract), sk: sortKey.recheck },
    ConditionExpression: `judged.#about${String(index)}.#at = :at${String(index)}`,
    ExpressionAttributeNames: { [`#about${String(index)}`]: about, '#at': 'at' },
    ExpressionAttributeValues: { [`:at${String(index)}`]: at },
  };
}
