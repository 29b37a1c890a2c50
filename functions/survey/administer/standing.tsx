import type { ComponentChildren } from 'preact';
import type { Survey } from '../../../shared/domain/survey/survey.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

/** How far the survey has come, and the step that a person may take next. */
export function Standing(props: {
  readonly survey: Survey;
  /** Closed, and all erased that is to be. */
  readonly isFinal: boolean;
  readonly isShown: boolean;
  readonly lang: Language;
}) {
  const { survey, isFinal, isShown, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (survey.status === 'OPEN') {
    return (
      <>
        <p>{`${say('Kan besvaras till och med', 'Can be answered through')} ${shownDay(survey.closesOn, lang)}.`}</p>
        <p>
          {say(
            'Dagen efter stängs den av sig själv. Koder som ingen har använt raderas då, och så få svar att de inte visas.',
            'The day after it closes by itself. Codes that nobody used are erased then, and answers too few to be shown.',
          )}
        </p>
        <Press step="close">{say('Stäng enkäten nu', 'Close the survey now')}</Press>
      </>
    );
  }
  return (
    <>
      <p>{`${say('Stängd', 'Closed')} ${shownInstant(survey.closedAt, lang)}, ${survey.closedBy}.`}</p>
      {!isFinal && (
        <>
          <p>
            {say('Raderingen är inte klar. Den fortsätter i natt.', 'The erasure is not done. It goes on tonight.')}
          </p>
          <Press step="close">{say('Radera nu', 'Erase now')}</Press>
        </>
      )}
      {isFinal && !isShown && (
        <Press step="show">{say('Visa resultatet i katalogen', 'Show the result in the catalogue')}</Press>
      )}
      {isShown && (
        <>
          <p role="status">{say('Resultatet visas i katalogen.', 'The result is shown in the catalogue.')}</p>
          <Press step="withdraw">{say('Ta bort det ur katalogen', 'Take it out of the catalogue')}</Press>
        </>
      )}
    </>
  );
}

function Press({ step, children }: { readonly step: string; readonly children: ComponentChildren }) {
  return (
    <form method="post">
      <SubmitButton name="step" value={step} second>
        {children}
      </SubmitButton>
    </form>
  );
}
