import { type Reason, reasonsFor } from '../../../shared/domain/desk/desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { fieldOf } from './field-names.ts';

function pickField(requirementId: string): string {
  return `pick-${requirementId}`;
}

/** The municipality's reusable texts for one requirement, and a button that puts the chosen one into the reason. */
export function ReasonPicker(props: {
  readonly requirementId: string;
  readonly reasons: readonly Reason[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { requirementId, reasons, form, lang } = props;
  const offered = reasonsFor(reasons, requirementId);
  if (offered.length === 0) return null;
  const name = pickField(requirementId);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <div class="field">
      <label for={name}>{say(`Text att återanvända för ${requirementId}`, `Text to reuse for ${requirementId}`)}</label>
      <select id={name} name={name}>
        <option value="">{say('Ingen', 'None')}</option>
        {offered.map(({ reasonId, title }) => (
          <option key={reasonId} value={reasonId} selected={reasonId === valueOf(form.values, name)}>
            {title}
          </option>
        ))}
      </select>
      <SubmitButton name="step" value="insert" second>
        {say('Sätt in vald text', 'Insert the chosen text')}
      </SubmitButton>
    </div>
  );
}

/** The form with every chosen text put after what stands in its reason; nothing is saved by it. */
export function insertReasons(values: FormValues, reasons: readonly Reason[]): FormValues {
  const inserted = Object.keys(values).flatMap((name): [string, string][] => {
    const requirementId = /^pick-(.+)$/.exec(name)?.[1];
    if (requirementId === undefined) return [];
    const chosen = reasonsFor(reasons, requirementId).find(({ reasonId }) => reasonId === valueOf(values, name));
    if (chosen === undefined) return [];
    return [
      [fieldOf.note(requirementId), insertedText(valueOf(values, fieldOf.note(requirementId)), chosen)],
      [name, ''],
    ];
  });
  return { ...values, ...Object.fromEntries(inserted) };
}

/** A reusable text after what stands there, once. */
export function insertedText(before: string, { text }: Reason): string {
  const written = before.trim();
  return written.includes(text) ? written : [written, text].filter((part) => part !== '').join('\n');
}
