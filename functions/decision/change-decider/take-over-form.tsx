import { RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** Registers that the committee decides itself what it has delegated. */
export function TakeOverForm(props: {
  readonly form: FormState;
  /** It is delegated to a subcommittee, which may hand it over as well. */
  readonly isSubcommittees: boolean;
  readonly lang: Language;
}) {
  const { form, isSubcommittees, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Nämnden har tagit över ärendet', 'The committee has taken the case over')}
      fields={['resolvedBy', 'heldOn', 'paragraph']}
      form={form}
    >
      <p>
        {say(
          'Nämnden kan när som helst före beslutet själv ta över ett ärende som den har delegerat. Delegatens uppgift tas tillbaka, och dennes länk säger varför.',
          'Before it is decided the committee can take over a case that it has delegated. The delegate’s task is taken back, and their link says why.',
        )}
      </p>
      {isSubcommittees && (
        <RadioGroup
          form={form}
          name="resolvedBy"
          label={say('Vem beslutade det?', 'Who resolved so?')}
          choices={[
            {
              value: 'COMMITTEE',
              label: say('Nämnden, som tar över ärendet', 'The committee, which takes the case over'),
            },
            {
              value: 'SUBCOMMITTEE',
              label: say('Utskottet, som lämnar över ärendet', 'The subcommittee, which hands the case over'),
            },
          ]}
        />
      )}
      <TextField
        form={form}
        name="heldOn"
        type="date"
        size="short"
        label={say('Vilken dag var sammanträdet?', 'On which day was the meeting?')}
      />
      <TextField form={form} name="paragraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
      <SubmitButton name="step" value="take-over">
        {say('Registrera övertagandet', 'Register the takeover')}
      </SubmitButton>
    </Fold>
  );
}
