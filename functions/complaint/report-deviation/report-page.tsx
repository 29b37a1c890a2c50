import { scopeName } from '../../../shared/domain/application/content.ts';
import { type Complaint, ComplaintKind, ComplaintTopic } from '../../../shared/domain/complaint/complaint.ts';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { kindWords, topicWords } from '../../../shared/http/complaint/words.ts';
import { providerDoor } from '../../../shared/http/door.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** The form, and what has been sent before: references and days, never again what was written. */
export function ReportPage(props: {
  readonly form: FormState;
  readonly contracts: readonly Contract[];
  readonly sent: readonly Complaint[];
  readonly thanks: boolean;
  readonly rule: ComplaintRule;
  readonly lang: Language;
}) {
  const { form, contracts, sent, thanks, rule, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(providerDoor.home, lang)}>{say('Till Mina sidor', 'To My page')}</a>
      </p>
      {thanks && (
        <Note tone="good">
          <p>{say('Det är registrerat. Referensen står nedan.', 'It is registered. Its reference stands below.')}</p>
        </Note>
      )}
      <p class="lead">
        {say(
          `Berätta om allvarliga klagomål, avvikelser och missförhållanden. ${rule.misconduct.responsible.name} på kommunen får genast veta om ett missförhållande.`,
          `Tell of serious complaints, deviations and misconduct. ${rule.misconduct.responsible.name} at the municipality is told of misconduct at once.`,
        )}
      </p>
      <p>
        {say(
          'Ni ansvarar själva för att dokumentera, utreda och avhjälpa, och för att anmäla det allvarliga till IVO. Skriv inga namn och inga personnummer. Ingen får efterforska vem som har lämnat uppgifter.',
          'You answer yourselves for documenting, investigating and remedying it, and for reporting what is serious to IVO. Write no names and no personal identity numbers. Nobody may look for who has given information.',
        )}
      </p>
      <form method="post" novalidate>
        <input type="hidden" name="key" value={valueOf(form.values, 'key')} />
        <RadioGroup
          form={form}
          name="kind"
          label={say('Vad är det?', 'What is it?')}
          choices={ComplaintKind.options.map((value) => ({ value, label: kindWords[value][lang] }))}
        />
        <RadioGroup
          form={form}
          name="contract"
          label={say('Vilken verksamhet?', 'Which operation?')}
          choices={contracts.map(({ contractId, scopes }) => ({
            value: contractId,
            label: scopes.map(scopeName).join('; '),
          }))}
        />
        <RadioGroup
          form={form}
          name="topic"
          label={say('Vad gäller det?', 'What is it about?')}
          choices={ComplaintTopic.options.map((value) => ({ value, label: topicWords[value][lang] }))}
        />
        <TextField form={form} name="happened" label={say('När och var', 'When and where')} maxLength={200} />
        <TextArea
          form={form}
          name="text"
          rows={7}
          label={say('Vad har hänt?', 'What has happened?')}
          hint={say('Inga namn, inga personnummer.', 'No names, no personal identity numbers.')}
          maxLength={10_000}
        />
        <TextArea
          form={form}
          name="done"
          rows={4}
          label={say(
            'Vad har ni gjort genast, och vad ska ni göra?',
            'What have you done at once, and what will you do?',
          )}
          maxLength={10_000}
        />
        <TextField
          form={form}
          name="toldInspectorateOn"
          type="date"
          size="short"
          label={say('Anmält till IVO den, om ni har gjort det', 'Reported to IVO on, if you have')}
        />
        <SubmitButton>{say('Skicka', 'Send')}</SubmitButton>
      </form>
      {sent.length > 0 && (
        <Table
          caption={say('Det ni har skickat', 'What you have sent')}
          columns={[say('Referens', 'Reference'), say('Slag', 'Kind'), say('Dag', 'Day'), say('Läge', 'State')].map(
            (heading) => ({ heading }),
          )}
          rows={sent.map(({ reference, kind, receivedOn, status }) => [
            reference,
            kindWords[kind][lang],
            shownDay(receivedOn, lang),
            status === 'CLOSED' ? say('avslutat', 'closed') : say('hos kommunen', 'with the municipality'),
          ])}
        />
      )}
    </>
  );
}
