import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement, RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { runChecks } from '../../../shared/domain/requirement/run-checks.ts';
import type { Settlement } from '../../../shared/domain/requirement/settlement.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readChecks, settlementsOf } from '../../../shared/store/requirement/check.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { readLookups } from '../../../shared/store/registry/registry.ts';
import type { Visit } from './visit.ts';

/** One condition of the start, and what is known of it now. */
export interface Condition {
  readonly requirement: Requirement;
  readonly finding: Finding;
}

/** The conditions of a start, checked by the same engine as the application was. */
export interface StartExamination {
  readonly set: RequirementSet;
  readonly evidence: readonly Evidence[];
  readonly settlements: Readonly<Record<string, Settlement>>;
  readonly conditions: readonly Condition[];
}

/** Checks what must be met before the start; writes nothing. What an officer settled lies with the contract. */
export async function examineStart(
  { application, applied, subject, contract }: Visit,
  at: string,
  settled?: Readonly<Record<string, Settlement>>,
): Promise<StartExamination> {
  const [version, content, evidence, lookups, kept] = await Promise.all([
    readBoundVersion(application),
    readContent(applied),
    readEvidence(applied),
    readLookups(applied),
    readChecks(subject),
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const settlements = settled ?? settlementsOf(kept);
  const set = version.requirements;
  const facts = {
    content: { ...content, scopes: contract.scopes },
    evidence,
    lookups,
    receivedOn: stockholmDay(application.receivedAt),
    today: stockholmDay(at),
    at,
    startedOn: contract.selectableFrom,
    signatoryConfirmedAt: application.signatoryConfirmedAt,
    corrections: application.corrections,
    settlements,
    hash: hashOf,
  };
  const findings = runChecks(set, facts, 'BEFORE_START');
  const conditions = set.requirements.flatMap((requirement): Condition[] => {
    const finding = findings.find(({ requirementId }) => requirementId === requirement.id);
    return finding !== undefined && contract.start.requirementIds.includes(requirement.id)
      ? [{ requirement, finding }]
      : [];
  });
  return { set, evidence, settlements, conditions };
}

/** What was on the page that the officer answered; when the machine looked is not what it saw. */
export function seenHash({ conditions }: StartExamination): string {
  return hashOf(conditions.map(({ finding: { at: _at, ...finding } }) => finding));
}
