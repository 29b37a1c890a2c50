import type { RegisteredApplication } from '../../domain/application/application.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Lookup } from '../../domain/registry/lookup.ts';
import type { ExclusionAssessment } from '../../domain/requirement/exclusion.ts';
import type { Finding } from '../../domain/requirement/finding.ts';
import { runChecks } from '../../domain/requirement/run-checks.ts';
import type { Settlement } from '../../domain/requirement/settlement.ts';
import { hashOf } from '../../platform/hash.ts';
import { applicationSubject, readContent, readEvidence } from '../application/application.ts';
import { type Check, putCheck, readChecks, readExclusion, settlementsOf } from './check.ts';
import { type BoundVersion, readBoundVersion } from '../choice-system/choice-system.ts';
import { readLookups } from '../registry/registry.ts';
import type { Write } from '../transact.ts';

/** What is known of an application when its requirements are looked at, all read at one time. */
export interface Examination {
  readonly application: RegisteredApplication;
  readonly version: BoundVersion;
  readonly content: ApplicationContent;
  readonly evidence: readonly Evidence[];
  /** What the official registries have said. */
  readonly lookups: readonly Lookup[];
  /** What was found and settled when it was last written down. */
  readonly kept: readonly Check[];
  readonly settlements: Readonly<Record<string, Settlement>>;
  readonly exclusion: ExclusionAssessment | null;
  /** What is found now: a settlement whose facts have changed has lapsed. */
  readonly findings: readonly Finding[];
}

/** Reads an application's facts and checks them; writes nothing. @param at the instant of the reading */
export async function examine(application: RegisteredApplication, at: string): Promise<Examination> {
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [version, content, evidence, lookups, kept, exclusion] = await Promise.all([
    readBoundVersion(application),
    readContent(subject),
    readEvidence(subject),
    readLookups(subject),
    readChecks(subject),
    readExclusion(subject),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const read = {
    application,
    version,
    content,
    evidence,
    lookups,
    kept,
    settlements: settlementsOf(kept),
    exclusion,
    findings: [],
  };
  return examineWith(read, {}, at);
}

/** The same application with what an officer has just settled, or with what its files have just become. */
export function examineWith(
  examination: Examination,
  settled: Partial<Pick<Examination, 'settlements' | 'exclusion' | 'evidence'>>,
  at: string,
): Examination {
  const after = { ...examination, ...settled };
  const { application, version, content, evidence, lookups, settlements, exclusion, kept } = after;
  const findings = runChecks(version.requirements, {
    content,
    evidence,
    lookups,
    receivedOn: stockholmDay(application.receivedAt),
    today: stockholmDay(at),
    at,
    signatoryConfirmedAt: application.signatoryConfirmedAt,
    unconfirmed: application.unconfirmed,
    corrections: application.corrections,
    settlements,
    exclusion: exclusion ?? undefined,
    asking: { periods: application.completions, silence: version.completion.silence },
    hash: hashOf,
  });
  return { ...after, findings: findings.map((finding) => sinceWhen(finding, kept)) };
}

/** The findings and settlements that differ from what is written down. */
export function writeFindings({ application, findings, settlements, kept }: Examination): Write[] {
  const subject = applicationSubject(application.municipality, application.applicationId);
  return findings.flatMap((finding) => {
    const settlement = settlements[finding.requirementId];
    const check = { finding, ...(settlement === undefined ? {} : { settlement }) };
    const before = kept.find((known) => known.finding.requirementId === finding.requirementId);
    return before !== undefined && hashOf(before) === hashOf(check) ? [] : [putCheck(subject, check)];
  });
}

/** A finding that says what it said before keeps the instant it was made at. */
function sinceWhen(finding: Finding, kept: readonly Check[]): Finding {
  const before = kept.find((check) => check.finding.requirementId === finding.requirementId)?.finding;
  return before !== undefined && hashOf({ ...before, at: '' }) === hashOf({ ...finding, at: '' }) ? before : finding;
}
