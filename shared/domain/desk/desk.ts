import * as z from 'zod/mini';
import { NoticeWords } from '../decision/notice-words.ts';
import { MunicipalityId } from '../municipality/municipality.ts';
import { Officer } from './officer.ts';

const Word = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));

/** Somebody whom cases and checks are given to, with what they judge: nursing, economy, procurement. */
export const DeskOfficer = z.extend(Officer, { competences: z.array(Word).check(z.maxLength(20)) });
export type DeskOfficer = z.infer<typeof DeskOfficer>;

/** A text that officers reuse when they settle; it becomes theirs when they have read and kept it. */
export const Reason = z.strictObject({
  reasonId: z.string(),
  /** The requirement it is for; absent, any. */
  requirementId: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  title: Word,
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});
export type Reason = z.infer<typeof Reason>;

/** A municipality's own way of working at its desk; every version is kept. */
export const Desk = z.strictObject({
  schemaVersion: z.literal(1),
  municipality: MunicipalityId,
  officers: z.array(DeskOfficer).check(z.maxLength(200)),
  reasons: z.array(Reason).check(z.maxLength(300)),
  /** What the municipality says in its own words in every notice of a decision. */
  notice: z.optional(NoticeWords),
});
export type Desk = z.infer<typeof Desk>;

/** The reusable texts for one requirement: its own first, then those for any. */
export function reasonsFor(reasons: readonly Reason[], requirementId: string): readonly Reason[] {
  return [
    ...reasons.filter((reason) => reason.requirementId === requirementId),
    ...reasons.filter((reason) => reason.requirementId === undefined),
  ];
}
