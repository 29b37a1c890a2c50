import { addressOf } from './address.ts';
import type { Language } from '../language.ts';

/** The way back to an application as a whole, above a page's heading. */
export function BackToOverview(props: {
  readonly application: Parameters<typeof addressOf>[0];
  readonly lang: Language;
}) {
  const { application, lang } = props;
  const words =
    application.status === 'DRAFT'
      ? { sv: 'Till översikten', en: 'To the overview' }
      : { sv: 'Till ansökan', en: 'To the application' };
  return (
    <p class="back">
      <a href={addressOf(application, lang)}>{words[lang]}</a>
    </p>
  );
}
