import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Finding, Text } from '../requirement/finding.ts';

/** How many slips one application may be asked about. */
export const correctionLimit = 20;

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** What is asked to be corrected, by the applicant or by an officer who noticed it. */
export const AskedCorrection = z.strictObject({
  /** The requirement that it matters to, where it is known. */
  requirementId: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
  /** What the application says. */
  wrong: Line,
  /** What it should say. */
  right: Line,
  /** Why it is plain that it is a slip and nothing else. */
  why: Reason,
});

export type AskedCorrection = z.infer<typeof AskedCorrection>;

/**
 * A slip or another obvious error, which the authority may allow to be corrected (LOV 6:2 first sentence): neither a
 * completion nor a clarification. Nobody is obliged to allow it; a person says yes or no, with a reason.
 */
export const Correction = z.strictObject({
  schemaVersion: z.literal(1),
  applicationId: z.string(),
  diaryNumber: z.string(),
  /** 1 for the first of an application. */
  number: z.int().check(z.positive()),
  ...AskedCorrection.shape,
  noticedBy: z.enum(['APPLICANT', 'OFFICER']),
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
  /** The officer's task to say yes or no. */
  taskId: z.string(),
  answer: z.optional(
    z.strictObject({
      allowed: z.boolean(),
      reason: Reason,
      by: z.string().check(z.minLength(1)),
      at: z.iso.datetime(),
    }),
  ),
});

export type Correction = z.infer<typeof Correction>;

/** Yes or no, with its reason. */
export type CorrectionAnswer = NonNullable<Correction['answer']>;

/** What was allowed to be corrected: it stands beside what the application says, which nobody overwrites. */
export const AllowedCorrection = z.strictObject({
  number: z.int().check(z.positive()),
  requirementId: z.optional(z.string()),
  wrong: z.string(),
  right: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});

export type AllowedCorrection = z.infer<typeof AllowedCorrection>;

/** What an allowed correction adds to the case. */
export function allowedCorrection(correction: Correction, { by, at }: CorrectionAnswer): AllowedCorrection {
  const { number, requirementId, wrong, right } = correction;
  return { number, ...(requirementId === undefined ? {} : { requirementId }), wrong, right, by, at };
}

/** The same thing asked again while nobody has answered it. */
export function sameAsked(corrections: readonly Correction[], asked: AskedCorrection): Correction | undefined {
  return corrections.find(
    ({ answer, requirementId, wrong, right }) =>
      answer === undefined && requirementId === asked.requirementId && wrong === asked.wrong && right === asked.right,
  );
}

export function correctionsAbout(
  requirementId: string,
  corrections: readonly AllowedCorrection[] | undefined,
): readonly AllowedCorrection[] {
  return (corrections ?? []).filter((correction) => correction.requirementId === requirementId);
}

/**
 * What a machine found, with what was allowed to be corrected about it. The machine read what stands uncorrected, so a
 * person judges; a file, a declaration or an undertaking that is missing is still asked for.
 */
export function withCorrections(finding: Finding, corrections: readonly AllowedCorrection[]): Finding {
  if (corrections.length === 0) return finding;
  const missing = finding.missing.filter(({ ask }) => ask.kind !== 'FIELD' && ask.kind !== 'STATEMENT');
  const { suggestion: _onWhatWasWrong, ...rest } = finding;
  return {
    ...rest,
    result: missing.length > 0 ? finding.result : 'NEEDS_HUMAN',
    missing,
    reason: joined([...corrections.map(correctionText), finding.reason]),
  };
}

/** What was allowed, in words. */
export function correctionText({ wrong, right, at }: AllowedCorrection): Text {
  const day = stockholmDay(at);
  return {
    sv: `Rättelse medgiven ${day}: ”${wrong}” ska vara ”${right}”.`,
    en: `Correction allowed on ${day}: “${wrong}” is to be “${right}”.`,
  };
}

function joined(texts: readonly Text[]): Text {
  return { sv: texts.map(({ sv }) => sv).join(' '), en: texts.map(({ en }) => en).join(' ') };
}
