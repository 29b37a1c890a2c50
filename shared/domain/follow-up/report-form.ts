import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';
import { controlPoint, type Requirement } from '../requirement/requirement-set.ts';
import type { Question } from './question.ts';
import { QuestionList } from './question-list.ts';
import standard from './standard-form.json' with { type: 'json' };

/** What is written in words fits one item of the table, whatever letters it is written in. */
const most = 20;

/** A report's questions, in the order they are asked; one that has been opened to providers is never changed. */
export const ReportForm = z
  .strictObject({
    /** For editors: where the JSON Schema of the format lies. */
    $schema: z.optional(z.string()),
    schemaVersion: z.literal(1),
    title: Text,
    /** The requirement to hand the report in; what it says of a deficiency is all that may be proposed when none comes. */
    duty: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
    questions: QuestionList,
  })
  .check(
    z.refine(
      (form) =>
        form.questions.filter(({ kind }) => kind === 'TEXT').length <= most &&
        requirementsFollowed(form).length <= most,
      {
        path: ['questions'],
        message: `At most ${String(most)} questions are answered in words, and at most ${String(most)} requirements followed up.`,
      },
    ),
  );
export type ReportForm = z.infer<typeof ReportForm>;

/** What is asked where a municipality has written no form of its own. */
export const standardForm: ReportForm = ReportForm.parse(standard);

/** The requirements that the form follows up, each once, in its order: what a sampled provider shows proof of. */
export function requirementsFollowed({ questions }: { readonly questions: readonly Question[] }): readonly string[] {
  return [...new Set(questions.flatMap(({ requirement }) => requirement ?? []))];
}

export interface FormFault {
  /** Where in the form, as a JSON Pointer. */
  readonly path: string;
  readonly requirementId: string;
}

/** Requirements that the form names and that can't be followed up by it: not among those, or with no self-report. */
export function requirementFaults(form: ReportForm, requirements: readonly Requirement[]): readonly FormFault[] {
  const named = [
    { path: '/duty', requirementId: form.duty },
    ...form.questions.map(({ requirement }, index) => ({
      path: `/questions/${String(index)}/requirement`,
      requirementId: requirement,
    })),
  ];
  const known = new Set(requirements.filter(isSelfReported).map(({ id }) => id));
  return named.flatMap(({ path, requirementId }) =>
    requirementId === undefined || known.has(requirementId) ? [] : [{ path, requirementId }],
  );
}

/** Whether a provider itself reports on the requirement during its contract. */
export function isSelfReported(requirement: Requirement): boolean {
  return controlPoint(requirement, 'SELF_REPORT') !== undefined;
}
