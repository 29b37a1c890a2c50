import * as z from 'zod/mini';
import type { Application } from '../application/application.ts';
import { parseDiaryNumber } from './diary-number.ts';

/**
 * A line of the municipality's own diary (OSL 5:2): which case a number was given, or that it was given none, since the
 * submission that it was taken for failed or was another's repeat. Then the gap is explained, and nothing takes it later.
 */
export const DiaryLine = z.union([
  z.strictObject({
    schemaVersion: z.literal(1),
    diaryNumber: z.string(),
    applicationId: z.string(),
    choiceSystemId: z.string(),
    applicantName: z.string(),
    receivedAt: z.iso.datetime(),
  }),
  z.strictObject({
    schemaVersion: z.literal(1),
    diaryNumber: z.string(),
    /** When it was found that nothing has it. */
    unusedAt: z.iso.datetime(),
  }),
]);
export type DiaryLine = z.infer<typeof DiaryLine>;
export type UsedLine = Extract<DiaryLine, { applicationId: string }>;

/** The line of a case, and where it stands; null for what is in no diary yet. */
export function diaryLine(application: Application): { year: number; number: number; line: UsedLine } | null {
  if (!('diaryNumber' in application) || application.diaryNumber === undefined) return null;
  const { applicationId, choiceSystemId, applicantName, diaryNumber, receivedAt, createdAt } = application;
  const parsed = parseDiaryNumber(diaryNumber);
  if (parsed === undefined) return null;
  const line: UsedLine = {
    schemaVersion: 1,
    diaryNumber,
    applicationId,
    choiceSystemId,
    applicantName,
    receivedAt: receivedAt ?? createdAt,
  };
  return { year: parsed.year, number: parsed.number, line };
}

/** The numbers from one through another that no line has. */
export function unusedNumbers(used: readonly number[], first: number, last: number): readonly number[] {
  const taken = new Set(used);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_none, index) => first + index).filter(
    (number) => !taken.has(number),
  );
}
