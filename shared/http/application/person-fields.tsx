import { TextField } from '../form/fields.tsx';
import type { FormState } from '../form/form.ts';
import type { Language } from '../language.ts';

/** What to say when a person's fields are not written as they must be. */
export const personMessages = {
  name: { sv: 'Skriv namnet', en: 'Write the name' },
  email: { sv: 'Skriv en e-postadress', en: 'Write an e-mail address' },
  phone: {
    sv: 'Skriv ett telefonnummer, till exempel 070-174 06 05',
    en: 'Write a telephone number, for example 070-174 06 05',
  },
};

/** Name, mail and telephone of one person. @param name gives the fields their names */
export function PersonFields(props: {
  readonly form: FormState;
  readonly name: (field: 'name' | 'email' | 'phone') => string;
  readonly lang: Language;
  readonly phoneHint?: string;
  /** The person is whoever fills in the form: the browser may help. */
  readonly self?: boolean;
}) {
  const { form, name, lang, phoneHint, self = false } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const complete = (value: string) => (self ? { autoComplete: value } : {});
  return (
    <>
      <TextField form={form} name={name('name')} label={say('Namn', 'Name')} {...complete('name')} />
      <TextField form={form} name={name('email')} type="email" label={say('E-post', 'E-mail')} {...complete('email')} />
      <TextField
        form={form}
        name={name('phone')}
        type="tel"
        label={say('Mobiltelefon', 'Mobile telephone')}
        {...(phoneHint === undefined ? {} : { hint: phoneHint })}
        {...complete('tel')}
      />
    </>
  );
}
