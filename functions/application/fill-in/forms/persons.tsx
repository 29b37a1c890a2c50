import {
  PersonInRoleFields,
  personInRoleStep,
  personInRoleValues,
  readPersonInRole,
} from '../../../../shared/http/application/person-in-role.tsx';
import { mostPersons } from '../../../../shared/domain/application/persons.ts';
import type { SectionForm } from '../section-form.ts';
import type { Visit } from '../visit.ts';

/** Which person the address is about: one that is named already, or the next. */
function numberIn({ request, content }: Visit): number {
  const named = (content.persons ?? []).length;
  const asked = request.query['person'] ?? '';
  return /^\d{1,2}$/.test(asked) && Number(asked) < named ? Number(asked) : named;
}

/** One person with their roles and merits; the section has a page for each. */
export const personsForm: SectionForm = {
  about: ({ persons }) => persons ?? [],
  values: (visit) => {
    const person = visit.content.persons?.[numberIn(visit)];
    return person === undefined ? {} : personInRoleValues(person);
  },
  read: (values, visit) => {
    const read = readPersonInRole(values, visit.lang);
    const number = numberIn(visit);
    const isFull = number >= mostPersons;
    if (!read.ok || isFull) {
      const message = visit.lang === 'sv' ? 'Det finns redan 40 personer' : 'There are 40 persons already';
      return { ok: false, errors: [...(read.ok ? [] : read.errors), ...(isFull ? [{ field: '', message }] : [])] };
    }
    return {
      ok: true,
      apply: (content) => ({ ...content, persons: (content.persons ?? []).toSpliced(number, 1, read.value) }),
    };
  },
  step: personInRoleStep,
  fields: ({ form, lang }) => <PersonInRoleFields form={form} lang={lang} />,
};
