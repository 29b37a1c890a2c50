import type { Finding } from '../../domain/requirement/finding.ts';
import type { Language } from '../language.ts';
import { shownInstant } from '../shown-time.ts';

/** Why it was found so, by whom, and when. */
export function FindingLine({ finding, lang }: { readonly finding: Finding; readonly lang: Language }) {
  const by = finding.by ?? (lang === 'sv' ? 'automatisk kontroll' : 'automatic check');
  return (
    <p>
      {finding.reason[lang]}{' '}
      <span class="soft">
        ({by}, {shownInstant(finding.at, lang)})
      </span>
    </p>
  );
}
