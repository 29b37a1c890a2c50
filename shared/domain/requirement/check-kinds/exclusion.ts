import * as z from 'zod/mini';
import { type ApplyingProvider, providersOf } from '../../application/applicant.ts';
import { Registry, registryNames } from '../../registry/registry.ts';
import { lookupOf, type Facts } from '../facts.ts';
import { Text } from '../finding.ts';
import { joinTexts, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';
import { readDeclaration, type Asserted } from './declaration.ts';
import { saidBy } from './registry-lookup.ts';

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
  /** Bankruptcy and the like as the registries have noted it; by itself it excludes nobody. */
  readonly noted: readonly Text[];
}

/** Opens the assessment under LOV 7:1: always a person's, never "not met", and without a suggestion. */
export const exclusion: CheckKind<ExclusionCheck, Read> = {
  suppliedBy: 'AUTHORITY',
  reach: 'NONE',
  read: (_config, facts, { requirementId }) => {
    const { applicant, signatories = [] } = facts.content;
    return {
      declared: readDeclaration(facts, requirementId),
      providers: providersOf(applicant).map(({ address: _, ...provider }) => provider),
      signatories: signatories.map(({ name }) => name),
      noted: notedProceedings(facts),
    };
  },
  run: (config, { declared, noted }) => {
    if (declared.answer === undefined)
      return needsCompletion([
        {
          ask: { kind: 'DECLARATION' },
          text: { sv: `Försäkran saknas: ${config.asserts.sv}`, en: `Declaration is missing: ${config.asserts.en}` },
        },
      ]);
    return needsHuman(
      joinTexts([
        declared.answer
          ? {
              sv: 'Sökanden har lämnat försäkran. Grunderna för uteslutning prövas var för sig.',
              en: 'The applicant has made the declaration. The grounds for exclusion are assessed one by one.',
            }
          : {
              sv: 'Sökanden kan inte lämna försäkran. Grunderna för uteslutning prövas var för sig.',
              en: 'The applicant can not make the declaration. The grounds for exclusion are assessed one by one.',
            },
        ...noted,
      ]),
    );
  },
  uses: () => [],
};

/** Bankruptcy, liquidation and the like, with who says so and since when (LOV 7:1 items 1 and 2). */
function notedProceedings(facts: Facts): Text[] {
  return providersOf(facts.content.applicant).flatMap(({ name: provider, registration }) =>
    Registry.options.flatMap((registry) => {
      const lookup = lookupOf(facts, registry, registration);
      if (lookup?.answer.outcome !== 'FOUND') return [];
      const said = saidBy(lookup, registryNames[registry]);
      const grave = lookup.answer.entry.proceedings.filter(({ kind }) => kind !== 'OTHER');
      return grave.map(({ name, since }) => ({
        sv: `${said.sv}: ${provider}, ${name}${since === undefined ? '' : ` sedan ${since}`}.`,
        en: `${said.en}: ${provider}, ${name}${since === undefined ? '' : ` since ${since}`}.`,
      }));
    }),
  );
}
