import * as z from 'zod/mini';
import { type Applicant, type ApplyingProvider, LegalForm, otherMembers } from '../../domain/application/applicant.ts';
import { Line } from '../../domain/application/line.ts';
import { legalFormNames } from '../../domain/requirement/check-kinds/applies-when.ts';
import { Checkbox, TextField } from '../form/fields.tsx';
import { type FieldError, type FormState, type FormValues, parseForm, valueOf } from '../form/form.ts';
import type { Language } from '../language.ts';
import {
  RegistrationFields,
  registrationFields,
  registrationMessages,
  registrationNeeds,
  registrationOf,
  registrationShape,
  typedRegistration,
} from './registration-fields.tsx';
import { SelectField } from '../form/select-field.tsx';
import { readRows, type RowSpec, rowStep, rowValues } from '../form/rows.ts';
import { Rows } from '../form/rows-fields.tsx';

const Typed = z
  .object({ name: Line, legalForm: LegalForm, ...registrationShape, address: z.optional(Line) })
  .check(...registrationNeeds);
type Typed = z.infer<typeof Typed>;

const fields = ['name', 'legalForm', ...registrationFields, 'address'] as const;

const messages = {
  ...registrationMessages,
  name: { sv: 'Skriv namnet', en: 'Write the name' },
  legalForm: { sv: 'Välj företagsform', en: 'Choose the legal form' },
};

const members: RowSpec<typeof Typed> = { name: 'member', fields, schema: Typed, messages, most: otherMembers };

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
  const errors = [...(lead.ok ? [] : lead.errors), ...others.errors];
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

function providerOf(typed: Typed): ApplyingProvider {
  const { name, legalForm, address } = typed;
  return { name, legalForm, registration: registrationOf(typed), ...(address === undefined ? {} : { address }) };
}

function typedOf({
  name,
  legalForm,
  registration,
  address,
}: ApplyingProvider): Record<(typeof fields)[number], string> {
  return { name, legalForm, ...typedRegistration(registration), address: address ?? '' };
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
          row={(name) => <ProviderFields form={form} lang={lang} name={name} />}
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
      <RegistrationFields form={form} lang={lang} name={name} />
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
