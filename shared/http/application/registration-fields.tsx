import * as z from 'zod/mini';
import type { Registration } from '../../domain/provider/registration.ts';
import { RadioGroup, TextField } from '../form/fields.tsx';
import { type FieldMessages, type FormState, valueOf } from '../form/form.ts';
import type { Language } from '../language.ts';

const Entry = z.string().check(z.trim(), z.maxLength(100));

/** How a company says under what it is registered, field by field. */
export const registrationShape = {
  kind: z.enum(['SWEDISH', 'FOREIGN', 'BEING_FORMED']),
  organisationNumber: z.optional(z.string().check(z.maxLength(20))),
  country: z.optional(z.string().check(z.regex(/^(?!SE$)[A-Z]{2}$/i))),
  register: z.optional(Entry),
  number: z.optional(Entry),
};

type Typed = z.output<z.ZodMiniObject<typeof registrationShape>>;
type Field = keyof Typed;

export const registrationFields = ['kind', 'organisationNumber', 'country', 'register', 'number'] as const;

/** What each kind of registration can't do without: for the schema that has the shape. */
export const registrationNeeds = [
  needs('organisationNumber', 'SWEDISH'),
  needs('country', 'FOREIGN'),
  needs('register', 'FOREIGN'),
  needs('number', 'FOREIGN'),
];

function needs(field: Field, kind: Typed['kind']) {
  return z.refine<Typed>((typed) => typed.kind !== kind || (typed[field] ?? '') !== '', { path: [field] });
}

export const registrationMessages = {
  kind: { sv: 'Välj hur företaget är registrerat', en: 'Choose how the company is registered' },
  organisationNumber: { sv: 'Skriv organisationsnumret', en: 'Write the organisation number' },
  country: {
    sv: 'Skriv landets två bokstäver, till exempel FI',
    en: 'Write the country’s two letters, for example FI',
  },
  register: { sv: 'Skriv vad registret heter', en: 'Write the name of the register' },
  number: { sv: 'Skriv numret i registret', en: 'Write the number in the register' },
} satisfies FieldMessages;

export function registrationOf({
  kind,
  organisationNumber = '',
  country = '',
  register = '',
  number = '',
}: Typed): Registration {
  if (kind === 'SWEDISH') return { kind, organisationNumber: organisationNumber.trim() };
  return kind === 'FOREIGN' ? { kind, country: country.toUpperCase(), register, number } : { kind };
}

/** A registration as its fields hold it. */
export function typedRegistration(registration: Registration): Readonly<Record<Field, string>> {
  const empty = { organisationNumber: '', country: '', register: '', number: '' };
  switch (registration.kind) {
    case 'SWEDISH':
    case 'FOREIGN':
      return { ...empty, ...registration };
    case 'BEING_FORMED':
      return { ...empty, kind: registration.kind };
  }
}

/** @param name what a field is called in the form that has it */
export function RegistrationFields(props: {
  readonly form: FormState;
  readonly lang: Language;
  readonly name: (field: Field) => string;
}) {
  const { form, lang, name } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <RadioGroup
        form={form}
        name={name('kind')}
        label={say('Registrering', 'Registration')}
        choices={[
          { value: 'SWEDISH', label: say('Registrerad i Sverige', 'Registered in Sweden') },
          { value: 'FOREIGN', label: say('Registrerad i ett annat land', 'Registered in another country') },
          { value: 'BEING_FORMED', label: say('Under bildande, inget nummer än', 'Being formed, no number yet') },
        ]}
      />
      <TextField
        form={form}
        name={name('organisationNumber')}
        size="short"
        label={say('Organisationsnummer', 'Organisation number')}
        hint={say(
          'Tio siffror. En enskild firma skriver innehavarens personnummer.',
          'Ten digits. A sole trader writes the owner’s personal identity number.',
        )}
      />
      <details open={valueOf(form.values, name('kind')) === 'FOREIGN'}>
        <summary>{say('Registrerad i ett annat land', 'Registered in another country')}</summary>
        <TextField
          form={form}
          name={name('country')}
          size="short"
          maxLength={2}
          label={say('Land', 'Country')}
          hint={say('Två bokstäver, till exempel FI.', 'Two letters, for example FI.')}
        />
        <TextField form={form} name={name('register')} label={say('Registrets namn', 'Name of the register')} />
        <TextField
          form={form}
          name={name('number')}
          size="short"
          label={say('Nummer i registret', 'Number in the register')}
        />
      </details>
    </>
  );
}
