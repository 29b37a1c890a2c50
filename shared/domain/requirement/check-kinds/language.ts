import * as z from 'zod/mini';
import type { CheckKind, Missing } from './check-kind.ts';
import { managerMissing, missingProofs, readProofs, statedManager, suggest, usesOf, type Proofs } from './proof.ts';

export const LanguageCheck = z.strictObject({
  kind: z.literal('language'),
  language: z.literal('sv'),
  /** May be empty: then a conversation or the like is the officer's proof. */
  proof: z.array(z.string()),
});
export type LanguageCheck = z.infer<typeof LanguageCheck>;

interface Read {
  readonly hasManager: boolean;
  readonly swedish: boolean | undefined;
  readonly proofs: Proofs;
}

/** Swedish in speech and writing of the person in daily charge, as stated. */
export const language: CheckKind<LanguageCheck, Read> = {
  read: (config, facts) => ({
    hasManager: statedManager(facts) !== undefined,
    swedish: statedManager(facts)?.swedish,
    proofs: readProofs(config.proof, facts),
  }),
  run: (_config, read, words) =>
    suggest([...stated(read), ...missingProofs(read.proofs, words)], {
      sufficient: read.swedish,
      ...(read.swedish === true
        ? {
            sv: 'Sökanden anger att verksamhetsansvarig behärskar svenska i tal och skrift.',
            en: 'The applicant states that the person in daily charge masters Swedish in speech and writing.',
          }
        : {
            sv: 'Sökanden anger att verksamhetsansvarig inte behärskar svenska i tal och skrift.',
            en: 'The applicant states that the person in daily charge does not master Swedish in speech and writing.',
          }),
    }),
  uses: (config) => usesOf(config.proof),
};

function stated({ hasManager, swedish }: Read): readonly Missing[] {
  if (!hasManager) return [managerMissing];
  if (swedish !== undefined) return [];
  return [
    {
      ask: { kind: 'FIELD', field: 'persons.MANAGER.swedish' },
      text: {
        sv: 'Ange om verksamhetsansvarig behärskar svenska i tal och skrift.',
        en: 'State whether the person in daily charge masters Swedish in speech and writing.',
      },
    },
  ];
}
