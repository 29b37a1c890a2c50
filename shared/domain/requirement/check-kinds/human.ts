import * as z from 'zod/mini';
import type { ApplicationContent } from '../../application/content.ts';
import { Text } from '../finding.ts';
import { needsHuman, type CheckKind } from './check-kind.ts';

const Section = z.enum(['applicant', 'persons', 'scopes', 'capacity', 'presentation']);

export const HumanCheck = z.strictObject({
  kind: z.literal('human'),
  /** What the officer looks for; the same for every applicant. */
  guidance: Text,
  /** The parts of the application that the judgement is about: it lapses when they change. */
  sections: z.array(Section),
});
export type HumanCheck = z.infer<typeof HumanCheck>;

type Read = Partial<Pick<ApplicationContent, z.infer<typeof Section>>>;

/** Judged by a person, with guidance. */
export const human: CheckKind<HumanCheck, Read> = {
  read: (config, { content }) =>
    Object.fromEntries(config.sections.map((section) => [section, content[section]] as const)),
  run: (config) => needsHuman({ sv: `Att bedöma: ${config.guidance.sv}`, en: `To assess: ${config.guidance.en}` }),
  uses: () => [],
};
