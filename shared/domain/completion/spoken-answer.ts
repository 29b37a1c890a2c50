import * as z from 'zod/mini';
import type { ApplicationContent } from '../application/content.ts';

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

/** An answer by telephone: what was said, by whom, when and about which requirement, and who registered it. */
export const SpokenAnswer = z.strictObject({
  requirementId: z.string(),
  said: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** By the key of what was asked for: the number that was said, where one was asked for. */
  numbers: z.optional(z.record(z.string(), Line)),
  saidBy: Line,
  saidOn: z.iso.date(),
  registeredBy: z.string(),
  registeredAt: z.iso.datetime(),
});

export type SpokenAnswer = z.infer<typeof SpokenAnswer>;

/** Where the answers about a requirement lie among the statements. */
const placeOf = (requirementId: string): string => `field.answer.${requirementId}`;

/**
 * The application with what was said, as a statement that says how it came and who wrote it down. It is added to what
 * is there, and is for an officer to judge: what must be shown or signed can't be said on the telephone.
 */
export function withSpokenAnswer(content: ApplicationContent, answer: SpokenAnswer): ApplicationContent {
  const { requirementId, said, saidBy, saidOn, registeredBy } = answer;
  const place = placeOf(requirementId);
  const before = content.statements?.[place];
  const line = `Per telefon ${saidOn}, ${saidBy} (antecknat av ${registeredBy}): ${said}`;
  const statement = before === undefined ? line : `${before}\n\n${line}`;
  return { ...content, statements: { ...content.statements, [place]: statement } };
}
