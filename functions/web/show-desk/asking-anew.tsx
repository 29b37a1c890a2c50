import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';

/** Lets the coordinator ask those who decide today, when whoever was asked has left or a seat has a new holder. */
export function AskingAnew(props: { readonly application: RegisteredApplication; readonly lang: Language }) {
  const { application, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (application.status !== 'PROPOSED') return null;
  return (
    <details>
      <summary>{say('Har den som ska besluta bytts ut?', 'Has whoever is to decide been replaced?')}</summary>
      <p>
        {say(
          'De som delegationsordningen och nämndens förteckning pekar ut i dag får nya uppgifter. Länkar som har skickats om beslutet slutar gälla.',
          'Those whom the delegation order and the committee’s roster name today get new tasks. Links that were sent about the decision end.',
        )}
      </p>
      <form method="post">
        <SubmitButton name="step" value="ask-anew" second>
          {say('Fråga på nytt', 'Ask anew')}
        </SubmitButton>
      </form>
    </details>
  );
}
