import { type Scope, scopeName } from '../../../shared/domain/application/content.ts';
import { RemedyOutcome } from '../../../shared/domain/decision/remedy.ts';
import { CheckboxGroup, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { remedyOutcomeWords } from '../../../shared/http/decision/remedy-words.ts';

interface FormProps {
  readonly form: FormState;
  readonly lang: Language;
}

export function MisdirectedForm({ form, lang }: FormProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('En ansökan om rättelse har kommit hit', 'An application for correction has come here')}
      fields={['receivedOn', 'reference']}
      form={form}
    >
      <p>
        {say(
          'Den hör hemma i domstolen och ska skickas vidare genast. Att den kom hit räddar ingen tid.',
          'It belongs to the court and is sent on at once. That it came here saves no time limit.',
        )}
      </p>
      <TextField
        form={form}
        name="receivedOn"
        type="date"
        size="short"
        label={say('Vilken dag kom den hit?', 'On which day did it come here?')}
      />
      <TextArea
        form={form}
        name="reference"
        rows={2}
        maxLength={2000}
        label={say('Hur kom den, och var finns den?', 'How did it come, and where is it?')}
      />
      <SubmitButton name="step" value="misdirected">
        {say('Registrera', 'Register')}
      </SubmitButton>
    </Fold>
  );
}

export function ForwardForm({ court, form, lang }: FormProps & { readonly court: { readonly name: string } }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <form method="post" novalidate>
      <h2>{say(`Skicka vidare till ${court.name}`, `Send on to ${court.name}`)}</h2>
      <TextField
        form={form}
        name="forwardedOn"
        type="date"
        size="short"
        label={say('Vilken dag skickades den?', 'On which day was it sent?')}
      />
      <TextArea
        form={form}
        name="proof"
        rows={2}
        maxLength={2000}
        label={say('Vad visar det?', 'What proves it?')}
        hint={say(
          'Till exempel e-postens kvittens eller brevets nummer.',
          'For example the mail’s receipt, or the letter’s number.',
        )}
      />
      <SubmitButton name="step" value="forward">
        {say('Registrera att den är skickad', 'Register that it was sent')}
      </SubmitButton>
    </form>
  );
}

export function CourtForm({ form, lang }: FormProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Domstolen har ett mål om beslutet', 'The court has a case about the decision')}
      fields={['knownCaseNumber', 'knownOn']}
      form={form}
    >
      <TextField form={form} name="knownCaseNumber" size="short" label={say('Målnummer', 'Case number')} />
      <TextField
        form={form}
        name="knownOn"
        type="date"
        size="short"
        label={say('Vilken dag fick kommunen veta det?', 'On which day did the municipality learn of it?')}
      />
      <SubmitButton name="step" value="court">
        {say('Registrera målet', 'Register the case')}
      </SubmitButton>
    </Fold>
  );
}

export function SettleForm(props: FormProps & { readonly scopes: readonly Scope[]; readonly caseNumber: string }) {
  const { scopes, caseNumber, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const filled = form.values['caseNumber'] === undefined ? { ...form, values: { ...form.values, caseNumber } } : form;
  return (
    <Fold
      summary={say('Domstolen har avgjort målet', 'The court has ruled')}
      fields={['kind', 'scopes', 'settledOn', 'caseNumber', 'summary']}
      form={form}
    >
      <p>
        {say(
          'Om rättelse har beslutats tas ärendet upp igen när du registrerar det: för ny prövning, eller som ett förslag till bifall. En människa fattar det nya beslutet. Det gamla ändras inte. Gäller rättelsen bara en del av ansökan öppnas ett nytt ärende för den delen, och resten av beslutet står fast.',
          'When correction was ordered, registering it takes the case up again: to be tried anew, or as a proposal to approve. A person makes the new decision. The old one is not changed. When only a part of the application is concerned, a new case is opened for that part, and the rest of the decision stands.',
        )}
      </p>
      <RadioGroup
        form={form}
        name="kind"
        label={say('Hur avgjordes det?', 'How was it ruled?')}
        choices={RemedyOutcome.options.map((value) => ({ value, label: remedyOutcomeWords[value][lang] }))}
      />
      <ScopeChoice
        form={form}
        name="scopes"
        label={say('Vad gäller rättelsen?', 'What is the correction about?')}
        scopes={scopes}
      />
      <TextField form={form} name="settledOn" type="date" size="short" label={say('Vilken dag?', 'On which day?')} />
      <TextField form={filled} name="caseNumber" size="short" label={say('Målnummer', 'Case number')} />
      <TextArea
        form={form}
        name="summary"
        rows={4}
        maxLength={2000}
        label={say('Vad bestämde domstolen, och varför?', 'What did the court rule, and why?')}
      />
      <SubmitButton name="step" value="settle">
        {say('Registrera avgörandet', 'Register the ruling')}
      </SubmitButton>
    </Fold>
  );
}

/** Which scopes are decided anew; of one there is nothing to choose. */
function ScopeChoice(props: {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
}) {
  const { form, name, label, scopes } = props;
  if (scopes.length < 2) return null;
  return (
    <CheckboxGroup
      form={form}
      name={name}
      label={label}
      choices={scopes.map((scope, index) => ({ value: String(index), label: scopeName(scope) }))}
    />
  );
}

export function ChangeForm({ scopes, form, lang }: FormProps & { readonly scopes: readonly Scope[] }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Kommunen vill själv pröva beslutet igen', 'The municipality wants to try its decision again')}
      fields={['changedScopes', 'why']}
      form={form}
    >
      <p>
        {say(
          'Ärendet går tillbaka till prövningen och får ett nytt beslut, som säger vilket det ersätter. En del av ansökan prövas i ett eget, nytt ärende. Beslutet som är fattat ändras aldrig.',
          'The case goes back to its checks and gets a new decision, which says what it takes the place of. A part of the application is tried in a new case of its own. The decision that was made is never changed.',
        )}
      </p>
      <ScopeChoice
        form={form}
        name="changedScopes"
        label={say('Vad ska prövas på nytt?', 'What is to be decided anew?')}
        scopes={scopes}
      />
      <TextArea
        form={form}
        name="why"
        rows={3}
        maxLength={2000}
        label={say('Vad i beslutet är fel?', 'What is wrong in the decision?')}
      />
      <SubmitButton name="step" value="change" second>
        {say('Ta upp ärendet igen', 'Take the case up again')}
      </SubmitButton>
    </Fold>
  );
}
