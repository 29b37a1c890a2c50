import { SubmitButton, TextField } from '../../../shared/http/fields.tsx';
import { Fold } from '../../../shared/http/fold.tsx';
import type { FormState } from '../../../shared/http/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** Registers that the committee decides itself what it has delegated. */
export function TakeOverForm({ form, lang }: { readonly form: FormState; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Nämnden har tagit över ärendet', 'The committee has taken the case over')}
      fields={['heldOn', 'paragraph']}
      form={form}
    >
      <p>
        {say(
          'Nämnden kan när som helst före beslutet själv ta över ett ärende som den har delegerat. Delegatens uppgift tas tillbaka, och dennes länk säger varför.',
          'Before it is decided the committee can take over a case that it has delegated. The delegate’s task is taken back, and their link says why.',
        )}
      </p>
      <TextField
        form={form}
        name="heldOn"
        type="date"
        size="short"
        label={say('Vilken dag beslutade nämnden det?', 'On which day did the committee resolve so?')}
      />
      <TextField form={form} name="paragraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
      <SubmitButton name="step" value="take-over">
        {say('Registrera övertagandet', 'Register the takeover')}
      </SubmitButton>
    </Fold>
  );
}
