import * as z from 'zod/mini';
import {
  QualityAnswers,
  qualityQuestions,
  type QualityQuestion,
} from '../../../shared/domain/follow-up/quality-report.ts';
import type { FieldMessages } from '../../../shared/http/form.ts';
import type { Texts } from '../../../shared/http/language.ts';

const numeric = new Set<string>(qualityQuestions.filter(({ kind }) => kind !== 'TEXT').map(({ id }) => id));

/** The form's answers: numbers as people write them, `1 200` and `7,5` too. */
export const AnswersForm = z.pipe(
  z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((values) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, numeric.has(name) ? asNumber(value) : value]),
      ),
    ),
  ),
  QualityAnswers,
);

function asNumber(value: unknown): unknown {
  const text = typeof value === 'string' ? value.replaceAll(/\s/g, '').replace(',', '.') : '';
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const byKind: Readonly<Record<QualityQuestion['kind'], Texts>> = {
  DECIMAL: { sv: 'Skriv ett tal, till exempel 7,5', en: 'Write a number, for example 7.5' },
  PERCENT: { sv: 'Skriv en andel mellan 0 och 100', en: 'Write a share between 0 and 100' },
  COUNT: { sv: 'Skriv ett helt tal; 0 om det inte finns några', en: 'Write a whole number; 0 if there are none' },
  TEXT: { sv: 'Skriv några meningar, högst 5000 tecken', en: 'Write a few sentences, at most 5000 characters' },
};

export const answerMessages: FieldMessages = {
  ...Object.fromEntries(qualityQuestions.map(({ id, kind }) => [id, byKind[kind]])),
  complaintsLeadingToChange: {
    sv: 'Skriv ett helt tal som inte är större än antalet synpunkter och klagomål',
    en: 'Write a whole number that is not larger than the number of complaints',
  },
};
