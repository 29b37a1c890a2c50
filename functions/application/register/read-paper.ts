import * as z from 'zod/mini';
import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { Addressee, type ApplicationContent, type Scope } from '../../../shared/domain/application/content.ts';
import type { ContentFault, Offer } from '../../../shared/domain/application/content-fault.ts';
import { Channel, Explanation, type Filing } from '../../../shared/domain/application/filing.ts';
import { stockholmDay, stockholmInstant, stockholmTime } from '../../../shared/domain/calendar/stockholm-day.ts';
import { applicantValues, readApplicant } from '../../../shared/http/application/applicant-fields.tsx';
import {
  type FieldError,
  type FormValues,
  type Parsed,
  parseForm,
  valueOf,
  valuesOf,
} from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { personMessages } from '../../../shared/http/application/person-fields.tsx';
import { fieldOf, readRows, rowValues, type RowSpec } from '../../../shared/http/form/rows.ts';
import type { FiledPaper } from '../../../shared/store/application/register.ts';

export type Offered = Offer;

const Signing = z.object({ ...Addressee.shape, signed: z.optional(z.literal('yes')) });

export const signatories: RowSpec<typeof Signing> = {
  name: 'signatory',
  fields: ['name', 'email', 'phone', 'signed'],
  schema: Signing,
  messages: personMessages,
  most: 10,
};

/** Every service for every target group, with the areas it can be given in. */
export function groupsOf({ services, targetGroups }: Offered): readonly Omit<Scope, 'area'>[] {
  return services.flatMap((service) => targetGroups.map((targetGroup) => ({ service, targetGroup })));
}

export function scopeField(index: number): string {
  return `scope-${String(index)}`;
}

const Arrived = z.object({
  channel: Channel,
  receivedOn: z.iso.date(),
  receivedTime: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))),
  explanation: z.optional(Explanation),
});

const arrivedMessages = {
  channel: { sv: 'Välj hur ansökan kom', en: 'Choose how it came' },
  receivedOn: { sv: 'Ange dagen då den kom', en: 'Give the day on which it came' },
  receivedTime: { sv: 'Skriv klockslaget med fyra siffror, till exempel 09:30', en: 'Write the time as 09:30' },
};

const contactFields = ['name', 'email', 'phone', 'address'] as const;

/**
 * Reads the fields of `PaperFields`.
 * @param kept what the application says besides, which this form does not ask about
 */
export function readPaper(
  values: FormValues,
  kept: Partial<ApplicationContent>,
  { offered, lang }: { readonly offered: Offered; readonly lang: Language },
): Parsed<FiledPaper> {
  const arrived = parseForm(Arrived, values, lang, arrivedMessages);
  const applicant = readApplicant(values, lang);
  const typed = Object.fromEntries(contactFields.map((field) => [field, valueOf(values, `contact-${field}`).trim()]));
  const contact = parseForm(Addressee, typed, lang, personMessages);
  const signing = readRows(signatories, values, lang);
  const scopes = readScopes(values, { offered, lang });
  const errors = [
    ...(arrived.ok ? [] : arrived.errors),
    ...(applicant.ok ? [] : applicant.errors),
    ...(contact.ok ? [] : contact.errors.map((error) => ({ ...error, field: `contact-${error.field}` }))),
    ...signing.errors,
    ...twice(signing.rows, lang),
    ...(scopes.ok ? [] : scopes.errors),
  ];
  if (!arrived.ok || !applicant.ok || !contact.ok || !scopes.ok || errors.length > 0) return { ok: false, errors };
  const { channel, receivedOn, receivedTime = '00:00', explanation } = arrived.value;
  const { signatories: _named, scopes: _chosen, ...rest } = kept;
  const people = signing.rows.map(({ signed: _signed, ...person }) => person);
  return {
    ok: true,
    value: {
      channel,
      receivedAt: stockholmInstant(receivedOn, receivedTime),
      explanation,
      content: {
        ...rest,
        applicant: applicant.value,
        contact: contact.value,
        ...(people.length === 0 ? {} : { signatories: people }),
        ...(scopes.value.length === 0 ? {} : { scopes: scopes.value }),
      },
      signedBy: signing.rows.filter(({ signed }) => signed === 'yes').map(({ name }) => name),
    },
  };
}

function readScopes(
  values: FormValues,
  { offered, lang }: { readonly offered: Offered; readonly lang: Language },
): Parsed<Scope[]> {
  const scopes = groupsOf(offered).flatMap((group, index) =>
    valuesOf(values, scopeField(index)).map((area): Scope => ({ ...group, area })),
  );
  if (scopes.length <= 60 && scopes.every(({ area }) => offered.areas.includes(area)))
    return { ok: true, value: scopes };
  const message =
    lang === 'sv' ? 'Välj bland områdena som visas, högst 60' : 'Choose among the areas shown, at most 60';
  return { ok: false, errors: [{ field: scopeField(0), message }] };
}

function twice(rows: readonly Addressee[], lang: Language): FieldError[] {
  const addresses = rows.map(({ email }) => email?.toLowerCase());
  const row = addresses.findIndex((email, index) => email !== undefined && addresses.indexOf(email) !== index);
  if (row < 0) return [];
  const message =
    lang === 'sv' ? 'Varje firmatecknare behöver en egen e-postadress' : 'Each signatory needs an address of their own';
  return [{ field: fieldOf(signatories.name, row, 'email'), message }];
}

/** The form as an application that is being entered fills it in. */
export function paperValues(
  { receivedAt, filing }: Pick<RegisteredApplication, 'receivedAt'> & { readonly filing: Filing },
  { applicant, contact, signatories: named = [], scopes = [] }: ApplicationContent,
  offered: Offered,
): FormValues {
  return {
    channel: filing.channel,
    receivedOn: stockholmDay(receivedAt),
    receivedTime: stockholmTime(receivedAt),
    explanation: filing.explanation ?? '',
    ...applicantValues(applicant),
    ...Object.fromEntries(contactFields.map((field) => [`contact-${field}`, contact[field] ?? ''])),
    ...rowValues(
      signatories,
      named.map(({ name, email = '', phone = '' }) => ({
        name,
        email,
        phone,
        signed: filing.signedBy.includes(name) ? 'yes' : '',
      })),
    ),
    ...Object.fromEntries(
      groupsOf(offered).map(({ service, targetGroup }, index) => [
        scopeField(index),
        scopes.filter((one) => one.service === service && one.targetGroup === targetGroup).map(({ area }) => area),
      ]),
    ),
  };
}

/** What is wrong in a paper as errors of the form's fields. */
export function fieldErrors(faults: readonly ContentFault[], lang: Language): FieldError[] {
  return faults.map(({ path, text }) => ({ field: fieldAt(path), message: text[lang] }));
}

function fieldAt(path: string): string {
  const [, member] = /\/applicant\/members\/(\d+)\//.exec(path) ?? [];
  if (member !== undefined) return fieldOf('member', Number(member), 'organisationNumber');
  if (path === '/receivedAt') return 'receivedOn';
  if (path === '/explanation') return 'explanation';
  if (path.includes('/scopes')) return scopeField(0);
  if (path.includes('/sign')) return fieldOf(signatories.name, 0, 'name');
  return path.includes('/applicant') ? 'organisationNumber' : '';
}
