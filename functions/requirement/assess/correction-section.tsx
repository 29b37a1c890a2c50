import { correctionText } from '../../../shared/domain/completion/correction.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { correctionsAsked, type Visit } from './visit.ts';

/** What was allowed to be corrected, what waits for yes or no, and the way there (LOV 6:2). */
export function CorrectionSection({ visit }: { readonly visit: Visit }) {
  const { application, lang, request } = visit;
  const asked = correctionsAsked(visit);
  const { corrections = [] } = application;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const address = inLanguage(request.path.replace(/\/assessment$/, '/correction'), lang);
  return (
    <div id="corrections">
      {corrections.length > 0 && (
        <ul>
          {corrections.map((correction) => (
            <li key={correction.number}>
              {correctionText(correction)[lang]} ({correction.by})
            </li>
          ))}
        </ul>
      )}
      {asked > 0 ? (
        <Note tone="warn">
          <p>
            <a href={address}>
              {say(`Rättelser att svara på: ${String(asked)}`, `Corrections to answer: ${String(asked)}`)}
            </a>
          </p>
        </Note>
      ) : (
        <p>
          <a href={address}>
            {say('Anteckna ett uppenbart fel i ansökan', 'Note an obvious error in the application')}
          </a>
        </p>
      )}
    </div>
  );
}
