import * as z from 'zod/mini';
import { checkCampaignDays } from '../../../shared/domain/follow-up/campaign.ts';
import type { SampleRule } from '../../../shared/domain/follow-up/sample.ts';
import { TextField } from '../../../shared/http/form/fields.tsx';
import {
  type FieldError,
  type FormState,
  type FormValues,
  type Parsed,
  parseForm,
} from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

const Whole = (most: number) =>
  z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.pipe(z.transform(Number), z.int().check(z.lte(most))));

const DaysForm = z.object({
  opensOn: z.iso.date(),
  dueOn: z.iso.date(),
  percent: z.optional(Whole(100)),
  atLeast: z.optional(Whole(1000)),
});

export interface Days {
  readonly opensOn: string;
  readonly dueOn: string;
  readonly sample?: SampleRule | undefined;
}

/** The days that everybody gets, and how many are drawn; what is left empty draws nobody. */
export function readDays(values: FormValues, year: number, lang: Language): Parsed<Days> {
  const parsed = parseForm(DaysForm, values, lang, {
    percent: { sv: 'Skriv en andel mellan 0 och 100', en: 'Write a share between 0 and 100' },
    atLeast: { sv: 'Skriv ett helt tal', en: 'Write a whole number' },
  });
  if (!parsed.ok) return parsed;
  const { opensOn, dueOn, percent = 0, atLeast = 0 } = parsed.value;
  const checked = checkCampaignDays({ year, opensOn, dueOn });
  if (!checked.ok) return { ok: false, errors: [dayErrors[checked.error](lang)] };
  const nobody = percent === 0 && atLeast === 0;
  return { ok: true, value: { opensOn, dueOn, ...(nobody ? {} : { sample: { percent, atLeast } }) } };
}

const dayErrors: Readonly<Record<'OPENS_TOO_EARLY' | 'TOO_SHORT', (lang: Language) => FieldError>> = {
  OPENS_TOO_EARLY: (lang) => ({
    field: 'opensOn',
    message: lang === 'sv' ? 'Ange en dag då året har börjat' : 'Enter a day when the year has begun',
  }),
  TOO_SHORT: (lang) => ({
    field: 'dueOn',
    message:
      lang === 'sv'
        ? 'Ange en dag minst två veckor efter utskicket'
        : 'Enter a day at least two weeks after it is sent',
  }),
};

export function valuesOfDays({ opensOn, dueOn, sample }: Days): FormValues {
  return {
    opensOn,
    dueOn,
    percent: String(sample?.percent ?? 0),
    atLeast: String(sample?.atLeast ?? 0),
  };
}

export function DaysFields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name="opensOn" type="date" size="short" label={say('Skickas ut', 'Is sent')} />
      <TextField
        form={form}
        name="dueOn"
        type="date"
        size="short"
        label={say('Sista dag, samma för alla', 'Last day, the same for all')}
      />
      <TextField
        form={form}
        name="percent"
        inputMode="numeric"
        size="short"
        label={say('Andel som lottas att visa underlag, i procent', 'Share drawn to show proof, in per cent')}
      />
      <TextField
        form={form}
        name="atLeast"
        inputMode="numeric"
        size="short"
        label={say('Dock minst så många', 'But at least so many')}
      />
    </>
  );
}
