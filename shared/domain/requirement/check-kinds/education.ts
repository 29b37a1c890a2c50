import * as z from 'zod/mini';
import type { Education, PersonRole } from '../../application/persons.ts';
import { storedEvidence } from '../facts.ts';
import { missingUpload, type Missing } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { missingMerit, type PersonKind } from './person-kind.ts';
import { missingProofs, readProofs, suggest, usesOf, type Proofs } from './proof.ts';

export const EducationCheck = z.strictObject({
  kind: z.literal('education'),
  /** Years of care-related university education. */
  universityYears: Limit,
  /** Or so many points of care-related higher vocational education (yrkeshögskola). */
  vocationalPoints: Limit,
  proof: z.array(z.string()).check(z.minLength(1)),
  /** Demanded for education from abroad (UHR's statement), when no other requirement asks for it. */
  foreignProof: z.optional(z.string()),
});
export type EducationCheck = z.infer<typeof EducationCheck>;

interface Read {
  readonly role: PersonRole;
  readonly education: readonly Education[];
  readonly proofs: Proofs;
  readonly foreignProofs: readonly string[];
}

/** Post-secondary care education, as stated. */
export const education: PersonKind<EducationCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => ({
    role: facts.role,
    education: facts.person.education ?? [],
    proofs: readProofs(config.proof, facts),
    foreignProofs:
      config.foreignProof === undefined
        ? []
        : storedEvidence(facts, config.foreignProof).map(({ evidenceId }) => evidenceId),
  }),
  run: (config, read, words) => {
    const relevant = read.education.filter(({ careRelated }) => careRelated);
    const years = total(relevant, 'UNIVERSITY');
    const points = total(relevant, 'HIGHER_VOCATIONAL');
    const missing: Missing[] = [...fieldsMissing(read, relevant), ...missingProofs(read.proofs, words)];
    if (config.foreignProof !== undefined && read.foreignProofs.length === 0 && hasForeignEducation(relevant))
      missing.push(missingUpload(config.foreignProof, words));
    return suggest(missing, {
      sufficient: sufficient(config, years, points),
      sv: `Angiven vårdinriktad utbildning: ${String(years).replace('.', ',')} år vid högskola och ${String(points)} poäng vid yrkeshögskola.`,
      en: `Stated care-related education: ${String(years)} years at university and ${String(points)} higher vocational points.`,
    });
  },
  uses: (config) => usesOf(config.foreignProof === undefined ? config.proof : [...config.proof, config.foreignProof]),
};

/** Education counts as foreign when it was given in another country than Sweden. */
export function hasForeignEducation(entries: readonly Education[]): boolean {
  return entries.some(({ country }) => country !== 'SE');
}

function total(entries: readonly Education[], level: 'UNIVERSITY' | 'HIGHER_VOCATIONAL'): number {
  return entries
    .filter((entry) => entry.level === level)
    .reduce((sum, entry) => sum + ((level === 'UNIVERSITY' ? entry.years : entry.vocationalPoints) ?? 0), 0);
}

function sufficient(config: EducationCheck, years: number, points: number): boolean | undefined {
  const [wantedYears, wantedPoints] = [measurable(config.universityYears), measurable(config.vocationalPoints)];
  if (wantedYears !== undefined && years >= wantedYears) return true;
  if (wantedPoints !== undefined && points >= wantedPoints) return true;
  return wantedYears === undefined || wantedPoints === undefined ? undefined : false;
}

function fieldsMissing({ role, education: stated }: Read, relevant: readonly Education[]): readonly Missing[] {
  if (stated.length === 0)
    return [
      missingMerit(role, 'education', { sv: 'Utbildningen är inte angiven.', en: 'The education is not stated.' }),
    ];
  const lengthMissing = relevant.some(
    (entry) =>
      (entry.level === 'UNIVERSITY' && entry.years === undefined) ||
      (entry.level === 'HIGHER_VOCATIONAL' && entry.vocationalPoints === undefined),
  );
  if (!lengthMissing) return [];
  return [
    missingMerit(role, 'education', {
      sv: 'Ange utbildningens längd: år för högskola, poäng för yrkeshögskola.',
      en: 'State how long the education was: years at university, points in higher vocational education.',
    }),
  ];
}
