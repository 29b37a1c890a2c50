import { ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { placesIn, reasonFields } from './settings.ts';
import { type Workload, WorkloadTable } from './workload.tsx';

/** Officers and their competences; texts that are reused when requirements are settled. */
export function SettingsPage(props: {
  readonly municipality: string;
  readonly version: number;
  readonly form: FormState;
  readonly workloads: readonly Workload[];
  readonly mayChange: boolean;
  readonly saved: boolean;
  readonly lang: Language;
}) {
  const { form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {props.saved && (
        <Note tone="good">
          <p>{say('Sparat. Tidigare versioner finns kvar.', 'Saved. Earlier versions are kept.')}</p>
        </Note>
      )}
      {props.workloads.length > 0 && <WorkloadTable workloads={props.workloads} lang={lang} />}
      <form method="post" action={inLanguage('/desk/settings', lang)} novalidate>
        <input type="hidden" name="municipality" value={props.municipality} />
        <input type="hidden" name="version" value={String(props.version)} />
        <h2>{say('Handläggare', 'Officers')}</h2>
        <TextArea
          form={form}
          name="officers"
          rows={6}
          label={say('Vilka ärenden och kontroller kan ges till', 'Whom cases and checks can be given to')}
          hint={say(
            'En på varje rad: namn; e-post; vad hen bedömer, åtskilt med komma. Till exempel: Nora Sköld; nora@granvik.example; sjuksköterska',
            'One a line: name; e-mail; what they judge, separated by commas. For example: Nora Sköld; nora@granvik.example; nurse',
          )}
        />
        <h2>{say('Texter att återanvända', 'Texts to reuse')}</h2>
        <p>
          {say(
            'Handläggaren väljer en text när ett krav bedöms, läser den och ändrar den om det behövs. Töm rubrik och text för att ta bort en.',
            'An officer chooses a text when judging a requirement, reads it and changes it where needed. Empty title and text to take one out.',
          )}
        </p>
        {Array.from({ length: placesIn(form.values) }, (_one, index) => (
          <ReasonFields key={index} index={index} form={form} lang={lang} />
        ))}
        <h2>{say('Underrättelsen om beslut', 'The notice of a decision')}</h2>
        <p>
          {say(
            'Egna ord före och efter beslutet. Beslutet, skälen och hur man söker rättelse står alltid med och ändras inte här. Ett ärende som har ett förslag visar hur underrättelsen blir.',
            'Your own words before and after the decision. The decision, its reasons and how to seek correction always stand there and are not changed here. A case that has a proposal shows how its notice will read.',
          )}
        </p>
        <TextArea
          form={form}
          name="notice-opening"
          rows={3}
          maxLength={2000}
          label={say('Hälsning, före beslutet', 'Greeting, before the decision')}
        />
        <TextArea
          form={form}
          name="notice-closing"
          rows={3}
          maxLength={2000}
          label={say('Avslutning, efter beslutet', 'Closing words, after the decision')}
        />
        {props.mayChange && <SubmitButton>{say('Spara', 'Save')}</SubmitButton>}
      </form>
      <p>
        <a href={inLanguage(`/desk?municipality=${props.municipality}`, lang)}>{say('Till kön', 'To the queue')}</a>
      </p>
    </>
  );
}

function ReasonFields({
  index,
  form,
  lang,
}: {
  readonly index: number;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const field = reasonFields(index);
  const number = String(index + 1);
  return (
    <fieldset>
      <legend>
        {valueOf(form.values, field.title) === ''
          ? say(`Text ${number}`, `Text ${number}`)
          : valueOf(form.values, field.title)}
      </legend>
      <input type="hidden" name={field.reasonId} value={valueOf(form.values, field.reasonId)} />
      <TextField form={form} name={field.title} label={say(`Rubrik ${number}`, `Title ${number}`)} />
      <TextField
        form={form}
        name={field.requirementId}
        size="short"
        label={say(`Krav ${number}`, `Requirement ${number}`)}
        hint={say('Kravets beteckning; tomt för alla krav.', 'The requirement’s id; empty for every one.')}
      />
      <TextArea form={form} name={field.text} rows={3} label={say(`Text ${number}`, `Text ${number}`)} />
    </fieldset>
  );
}
