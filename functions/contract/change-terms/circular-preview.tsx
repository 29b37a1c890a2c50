import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { ContractText } from '../../../shared/http/contract/text.tsx';
import { HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormValues } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import type { Audience } from '../../../shared/store/contract/send-circular.ts';

/** Whom a circular would go to, and what they would read; nothing is sent yet. */
export function CircularPreview(props: {
  readonly audience: Audience;
  readonly systems: readonly ChoiceSystem[];
  readonly text: string;
  readonly values: FormValues;
  readonly action: string;
  readonly lang: Language;
}) {
  const { audience, systems, text, values, action, lang } = props;
  const { contracts, byLetter, unreachable } = audience;
  const { step: _step, ...kept } = values;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <SummaryList
        rows={[
          {
            label: say('Till dem med avtal om', 'To those with a contract for'),
            value: systems.map(({ service }) => service).join('\n'),
          },
          {
            label: say('Avtal som gäller', 'Contracts in force'),
            value: `${String(contracts)}\n${say('Den som har flera avtal får det en gång för varje.', 'Whoever has several contracts gets it once for each.')}`,
          },
          {
            label: say('Med mejl', 'By mail'),
            value: String(contracts - byLetter.length - unreachable.length),
          },
        ]}
      />
      {byLetter.length > 0 && (
        <Note tone="warn">
          <p>{say('Har ingen e-postadress, och behöver få ett brev:', 'Have no e-mail address, and need a letter:')}</p>
          <Names names={byLetter} />
        </Note>
      )}
      {unreachable.length > 0 && (
        <Note tone="bad">
          <p>
            {say(
              'Går inte att nå: det finns ingen kontaktperson eller adress.',
              'Can’t be reached: there is neither a contact nor an address.',
            )}
          </p>
          <Names names={unreachable} />
        </Note>
      )}
      <h2>{say('Så här läser de det', 'As they read it')}</h2>
      <ContractText text={text} />
      <form method="post" action={action}>
        <HiddenFields values={kept} />
        {contracts > 0 && (
          <SubmitButton name="step" value="send">
            {say('Skicka till alla', 'Send to all')}
          </SubmitButton>
        )}
        <SubmitButton name="step" value="change" second>
          {say('Ändra', 'Change')}
        </SubmitButton>
      </form>
    </>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul>
      {names.map((name, index) => (
        <li key={index}>{name}</li>
      ))}
    </ul>
  );
}
