import { addMonths, type Day } from '../calendar/day.ts';
import { type RequirementSet, uploadableEvidence } from '../requirement/requirement-set.ts';
import { evidenceTerms } from './evidence-slots.ts';
import type { Evidence } from './evidence.ts';
import { mayBeOpened } from './scan.ts';

/** Why a file of an earlier application is of no use in one that is written today; undefined when it is. */
export function fileLeftOut(
  file: Evidence,
  { requirements, today }: { readonly requirements: RequirementSet; readonly today: Day },
): 'NOT_ASKED' | 'NOT_TAKEN' | 'EXPIRED' | 'TOO_OLD' | undefined {
  if (!uploadableEvidence(requirements).has(file.kind)) return 'NOT_ASKED';
  if (!mayBeOpened(file)) return 'NOT_TAKEN';
  if (file.validThrough !== undefined && file.validThrough < today) return 'EXPIRED';
  const { maxAgeMonths } = evidenceTerms(file.kind, requirements);
  if (maxAgeMonths === undefined || file.issuedOn === undefined) return undefined;
  return file.issuedOn < addMonths(today, -maxAgeMonths) ? 'TOO_OLD' : undefined;
}
