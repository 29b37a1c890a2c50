import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';

/** Where a case is given out as one archive: to whom, why, and whether whole; and the way to the one that was made. */
export function ExportPage({
  made,
  form,
  lang,
}: {
  /** A link that holds for some minutes to what was made; null before. */
  readonly made: string | null;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {made !== null && (
        <Note tone="good">
          <p>
            <a href={made}>{say('Ladda ner exporten (zip)', 'Download the export (zip)')}</a>
          </p>
          <p>
            {say(
              'Länken gäller i fem minuter, exporten finns kvar i ett dygn. Den innehåller kontrollsummor för varje fil.',
              'The link holds for five minutes, the export stays for a day. It has a checksum of each file.',
            )}
          </p>
        </Note>
      )}
      <p>
        {say(
          'Ärendet lämnas ut som en zip-fil: hela akten som PDF, handlingarna, alla händelser som JSON och CSV, och en förteckning med kontrollsummor. Vem som lämnar ut, till vem och varför skrivs in i ärendet.',
          'The case is given out as a zip file: the whole file as PDF, its documents, every event as JSON and CSV, and a list with checksums. Who gives it out, to whom and why is written into the case.',
        )}
      </p>
      <form method="post">
        <TextField
          form={form}
          name="recipient"
          label={say('Till vem', 'To whom')}
          hint={say(
            'Till exempel IVO, kommunens revisorer eller Konkurrensverket.',
            'For example an inspectorate or the auditors.',
          )}
        />
        <TextArea
          form={form}
          name="ground"
          rows={2}
          label={say('Med stöd av vad', 'On what ground')}
          hint={say(
            'Bestämmelsen, och begärans dag eller nummer.',
            'The provision, and the day or number of the request.',
          )}
        />
        <RadioGroup
          form={form}
          name="edition"
          label={say('Hur mycket', 'How much')}
          choices={[
            {
              value: 'FULL',
              label: say('Allt', 'Everything'),
              hint: say(
                'Också det som kan vara sekretess: pröva det först.',
                'Also what may be secret: try that first.',
              ),
            },
            {
              value: 'PUBLIC',
              label: say('Utan sekretess och personuppgifter', 'Without secrets and personal data'),
              hint: say(
                'Filer som har skickats in räknas upp men följer inte med: någon måste läsa dem först.',
                'Files that were sent in are listed and not included: somebody has to read them first.',
              ),
            },
          ]}
        />
        <SubmitButton>{say('Skapa exporten', 'Make the export')}</SubmitButton>
      </form>
    </>
  );
}
