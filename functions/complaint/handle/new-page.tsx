import { Channel, ComplaintKind, ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import { channelWords, kindWords, topicWords } from '../../../shared/http/complaint/words.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { type Option, SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';

/** What somebody said on the telephone or wrote in a letter, with the true day it came. */
export function NewPage(props: {
  readonly form: FormState;
  readonly providers: readonly Option[];
  readonly lang: Language;
}) {
  const { form, providers, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <input type="hidden" name="key" value={valueOf(form.values, 'key')} />
        <RadioGroup
          form={form}
          name="channel"
          label={say('Hur kom den?', 'How did it come?')}
          choices={Channel.options
            .filter((value) => value !== 'FORM' && value !== 'PROVIDER')
            .map((value) => ({ value, label: channelWords[value][lang] }))}
        />
        <TextField
          form={form}
          name="receivedOn"
          type="date"
          size="short"
          label={say('Dagen den kom till kommunen', 'The day it came to the municipality')}
        />
        <RadioGroup
          form={form}
          name="kind"
          label={say('Vad är det?', 'What is it?')}
          choices={ComplaintKind.options.map((value) => ({ value, label: kindWords[value][lang] }))}
        />
        <SelectField
          form={form}
          name="about"
          label={say('Vem gäller det?', 'Whom is it about?')}
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
          rows={8}
          label={say('Vad har sagts eller skrivits?', 'What was said or written?')}
          hint={say('Bara det som behövs för att utreda.', 'Only what is needed to investigate.')}
          maxLength={10_000}
        />
        <TextField form={form} name="happened" label={say('När och var', 'When and where')} maxLength={200} />
        <h2>{say('Den som har lämnat den', 'Who complains')}</h2>
        <p>{say('Lämna tomt om hen inte vill säga vem hen är.', 'Leave empty if they will not say who they are.')}</p>
        <TextField form={form} name="name" label={say('Namn', 'Name')} maxLength={200} />
        <TextField form={form} name="email" type="email" label={say('E-post', 'E-mail')} />
        <TextField form={form} name="phone" type="tel" label={say('Telefon', 'Telephone')} />
        <SubmitButton>{say('Spara synpunkten', 'Keep the complaint')}</SubmitButton>
      </form>
    </>
  );
}
