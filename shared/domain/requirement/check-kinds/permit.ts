import * as z from 'zod/mini';
import { providersOf } from '../../application/applicant.ts';
import type { Registration } from '../../provider/registration.ts';
import { storedEvidence } from '../facts.ts';
import { Text } from '../finding.ts';
import { missingUpload, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';

export const PermitCheck = z.strictObject({
  kind: z.literal('permit'),
  evidence: z.string(),
  /** What the officer compares with the issuer's register. */
  guidance: Text,
});
export type PermitCheck = z.infer<typeof PermitCheck>;

interface Read {
  readonly holders: readonly { readonly name: string; readonly registration: Registration }[];
  readonly permits: readonly { readonly evidenceId: string; readonly expired: boolean }[];
}

/** A permit is tied to its holder: what an officer has settled lapses when the applicant's name or number changes. */
export const permit: CheckKind<PermitCheck, Read> = {
  read: (config, facts) => ({
    holders: providersOf(facts.content.applicant).map(({ name, registration }) => ({ name, registration })),
    permits: storedEvidence(facts, config.evidence).map(({ evidenceId, validThrough }) => ({
      evidenceId,
      expired: validThrough !== undefined && validThrough < (facts.decidedOn ?? facts.today),
    })),
  }),
  run: (config, { permits }, words) => {
    const missing = missingUpload(config.evidence, words);
    const title = words.evidenceTitle(config.evidence);
    if (permits.length === 0) return needsCompletion([missing]);
    if (permits.every(({ expired }) => expired))
      return needsCompletion([
        {
          ...missing,
          text: {
            sv: `${title.sv}: giltighetstiden har gått ut. Lämna in ett som gäller.`,
            en: `${title.en}: no longer valid. Hand in one that is.`,
          },
        },
      ]);
    return needsHuman(
      {
        sv: `${title.sv}: inlämnat. Att bedöma: ${config.guidance.sv}`,
        en: `${title.en}: handed in. To assess: ${config.guidance.en}`,
      },
      'MET',
    );
  },
  uses: (config) => [{ evidence: config.evidence, as: 'UPLOAD' }],
};
