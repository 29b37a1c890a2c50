import * as z from 'zod/mini';
import { Person } from '../../../shared/domain/application/content.ts';
import { Line } from '../../../shared/domain/application/line.ts';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Assignee } from '../../../shared/domain/task/task.ts';
import { type FieldError, type FieldMessages, many, parseForm } from '../../../shared/http/form/form.ts';
import { askable, questionNames } from './request-form.tsx';
import type { Visit } from './visit.ts';

const longestDays = 365;

const Question = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)));

const RequestForm = z.strictObject({
  step: z.literal('ask'),
  /** Made with the page, so that pressing twice asks once. */
  opinion: z.string().check(z.regex(/^[0-9A-Z]{26}$/)),
  name: Line,
  organisation: Line,
  email: Person.shape.email,
  phone: Person.shape.phone,
  dueOn: z.iso.date(),
  requirement: many(z.string()).check(z.minLength(1)),
  'question-1': z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  'question-2': Question,
  'question-3': Question,
  'question-4': Question,
  'question-5': Question,
});

const messages: FieldMessages = {
  phone: {
    sv: 'Skriv ett telefonnummer som kan ta emot en kod',
    en: 'Write a telephone number that can receive a code',
  },
  requirement: { sv: 'Välj minst ett krav', en: 'Choose at least one requirement' },
  'question-1': {
    sv: 'Skriv en fråga, högst 2 000 tecken',
    en: 'Write a question, at most 2,000 characters',
  },
};

/** Whom an officer asks, and what. */
export interface OpinionRequest {
  readonly opinionId: string;
  readonly assignee: Assignee & { readonly phone: string };
  readonly organisation: string;
  readonly dueOn: string;
  readonly requirementIds: readonly string[];
  readonly questions: readonly string[];
}

/** Reads the form; what is wrong in it comes field by field. */
export function readRequest(
  visit: Visit,
  at: string,
): { readonly request: OpinionRequest; readonly errors?: never } | { readonly errors: readonly FieldError[] } {
  const { lang, content, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const parsed = parseForm(RequestForm, request.form, lang, messages);
  if (!parsed.ok) return { errors: parsed.errors };
  const { opinion, name, organisation, email, phone, dueOn, requirement: requirementIds } = parsed.value;
  const errors: FieldError[] = [];
  const today = stockholmDay(at);
  if (dueOn <= today || dueOn > addDays(today, longestDays)) {
    errors.push({ field: 'dueOn', message: say('Välj en dag inom det närmaste året', 'Choose a day within a year') });
  }
  const known = askable(visit).map(({ id }) => id);
  if (requirementIds.some((id) => !known.includes(id))) {
    errors.push({ field: 'requirement', message: say('Välj bland kraven som prövas', 'Choose among those tested') });
  }
  const own = [content.contact, ...(content.signatories ?? [])].map((person) => person.email?.toLowerCase());
  if (own.includes(email.toLowerCase())) {
    errors.push({
      field: 'email',
      message: say('Adressen är sökandens egen', 'The address is the applicant’s own'),
    });
  }
  if (errors.length > 0) return { errors };
  const questions = questionNames.flatMap((question) => parsed.value[question] ?? []);
  const assignee = { name, email, phone };
  return { request: { opinionId: opinion, assignee, organisation, dueOn, requirementIds, questions } };
}
