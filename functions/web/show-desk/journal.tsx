import { type Note as JournalNote, journalOf, type ShownNote } from '../../../shared/domain/desk/note.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { valueOf, type FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

const kinds: Readonly<Record<JournalNote['kind'], Texts>> = {
  NOTE: { sv: 'Anteckning', en: 'Note' },
  CALL: { sv: 'Telefonsamtal', en: 'Telephone call' },
  MAIL: { sv: 'Inkommet brev eller mejl', en: 'Mail or letter that came in' },
  MEETING: { sv: 'Möte', en: 'Meeting' },
};

interface JournalProps {
  readonly notes: readonly JournalNote[];
  readonly mayWrite: boolean;
  readonly form: FormState;
  readonly lang: Language;
}

/** What was said and came in beside the application (FL 27 §); corrected by a new note, never removed. */
export function Journal({ notes, mayWrite, form, lang }: JournalProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const corrects = valueOf(form.values, 'corrects');
  return (
    <>
      {notes.length === 0 && <p>{say('Inga anteckningar än.', 'No notes yet.')}</p>}
      {journalOf(notes).map((shown) => (
        <Entry key={shown.note.noteId} shown={shown} mayWrite={mayWrite} lang={lang} />
      ))}
      {mayWrite && (
        <details
          open={
            corrects === '' && form.errors.some(({ field }) => field === 'text' || field === 'kind' || field === 'on')
          }
        >
          <summary>{say('Skriv en anteckning', 'Write a note')}</summary>
          <form method="post">
            <RadioGroup
              form={form}
              name="kind"
              label={say('Vad gäller den?', 'What is it about?')}
              choices={Object.entries(kinds).map(([value, words]) => ({ value, label: words[lang] }))}
            />
            <TextField
              form={form}
              name="on"
              type="date"
              size="short"
              label={say('Dag', 'Day')}
              hint={say('När det hände. Tomt betyder i dag.', 'When it happened. Empty means today.')}
            />
            <TextArea
              form={form}
              name="text"
              label={say('Anteckning', 'Note')}
              hint={say(
                'Blir en allmän handling. Skriv det som har betydelse för ärendet.',
                'Becomes a public document. Write what matters to the case.',
              )}
              maxLength={5000}
            />
            <SubmitButton name="step" value="note">
              {say('Spara anteckningen', 'Save the note')}
            </SubmitButton>
          </form>
        </details>
      )}
    </>
  );
}

function Entry({
  shown,
  mayWrite,
  lang,
}: {
  readonly shown: ShownNote;
  readonly mayWrite: boolean;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { note, correctedBy } = shown;
  const field = `text-${note.noteId}`;
  return (
    <div class="document">
      <p>
        <strong>
          {kinds[note.kind][lang]}, {shownDay(note.on, lang)}
        </strong>
        {note.corrects !== undefined && <span class="soft"> {say('(rättelse)', '(correction)')}</span>}
      </p>
      <p>{correctedBy === undefined ? note.text : <s>{note.text}</s>}</p>
      <p class="soft">
        {note.by}, {shownInstant(note.at, lang)}
        {correctedBy !== undefined &&
          say(
            ` – rättad av ${correctedBy.by}, ${shownInstant(correctedBy.at, lang)}`,
            ` – corrected by ${correctedBy.by}, ${shownInstant(correctedBy.at, lang)}`,
          )}
      </p>
      {mayWrite && correctedBy === undefined && (
        <details>
          <summary>{say('Rätta', 'Correct')}</summary>
          <form method="post">
            <input type="hidden" name="corrects" value={note.noteId} />
            <div class="field">
              <label for={field}>{say('Så här ska det stå', 'What it is to say')}</label>
              <textarea id={field} name="text" rows={3} class="low" maxLength={5000}>
                {note.text}
              </textarea>
            </div>
            <SubmitButton name="step" value="note" second>
              {say('Spara rättelsen', 'Save the correction')}
            </SubmitButton>
          </form>
        </details>
      )}
    </div>
  );
}
