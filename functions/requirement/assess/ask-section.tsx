import { CheckboxGroup, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import { fieldOf } from './field-names.ts';
import { askable } from './read-completion.ts';

/** Asks the applicant for more, or what is meant (LOV 6:2); what departs from the version's rule says why. */
export function AskSection({
  examination,
  form,
  lang,
}: {
  readonly examination: Examination;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { application, version } = examination;
  const { days, rounds } = version.completion;
  const state =
    fieldOf.askKind in form.values ? form : { ...form, values: { ...form.values, [fieldOf.askKind]: 'COMPLETION' } };
  return (
    <>
      <h2>{say('Begär komplettering', 'Ask for completion')}</h2>
      <p>
        {say(
          'Kommunen får låta sökanden förtydliga eller komplettera (LOV 6 kap. 2 §). Ge alla sökande samma möjlighet. Det du har bedömt ovan sparas samtidigt.',
          'The municipality may let the applicant clarify or complete (LOV 6:2). Give every applicant the same chance. What you have assessed above is saved with it.',
        )}
      </p>
      <p>
        {say(
          `Alla sökande får ${String(days)} dagar och högst ${String(rounds)} begäranden. Den här sökanden har fått ${String(application.completionRounds)}.`,
          `All applicants get ${String(days)} days and at most ${String(rounds)} requests. This one has had ${String(application.completionRounds)}.`,
        )}
      </p>
      <RadioGroup
        form={state}
        name={fieldOf.askKind}
        label={say('Vad behövs?', 'What is needed?')}
        choices={[
          {
            value: 'COMPLETION',
            label: say('Komplettering', 'Completion'),
            hint: say('Något saknas i ansökan.', 'Something is missing from the application.'),
          },
          {
            value: 'CLARIFICATION',
            label: say('Förtydligande', 'Clarification'),
            hint: say(
              'Något är oklart. Sökanden svarar i ord.',
              'Something is unclear. The applicant answers in words.',
            ),
          },
        ]}
      />
      <CheckboxGroup
        form={state}
        name={fieldOf.ask}
        label={say('Vilka krav gäller det?', 'Which requirements does it concern?')}
        choices={askable(examination).map(({ id, title }) => ({ value: id, label: `${id} ${title[lang]}` }))}
      />
      <TextArea
        form={state}
        name={fieldOf.askText}
        label={say(
          'Vad ska sökanden komplettera med eller förtydliga?',
          'What is the applicant to supply or make clear?',
        )}
        hint={say(
          'Sökanden läser din text. Skriv vad som saknas och varför.',
          'The applicant reads your words. Write what is missing and why.',
        )}
      />
      <TextField
        form={state}
        name={fieldOf.askDays}
        size="short"
        inputMode="numeric"
        label={say('Antal dagar att svara', 'Days to answer')}
        hint={say(`Lämna tomt för ${String(days)} dagar.`, `Leave empty for ${String(days)} days.`)}
      />
      <TextArea
        form={state}
        name={fieldOf.askDeviation}
        rows={2}
        label={say('Skäl för avvikelse', 'Reason for a deviation')}
        hint={say(
          'Behövs bara när dagarna eller antalet begäranden är andra än för alla. Avvikelsen syns i systemets lista.',
          'Needed only when the days or the number of requests differ from everybody’s. The deviation shows in the system’s list.',
        )}
      />
      <SubmitButton name="step" value="request-completion" second>
        {say('Skicka begäran', 'Send the request')}
      </SubmitButton>
    </>
  );
}
