import type { DeskOfficer } from '../../../shared/domain/desk/desk.ts';
import { officerKey } from '../../../shared/domain/desk/officer.ts';
import { errorOf, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** Chosen for giving something to nobody in particular. */
export const nobody = 'NOBODY';

/** A choice of one of the desk's officers, with what they judge. */
export function OfficerField(props: {
  readonly name: string;
  readonly label: string;
  readonly officers: readonly DeskOfficer[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { name, label, officers, form, lang } = props;
  const error = errorOf(form, name);
  const chosen = valueOf(form.values, name);
  return (
    <div class={error === undefined ? 'field' : 'field bad'}>
      <label for={name}>{label}</label>
      {error !== undefined && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <select id={name} name={name} aria-invalid={error === undefined ? undefined : 'true'}>
        <option value="">{lang === 'sv' ? 'Välj' : 'Choose'}</option>
        {officers.map((officer) => (
          <option key={officer.email} value={officerKey(officer)} selected={officerKey(officer) === chosen}>
            {officer.name}
            {officer.competences.length === 0 ? '' : ` (${officer.competences.join(', ')})`}
          </option>
        ))}
        <option value={nobody} selected={chosen === nobody}>
          {lang === 'sv' ? 'Ingen särskild' : 'Nobody in particular'}
        </option>
      </select>
    </div>
  );
}
