import * as z from 'zod/mini';
import { type Scope, scopeName } from '../../../shared/domain/application/content.ts';
import { Change } from '../../../shared/domain/change-notice/change.ts';
import type { ChangeFault } from '../../../shared/domain/change-notice/faults.ts';
import type { ChangeKind } from '../../../shared/domain/change-notice/kind.ts';
import { type FormValues, type Parsed, parseForm, valueOf, valuesOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { GivenChange } from '../../../shared/store/change-notice/change-notice.ts';

const When = z.object({
  from: z.optional(z.iso.date()),
  message: z.optional(z.string().check(z.trim(), z.maxLength(2000))),
});

interface Around {
  readonly lang: Language;
  readonly offered: readonly Scope[];
  readonly stated: { readonly capacity: { readonly unit: string } | null } | null;
}

/** A notice as the form of its kind has it, with what is wrong under the form's own names. */
export function readGiven(kind: ChangeKind, form: FormValues, around: Around): Parsed<GivenChange> {
  const when = parseForm(When, form, around.lang);
  const change = Change.safeParse(changeIn(kind, form, around));
  if (when.ok && change.success) return { ok: true, value: { ...when.value, change: change.data } };
  const wrong = change.success ? [] : [...new Set(change.error.issues.map(({ path }) => fieldAt(path)))];
  return {
    ok: false,
    errors: [
      ...wrong.map((field) => ({ field, message: wordsFor(field, around.lang) })),
      ...(when.ok ? [] : when.errors),
    ],
  };
}

/** What the form says, in the shape of the change; whether it fits is for that shape to say. */
function changeIn(kind: ChangeKind, form: FormValues, { offered, stated }: Around): unknown {
  const text = (name: string): string | undefined => {
    const value = valueOf(form, name).trim();
    return value === '' ? undefined : value;
  };
  switch (kind) {
    case 'MANAGER':
      return given({ kind, name: text('name'), email: text('email') });
    case 'OWNER':
      return given({ kind, description: text('description') });
    case 'CONTACT': {
      const contact = given({ name: text('contactName'), email: text('contactEmail') });
      const shown = { phone: text('phone'), email: text('email'), website: text('website'), address: text('address') };
      return given({ kind, contact, ...shown });
    }
    case 'CAPACITY': {
      const amount = text('amount');
      const unit = stated?.capacity?.unit ?? text('unit');
      return given({ kind, capacity: { unit, amount: amount === undefined ? null : Number(amount) } });
    }
    case 'AREAS': {
      const ticked = valuesOf(form, 'scopes');
      return { kind, scopes: offered.filter((scope) => ticked.includes(scopeName(scope))) };
    }
    case 'ABSENCE': {
      const deputy = given({ name: text('deputyName'), phone: text('deputyPhone') });
      return given({ kind, until: text('until'), deputy });
    }
    case 'INTAKE':
      return given({ kind, intake: text('intake'), until: text('until') });
  }
}

/** Without what was left empty. */
function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** The form's name for a place in the change. */
function fieldAt(path: readonly PropertyKey[]): string {
  const [first = '', second] = path.map(String);
  if (first === 'contact') return second === 'email' ? 'contactEmail' : 'contactName';
  if (first === 'deputy') return second === 'phone' ? 'deputyPhone' : 'deputyName';
  if (first === 'capacity') return second === 'unit' ? 'unit' : 'amount';
  return first;
}

function wordsFor(field: string, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (field) {
    case 'amount':
      return say(
        'Ange ett helt tal större än noll, eller lämna tomt',
        'Enter a whole number above zero, or leave it empty',
      );
    case 'scopes':
      return say('Välj minst ett område', 'Choose at least one area');
    case 'intake':
    case 'unit':
      return say('Välj ett alternativ', 'Choose one');
    case 'until':
      return say('Ange en dag', 'Enter a day');
    case 'email':
    case 'contactEmail':
      return say('Skriv en e-postadress', 'Write an e-mail address');
    case 'phone':
    case 'deputyPhone':
      return say('Skriv ett telefonnummer', 'Write a telephone number');
    case 'website':
      return say('Skriv en webbadress som börjar med https://', 'Write a web address that begins with https://');
    default:
      return say('Fyll i det här, utan siffror i namn', 'Fill this in, without numbers in names');
  }
}

/** Where a rule's refusal is shown. */
export function fieldOf(kind: ChangeKind, fault: ChangeFault | 'NOT_IN_FORCE'): string {
  if (fault === 'DAY_PASSED' || fault === 'DAY_TOO_FAR') return 'from';
  if (fault === 'ENDS_BEFORE_IT_BEGINS') return 'until';
  return (
    {
      MANAGER: 'name',
      OWNER: 'description',
      CONTACT: 'contactName',
      CAPACITY: 'amount',
      AREAS: 'scopes',
      ABSENCE: 'until',
      INTAKE: 'intake',
    } as const
  )[kind];
}
