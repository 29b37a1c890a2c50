import * as z from 'zod/mini';
import { Text } from '../finding.ts';
import { needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';

export const StatementCheck = z.strictObject({
  kind: z.literal('statement'),
  /** Kind of evidence that the applicant writes in words. */
  evidence: z.string(),
  /** What the officer looks for; the same for every applicant. */
  guidance: Text,
});
export type StatementCheck = z.infer<typeof StatementCheck>;

interface Read {
  readonly statement: string;
}

/** The applicant describes something in words; a person judges it. */
export const statement: CheckKind<StatementCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'NONE',
  read: (config, { content }) => ({ statement: (content.statements?.[config.evidence] ?? '').trim() }),
  run: (config, read, words) => {
    const title = words.evidenceTitle(config.evidence);
    if (read.statement === '')
      return needsCompletion([
        {
          ask: { kind: 'STATEMENT', evidence: config.evidence },
          text: { sv: `Beskrivning saknas: ${title.sv}.`, en: `Description is missing: ${title.en}.` },
        },
      ]);
    return needsHuman({
      sv: `${title.sv}: lämnad. Att bedöma: ${config.guidance.sv}`,
      en: `${title.en}: given. To assess: ${config.guidance.en}`,
    });
  },
  uses: (config) => [{ evidence: config.evidence, as: 'STATEMENT' }],
};
