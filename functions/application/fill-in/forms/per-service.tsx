import * as z from 'zod/mini';
import type { ApplicationContent } from '../../../../shared/domain/application/content.ts';
import { Line } from '../../../../shared/domain/application/line.ts';
import { Capacity, type PerService } from '../../../../shared/domain/application/service-terms.ts';
import { RadioGroup, TextField } from '../../../../shared/http/form/fields.tsx';
import {
  type FieldError,
  type FormState,
  type FormValues,
  parseForm,
  valueOf,
} from '../../../../shared/http/form/form.ts';
import type { Visit } from '../visit.ts';

/** Fields of one service; empty, what is said of the whole holds for it too. */
const Typed = z.object({
  unit: z.optional(Capacity.shape.unit),
  amount: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))),
  hours: z.optional(Line),
});

interface Asked {
  readonly service: string;
  readonly names: Readonly<Record<'unit' | 'amount' | 'hours', string>>;
}

/** The services applied for when they are several; of one alone the whole says it. */
function askedOf({ scopes = [] }: ApplicationContent): readonly Asked[] {
  const services = [...new Set(scopes.map(({ service }) => service))];
  if (services.length < 2) return [];
  return services.map((service, index) => {
    const at = String(index);
    return { service, names: { unit: `unit-${at}`, amount: `amount-${at}`, hours: `hours-${at}` } };
  });
}

/** What is stated for each service, as the form holds it. */
export function serviceValues(content: ApplicationContent): FormValues {
  return Object.fromEntries(
    askedOf(content).flatMap(({ service, names }) => {
      const { capacity, hours } = content.perService?.[service] ?? {};
      return [
        [names.unit, capacity?.unit ?? ''],
        [names.amount, String(capacity?.amount ?? '')],
        [names.hours, hours ?? ''],
      ];
    }),
  );
}

/** Reads the fields of `ServiceFields`; a service that is applied for no longer has none, and loses what was said of it. */
export function readServices(
  values: FormValues,
  { content, lang }: Pick<Visit, 'content' | 'lang'>,
): { readonly value: PerService; readonly errors: readonly FieldError[] } {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const errors: FieldError[] = [];
  const value: PerService = {};
  for (const { service, names } of askedOf(content)) {
    const fields = {
      unit: valueOf(values, names.unit),
      amount: valueOf(values, names.amount),
      hours: valueOf(values, names.hours),
    };
    const parsed = parseForm(Typed, fields, lang, {
      amount: { sv: 'Skriv ett helt tal, större än noll', en: 'Write a whole number above zero' },
      hours: { sv: 'Skriv högst 200 tecken', en: 'Write at most 200 characters' },
    });
    if (!parsed.ok) {
      const nameOf = new Map<string, string>(Object.entries(names));
      errors.push(...parsed.errors.map(({ field, message }) => ({ field: nameOf.get(field) ?? field, message })));
      continue;
    }
    const { unit, amount, hours } = parsed.value;
    if (unit === undefined && amount !== undefined) {
      errors.push({ field: names.unit, message: say('Välj vad talet räknar', 'Choose what the number counts') });
    } else if (unit !== undefined || hours !== undefined) {
      value[service] = {
        ...(unit === undefined ? {} : { capacity: { unit, amount: amount === undefined ? null : Number(amount) } }),
        ...(hours === undefined ? {} : { hours }),
      };
    }
  }
  return { value, errors };
}

/** Capacity and hours of each service, for who has others than for the whole. */
export function ServiceFields({ form, visit }: { readonly form: FormState; readonly visit: Visit }) {
  const { content, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      {askedOf(content).map(({ service, names }) => (
        <>
          <h2>{service}</h2>
          <p>{say('Fyll i om något annat gäller än för helheten.', 'Fill in if it is not as for the whole.')}</p>
          <RadioGroup
            form={form}
            name={names.unit}
            label={say(`Kapacitet för ${service}`, `Capacity of ${service}`)}
            choices={[
              { value: 'HOURS_PER_MONTH', label: say('Timmar i månaden', 'Hours a month') },
              { value: 'PLACES', label: say('Platser', 'Places') },
            ]}
          />
          <TextField
            form={form}
            name={names.amount}
            inputMode="numeric"
            size="short"
            label={say(`Antal för ${service}`, `Number for ${service}`)}
          />
          <TextField form={form} name={names.hours} label={say(`Tider för ${service}`, `Hours of ${service}`)} />
        </>
      ))}
    </>
  );
}
