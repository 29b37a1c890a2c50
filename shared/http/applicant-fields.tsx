import * as z from 'zod/mini';
import { type Applicant, type ApplyingProvider, LegalForm } from '../domain/application/applicant.ts';
import { Line } from '../domain/application/line.ts';
import type { Registration } from '../domain/provider/registration.ts';
import { legalFormNames } from '../domain/requirement/check-kinds/applies-when.ts';
import { Checkbox, RadioGroup, TextField } from './fields.tsx';
import { type FieldError, type FormState, type FormValues, parseForm, valueOf } from './form.ts';
import type { Language } from './language.ts';
import { SelectField } from './select-field.tsx';
import { fieldOf, readRows, type RowSpec, rowStep, rowValues } from './rows.ts';
import { Rows } from './rows-fields.tsx';

const Country = z.string().check(z.regex(/^[A-Za-z]{2}$/));
const Entry = z.string().check(z.trim(), z.maxLength(100));

const Typed = z.object({
  name: Line,
  legalForm: LegalForm,
  kind: z.enum(['SWEDISH', 'FOREIGN', 'BEING_FORMED']),
  organisationNumber: z.optional(z.string().check(z.maxLength(20))),
  country: z.optional(Country),
  register: z.optional(Entry),
  number: z.optional(Entry),
  address: z.optional(Line),
});
type Typed = z.infer<typeof Typed>;

const fields = ['name', 'legalForm', 'kind', 'organisationNumber', 'country', 'register', 'number', 'address'] as const;

const messages = {
  name: { sv: 'Skriv namnet', en: 'Write the name' },
  legalForm: { sv: 'Välj företagsform', en: 'Choose the legal form' },
  kind: { sv: 'Välj hur ni är registrerade', en: 'Choose how you are registered' },
  country: {
    sv: 'Skriv landets två bokstäver, till exempel FI',
    en: 'Write the country’s two letters, for example FI',
  },
};

const members: RowSpec<typeof Typed> = { name: 'member', fields, schema: Typed, messages, most: 20 };

/** Who applies, as a form holds it. */
export function applicantValues(applicant: Applicant): FormValues {
  return {
    ...typedOf(applicant),
    newlyStarted: applicant.newlyStarted === true ? 'yes' : '',
    ...rowValues(members, (applicant.members ?? []).map(typedOf)),
  };
}

/** Reads the fields of `ApplicantFields`. */
export function readApplicant(
  values: FormValues,
  lang: Language,
): { readonly ok: true; readonly value: Applicant } | { readonly ok: false; readonly errors: readonly FieldError[] } {
  const typed = Object.fromEntries(fields.map((field) => [field, valueOf(values, field)]));
  const lead = parseForm(Typed, typed, lang, messages);
  const others = readRows(members, values, lang);
  const errors = [
    ...(lead.ok ? registrationErrors(lead.value, (field) => field, lang) : lead.errors),
    ...others.errors,
    ...others.rows.flatMap((row, index) =>
      registrationErrors(row, (field) => fieldOf(members.name, index, field), lang),
    ),
  ];
  if (!lead.ok || errors.length > 0) return { ok: false, errors };
  const isNew = valueOf(values, 'newlyStarted') === 'yes';
  return {
    ok: true,
    value: {
      ...providerOf(lead.value),
      newlyStarted: isNew,
      ...(others.rows.length === 0 ? {} : { members: others.rows.map(providerOf) }),
    },
  };
}

export function applicantStep(step: string, values: FormValues): FormValues | undefined {
  return rowStep([members], step, values);
}

function registrationErrors(typed: Typed, name: (field: string) => string, lang: Language): FieldError[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const lacks = (field: 'organisationNumber' | 'country' | 'register' | 'number', message: string): FieldError[] =>
    (typed[field] ?? '') === '' ? [{ field: name(field), message }] : [];
  switch (typed.kind) {
    case 'SWEDISH':
      return lacks('organisationNumber', say('Skriv organisationsnumret', 'Write the organisation number'));
    case 'FOREIGN':
      return [
        ...lacks(
          'country',
          say('Skriv landets två bokstäver, till exempel FI', 'Write the country’s two letters, for example FI'),
        ),
        ...lacks('register', say('Skriv vad registret heter', 'Write the name of the register')),
        ...lacks('number', say('Skriv numret i registret', 'Write the number in the register')),
      ];
    case 'BEING_FORMED':
      return [];
  }
}

function providerOf(typed: Typed): ApplyingProvider {
  const { name, legalForm, address } = typed;
  return { name, legalForm, registration: registrationOf(typed), ...(address === undefined ? {} : { address }) };
}

function registrationOf({
  kind,
  organisationNumber = '',
  country = '',
  register = '',
  number = '',
}: Typed): Registration {
  if (kind === 'SWEDISH') return { kind, organisationNumber: organisationNumber.trim() };
  return kind === 'FOREIGN' ? { kind, country: country.toUpperCase(), register, number } : { kind };
}

function typedOf({
  name,
  legalForm,
  registration,
  address,
}: ApplyingProvider): Record<(typeof fields)[number], string> {
  return {
    name,
    legalForm,
    kind: registration.kind,
    organisationNumber: registration.kind === 'SWEDISH' ? registration.organisationNumber : '',
    country: registration.kind === 'FOREIGN' ? registration.country : '',
    register: registration.kind === 'FOREIGN' ? registration.register : '',
    number: registration.kind === 'FOREIGN' ? registration.number : '',
    address: address ?? '',
  };
}

interface Props {
  readonly form: FormState;
  readonly lang: Language;
}

/** Who applies; with the others of a group. */
export function ApplicantFields({ form, lang }: Props) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const hasMembers = Object.keys(form.values).some(
    (field) => field.startsWith('member-') && valueOf(form.values, field) !== '',
  );
  return (
    <>
      <ProviderFields form={form} lang={lang} name={(field) => field} />
      <Checkbox
        form={form}
        name="newlyStarted"
        label={say('Verksamheten är nystartad', 'The business is newly started')}
        hint={say('Det finns ingen årsredovisning än.', 'There is no annual report yet.')}
      />
      <details open={hasMembers}>
        <summary>{say('Ansöker ni tillsammans med andra?', 'Do you apply together with others?')}</summary>
        <p>
          {say(
            'En grupp får ansöka tillsammans. Ni som fyller i ansökan företräder gruppen. Lägg till de andra här.',
            'A group may apply together. You who fill in the application speak for it. Add the others here.',
          )}
        </p>
        <Rows
          spec={members}
          form={form}
          lang={lang}
          title={say('Medlem', 'Member')}
          add={say('Lägg till en medlem', 'Add a member')}
          row={(row) => <ProviderFields form={form} lang={lang} name={(field) => fieldOf(members.name, row, field)} />}
        />
      </details>
    </>
  );
}

function ProviderFields({ form, lang, name }: Props & { readonly name: (field: (typeof fields)[number]) => string }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField
        form={form}
        name={name('name')}
        label={say('Namn', 'Name')}
        hint={say('Som det står i registret.', 'As the register has it.')}
      />
      <SelectField
        form={form}
        name={name('legalForm')}
        label={say('Företagsform', 'Legal form')}
        hint={say(
          'Den svenska form som ligger närmast, om ni är utländska.',
          'The nearest Swedish form, if you are from abroad.',
        )}
        lang={lang}
        options={LegalForm.options.map((value) => ({ value, label: capitalised(legalFormNames[value][lang]) }))}
      />
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
      <TextField
        form={form}
        name={name('address')}
        label={say('Postadress (frivilligt)', 'Postal address (optional)')}
      />
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
