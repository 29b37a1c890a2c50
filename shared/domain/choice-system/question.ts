import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';

/** What somebody asks about the request documentation, or what is answered. */
export const QuestionText = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/** Why a question is not answered for everybody. A closed list, since a mail carries it. */
export const DeclineReason = z.enum(['ABOUT_ONE_CASE', 'ANOTHER_MATTER', 'ANSWERED_BEFORE']);
export type DeclineReason = z.infer<typeof DeclineReason>;

const written = {
  schemaVersion: z.literal(1),
  questionId: z.string(),
  municipality: MunicipalityId,
  choiceSystemId: z.string(),
  /** The version that was in force when it was asked. */
  versionNumber: z.int().check(z.positive()),
  text: QuestionText,
  /** Where the asker is told of the answer; never shown to anybody. */
  email: z.email(),
  writtenAt: z.iso.datetime(),
};
const asked = { ...written, askedAt: z.iso.datetime() };
const settled = { ...asked, settledAt: z.iso.datetime(), settledBy: z.string() };

/**
 * A question about the request documentation. Everybody gets the answer, and nobody learns who asked (LOV 1:2: equal
 * treatment, openness). It has reached the municipality when the asker's address is confirmed.
 */
export const Question = z.discriminatedUnion('status', [
  z.strictObject({ ...written, status: z.literal('WRITTEN') }),
  z.strictObject({ ...asked, status: z.literal('ASKED') }),
  z.strictObject({
    ...settled,
    status: z.literal('ANSWERED'),
    /** The question as everybody reads it: the officer takes out what shows who asked. */
    published: z.strictObject({
      question: QuestionText,
      answer: QuestionText,
      /** When it was last corrected, and what of it, for everybody. */
      corrected: z.optional(z.strictObject({ at: z.iso.datetime(), what: QuestionText })),
    }),
    /** What it said before each correction: it stays on record, and is shown to staff alone. */
    former: z.optional(
      z.array(
        z.strictObject({
          question: QuestionText,
          answer: QuestionText,
          until: z.iso.datetime(),
          correctedBy: z.string(),
        }),
      ),
    ),
  }),
  /** Not published; the asker is told why. */
  z.strictObject({ ...settled, status: z.literal('DECLINED'), reason: DeclineReason }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionIn<S extends Question['status']> = Extract<Question, { status: S }>;

/** The asker's address is confirmed: the question has arrived. */
export function confirmQuestion(question: Question, at: string): Result<QuestionIn<'ASKED'>, 'ASKED_BEFORE'> {
  return question.status === 'WRITTEN' ? ok({ ...question, status: 'ASKED', askedAt: at }) : err('ASKED_BEFORE');
}

/** How an officer settles a question: published with its answer, or declined with a reason that the asker is told. */
export const QuestionSettlement = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('ANSWERED'), question: QuestionText, answer: QuestionText }),
  z.strictObject({ outcome: z.literal('DECLINED'), reason: DeclineReason }),
]);
export type QuestionSettlement = z.infer<typeof QuestionSettlement>;

/** What a published answer is to say instead, and what is corrected, as everybody is told. */
export const AnswerCorrection = z.strictObject({ question: QuestionText, answer: QuestionText, what: QuestionText });
export type AnswerCorrection = z.infer<typeof AnswerCorrection>;

/** Corrects an answer that was wrong, unclear or told who asked (LOV 1:2): for everybody, and what it said stays on record. */
export function correctAnswer(
  question: QuestionIn<'ANSWERED'>,
  { question: asked, answer, what }: AnswerCorrection,
  { at, by }: { readonly at: string; readonly by: string },
): Result<QuestionIn<'ANSWERED'>, 'UNCHANGED'> {
  const { published, former = [] } = question;
  if (published.question === asked && published.answer === answer) return err('UNCHANGED');
  const before = { question: published.question, answer: published.answer, until: at, correctedBy: by };
  return ok({
    ...question,
    published: { question: asked, answer, corrected: { at, what } },
    former: [...former, before],
  });
}

/** Settles a question that has arrived; the first settlement stands. */
export function settleQuestion(
  question: Question,
  settlement: QuestionSettlement,
  { at, by }: { readonly at: string; readonly by: string },
): Result<QuestionIn<'ANSWERED' | 'DECLINED'>, 'NOT_OPEN'> {
  if (question.status !== 'ASKED') return err('NOT_OPEN');
  const common = { ...question, settledAt: at, settledBy: by };
  return settlement.outcome === 'ANSWERED'
    ? ok({ ...common, status: 'ANSWERED', published: { question: settlement.question, answer: settlement.answer } })
    : ok({ ...common, status: 'DECLINED', reason: settlement.reason });
}
