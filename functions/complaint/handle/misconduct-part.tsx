import { Finding, Reporter } from '../../../shared/domain/complaint/misconduct.ts';
import { findingWords } from '../../../shared/http/complaint/words.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import type { Visit } from './visit.ts';

/** A possible misconduct with its own days: investigated, and when serious reported to the Inspectorate (SoL 27:5, 27:6). */
export function MisconductPart({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { complaint, lang } = visit;
  const { misconduct, status } = complaint;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (misconduct === undefined) return null;
  const { found, inspectorate } = misconduct;
  const reported = inspectorate?.reported;
  return (
    <section>
      <h2>{say('Missförhållande (lex Sarah)', 'Misconduct (lex Sarah)')}</h2>
      <SummaryList
        rows={[
          {
            label: say('Registrerat', 'Registered'),
            value: `${shownInstant(misconduct.registeredAt, lang)}, ${misconduct.registeredBy}`,
          },
          { label: say('Utrett senast', 'Investigated by'), value: shownDay(misconduct.investigateBy, lang) },
          ...(found === undefined
            ? []
            : [
                {
                  label: say('Utredningen visar', 'Found'),
                  value: `${findingWords[found.finding][lang]} (${found.by})`,
                },
              ]),
          ...(inspectorate === undefined
            ? []
            : [
                {
                  label: say('Anmäls till IVO senast', 'Reported to IVO by'),
                  value: shownDay(inspectorate.reportBy, lang),
                },
              ]),
          ...(reported === undefined
            ? []
            : [
                {
                  label: say('Anmält till IVO', 'Reported to IVO'),
                  value: [shownDay(reported.on, lang), reporterWords[reported.by][lang], reported.reference]
                    .filter((part) => part !== undefined)
                    .join(', '),
                },
              ]),
        ]}
      />
      {status !== 'CLOSED' && reported === undefined && (
        <form method="post" novalidate>
          <RadioGroup
            form={form}
            name="finding"
            label={say('Vad visar utredningen?', 'What does the investigation show?')}
            choices={Finding.options.map((value) => ({ value, label: findingWords[value][lang] }))}
          />
          <TextArea form={form} name="why" rows={4} label={say('Vad bygger det på?', 'What does it rest on?')} />
          <SubmitButton name="step" value="finding">
            {say('Spara bedömningen', 'Keep the finding')}
          </SubmitButton>
        </form>
      )}
      {status !== 'CLOSED' && inspectorate !== undefined && reported === undefined && (
        <form method="post" novalidate>
          <TextField
            form={form}
            name="reportedOn"
            type="date"
            size="short"
            label={say('Anmält till IVO den', 'Reported to IVO on')}
          />
          <RadioGroup
            form={form}
            name="reporter"
            label={say('Vem anmälde?', 'Who reported it?')}
            choices={Reporter.options.map((value) => ({ value, label: reporterWords[value][lang] }))}
          />
          <TextField
            form={form}
            name="inspectorateReference"
            label={say('IVO:s nummer, om det finns', 'IVO’s number, if any')}
          />
          <SubmitButton name="step" value="inspectorate">
            {say('Registrera anmälan', 'Register the report')}
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

const reporterWords = {
  PROVIDER: { sv: 'Den som driver verksamheten', en: 'Whoever runs the operation' },
  MUNICIPALITY: { sv: 'Kommunen', en: 'The municipality' },
} as const;
