import { Channel, channelWords } from '../../../shared/domain/application/filing.ts';
import { ApplicantFields } from '../../../shared/http/application/applicant-fields.tsx';
import { Checkbox, CheckboxGroup, RadioGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Rows } from '../../../shared/http/form/rows-fields.tsx';
import { groupsOf, type Offered, scopeField, signatories } from './read-paper.ts';

interface Props {
  readonly form: FormState;
  readonly offered: Offered;
  readonly lang: Language;
}

/** What an officer says of a paper: how and when it came, who applies, whom to reach, who signed, and for what. */
export function PaperFields(props: Props) {
  const { form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Hur och när kom ansökan?', 'How and when did it come?')}</h2>
      <RadioGroup
        form={form}
        name="channel"
        label={say('Hur kom den?', 'How did it come?')}
        choices={Channel.options.map((value) => ({ value, label: channelWords[value][lang] }))}
      />
      <TextField
        form={form}
        name="receivedOn"
        type="date"
        size="short"
        label={say('Vilken dag kom den?', 'On which day did it come?')}
        hint={say(
          'Dagen på stämpeln eller i e-postlådan. Beslutstiden räknas från den.',
          'The day of the stamp or the mail. The time for the decision runs from it.',
        )}
      />
      <TextField
        form={form}
        name="receivedTime"
        size="short"
        label={say('Klockan', 'At what time?')}
        hint={say(
          'Till exempel 09:30. Tomt betyder när dagen började.',
          'For example 09:30. Empty: when the day began.',
        )}
      />
      <TextArea
        form={form}
        name="explanation"
        rows={2}
        maxLength={2000}
        label={say('Förklaring (om dagen är ovanlig)', 'Explanation (if the day is unusual)')}
        hint={say(
          'Behövs när ansökan kom innan det fanns något publicerat att ansöka till.',
          'Needed when it came before anything was published to apply for.',
        )}
      />
      <h2>{say('Sökande', 'Applicant')}</h2>
      <ApplicantFields form={form} lang={lang} />
      <h2>{say('Kontaktperson', 'Contact')}</h2>
      <Contact {...props} />
      <h2>{say('Firmatecknare', 'Signatories')}</h2>
      <Rows
        spec={signatories}
        form={form}
        lang={lang}
        title={say('Firmatecknare', 'Signatory')}
        add={say('Lägg till en firmatecknare', 'Add a signatory')}
        row={(name) => <Signatory {...props} name={name} />}
      />
      <h2>{say('Vad ansökan gäller', 'What is applied for')}</h2>
      <Scopes {...props} />
    </>
  );
}

function Contact({ form, lang }: Props) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name="contact-name" label={say('Namn', 'Name')} />
      <TextField
        form={form}
        name="contact-email"
        type="email"
        label={say('E-post (frivilligt)', 'E-mail (optional)')}
        hint={say('Utan e-post går allt med brev.', 'Without one, everything goes by letter.')}
      />
      <TextField
        form={form}
        name="contact-phone"
        type="tel"
        label={say('Telefon (frivilligt)', 'Telephone (optional)')}
      />
      <TextField
        form={form}
        name="contact-address"
        label={say('Postadress (frivilligt)', 'Postal address (optional)')}
      />
    </>
  );
}

function Signatory({ form, lang, name }: Props & { readonly name: (field: string) => string }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <TextField form={form} name={name('name')} label={say('Namn', 'Name')} />
      <TextField
        form={form}
        name={name('email')}
        type="email"
        label={say('E-post (frivilligt)', 'E-mail (optional)')}
      />
      <TextField
        form={form}
        name={name('phone')}
        type="tel"
        label={say('Mobiltelefon (frivilligt)', 'Mobile telephone (optional)')}
      />
      <Checkbox
        form={form}
        name={name('signed')}
        label={say('Underskriften finns på ansökan', 'The signature is on the application')}
        hint={say(
          'Då behöver personen inte bekräfta den igen. Den som inte har skrivit under tillfrågas med e-post.',
          'Then it need not be confirmed again. Whoever has not signed is asked by e-mail.',
        )}
      />
    </>
  );
}

function Scopes({ form, offered }: Props) {
  return (
    <>
      {groupsOf(offered).map(({ service, targetGroup }, index) => (
        <CheckboxGroup
          key={`${service} ${targetGroup}`}
          form={form}
          name={scopeField(index)}
          label={offered.targetGroups.length === 1 ? service : `${service} – ${targetGroup}`}
          choices={offered.areas.map((area) => ({ value: area, label: area }))}
        />
      ))}
    </>
  );
}
