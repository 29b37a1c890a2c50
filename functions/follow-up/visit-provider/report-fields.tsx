import * as z from 'zod/mini';
import { answersTo, longestText } from '../../../shared/domain/follow-up/answers.ts';
import type { FollowUpVisit, WrittenReport } from '../../../shared/domain/follow-up/visit.ts';
import type { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import {
  longestFinding,
  VisitFinding,
  type VisitReport,
  VisitResult,
} from '../../../shared/domain/follow-up/visit-report.ts';
import { RadioGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FieldMessages, type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import {
  fieldOf,
  QuestionField,
  questionMessages,
  valuesOfAnswers,
  writtenAnswers,
} from '../../../shared/http/follow-up/question-fields.tsx';
import { resultWords } from '../../../shared/http/follow-up/visit-report.tsx';
import type { Language } from '../../../shared/http/language.ts';

type Asked = Pick<FollowUpVisit, 'requirements'>;

const fieldsOf = (requirementId: string) => ({ result: `result-${requirementId}`, text: `text-${requirementId}` });

/** The form's fields → the report: each question by its kind, and a finding of each requirement. */
export function reportSchema({ requirements }: Asked, form: VisitForm): z.ZodMiniType<WrittenReport> {
  const asked = answersTo(form);
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((values, context): WrittenReport => {
      const heldOn = z.iso.date().safeParse(values['heldOn']);
      if (!heldOn.success) refuse('heldOn');
      const answers = asked.safeParse(writtenAnswers(form, values));
      for (const { path } of answers.success ? [] : answers.error.issues) refuse(`answer-${String(path[0])}`);
      const findings = requirements.flatMap(({ requirementId }): [string, VisitFinding][] => {
        const field = fieldsOf(requirementId);
        const [result, text] = [values[field.result], values[field.text]];
        const finding = VisitFinding.safeParse({ result, ...(text === undefined ? {} : { text }) });
        if (finding.success) return [[requirementId, finding.data]];
        refuse(VisitResult.safeParse(result).success ? field.text : field.result);
        return [];
      });
      return {
        heldOn: heldOn.data ?? '',
        answers: answers.data ?? {},
        findings: Object.fromEntries(findings),
      };

      function refuse(field: string): void {
        context.issues.push({ code: 'custom', path: [field], input: values, message: field });
      }
    }),
  );
}

/** Each names what it is about, so that the list of faults can be read by itself. */
export function reportMessages({ requirements }: Asked, form: VisitForm): FieldMessages {
  return {
    heldOn: { sv: 'Skriv vilken dag besöket gjordes', en: 'Write the day of the visit' },
    ...questionMessages(form),
    ...Object.fromEntries(
      requirements.flatMap(({ requirementId, title }) => {
        const { result, text } = fieldsOf(requirementId);
        return [
          [
            result,
            {
              sv: `${requirementId} ${title.sv}: välj ett resultat`,
              en: `${requirementId} ${title.en}: choose a result`,
            },
          ],
          [
            text,
            {
              sv: `${requirementId} ${title.sv}: skriv vad bristen är, högst ${String(longestFinding)} tecken`,
              en: `${requirementId} ${title.en}: write what the deficiency is, at most ${String(longestFinding)} characters`,
            },
          ],
        ];
      }),
    ),
  };
}

/** Only what the form asks, and no more of it than it takes: what a draft keeps. */
export function draftOf({ requirements }: Asked, { questions }: VisitForm, values: FormValues): Record<string, string> {
  const names: readonly (readonly [string, number])[] = [
    ['heldOn', 10],
    ...questions.map((question) => [fieldOf(question), longestText] as const),
    ...requirements.flatMap(({ requirementId }) => {
      const { result, text } = fieldsOf(requirementId);
      return [[result, 20] as const, [text, longestFinding] as const];
    }),
  ];
  return Object.fromEntries(
    names.flatMap(([name, longest]) => {
      const value = valueOf(values, name).slice(0, longest);
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** A report as the form's fields have it. */
export function valuesOfReport(form: VisitForm, { heldOn, answers, findings }: VisitReport): Record<string, string> {
  return {
    heldOn,
    ...valuesOfAnswers(form, answers),
    ...Object.fromEntries(
      Object.entries(findings).flatMap(([requirementId, { result, text }]): [string, string][] => {
        const field = fieldsOf(requirementId);
        const said: [string, string][] = text === undefined ? [] : [[field.text, text]];
        return [[field.result, result], ...said];
      }),
    ),
  };
}

/** The report as a form: the day, the questions, and each requirement with its finding. */
export function ReportFields(props: {
  readonly visit: Asked;
  readonly form: VisitForm;
  readonly state: FormState;
  readonly lang: Language;
}) {
  const { visit, form, state, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={state} name="heldOn" type="date" size="short" label={say('Besökets dag', 'Day of the visit')} />
      {form.questions.map((question) => (
        <QuestionField key={question.id} question={question} form={state} lang={lang} />
      ))}
      {visit.requirements.map(({ requirementId, title }) => {
        const { result, text } = fieldsOf(requirementId);
        const name = `${requirementId} ${title[lang]}`;
        return (
          <section key={requirementId} aria-label={name}>
            <RadioGroup
              form={state}
              name={result}
              label={name}
              choices={VisitResult.options.map((value) => ({ value, label: resultWords[value][lang] }))}
            />
            <TextArea
              form={state}
              name={text}
              rows={2}
              maxLength={longestFinding}
              label={say(`Vad ni såg: ${requirementId}`, `What you saw: ${requirementId}`)}
              hint={say(
                'En brist ska beskrivas. Inget om enskilda personer.',
                'A deficiency has to be described. Nothing about individual persons.',
              )}
            />
          </section>
        );
      })}
    </>
  );
}
