import { ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { topicWords } from '../../../shared/http/complaint/words.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import { Note } from '../../../shared/http/parts.tsx';

/** The form that anybody can send; it says first what becomes of it, and that no name is needed. */
export function ComplaintForm(props: {
  readonly form: FormState;
  readonly providers: readonly { readonly value: string; readonly label: string }[];
  readonly municipality: Municipality;
  readonly rule: ComplaintRule;
  readonly lang: Language;
}) {
  const { form, providers, municipality, rule, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p class="lead">
        {say(
          'Är du inte nöjd, eller har något hänt? Berätta för kommunen. Du behöver inte säga vem du är.',
          'Are you not content, or has something happened? Tell the municipality. You need not say who you are.',
        )}
      </p>
      <p>
        {say(
          `Du får svar senast ${String(rule.answerDays)} dagar efter att vi har fått din synpunkt. Vill du hellre prata med någon: `,
          `You are answered within ${String(rule.answerDays)} days. If you would rather talk to somebody: `,
        )}
        <ContactLine contact={municipality.coordinator} />
      </p>
      <Note tone="warn">
        <p>{say('Är någon i fara? Ring 112.', 'Is somebody in danger? Call 112.')}</p>
      </Note>
      <form method="post" novalidate>
        <input type="hidden" name="key" value={valueOf(form.values, 'key')} />
        <SelectField
          form={form}
          name="about"
          label={say('Vem gäller det?', 'Whom is it about?')}
          hint={say('Hoppa över frågan om du inte vet.', 'Skip the question if you do not know.')}
          options={providers}
          lang={lang}
        />
        <RadioGroup
          form={form}
          name="topic"
          label={say('Vad gäller det?', 'What is it about?')}
          choices={ComplaintTopic.options.map((value) => ({ value, label: topicWords[value][lang] }))}
        />
        <TextArea
          form={form}
          name="text"
          label={say('Vad har hänt?', 'What has happened?')}
          hint={say('Skriv inga personnummer.', 'Write no personal identity numbers.')}
          rows={7}
          maxLength={5000}
        />
        <TextField
          form={form}
          name="happened"
          label={say('När och var, om du vill', 'When and where, if you like')}
          maxLength={200}
        />
        <h2>{say('Om du vill ha svar', 'If you want an answer')}</h2>
        <p>
          {say(
            'När du har skickat får du en adress där du kan läsa svaret, också om du inte säger vem du är. Den som vill bli kontaktad skriver hur. Ditt namn lämnas inte till den som synpunkten gäller utan att du vet om det.',
            'When you have sent it you get an address where you can read the answer, also without saying who you are. If you want to be contacted, write how. Your name is not given to whom it is about without your knowing.',
          )}
        </p>
        <TextField form={form} name="name" autoComplete="name" label={say('Namn', 'Name')} maxLength={200} />
        <TextField
          form={form}
          name="email"
          type="email"
          autoComplete="email"
          label={say('E-post', 'E-mail')}
          hint={say(
            'Vi skriver dit att synpunkten har kommit och när den är besvarad, aldrig vad den handlar om.',
            'We write there that it has come and when it is answered, never what it is about.',
          )}
        />
        <TextField form={form} name="phone" type="tel" autoComplete="tel" label={say('Telefon', 'Telephone')} />
        <p class="soft">
          {say(
            'Det du skickar blir en allmän handling. Uppgifter om enskildas personliga förhållanden omfattas av sekretess. Vi sparar inte varifrån du skickar.',
            'What you send becomes an official document. What it says of individuals is secret. We do not keep where you send it from.',
          )}
        </p>
        <SubmitButton>{say('Skicka', 'Send')}</SubmitButton>
      </form>
    </>
  );
}
