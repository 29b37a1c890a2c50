import { Person } from '../../../../shared/domain/application/content.ts';
import { type FormValues, type Parsed, parseForm, valueOf } from '../../../../shared/http/form/form.ts';
import type { Language } from '../../../../shared/http/language.ts';
import { Note } from '../../../../shared/http/parts.tsx';
import type { SectionForm } from '../section-form.ts';
import { PersonFields, personMessages } from '../../../../shared/http/application/person-fields.tsx';

/** Reads the fields of one person. */
export function readContact(values: FormValues, lang: Language): Parsed<Person> {
  const typed = {
    name: valueOf(values, 'name'),
    email: valueOf(values, 'email').trim(),
    phone: valueOf(values, 'phone').trim(),
  };
  return parseForm(Person, typed, lang, personMessages);
}

/** Whom the municipality writes to. */
export const contactForm: SectionForm = {
  about: ({ contact }) => contact,
  values: ({ content: { contact } }) => ({
    name: contact.name,
    email: contact.email ?? '',
    phone: contact.phone ?? '',
  }),
  read: (values, { lang }) => {
    const read = readContact(values, lang);
    return read.ok ? { ok: true, apply: (content) => ({ ...content, contact: read.value }) } : read;
  },
  fields: ({ form, lang, visit }) => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    const isConfirmed = visit.application.confirmedEmail === visit.content.contact.email;
    return (
      <>
        <p>
          {say(
            'Kontaktpersonen får frågor om ansökan, underrättelsen om beslutet och länken som öppnar ansökan på en annan enhet.',
            'The contact gets questions about the application, the notice of the decision, and the link that opens the application on another device.',
          )}
        </p>
        <Note tone={isConfirmed ? 'good' : 'warn'}>
          <p>
            {isConfirmed
              ? say(
                  'Adressen är bekräftad. Byter du adress behöver den nya bekräftas.',
                  'The address is confirmed. If you change it, the new one has to be confirmed.',
                )
              : say(
                  'Adressen är inte bekräftad än. Öppna länken i brevet som vi har skickat till den.',
                  'The address is not confirmed yet. Open the link in the message that we have sent to it.',
                )}
          </p>
        </Note>
        <PersonFields form={form} name={(field) => field} lang={lang} self />
      </>
    );
  },
};
