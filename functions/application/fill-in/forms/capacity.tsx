import * as z from 'zod/mini';
import type { ApplicationContent } from '../../../../shared/domain/application/content.ts';
import { RadioGroup, TextField } from '../../../../shared/http/form/fields.tsx';
import {
  type Figure,
  FigureFields,
  figureValues,
  readFigures,
} from '../../../../shared/http/application/figure-fields.tsx';
import { type FieldError, parseForm, valueOf } from '../../../../shared/http/form/form.ts';
import type { SectionForm } from '../section-form.ts';
import { readServices, ServiceFields, serviceValues } from './per-service.tsx';
import type { Visit } from '../visit.ts';

const Amount = z.pipe(
  z.string().check(z.regex(/^\d{1,6}$/)),
  z.transform((text) => Number(text)),
);
const Capacity = z.object({
  unit: z.optional(z.enum(['HOURS_PER_MONTH', 'PLACES'])),
  amount: z.optional(Amount.check(z.positive())),
  selectableFrom: z.optional(z.iso.date()),
});

/** The numbers that the requirements ask for, and those that are stated already, by key. */
function figuresOf({ sections, content }: Visit): readonly Figure[] {
  const asked = sections
    .flatMap(({ wants }) => wants)
    .flatMap(({ key, title }) => {
      const figure = /^field:figures\.(.+)$/.exec(key)?.[1];
      return figure === undefined ? [] : [{ key: figure, label: title }];
    });
  const others = Object.keys(content.figures ?? {}).filter((key) => !asked.some((one) => one.key === key));
  return [...asked, ...others.map((key) => ({ key, label: { sv: key, en: key } }))];
}

/** How much, from when, and the numbers that the requirements ask for. */
export const capacityForm: SectionForm = {
  about: ({ capacity, perService, selectableFrom, figures }) => ({ capacity, perService, selectableFrom, figures }),
  values: ({ content }) => ({
    unit: content.capacity?.unit ?? '',
    amount: content.capacity?.amount === undefined ? '' : String(content.capacity.amount ?? ''),
    selectableFrom: content.selectableFrom ?? '',
    ...serviceValues(content),
    ...figureValues(content.figures),
  }),
  read: (values, visit) => {
    const { lang } = visit;
    const fields = {
      unit: valueOf(values, 'unit'),
      amount: valueOf(values, 'amount'),
      selectableFrom: valueOf(values, 'selectableFrom'),
    };
    const parsed = parseForm(Capacity, fields, lang, {
      amount: { sv: 'Skriv ett helt tal, större än noll', en: 'Write a whole number above zero' },
    });
    const errors: FieldError[] = parsed.ok ? [] : [...parsed.errors];
    const figures = readFigures(values, figuresOf(visit), lang);
    errors.push(...figures.errors);
    const services = readServices(values, visit);
    errors.push(...services.errors);
    if (!parsed.ok || errors.length > 0) return { ok: false, errors };
    const { unit, amount, selectableFrom } = parsed.value;
    if (unit === undefined && amount !== undefined) {
      return {
        ok: false,
        errors: [{ field: 'unit', message: lang === 'sv' ? 'Välj vad talet räknar' : 'Choose what the number counts' }],
      };
    }
    return {
      ok: true,
      apply: ({ capacity: _c, perService: _p, selectableFrom: _s, figures: _f, ...content }): ApplicationContent => ({
        ...content,
        ...(unit === undefined ? {} : { capacity: { unit, amount: amount ?? null } }),
        ...(Object.keys(services.value).length === 0 ? {} : { perService: services.value }),
        ...(selectableFrom === undefined ? {} : { selectableFrom }),
        ...(Object.keys(figures.value).length === 0 ? {} : { figures: figures.value }),
      }),
    };
  },
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    return (
      <>
        <RadioGroup
          form={form}
          name="unit"
          label={say('Hur anger ni er kapacitet?', 'How do you state your capacity?')}
          choices={[
            { value: 'HOURS_PER_MONTH', label: say('Timmar i månaden', 'Hours a month') },
            { value: 'PLACES', label: say('Platser', 'Places') },
          ]}
        />
        <TextField
          form={form}
          name="amount"
          inputMode="numeric"
          size="short"
          label={say('Så mycket kan ni ta emot', 'So much you can take on')}
          hint={say('Lämna tomt om ni inte har någon övre gräns.', 'Leave empty if you have no ceiling.')}
        />
        <TextField
          form={form}
          name="selectableFrom"
          type="date"
          size="short"
          label={say('Ni kan väljas från', 'You can be chosen from')}
          hint={say('Tidigast när avtalet är undertecknat.', 'When the contract is signed at the earliest.')}
        />
        <ServiceFields form={form} visit={visit} />
        <FigureFields asked={figuresOf(visit)} form={form} lang={lang} />
      </>
    );
  },
};
