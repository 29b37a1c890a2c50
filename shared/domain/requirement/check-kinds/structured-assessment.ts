import * as z from 'zod/mini';
import { Text } from '../finding.ts';
import { AssessmentMethod, AssessmentPoints } from '../structured-record.ts';
import { needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';
import { readSections, Sections, type SectionsRead } from './human.ts';
import { missingProofs, readProofs, usesOf, type Proofs } from './proof.ts';

export const StructuredAssessmentCheck = z.strictObject({
  kind: z.literal('structured-assessment'),
  /** The record's name within the requirement. */
  record: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)),
  title: Text,
  method: AssessmentMethod,
  points: AssessmentPoints,
  /** Files that are to be there before it is made; may be empty. */
  evidence: z.array(z.string()),
  /** The parts of the application that it is about: it lapses when they change. */
  sections: Sections,
});
export type StructuredAssessmentCheck = z.infer<typeof StructuredAssessmentCheck>;

interface Read {
  readonly proofs: Proofs;
  readonly sections: SectionsRead;
}

/** A reading, an interview, a reference call or a visit; what the officer records on its points settles it. */
export const structuredAssessment: CheckKind<StructuredAssessmentCheck, Read> = {
  suppliedBy: 'AUTHORITY',
  reach: 'NONE',
  read: (config, facts) => ({
    proofs: readProofs(config.evidence, facts),
    sections: readSections(config.sections, facts),
  }),
  run: (config, { proofs }, words) => {
    const missing = missingProofs(proofs, words);
    if (missing.length > 0) return needsCompletion(missing);
    const points = config.points.map(({ title }) => title);
    return needsHuman({
      sv: `${config.title.sv}. Att bedöma: ${points.map(({ sv }) => sv).join('; ')}.`,
      en: `${config.title.en}. To assess: ${points.map(({ en }) => en).join('; ')}.`,
    });
  },
  uses: (config) => usesOf(config.evidence),
  records: ({ record, title, method, points }) => [{ record, title, method, points, notesExtract: false }],
};
