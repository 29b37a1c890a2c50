import * as z from 'zod/mini';
import {
  type Answers,
  answersTo,
  longestProof,
  longestText,
  unchangedSince,
} from '../../../shared/domain/follow-up/answers.ts';
import { fieldOf, questionMessages, writtenAnswers } from '../../../shared/http/follow-up/question-fields.tsx';
import type { FieldMessages, FormValues } from '../../../shared/http/form/form.ts';
import { valueOf } from '../../../shared/http/form/form.ts';
import { type AskedReport, storedOf } from './asked-report.ts';

/** The box that says that answers which are as the year before are true of this year too. */
export const unchangedField = 'asLastYear';

export function proofField(requirementId: string): string {
  return `proof-${requirementId}`;
}

/** What is handed in, as far as the form goes. */
export interface HandedIn {
  readonly answers: Answers;
  readonly unchanged: readonly string[];
  readonly proof?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, readonly string[]>>;
}

/** The form's fields → what is handed in: each question by its kind, and what is as last year confirmed. */
export function handedInSchema(report: AskedReport): z.ZodMiniType<HandedIn> {
  const { form, lastYear, toProve } = report;
  const asked = answersTo(form);
  const proven = toProve.map(({ id }) => id);
  // A file shows it too; then words are for whoever wants to say more.
  const words = (id: string) => (storedOf(report, id).length === 0 ? Words : z.optional(Words));
  const proof = z.object(Object.fromEntries(proven.map((id) => [proofField(id), words(id)])));
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((values, context): HandedIn => {
      const answers = asked.safeParse(writtenAnswers(form, values));
      const shown = proof.safeParse(Object.fromEntries(Object.entries(values).filter(([name]) => isProof(name))));
      for (const { path } of answers.success ? [] : answers.error.issues) refuse(`answer-${String(path[0])}`);
      for (const { path } of shown.success ? [] : shown.error.issues) refuse(String(path[0]));
      const unchanged = answers.success ? unchangedSince(lastYear, answers.data) : [];
      if (unchanged.length > 0 && values[unchangedField] !== 'yes') refuse(unchangedField);
      return {
        answers: answers.success ? answers.data : {},
        unchanged,
        ...(proven.length === 0 || !shown.success ? {} : { proof: inWords(shown.data), files: files() }),
      };

      function inWords(data: Readonly<Record<string, string | undefined>>): Record<string, string> {
        return Object.fromEntries(
          proven.flatMap((id): [string, string][] => {
            const said = data[proofField(id)];
            return said === undefined ? [] : [[id, said]];
          }),
        );
      }

      function files(): Record<string, string[]> {
        return Object.fromEntries(
          proven.flatMap((id): [string, string[]][] => {
            const stored = storedOf(report, id).map(({ evidenceId }) => evidenceId);
            return stored.length === 0 ? [] : [[id, stored]];
          }),
        );
      }

      function refuse(field: string): void {
        context.issues.push({ code: 'custom', path: [field], input: values, message: field });
      }
    }),
  );
}

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(longestProof));

function isProof(name: string): boolean {
  return name.startsWith('proof-');
}

/** Only what the form asks, and no more of it than the form takes: what a draft keeps. */
export function draftValues({ form, toProve }: AskedReport, values: FormValues): Record<string, string> {
  const names = [...form.questions.map(fieldOf), ...toProve.map(({ id }) => proofField(id))];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(values, name).slice(0, longestText);
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** Each names its question, so that the list of faults can be read by itself. */
export function messagesOf({ form, toProve }: AskedReport): FieldMessages {
  return {
    ...questionMessages(form),
    ...Object.fromEntries(
      toProve.map(({ id, title }) => [
        proofField(id),
        {
          sv: `${title.sv}: lämna en fil, eller skriv vad som visar att kravet är uppfyllt`,
          en: `${title.en}: hand in a file, or write what shows that it is met`,
        },
      ]),
    ),
    [unchangedField]: {
      sv: 'Några svar är desamma som förra året. Se efter att de stämmer och kryssa i rutan',
      en: 'Some answers are the same as last year. See that they are true and tick the box',
    },
  };
}
