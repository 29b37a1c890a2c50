import * as z from 'zod/mini';
import { type Question, QuestionId } from './question.ts';
import type { ReportForm } from './report-form.ts';

/** Question id → answer; a question that may be empty and is has none. */
export const Answers = z.record(QuestionId, z.union([z.number(), z.string(), z.boolean()]));
export type Answers = z.infer<typeof Answers>;

export const longestText = 4000;
/** Of what shows that one requirement is met. */
export const longestProof = 2000;
const mostCounted = 100_000;

/** What answers a form takes: every question answered by its kind, and none beside them. */
export function answersTo({ questions }: Pick<ReportForm, 'questions'>) {
  const shape = Object.fromEntries(
    questions.map((question) => [
      question.id,
      question.mayBeEmpty === true ? z.optional(answerTo(question)) : answerTo(question),
    ]),
  );
  const parts = questions.flatMap((question) =>
    question.kind === 'COUNT' && question.notMoreThan !== undefined
      ? [{ part: question.id, whole: question.notMoreThan }]
      : [],
  );
  const fits = parts.map(({ part, whole }) =>
    z.refine<Record<string, unknown>>((answers) => Number(answers[part] ?? 0) <= Number(answers[whole] ?? 0), {
      path: [part],
      message: 'Can’t be more than what it is a part of.',
    }),
  );
  return z.pipe(
    z.strictObject(shape).check(...fits),
    z.transform((answers): Answers => Answers.parse(answers)),
  );
}

/** What answers one question takes. */
export function answerTo(question: Question): z.ZodMiniType {
  switch (question.kind) {
    case 'COUNT':
      return z.int().check(z.nonnegative(), z.lte(mostCounted));
    case 'DECIMAL':
      return z.number().check(z.nonnegative(), z.lte(question.most ?? mostCounted));
    case 'PERCENT':
      return z.number().check(z.nonnegative(), z.lte(100));
    case 'YES_NO':
      return z.boolean();
    case 'CHOICE':
      return z.enum(question.choices.map(({ value }) => value));
    case 'DAY':
      return z.iso.date();
    case 'TEXT':
      return z.string().check(z.trim(), z.minLength(1), z.maxLength(longestText));
  }
}

/** The questions that are answered as they were the year before: they are confirmed, not taken for granted. */
export function unchangedSince(before: Answers | undefined, answers: Answers): readonly string[] {
  return Object.keys(answers).filter((id) => before?.[id] !== undefined && before[id] === answers[id]);
}
