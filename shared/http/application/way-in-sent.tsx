import type { Language } from '../language.ts';
import { Note } from '../parts.tsx';

/** What became of asking for a link to the contact's address; nothing when none was asked for. */
export function WayInSent(props: {
  readonly sent: string | undefined;
  /** Nothing is sent to a contact who has none. */
  readonly email: string | undefined;
  readonly lang: Language;
}) {
  const { sent, email = '', lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (sent) {
    case 'skickad':
      return (
        <Note tone="good">
          <p role="status">{say(`En länk är på väg till ${email}.`, `A link is on its way to ${email}.`)}</p>
        </Note>
      );
    case 'nyss':
      return (
        <Note tone="warn">
          <p role="status">
            {say(
              'En länk har redan skickats de senaste tio minuterna. Titta i e-posten, även i skräpposten.',
              'A link was sent within the last ten minutes already. Look in the mail, also among the junk.',
            )}
          </p>
        </Note>
      );
    default:
      return null;
  }
}
