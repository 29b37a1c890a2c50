import * as z from 'zod/mini';
import type { PersonRole } from '../../application/persons.ts';
import type { Missing } from './check-kind.ts';
import { missingMerit, type PersonKind } from './person-kind.ts';
import { missingProofs, readProofs, suggest, usesOf, type Proofs } from './proof.ts';

export const LanguageCheck = z.strictObject({
  kind: z.literal('language'),
  language: z.literal('sv'),
  /** May be empty: then a conversation or the like is the officer's proof. */
  proof: z.array(z.string()),
});
export type LanguageCheck = z.infer<typeof LanguageCheck>;

interface Read {
  readonly role: PersonRole;
  readonly swedish: boolean | undefined;
  readonly proofs: Proofs;
}

/** Swedish in speech and writing, as stated. */
export const language: PersonKind<LanguageCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => ({
    role: facts.role,
    swedish: facts.person.swedish,
    proofs: readProofs(config.proof, facts),
  }),
  run: (_config, read, words) =>
    suggest([...stated(read), ...missingProofs(read.proofs, words)], {
      sufficient: read.swedish,
      ...(read.swedish === true
        ? {
            sv: 'Sökanden anger att personen behärskar svenska i tal och skrift.',
            en: 'The applicant states that the person masters Swedish in speech and writing.',
          }
        : {
            sv: 'Sökanden anger att personen inte behärskar svenska i tal och skrift.',
            en: 'The applicant states that the person does not master Swedish in speech and writing.',
          }),
    }),
  uses: (config) => usesOf(config.proof),
};

function stated({ role, swedish }: Read): readonly Missing[] {
  if (swedish !== undefined) return [];
  return [
    missingMerit(role, 'swedish', {
      sv: 'Ange om personen behärskar svenska i tal och skrift.',
      en: 'State whether the person masters Swedish in speech and writing.',
    }),
  ];
}
