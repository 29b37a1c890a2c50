import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';

/** The case's number in the diary that the municipality keeps in another system, and where it is entered or put right. */
export function ForeignNumber(props: {
  /** What the other system is called. */
  readonly diary: string;
  readonly application: RegisteredApplication;
  readonly mayEnter: boolean;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { diary, application, mayEnter, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const known = application.foreignNumber;
  const isOpen = known === undefined || form.errors.some(({ field }) => field === 'foreign-number');
  return (
    <>
      <h2>{say(`Nummer i ${diary}`, `Number in ${diary}`)}</h2>
      <p>
        {known === undefined
          ? say('Inget nummer är infört än.', 'No number has been entered yet.')
          : `${known.number}, ${say('infört av', 'entered by')} ${known.by} ${shownInstant(known.at, lang)}`}
      </p>
      {mayEnter && (
        <details open={isOpen}>
          <summary>
            {known === undefined
              ? say('För in numret', 'Enter the number')
              : say('Rätta numret', 'Put the number right')}
          </summary>
          <form method="post">
            <TextField
              form={form}
              name="foreign-number"
              label={say('Diarienummer', 'Diary number')}
              hint={say(
                'Som det skrivs där. Det visas i brev och handlingar från och med nu, och ärendet hittas på det.',
                'As it is written there. Letters and documents show it from now on, and the case is found by it.',
              )}
            />
            <SubmitButton name="step" value="foreign-number">
              {say('Spara numret', 'Save the number')}
            </SubmitButton>
          </form>
        </details>
      )}
    </>
  );
}
