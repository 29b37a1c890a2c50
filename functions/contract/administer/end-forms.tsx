import type { ContractIn } from '../../../shared/domain/contract/contract.ts';
import { extendTerm } from '../../../shared/domain/contract/term.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** What is done about the end of a contract in force: extend it, or register that somebody gave notice of it. */
export function EndForms(props: {
  readonly contract: ContractIn<'SIGNED'>;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { contract, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (contract.termination !== undefined) return null;
  const extended = extendTerm(contract);
  const { term } = contract;
  return (
    <>
      <h2>{say('Förläng eller säg upp', 'Extend or end')}</h2>
      {extended.ok && extended.value.until !== null && (
        <form method="post">
          <p>
            {say('Avtalet kan förlängas till och med', 'The contract can be extended until')}{' '}
            {shownDay(extended.value.until, lang)}.
          </p>
          <SubmitButton name="step" value="extend">
            {say('Förläng avtalet', 'Extend the contract')}
          </SubmitButton>
        </form>
      )}
      <details open={form.errors.length > 0}>
        <summary>{say('Registrera en uppsägning', 'Register a notice')}</summary>
        <p>
          {term === undefined
            ? say(
                'Avtalet har inga uppsägningsdagar här: ange sista dagen enligt avtalet.',
                'The contract has no days of notice here: enter the last day by the contract.',
              )
            : say(
                `Sista dagen räknas från dagen då uppsägningen kom fram: ${String(term.notice.provider)} dagar när de säger upp, ${String(term.notice.municipality)} när kommunen gör det. Båda får besked skriftligt.`,
                `The last day counts from when the notice came: ${String(term.notice.provider)} days when they give it, ${String(term.notice.municipality)} when the municipality does. They get word in writing.`,
              )}
        </p>
        <form method="post" novalidate>
          <RadioGroup
            form={form}
            name="from"
            label={say('Vem säger upp?', 'Who gives notice?')}
            choices={[
              { value: 'PROVIDER', label: contract.provider.name },
              { value: 'MUNICIPALITY', label: say('Kommunen', 'The municipality') },
              { value: 'BOTH', label: say('Båda är överens', 'Both agree') },
            ]}
          />
          <TextField
            form={form}
            name="receivedOn"
            type="date"
            size="short"
            label={say('Vilken dag kom den fram?', 'On which day did it come?')}
          />
          <TextField
            form={form}
            name="agreedOn"
            type="date"
            size="short"
            label={
              term === undefined
                ? say('Sista dagen', 'The last day')
                : say('Sista dagen, när båda är överens', 'The last day, when both agree')
            }
          />
          <TextArea form={form} name="why" rows={3} label={say('Skäl, som de får läsa', 'Reason, which they read')} />
          <TextField
            form={form}
            name="authority"
            label={say(
              'När kommunen säger upp: delegationspunkt eller paragraf',
              'When the municipality gives it: delegation point or paragraph',
            )}
          />
          <SubmitButton name="step" value="terminate" second>
            {say('Registrera uppsägningen', 'Register the notice')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}
