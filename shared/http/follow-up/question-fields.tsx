import { type Answers, answerTo, longestText } from '../../domain/follow-up/answers.ts';
import type { Question } from '../../domain/follow-up/question.ts';
import { RadioGroup, TextArea, TextField } from '../form/fields.tsx';
import type { FieldMessages, FormState } from '../form/form.ts';
import type { Language, Texts } from '../language.ts';

interface Asks {
  readonly questions: readonly Question[];
}

export function fieldOf({ id }: Pick<Question, 'id'>): string {
  return `answer-${id}`;
}

/** A form's fields → its answers as they were written, by question; a question whose field did not come has none. */
export function writtenAnswers(
  { questions }: Asks,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const value = values[fieldOf(question)];
      return value === undefined ? [] : [[question.id, asWritten(question, value)]];
    }),
  );
}

/** What a person writes: `1 200` and `7,5` are numbers too. */
function asWritten({ kind }: Question, value: unknown): unknown {
  if (kind === 'YES_NO') return value === 'yes' ? true : value === 'no' ? false : undefined;
  if (kind !== 'COUNT' && kind !== 'DECIMAL' && kind !== 'PERCENT') return value;
  const text = typeof value === 'string' ? value.replaceAll(/\s/g, '').replace(',', '.') : '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Answers as the form's fields have them. */
export function valuesOfAnswers({ questions }: Asks, answers: Answers): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answers[question.id];
      // A question may have changed its kind since it was answered.
      if (answer === undefined || !answerTo(question).safeParse(answer).success) return [];
      const value =
        typeof answer === 'boolean'
          ? answer
            ? 'yes'
            : 'no'
          : typeof answer === 'number'
            ? numberText(answer)
            : answer;
      return [[fieldOf(question), value]];
    }),
  );
}

function numberText(value: number): string {
  return String(value).replace('.', ',');
}

const byKind: Readonly<Record<Question['kind'], Texts>> = {
  DECIMAL: { sv: 'skriv ett tal, till exempel 7,5', en: 'write a number, for example 7.5' },
  PERCENT: { sv: 'skriv en andel mellan 0 och 100', en: 'write a share between 0 and 100' },
  COUNT: { sv: 'skriv ett helt tal, 0 om det inte finns några', en: 'write a whole number, 0 if there are none' },
  TEXT: { sv: 'skriv några meningar, högst 4000 tecken', en: 'write a few sentences, at most 4000 characters' },
  YES_NO: { sv: 'svara ja eller nej', en: 'answer yes or no' },
  CHOICE: { sv: 'välj ett alternativ', en: 'choose one' },
  DAY: { sv: 'ange en dag', en: 'enter a day' },
};

/** What is said of each question that is not answered by its kind; it names its question, so that the list can be read by itself. */
export function questionMessages({ questions }: Asks): FieldMessages {
  const known = new Map(questions.map((question) => [question.id, question]));
  return Object.fromEntries(
    questions.map((question) => {
      const { text, kind } = question;
      const whole = kind === 'COUNT' ? known.get(question.notMoreThan ?? '') : undefined;
      const sv = whole === undefined ? byKind[kind].sv : `${byKind[kind].sv}, och inte mer än ”${whole.text.sv}”`;
      const en = whole === undefined ? byKind[kind].en : `${byKind[kind].en}, and no more than “${whole.text.en}”`;
      return [fieldOf(question), { sv: `${text.sv}: ${sv}`, en: `${text.en}: ${en}` }];
    }),
  );
}

/** One question by its kind. */
export function QuestionField(props: {
  readonly question: Question;
  readonly form: FormState;
  readonly lang: Language;
  /** What helps whoever answers, beside the question's own hint. */
  readonly beside?: string | undefined;
}) {
  const { question, form, lang, beside } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const hint = [question.hint?.[lang], beside].filter((part) => part !== undefined).join(' ');
  const optional = question.mayBeEmpty === true ? say(' (frivilligt)', ' (optional)') : '';
  const common = {
    form,
    name: fieldOf(question),
    label: `${question.text[lang]}${optional}`,
    ...(hint === '' ? {} : { hint }),
  };
  switch (question.kind) {
    case 'TEXT':
      return <TextArea {...common} maxLength={longestText} />;
    case 'YES_NO':
      return (
        <RadioGroup
          {...common}
          choices={[
            { value: 'yes', label: say('Ja', 'Yes') },
            { value: 'no', label: say('Nej', 'No') },
          ]}
        />
      );
    case 'CHOICE':
      return (
        <RadioGroup {...common} choices={question.choices.map(({ value, text }) => ({ value, label: text[lang] }))} />
      );
    case 'DAY':
      return <TextField {...common} type="date" size="short" />;
    case 'COUNT':
      return <TextField {...common} inputMode="numeric" size="short" maxLength={12} />;
    case 'DECIMAL':
    case 'PERCENT':
      return <TextField {...common} inputMode="decimal" size="short" maxLength={12} />;
  }
}
