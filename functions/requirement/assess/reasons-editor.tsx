import { scopeName } from '../../../shared/domain/application/content.ts';
import { type PlacedReason, type ReasonPlace, reasonsToWord } from '../../../shared/domain/decision/own-words.ts';
import type { Proposal, Reason as DecisionReason } from '../../../shared/domain/decision/proposal.ts';
import { type Reason, reasonsFor } from '../../../shared/domain/desk/desk.ts';
import { SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { type FieldError, type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import { Select } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { insertedText } from './reason-picker.tsx';

const longest = 5000;

const fieldOf = (place: ReasonPlace) => `reason-${place}`;
const pickOf = (place: ReasonPlace) => `pick-reason-${place}`;

/** The reasons as the decision will say them, scope by scope, for the officer to word; texts of the municipality's own put in. */
export function ReasonsEditor(props: {
  readonly proposal: Proposal;
  readonly reasons: readonly Reason[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { proposal, reasons, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const placed = reasonsToWord(proposal);
  if (placed.length === 0) return null;
  const isBegun = Object.keys(form.values).length > 0;
  return (
    <details open={isBegun}>
      <summary>{say('Ändra hur skälen är skrivna', 'Change how the reasons are worded')}</summary>
      <p>
        {say(
          'Så här står skälen i underlaget, beslutet och underrättelsen, för varje del av ansökan. Utfallet följer av prövningen och ändras inte här.',
          'This is how the reasons read in the basis, the decision and the notice, for each part of the application. The outcome follows from the checks and is not changed here.',
        )}
      </p>
      {placed.map((one) => {
        const name = fieldOf(one.place);
        const values =
          form.values[name] === undefined ? { ...form.values, [name]: one.reason.text[lang] } : form.values;
        return (
          <div key={one.place}>
            <TextArea
              form={{ ...form, values }}
              name={name}
              rows={3}
              maxLength={longest}
              label={labelOf(one, proposal, lang)}
            />
            <Library placed={one} reasons={reasons} form={form} lang={lang} />
          </div>
        );
      })}
    </details>
  );
}

function Library(props: {
  readonly placed: PlacedReason;
  readonly reasons: readonly Reason[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { placed, reasons, form, lang } = props;
  const offered = reasonsFor(reasons, aboutOf(placed.reason));
  if (offered.length === 0) return null;
  const name = pickOf(placed.place);
  const options = offered.map(({ reasonId, title }) => ({ value: reasonId, label: title }));
  return (
    <div class="field">
      <label for={name}>{lang === 'sv' ? 'Text att återanvända' : 'Text to reuse'}</label>
      <Select form={form} name={name} label="" options={options} lang={lang} />
      <SubmitButton name="step" value="insert-reason" second>
        {lang === 'sv' ? 'Sätt in vald text' : 'Insert the chosen text'}
      </SubmitButton>
    </div>
  );
}

function labelOf({ place, reason }: PlacedReason, { scopes }: Proposal, lang: Language): string {
  const scope = scopes[Number(place.split('-')[0])]?.scope;
  const about = reason.basis.kind === 'REQUIREMENT' ? `, ${reason.basis.requirementId}` : '';
  const name = scope === undefined ? '' : scopeName(scope);
  return lang === 'sv' ? `Skäl för ${name}${about}` : `Reasons for ${name}${about}`;
}

/** The requirement whose texts are offered first; an approval takes those that are for any. */
function aboutOf({ basis }: DecisionReason): string {
  return basis.kind === 'REQUIREMENT' ? basis.requirementId : '';
}

/** What was written, by place, or which reason was left without a word. A field that was not sent is as it was. */
export function readWords(
  proposal: Proposal,
  values: FormValues,
  lang: Language,
): { readonly words: Readonly<Record<ReasonPlace, string>>; readonly errors: readonly FieldError[] } {
  const sent = reasonsToWord(proposal).flatMap(({ place }) =>
    values[fieldOf(place)] === undefined ? [] : [{ place, text: valueOf(values, fieldOf(place)).trim() }],
  );
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const errors = sent.flatMap(({ place, text }): FieldError[] => {
    const field = fieldOf(place);
    if (text === '') return [{ field, message: say('Skriv skälen', 'Write the reasons') }];
    if (text.length <= longest) return [];
    return [{ field, message: say(`Högst ${String(longest)} tecken`, `At most ${String(longest)} characters`) }];
  });
  return { words: Object.fromEntries(sent.map(({ place, text }) => [place, text])), errors };
}

/** The form with each chosen text put after what stands in its reason; nothing is saved by it. */
export function insertChosen(proposal: Proposal, values: FormValues, reasons: readonly Reason[]): FormValues {
  const inserted = reasonsToWord(proposal).flatMap(({ place, reason }): [string, string][] => {
    const chosen = reasonsFor(reasons, aboutOf(reason)).find(
      ({ reasonId }) => reasonId === valueOf(values, pickOf(place)),
    );
    if (chosen === undefined) return [];
    return [
      [fieldOf(place), insertedText(valueOf(values, fieldOf(place)), chosen)],
      [pickOf(place), ''],
    ];
  });
  return { ...values, ...Object.fromEntries(inserted) };
}
