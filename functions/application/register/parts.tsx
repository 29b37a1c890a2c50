import { inLanguage } from '../../../shared/http/language.ts';
import type { Visit } from './visit.ts';

/** The version that a form was filled in from: of two who write at once the second one is told. */
export function VersionSeen({ visit }: { readonly visit: Visit }) {
  return <input type="hidden" name="version" value={String(visit.application.version)} />;
}

export function BackToPapers({ visit: { request, lang } }: { readonly visit: Visit }) {
  return (
    <p>
      <a href={inLanguage(request.path, lang)}>{lang === 'sv' ? 'Till handlingarna' : 'To the papers'}</a>
    </p>
  );
}
