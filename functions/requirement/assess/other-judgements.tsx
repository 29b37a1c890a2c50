import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import type { OtherJudgement } from '../../../shared/store/requirement/judgement.ts';

/** That the same proof was judged differently elsewhere. It binds nobody: each committee decides for itself. */
export function OtherJudgements(props: { readonly others: readonly OtherJudgement[]; readonly lang: Language }) {
  const { others, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (others.length === 0) return null;
  return (
    <Note tone="warn">
      <p>
        <strong>{say('Samma underlag har bedömts på annat sätt.', 'The same proof was judged differently.')}</strong>{' '}
        {say(
          'Skriv i skälet vad som skiljer, om något gör det. Varje nämnd beslutar för sig.',
          'Write in the reason what differs, if anything does. Each committee decides for itself.',
        )}
      </p>
      <ul>
        {others.map(({ municipality, result, at, own }) => (
          <li key={`${municipality}${own?.applicationId ?? ''}${at}`}>
            {findMunicipality(municipality)?.name}, {shownInstant(at, lang)}: {findingWords[result][lang].toLowerCase()}
            {own !== undefined && (
              <>
                {' '}
                (
                <a href={inLanguage(`/desk/applications/${publicId(municipality, own.applicationId)}`, lang)}>
                  {own.diaryNumber}
                </a>
                )
              </>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
