import * as z from 'zod/mini';
import { providersOf } from '../../application/applicant.ts';
import { scopeName, type ApplicationContent } from '../../application/content.ts';
import { registrationText } from '../../provider/registration.ts';
import { storedEvidence } from '../facts.ts';
import { Text } from '../finding.ts';
import { missingUpload, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';

/** What a document must be about, which a person reads off it. */
const Covered = z.enum(['HOLDER', 'SERVICES', 'SCOPES', 'SIGNATORIES']);
type Covered = z.infer<typeof Covered>;

export const EvidenceCoversCheck = z.strictObject({
  kind: z.literal('evidence-covers'),
  evidence: z.string(),
  /**
   * `HOLDER`: the applicant's name and organisation number. `SERVICES`, `SCOPES`: each that is applied for.
   * `SIGNATORIES`: those who sign for the applicant may do so.
   */
  covers: z.array(Covered).check(z.minLength(1)),
  /** What the officer compares, the same for every applicant. */
  guidance: Text,
});
export type EvidenceCoversCheck = z.infer<typeof EvidenceCoversCheck>;

interface Read {
  /** What is to be found in the document: it lapses when the applicant changes any of it. */
  readonly covered: readonly (readonly [Covered, readonly string[]])[];
  readonly files: readonly { readonly evidenceId: string; readonly expired: boolean }[];
}

/**
 * A document is for its holder, for certain services and places, or for certain people to sign. The machine can't read
 * that; it says what to look for, and remembers for what an officer found it.
 */
export const evidenceCovers: CheckKind<EvidenceCoversCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'NEVER_ALONE',
  read: (config, facts) => ({
    covered: config.covers.map((covered) => [covered, valuesOf(covered, facts.content)] as const),
    files: storedEvidence(facts, config.evidence).map(({ evidenceId, validThrough }) => ({
      evidenceId,
      expired: validThrough !== undefined && validThrough < facts.validOn,
    })),
  }),
  run: (config, { covered, files }, words) => {
    const missing = missingUpload(config.evidence, words);
    const title = words.evidenceTitle(config.evidence);
    if (files.length === 0) return needsCompletion([missing]);
    if (files.every(({ expired }) => expired))
      return needsCompletion([
        {
          ...missing,
          text: {
            sv: `${title.sv}: giltighetstiden har gått ut. Lämna in ett som gäller.`,
            en: `${title.en}: no longer valid. Hand in one that is.`,
          },
        },
      ]);
    const sought = covered.flatMap(([, values]) => values).join(', ');
    return needsHuman(
      {
        sv: `${title.sv}: inlämnat. Ska gälla för: ${sought}. Att bedöma: ${config.guidance.sv}`,
        en: `${title.en}: handed in. Is to be for: ${sought}. To assess: ${config.guidance.en}`,
      },
      'MET',
    );
  },
  uses: (config) => [{ evidence: config.evidence, as: 'UPLOAD' }],
};

function valuesOf(
  covered: Covered,
  { applicant, scopes = [], signatories = [] }: ApplicationContent,
): readonly string[] {
  switch (covered) {
    case 'HOLDER':
      return providersOf(applicant).map(({ name, registration }) => `${name} (${registrationText(registration).sv})`);
    case 'SERVICES':
      return [...new Set(scopes.map(({ service }) => service))];
    case 'SCOPES':
      return scopes.map(scopeName);
    case 'SIGNATORIES':
      return signatories.map(({ name }) => name);
  }
}
