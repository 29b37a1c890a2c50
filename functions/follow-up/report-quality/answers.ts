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
  DECIMAL: { sv: 'skriv ett tal, till exempel 7,5', en: 'write a number, for example 7.5' },
  PERCENT: { sv: 'skriv en andel mellan 0 och 100', en: 'write a share between 0 and 100' },
  COUNT: { sv: 'skriv ett helt tal, 0 om det inte finns några', en: 'write a whole number, 0 if there are none' },
  TEXT: { sv: 'skriv några meningar, högst 5000 tecken', en: 'write a few sentences, at most 5000 characters' },
};

const notMoreThanAll: Texts = {
  sv: 'skriv ett helt tal som inte är större än antalet synpunkter och klagomål',
  en: 'write a whole number that is not larger than the number of complaints',
};

/** Each names its question, so that the list of faults can be read by itself. */
export const answerMessages: FieldMessages = Object.fromEntries(
  qualityQuestions.map(({ id, kind, text }) => {
    const how = id === 'complaintsLeadingToChange' ? notMoreThanAll : byKind[kind];
    return [id, { sv: `${text.sv}: ${how.sv}`, en: `${text.en}: ${how.en}` }];
  }),
);
