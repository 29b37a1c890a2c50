import { mostPersons, rolesOf } from '../../../shared/domain/application/persons.ts';
import { withoutPerson } from '../../../shared/domain/application/without-person.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState, FormValues, Parsed } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import {
  PersonInRoleFields,
  personInRoleValues,
  readPersonInRole,
} from '../../../shared/http/application/person-in-role.tsx';
import { BackToPapers, VersionSeen } from './parts.tsx';
import type { Visit } from './visit.ts';

/** Which person the address is about: one that is named, or the next; undefined for all of them. */
export function personAsked({ request, content }: Visit): number | undefined {
  const asked = request.query['person'] ?? '';
  const named = (content.persons ?? []).length;
  return /^\d{1,2}$/.test(asked) ? Math.min(Number(asked), named) : undefined;
}

/** One of them as the form holds them; nobody yet, for the next. */
export function personValues({ content }: Visit, number: number): FormValues {
  const person = content.persons?.[number];
  return person === undefined ? {} : personInRoleValues(person);
}

/** The application with the person that the form describes. */
export function withPerson(values: FormValues, { content, lang }: Visit, number: number): Parsed<ApplicationContent> {
  const read = readPersonInRole(values, lang);
  if (!read.ok) return read;
  const { persons = [] } = content;
  if (number >= mostPersons) {
    const message = lang === 'sv' ? 'Det finns redan 40 personer' : 'There are 40 persons already';
    return { ok: false, errors: [{ field: '', message }] };
  }
  return { ok: true, value: { ...content, persons: persons.toSpliced(number, 1, read.value) } };
}

/** The application without the person of a number; the list again when it is none. */
export function withoutNamed(number: string, { content }: Visit): Parsed<ApplicationContent> {
  if (!/^\d{1,2}$/.test(number)) return { ok: false, errors: [] };
  return { ok: true, value: withoutPerson(content, Number(number)) };
}

/** Everybody whom the papers name, each to be changed or taken out. */
export function PersonList({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { content, lang, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { persons = [] } = content;
  const at = (person: number) => inLanguage(`${request.path}?del=personer&person=${String(person)}`, lang);
  return (
    <>
      <p class="lead">
        {say(
          'De som ansökan nämner, med de meriter som står där. Skriv aldrig personnummer.',
          'Those whom the application names, with the merits that it states. Never write identity numbers.',
        )}
      </p>
      <ErrorSummary form={form} lang={lang} />
      {persons.length > 0 && (
        <form method="post" novalidate>
          <VersionSeen visit={visit} />
          <ul class="tasks">
            {persons.map((person, index) => (
              <li key={index}>
                <span>
                  <a href={at(index)}>{person.name}</a>
                  <span class="hint">{rolesOf(person)[lang]}</span>
                </span>
                <button type="submit" name="step" value={`delete:${String(index)}`} class="plain">
                  {say('Ta bort', 'Remove')}
                  <span class="away">{` ${person.name}`}</span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
      <p>
        <a class="button" href={at(persons.length)}>
          {say('Lägg till en person', 'Add a person')}
        </a>
      </p>
      <BackToPapers visit={visit} />
    </>
  );
}

export function PersonForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        {/* Enter in a field presses the first button there is. */}
        <button type="submit" name="step" value="person" class="away" tabIndex={-1} aria-hidden="true">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </button>
        <VersionSeen visit={visit} />
        <PersonInRoleFields form={form} lang={lang} />
        <SubmitButton name="step" value="person">
          {lang === 'sv' ? 'Spara' : 'Save'}
        </SubmitButton>
      </form>
      <BackToPapers visit={visit} />
    </>
  );
}
