import { addressOf } from './application-address.ts';
import type { Language } from './language.ts';

/** The way back to an application as a whole, above a page's heading. */
export function BackToOverview(props: {
  readonly application: Parameters<typeof addressOf>[0];
  readonly lang: Language;
}) {
  const { application, lang } = props;
  return (
    <p class="back">
      <a href={addressOf(application, lang)}>{lang === 'sv' ? 'Till översikten' : 'To the overview'}</a>
    </p>
  );
}
