import * as z from 'zod/mini';
import { PersonInRole, PersonRole, rolesOf } from '../../domain/application/persons.ts';
import { CheckboxGroup, RadioGroup, TextField } from '../form/fields.tsx';
import { type FormState, type FormValues, many, type Parsed, parseForm, valueOf, valuesOf } from '../form/form.ts';
import type { Language } from '../language.ts';
import { MeritsFields } from './merits-fields.tsx';
import { educationRow, educationRows, leadershipRows, periodRow, practiceRows } from './merits.ts';
import { numeral } from '../form/numeral.ts';
import { readRows, rowStep, rowValues } from '../form/rows.ts';

const Typed = z.object({
  name: PersonInRole.shape.name,
  roles: many(PersonRole).check(z.minLength(1)),
  sharePercent: z.optional(numeral(0.01, 100)),
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
  swedish: z.optional(z.enum(['YES', 'NO'])),
});

/** Reads the fields of `PersonInRoleFields`. */
export function readPersonInRole(values: FormValues, lang: Language): Parsed<PersonInRole> {
  const typed = {
    name: valueOf(values, 'name'),
    roles: valuesOf(values, 'roles'),
    sharePercent: valueOf(values, 'sharePercent'),
    from: valueOf(values, 'from'),
    to: valueOf(values, 'to'),
    swedish: valueOf(values, 'swedish'),
  };
  const parsed = parseForm(Typed, typed, lang, {
    name: { sv: 'Skriv namnet, utan siffror', en: 'Write the name, without numbers' },
    roles: { sv: 'Välj minst en roll', en: 'Choose at least one role' },
    sharePercent: { sv: 'Skriv ett tal mellan 1 och 100', en: 'Write a number between 1 and 100' },
  });
  const education = readRows(educationRows, values, lang);
  const practice = readRows(practiceRows, values, lang);
  const leadership = readRows(leadershipRows, values, lang);
  const errors = [...(parsed.ok ? [] : parsed.errors), ...education.errors, ...practice.errors, ...leadership.errors];
  if (!parsed.ok || errors.length > 0) return { ok: false, errors };
  const { swedish, sharePercent, from, to, ...rest } = parsed.value;
  return {
    ok: true,
    value: {
      ...rest,
      roles: [...new Set(rest.roles)],
      ...(sharePercent === undefined ? {} : { sharePercent }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(education.rows.length === 0 ? {} : { education: education.rows }),
      ...(practice.rows.length === 0 ? {} : { practice: practice.rows }),
      ...(leadership.rows.length === 0 ? {} : { leadership: leadership.rows }),
      ...(swedish === undefined ? {} : { swedish: swedish === 'YES' }),
    },
  };
}

/** A step of the form about its rows: the values after it. */
export function personInRoleStep(step: string, values: FormValues): FormValues | undefined {
  return rowStep([educationRows, practiceRows, leadershipRows], step, values);
}

/** Who it is, in which roles, and the merits that are stated, each any number of times. */
export function PersonInRoleFields({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={say('Namn', 'Name')}
        hint={say('Skriv inget personnummer.', 'Write no personal identity number.')}
      />
      <CheckboxGroup
        form={form}
        name="roles"
        label={say('Roller', 'Roles')}
        choices={PersonRole.options.map((role) => ({ value: role, label: rolesOf({ roles: [role] })[lang] }))}
      />
      <TextField
        form={form}
        name="sharePercent"
        size="short"
        inputMode="decimal"
        label={say('Ägarandel i procent', 'Part of the company, in percent')}
        hint={say('För en ägare.', 'For an owner.')}
      />
      <TextField
        form={form}
        name="from"
        type="date"
        size="short"
        label={say('I rollen från och med', 'In the role from')}
        hint={say('Behövs bara om det är nyligen eller längre fram.', 'Needed only if it is recent or still to come.')}
      />
      <TextField
        form={form}
        name="to"
        type="date"
        size="short"
        label={say('I rollen till och med', 'In the role through')}
        hint={say('Lämna tomt om det fortsätter.', 'Leave empty if it goes on.')}
      />
      <RadioGroup
        form={form}
        name="swedish"
        label={say('Behärskar svenska i tal och skrift', 'Masters Swedish in speech and writing')}
        hint={say('För verksamhetsansvarig och ersättare.', 'For the person in daily charge and the deputy.')}
        choices={[
          { value: 'YES', label: say('Ja', 'Yes') },
          { value: 'NO', label: say('Nej', 'No') },
        ]}
      />
      <p>
        {say(
          'Meriterna nedan behövs för verksamhetsansvarig och ersättare. Tomma rader räknas inte.',
          'The merits below are needed for the person in daily charge and the deputy. Empty rows do not count.',
        )}
      </p>
      <MeritsFields form={form} lang={lang} />
    </>
  );
}

/** The form as a person who is named fills it in. */
export function personInRoleValues(person: PersonInRole): FormValues {
  return {
    name: person.name,
    roles: person.roles,
    sharePercent: person.sharePercent === undefined ? '' : String(person.sharePercent).replace('.', ','),
    from: person.from ?? '',
    to: person.to ?? '',
    swedish: person.swedish === undefined ? '' : person.swedish ? 'YES' : 'NO',
    ...rowValues(educationRows, (person.education ?? []).map(educationRow)),
    ...rowValues(practiceRows, (person.practice ?? []).map(periodRow)),
    ...rowValues(leadershipRows, (person.leadership ?? []).map(periodRow)),
  };
}
