import * as z from 'zod/mini';
import { Text } from './finding.ts';

const Id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/));
const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** How an officer finds out. */
export const AssessmentMethod = z.enum(['READING', 'INTERVIEW', 'REFERENCE_CALL', 'VISIT']);
export type AssessmentMethod = z.infer<typeof AssessmentMethod>;

/** One point to look at, the same for every applicant. */
export const AssessmentPoint = z.strictObject({
  id: Id,
  title: Text,
  /** What to look for, and what is enough. */
  guidance: Text,
});
export type AssessmentPoint = z.infer<typeof AssessmentPoint>;

/** The points of one record, each once. */
export const AssessmentPoints = z.array(AssessmentPoint).check(
  z.minLength(1),
  z.maxLength(40),
  z.refine((points) => new Set(points.map(({ id }) => id)).size === points.length, 'Each point once'),
);

/** What a requirement set asks an officer to write down, point by point. */
export interface RecordForm {
  readonly record: string;
  readonly title: Text;
  /** Absent: whatever shows it. */
  readonly method?: AssessmentMethod | undefined;
  readonly points: readonly AssessmentPoint[];
  /** Whether it is noted that an extract of the criminal records was shown; the extract itself is never kept. */
  readonly notesExtract: boolean;
}

/** What an officer found, point by point: it is the settlement's ground, and stays with it. */
export const StructuredRecord = z.strictObject({
  record: Id,
  subject: z.optional(z.string().check(z.maxLength(200))),
  /** The day of the reading, the talk or the visit. */
  on: z.iso.date(),
  /** Whom the officer talked with or met. */
  with: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  points: z
    .array(z.strictObject({ point: Id, answer: z.enum(['YES', 'PARTLY', 'NO']), note: z.optional(Words) }))
    .check(z.maxLength(40)),
  /** Only whether it was shown (lag 2026:43, 2010:479); what it said is nowhere. */
  extract: z.optional(z.enum(['SHOWN', 'NOT_SHOWN'])),
});
export type StructuredRecord = z.infer<typeof StructuredRecord>;

/** What a record still lacks, in words; undefined when every point of its form is answered. */
export function recordFault(form: RecordForm, record: StructuredRecord, today: string): Text | undefined {
  if (record.on > today) return { sv: 'Dagen ligger i framtiden.', en: 'The day is in the future.' };
  const unanswered = form.points.filter(({ id }) => record.points.filter(({ point }) => point === id).length !== 1);
  if (unanswered.length > 0 || record.points.length !== form.points.length)
    return {
      sv: `Besvara varje punkt: ${unanswered.map(({ title }) => title.sv).join(', ')}.`,
      en: `Answer every point: ${unanswered.map(({ title }) => title.en).join(', ')}.`,
    };
  if (form.notesExtract !== (record.extract !== undefined))
    return {
      sv: 'Ange om registerutdrag har visats. Utdraget självt sparas aldrig.',
      en: 'State whether a register extract was shown. The extract itself is never kept.',
    };
  return undefined;
}
