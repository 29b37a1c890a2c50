import { scopeName } from '../../../shared/domain/application/content.ts';
import type { ChangeKind } from '../../../shared/domain/change-notice/kind.ts';
import { CheckboxGroup, RadioGroup, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState, FormValues } from '../../../shared/http/form/form.ts';
import type { Visit } from './visit.ts';

interface FieldsProps {
  readonly kind: ChangeKind;
  readonly form: FormState;
  readonly visit: Visit;
}

/** The fields of one kind of change. */
export function ChangeFields({ kind, form, visit }: FieldsProps) {
  const { lang, offered, stated } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (kind) {
    case 'MANAGER':
      return (
        <>
          <TextField form={form} name="name" label={say('Den nya verksamhetsansvarigas namn', 'Name of the new one')} />
          <TextField form={form} name="email" type="email" label={say('E-post, om ni vill', 'E-mail, if you like')} />
        </>
      );
    case 'OWNER':
      return (
        <TextArea
          form={form}
          name="description"
          rows={4}
          label={say('Hur ändras ägandet?', 'How does the ownership change?')}
          hint={say(
            'Skriv om verksamheten byter juridisk person: då kan en ny ansökan behövas.',
            'Say whether the legal person changes: then a new application may be needed.',
          )}
        />
      );
    case 'CONTACT':
      return (
        <>
          <h2>{say('Kommunens kontakt hos er', 'The municipality’s contact with you')}</h2>
          <TextField form={form} name="contactName" label={say('Namn', 'Name')} />
          <TextField form={form} name="contactEmail" type="email" label={say('E-post', 'E-mail')} />
          <TextField
            form={form}
            name="address"
            label={say('Postadress, om den ändras', 'Postal address, if it changes')}
          />
          <h2>{say('Det som visas i katalogen', 'What is shown in the catalogue')}</h2>
          <TextField form={form} name="phone" type="tel" label={say('Telefon', 'Telephone')} />
          <TextField form={form} name="email" type="email" label={say('E-post', 'E-mail')} />
          <TextField
            form={form}
            name="website"
            type="url"
            label={say('Webbplats, om ni har en', 'Website, if you have one')}
          />
        </>
      );
    case 'CAPACITY':
      return (
        <>
          {stated?.capacity === null && (
            <RadioGroup
              form={form}
              name="unit"
              label={say('Räknat i', 'Counted in')}
              choices={[
                { value: 'HOURS_PER_MONTH', label: say('timmar i månaden', 'hours a month') },
                { value: 'PLACES', label: say('platser', 'places') },
              ]}
            />
          )}
          <TextField
            form={form}
            name="amount"
            inputMode="numeric"
            size="short"
            label={
              stated?.capacity?.unit === 'PLACES'
                ? say('Ny kapacitet, platser', 'New capacity, places')
                : say('Ny kapacitet, timmar i månaden', 'New capacity, hours a month')
            }
            hint={say('Tomt: ingen övre gräns.', 'Empty: no ceiling.')}
          />
        </>
      );
    case 'AREAS':
      return (
        <CheckboxGroup
          form={form}
          name="scopes"
          label={say('Allt som avtalet ska omfatta efter ändringen', 'All that the contract is to cover after it')}
          choices={offered.map((scope) => ({ value: scopeName(scope), label: scopeName(scope) }))}
        />
      );
    case 'ABSENCE':
      return (
        <>
          <TextField form={form} name="until" type="date" size="short" label={say('Sista dagen', 'The last day')} />
          <TextField form={form} name="deputyName" label={say('Vem ersätter?', 'Who stands in?')} />
          <TextField form={form} name="deputyPhone" type="tel" label={say('Ersättarens telefon', 'Their telephone')} />
        </>
      );
    case 'INTAKE':
      return (
        <>
          <RadioGroup
            form={form}
            name="intake"
            label={say('Tar ni emot nya?', 'Do you take on new people?')}
            choices={[
              { value: 'PAUSED', label: say('Nej, vi pausar', 'No, we pause') },
              { value: 'FULL', label: say('Nej, kapaciteten är nådd', 'No, the capacity is reached') },
              { value: 'OPEN', label: say('Ja, igen', 'Yes, again') },
            ]}
          />
          <TextField
            form={form}
            name="until"
            type="date"
            size="short"
            label={say('Pausens sista dag, om den är känd', 'The last day of a pause, when it is known')}
          />
        </>
      );
  }
}

/** What the form begins with: what holds now. */
export function valuesNow(kind: ChangeKind, { contract, stated }: Visit): FormValues {
  if (kind === 'AREAS') return { scopes: contract.scopes.map(scopeName) };
  if (kind === 'CAPACITY') return { amount: String(stated?.capacity?.amount ?? '') };
  if (kind !== 'CONTACT' || stated === null) return {};
  const { phone, email, website = '' } = stated.presentation;
  const contact = stated.persons?.find(({ role }) => role === 'CONTACT');
  return { contactName: contact?.name ?? '', contactEmail: contact?.email ?? '', phone, email, website };
}
