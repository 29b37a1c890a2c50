import { publicId } from '../../domain/municipality/public-id.ts';
import type { Subject } from '../../domain/task/task.ts';
import { inLanguage, type Language } from '../language.ts';

/** The way from an officer's page to the whole case file, above the page's heading. */
export function BackToCase({ subject, lang }: { readonly subject: Subject; readonly lang: Language }) {
  return (
    <p class="back">
      <a href={inLanguage(`/desk/applications/${publicId(subject.municipality, subject.id)}`, lang)}>
        {lang === 'sv' ? 'Till ärendet' : 'To the case'}
      </a>
    </p>
  );
}
