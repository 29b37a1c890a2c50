import * as z from 'zod/mini';
import { Line } from '../../domain/application/line.ts';
import type { Education, Period } from '../../domain/application/persons.ts';
import { numeral } from '../form/numeral.ts';
import type { RowSpec } from '../form/rows.ts';

const TypedEducation = z.pipe(
  z.object({
    programme: Line,
    level: z.enum(['UNIVERSITY', 'HIGHER_VOCATIONAL', 'OTHER']),
    careRelated: z.optional(z.literal('yes')),
    years: z.optional(numeral(0.1, 20)),
    vocationalPoints: z.optional(numeral(1, 9999)),
    country: z.optional(z.string().check(z.regex(/^[A-Za-z]{2}$/))),
  }),
  z.transform(({ years, vocationalPoints, careRelated, country, ...rest }): Education => ({
    ...rest,
    careRelated: careRelated === 'yes',
    country: (country ?? 'SE').toUpperCase(),
    ...(years === undefined ? {} : { years }),
    ...(vocationalPoints === undefined ? {} : { vocationalPoints: Math.round(vocationalPoints) }),
  })),
);

const TypedPeriod = z.pipe(
  z
    .object({
      employer: Line,
      field: z.enum(['ELDERLY_CARE', 'DISABILITY_CARE', 'OTHER']),
      from: z.iso.date(),
      to: z.optional(z.iso.date()),
      percent: numeral(1, 100),
    })
    .check(z.refine(({ from, to }) => to === undefined || to >= from, { path: ['to'] })),
  z.transform(({ percent, to, ...rest }): Period => ({
    ...rest,
    share: percent / 100,
    ...(to === undefined ? {} : { to }),
  })),
);

export const educationRows: RowSpec<typeof TypedEducation> = {
  name: 'education',
  fields: ['programme', 'level', 'careRelated', 'years', 'vocationalPoints', 'country'],
  schema: TypedEducation,
  messages: {
    programme: { sv: 'Skriv vad utbildningen heter', en: 'Write the name of the education' },
    level: { sv: 'Välj utbildningens nivå', en: 'Choose the level of the education' },
    years: { sv: 'Skriv antal år med siffror, högst 20', en: 'Write the years in figures, at most 20' },
    vocationalPoints: { sv: 'Skriv poängen med siffror', en: 'Write the points in figures' },
    country: {
      sv: 'Skriv landets två bokstäver, till exempel NO',
      en: 'Write the country’s two letters, for example NO',
    },
  },
  most: 40,
};

function periodRows(name: 'practice' | 'leadership'): RowSpec<typeof TypedPeriod> {
  return {
    name,
    fields: ['employer', 'field', 'from', 'to', 'percent'],
    schema: TypedPeriod,
    messages: {
      employer: { sv: 'Skriv arbetsgivaren', en: 'Write the employer' },
      field: { sv: 'Välj område', en: 'Choose the field' },
      from: { sv: 'Skriv första dagen', en: 'Write the first day' },
      to: {
        sv: 'Sista dagen är före den första, eller inte ett datum',
        en: 'The last day is before the first, or no date',
      },
      percent: { sv: 'Skriv ett tal mellan 1 och 100', en: 'Write a number between 1 and 100' },
    },
    most: 40,
  };
}

export const practiceRows = periodRows('practice');
export const leadershipRows = periodRows('leadership');

/** An education as its row holds it. */
export function educationRow({ programme, level, careRelated, years, vocationalPoints, country }: Education) {
  return {
    programme,
    level,
    careRelated: careRelated ? 'yes' : '',
    years: years === undefined ? '' : String(years).replace('.', ','),
    vocationalPoints: vocationalPoints === undefined ? '' : String(vocationalPoints),
    country: country === 'SE' ? '' : country,
  };
}

/** A stretch of work as its row holds it. */
export function periodRow({ employer, field, from, to, share }: Period) {
  return { employer, field, from, to: to ?? '', percent: String(Math.round(share * 10_000) / 100).replace('.', ',') };
}
