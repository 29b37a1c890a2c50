import * as z from 'zod/mini';
import { storedEvidence } from '../facts.ts';
import { joinTexts, missingUpload, needsCompletion, type CheckKind } from './check-kind.ts';
import { Reading, inOrder } from './reading.ts';

export const EvidencePresentCheck = z.strictObject({
  kind: z.literal('evidence-present'),
  evidence: z.array(z.string()).check(z.minLength(1)),
  /** `ANY`: the kinds are alternatives, one of them is enough. */
  need: z.enum(['ALL', 'ANY']),
  reading: Reading,
});
export type EvidencePresentCheck = z.infer<typeof EvidencePresentCheck>;

interface Read {
  readonly files: readonly { readonly evidence: string; readonly ids: readonly string[] }[];
}

/** The files are there; what is in them is another question, which `reading` answers. */
export const evidencePresent: CheckKind<EvidencePresentCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'MET_ONLY',
  read: (config, facts) => ({
    files: config.evidence.map((evidence) => ({
      evidence,
      ids: storedEvidence(facts, evidence).map(({ evidenceId }) => evidenceId),
    })),
  }),
  run: (config, { files }, words) => {
    const present = files.filter(({ ids }) => ids.length > 0);
    const absent = files.filter(({ ids }) => ids.length === 0);
    const complete = config.need === 'ALL' ? absent.length === 0 : present.length > 0;
    if (complete) {
      const titles = present.map(({ evidence }) => words.evidenceTitle(evidence));
      return inOrder(config.reading, {
        sv: `Inlämnat: ${titles.map(({ sv }) => sv).join(', ')}.`,
        en: `Handed in: ${titles.map(({ en }) => en).join(', ')}.`,
      });
    }
    const missing = absent.map(({ evidence }) => missingUpload(evidence, words));
    if (config.need === 'ALL' || missing.length === 1) return needsCompletion(missing);
    const oneIsEnough = { sv: 'Ett av underlagen räcker.', en: 'One of them is enough.' };
    return needsCompletion(
      missing.map((item) => ({ ...item, text: joinTexts([item.text, oneIsEnough]) })),
      joinTexts([...missing.map(({ text }) => text), oneIsEnough]),
    );
  },
  uses: (config) => config.evidence.map((evidence) => ({ evidence, as: 'UPLOAD' })),
};
