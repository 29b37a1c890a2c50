import * as z from 'zod/mini';
import { type ApplyingProvider, providersOf } from '../../application/applicant.ts';
import { Text } from '../finding.ts';
import { needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';
import { readDeclaration, type Asserted } from './declaration.ts';

export const ExclusionCheck = z.strictObject({
  kind: z.literal('exclusion'),
  /** What the applicant declares; never about misconduct, which the municipality must prove (LOV 7:1 item 4). */
  asserts: Text,
});
export type ExclusionCheck = z.infer<typeof ExclusionCheck>;

interface Read {
  readonly declared: Asserted;
  readonly providers: readonly Omit<ApplyingProvider, 'address'>[];
  readonly signatories: readonly string[];
}

/** Opens the assessment under LOV 7:1: always a person's, never "not met", and without a suggestion. */
export const exclusion: CheckKind<ExclusionCheck, Read> = {
  read: (_config, facts, { requirementId }) => {
    const { applicant, signatories = [] } = facts.content;
    return {
      declared: readDeclaration(facts, requirementId),
      providers: providersOf(applicant).map(({ address: _, ...provider }) => provider),
      signatories: signatories.map(({ name }) => name),
    };
  },
  run: (config, { declared }) => {
    if (declared.answer === undefined)
      return needsCompletion([
        {
          ask: { kind: 'DECLARATION' },
          text: { sv: `Försäkran saknas: ${config.asserts.sv}`, en: `Declaration is missing: ${config.asserts.en}` },
        },
      ]);
    return needsHuman(
      declared.answer
        ? {
            sv: 'Sökanden har lämnat försäkran. Grunderna för uteslutning prövas var för sig.',
            en: 'The applicant has made the declaration. The grounds for exclusion are assessed one by one.',
          }
        : {
            sv: 'Sökanden kan inte lämna försäkran. Grunderna för uteslutning prövas var för sig.',
            en: 'The applicant can not make the declaration. The grounds for exclusion are assessed one by one.',
          },
    );
  },
  uses: () => [],
};
