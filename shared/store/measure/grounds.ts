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
  const read = await Promise.all(deficiencies.map((one) => readOne(contract, one)));
  return {
    deficiencies: read.map(({ deficiency }) => deficiency),
    isOwed: read.some(({ deficiency }) => deficiency.endedOn === null),
    unchanged: read.flatMap(({ condition }) => (condition === undefined ? [] : [condition])),
  };
}

async function readOne(
  contract: Subject,
  deficiency: Deficiency,
): Promise<{ readonly deficiency: StandingDeficiency; readonly condition?: Write }> {
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
  return { deficiency: { ...deficiency, endedOn: null }, condition: stillJudged(contract, source.about, word.at) };
}

function endOf(report: QualityReport): Day | null {
  if (report.status === 'OPEN') return null;
  return stockholmDay(report.status === 'CLOSED' ? report.closedAt : report.submittedAt);
}

function stillWaitedFor({ municipality, reportId, version }: Kept<QualityReport>): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(reportSubject(municipality, reportId)), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

/** Nobody has followed it up since. */
function asItIs({ municipality, visitId, version }: Kept<FollowUpVisit>): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(visitSubject(municipality, visitId)), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

/** Nobody has judged the fact since. */
function stillJudged(contract: Subject, about: string, at: string): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(contract), sk: sortKey.recheck },
      ConditionExpression: 'judged.#about.#at = :at',
      ExpressionAttributeNames: { '#about': about, '#at': 'at' },
      ExpressionAttributeValues: { ':at': at },
    },
  };
}
