import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';
import { QuestionList } from './question-list.ts';
import standard from './standard-visit-form.json' with { type: 'json' };

/** What is written in words fits one item of the table, beside the findings. */
const mostInWords = 10;

/** What a visit asks about, beside the requirements: questions as data, for one kind of service. A visit keeps the form it was planned with. */
export const VisitForm = z
  .strictObject({
    /** For editors: where the JSON Schema of the format lies. */
    $schema: z.optional(z.string()),
    schemaVersion: z.literal(1),
    title: Text,
    questions: QuestionList,
  })
  .check(
    z.refine(({ questions }) => questions.filter(({ kind }) => kind === 'TEXT').length <= mostInWords, {
      path: ['questions'],
      message: `At most ${String(mostInWords)} questions are answered in words.`,
    }),
    z.refine(({ questions }) => questions.every(({ requirement }) => requirement === undefined), {
      path: ['questions'],
      message: 'A visit has a finding for each requirement of its own: its questions name none.',
    }),
  );
export type VisitForm = z.infer<typeof VisitForm>;

/** What is asked where a municipality has written no form of its own. */
export const standardVisitForm: VisitForm = VisitForm.parse(standard);
