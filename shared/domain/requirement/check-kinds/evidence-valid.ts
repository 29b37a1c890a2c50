import * as z from 'zod/mini';
import { addDays, addMonths } from '../../calendar/day.ts';
import { storedEvidence, type EvidenceFact, type PointFacts } from '../facts.ts';
import type { Text } from '../finding.ts';
import { missingUpload, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { Reading, inOrder } from './reading.ts';

export const EvidenceValidCheck = z.strictObject({
  kind: z.literal('evidence-valid'),
  evidence: z.string(),
  /** Issued at most so many months before the day of application, at follow-up before the present one; absent when age does not matter. */
  maxAgeMonths: z.optional(Limit),
  /** Must state that it is valid through the day of the decision, at follow-up through the present one. */
  validThroughDecision: z.boolean(),
  /** The next one is asked for so many days before the last day of the present one. */
  renewDaysBefore: z.optional(Limit),
  reading: Reading,
});
export type EvidenceValidCheck = z.infer<typeof EvidenceValidCheck>;

type Validity = 'VALID' | 'AGE_TO_JUDGE' | 'DATE_NOT_STATED' | 'DATED_IN_FUTURE' | 'TOO_OLD' | 'EXPIRED' | 'TO_RENEW';

interface Read {
  /** The dates are read here, so that a settlement lapses when validity changes and not with every new day. */
  readonly files: readonly { readonly evidenceId: string; readonly validity: Validity }[];
}

/** The newest word of a document: not older than asked for, and valid when the decision is made. */
export const evidenceValid: CheckKind<EvidenceValidCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'MET_ONLY',
  read: (config, facts) => ({
    files: storedEvidence(facts, config.evidence).map((file) => ({
      evidenceId: file.evidenceId,
      validity: validity(file, config, facts),
    })),
  }),
  run: (config, { files }, words) => {
    const found = new Set(files.map((file) => file.validity));
    const title = words.evidenceTitle(config.evidence);
    if (found.has('VALID'))
      return inOrder(config.reading, {
        sv: `${title.sv}: inlämnat, och gäller enligt angivna datum.`,
        en: `${title.en}: handed in, and valid by the stated dates.`,
      });
    if (found.has('AGE_TO_JUDGE'))
      return needsHuman({
        sv: `${title.sv}: inlämnat. Handläggaren bedömer om det är tillräckligt nytt.`,
        en: `${title.en}: handed in. The officer judges whether it is recent enough.`,
      });
    if (found.has('DATE_NOT_STATED'))
      return needsHuman({
        sv: `${title.sv}: inlämnat utan angivet datum. Handläggaren läser datumet i handlingen.`,
        en: `${title.en}: handed in without a stated date. The officer reads the date in the document.`,
      });
    const missing = missingUpload(config.evidence, words);
    const text = newOneAskedFor(found, config, title);
    return needsCompletion([text === undefined ? missing : { ...missing, text }]);
  },
  uses: (config) => [{ evidence: config.evidence, as: 'UPLOAD' }],
};

function validity(file: EvidenceFact, config: EvidenceValidCheck, facts: PointFacts): Validity {
  if (file.issuedOn !== undefined && file.issuedOn > facts.today) return 'DATED_IN_FUTURE';
  if (config.validThroughDecision) {
    if (file.validThrough === undefined) return 'DATE_NOT_STATED';
    if (file.validThrough < facts.validOn) return 'EXPIRED';
    const days = measurable(config.renewDaysBefore ?? null);
    if (days !== undefined && addDays(file.validThrough, -days) <= facts.validOn) return 'TO_RENEW';
  }
  if (config.maxAgeMonths === undefined) return 'VALID';
  const months = measurable(config.maxAgeMonths);
  if (months === undefined) return 'AGE_TO_JUDGE';
  if (file.issuedOn === undefined) return 'DATE_NOT_STATED';
  return file.issuedOn < addMonths(facts.countedFrom, -months) ? 'TOO_OLD' : 'VALID';
}

function newOneAskedFor(found: ReadonlySet<Validity>, config: EvidenceValidCheck, title: Text): Text | undefined {
  if (found.has('TO_RENEW'))
    return {
      sv: `${title.sv}: giltighetstiden går snart ut. Lämna in det som gäller därefter.`,
      en: `${title.en}: soon no longer valid. Hand in the one that follows it.`,
    };
  if (found.has('EXPIRED'))
    return {
      sv: `${title.sv}: giltighetstiden har gått ut. Lämna in ett nytt.`,
      en: `${title.en}: no longer valid. Hand in a new one.`,
    };
  if (found.has('TOO_OLD')) {
    const months = String(measurable(config.maxAgeMonths ?? null) ?? '');
    return {
      sv: `${title.sv}: äldre än ${months} månader. Lämna in ett nytt.`,
      en: `${title.en}: older than ${months} months. Hand in a new one.`,
    };
  }
  if (found.has('DATED_IN_FUTURE'))
    return {
      sv: `${title.sv}: utfärdandedagen ligger i framtiden. Rätta datumet eller lämna in ett nytt.`,
      en: `${title.en}: the day of issue is in the future. Correct the date or hand in a new one.`,
    };
  return undefined;
}
