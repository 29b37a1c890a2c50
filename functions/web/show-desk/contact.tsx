import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';

/** The fields of the form; their names. */
export const contactFields = ['name', 'email', 'phone', 'verification', 'reason'] as const;

/** Whom the municipality reaches; replaced by the coordinator when a mailbox is lost or somebody has left. */
export function Contact(props: {
  readonly contact: ApplicationContent['contact'];
  readonly mayReplace: boolean;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { contact, mayReplace, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p>
        {contact.name}
        {contact.email === undefined ? (
          `, ${say('ingen e-post: skrivs till med brev', 'no e-mail: written to by letter')}`
        ) : (
          <>
            , <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </>
        )}
        {contact.phone === undefined ? '' : `, ${contact.phone}`}
        {contact.address === undefined ? '' : `, ${contact.address}`}
      </p>
      {mayReplace && (
        <details open={form.errors.some(({ field }) => contactFields.some((name) => name === field))}>
          <summary>{say('Byt kontaktperson', 'Replace the contact')}</summary>
          <p>
            {say(
              'När brevlådan är förlorad eller personen har slutat. Öppna uppgifter flyttar till den nya adressen, den gamla personens länkar och nycklar slutar gälla, och den gamla adressen får veta det. Utkast kan ingen här se eller rädda: den som har tappat sitt utkast får börja på ett nytt.',
              'When the mailbox is lost or the person has left. Open tasks move to the new address, the old person’s links and keys end, and the old address is told. Nobody here can see or rescue a draft: whoever lost theirs begins a new one.',
            )}
          </p>
          <form method="post">
            <TextField form={form} name="name" label={say('Namn', 'Name')} />
            <TextField form={form} name="email" type="email" label={say('E-post', 'E-mail')} />
            <TextField form={form} name="phone" type="tel" label={say('Telefon', 'Telephone')} />
            <TextArea
              form={form}
              name="verification"
              rows={2}
              label={say(
                'Hur har du försäkrat dig om att personen företräder sökanden?',
                'How did you make sure that the person speaks for the applicant?',
              )}
              hint={say(
                'Till exempel: ringde firmatecknaren på numret i registret.',
                'For example: called the signatory on the number in the register.',
              )}
            />
            <TextArea
              form={form}
              name="reason"
              rows={2}
              label={say('Varför byts kontakten?', 'Why is the contact replaced?')}
            />
            <SubmitButton name="step" value="contact">
              {say('Byt kontaktperson', 'Replace the contact')}
            </SubmitButton>
          </form>
        </details>
      )}
    </>
  );
}
