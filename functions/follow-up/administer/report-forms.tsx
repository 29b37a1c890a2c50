import type { QualityReport } from '../../../shared/domain/follow-up/quality-report.ts';
import { CheckboxGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** What may be done with a report as it is. */
export function ReportForms(props: {
  readonly report: QualityReport;
  /** Requirements that proof was shown of. */
  readonly proof: readonly string[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { report, proof, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (report.status === 'OPEN') {
    return (
      <details open={form.errors.length > 0}>
        <summary>{say('Sluta vänta på redovisningen', 'Wait for the report no more')}</summary>
        <form method="post" novalidate>
          <TextArea
            form={form}
            name="why"
            rows={3}
            label={say('Skäl, till exempel att avtalet har upphört', 'Reason, for example that the contract has ended')}
          />
          <SubmitButton name="step" value="close" second>
            {say('Vänta inte längre', 'Wait no more')}
          </SubmitButton>
        </form>
      </details>
    );
  }
  if (report.status !== 'SUBMITTED') return null;
  return (
    <>
      <h2>{say('Godta eller lämna tillbaka', 'Accept or give back')}</h2>
      <form method="post" novalidate>
        <input type="hidden" name="submission" value={report.submissions} />
        {proof.length > 0 && (
          <CheckboxGroup
            form={form}
            name="seen"
            label={say(
              'Underlag som jag har sett och som visar att kravet är uppfyllt',
              'Proof that I have seen and that shows the requirement is met',
            )}
            choices={proof.map((id) => ({ value: id, label: id }))}
          />
        )}
        <SubmitButton name="step" value="accept">
          {say('Godta redovisningen', 'Accept the report')}
        </SubmitButton>
      </form>
      <details open={valueOf(form.values, 'step') === 'return'}>
        <summary>{say('Lämna tillbaka för ändring', 'Give back to be changed')}</summary>
        <form method="post" novalidate>
          <input type="hidden" name="submission" value={report.submissions} />
          <TextArea
            form={form}
            name="reasons"
            rows={4}
            label={say('Vad som behöver ändras och varför', 'What has to be changed and why')}
          />
          <TextField form={form} name="dueOn" type="date" size="short" label={say('Ny sista dag', 'New last day')} />
          <SubmitButton name="step" value="return" second>
            {say('Lämna tillbaka', 'Give back')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}
