import * as z from 'zod/mini';
import type { ApplicationContent } from '../../application/content.ts';
import type { PointFacts } from '../facts.ts';
import { Text } from '../finding.ts';
import { needsHuman, type CheckKind } from './check-kind.ts';

const Section = z.enum(['applicant', 'persons', 'scopes', 'capacity', 'figures', 'presentation']);

/** Parts of the application that a judgement is about. */
export const Sections = z.array(Section);

export const HumanCheck = z.strictObject({
  kind: z.literal('human'),
  /** What the officer looks for; the same for every applicant. */
  guidance: Text,
  /** The parts of the application that the judgement is about: it lapses when they change. */
  sections: Sections,
});
export type HumanCheck = z.infer<typeof HumanCheck>;

export type SectionsRead = Partial<Pick<ApplicationContent, z.infer<typeof Section>>>;

export function readSections(sections: z.infer<typeof Sections>, { content }: PointFacts): SectionsRead {
  return Object.fromEntries(sections.map((section) => [section, content[section]] as const));
}

/** Judged by a person, with guidance. */
export const human: CheckKind<HumanCheck, SectionsRead> = {
  suppliedBy: 'AUTHORITY',
  reach: 'NONE',
  read: (config, facts) => readSections(config.sections, facts),
  run: (config) => needsHuman({ sv: `Att bedöma: ${config.guidance.sv}`, en: `To assess: ${config.guidance.en}` }),
  uses: () => [],
};
