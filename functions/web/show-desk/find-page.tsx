import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { CaseTable } from './case-table.tsx';

/** The field that finds a case. */
export function FindForm({ text, lang }: { readonly text: string; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <form method="get" action="/desk" class="filters" role="search" aria-label={say('Sök ärende', 'Find a case')}>
      {lang === 'en' && <input type="hidden" name="lang" value="en" />}
      <div class="field">
        <label for="q">
          {say('Namn, organisationsnummer eller diarienummer', 'Name, organisation number or diary number')}
        </label>
        <input id="q" name="q" type="search" value={text} maxLength={200} autocomplete="off" />
      </div>
      <button type="submit">{say('Sök', 'Find')}</button>
    </form>
  );
}

/** What was found. */
export function FindPage(props: {
  readonly text: string;
  readonly cases: readonly RegisteredApplication[];
  readonly more: boolean;
  readonly lang: Language;
}) {
  const { text, cases, more, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <FindForm text={text} lang={lang} />
      {cases.length === 0 ? (
        <p class="lead">
          {say(
            `Inget ärende hittades för ”${text}”. Ett namn hittas på ordens början, ett organisationsnummer när det är helt.`,
            `No case was found for “${text}”. A name is found by the beginning of its words, an organisation number when it is whole.`,
          )}
        </p>
      ) : (
        <CaseTable caption={say('Ärenden som hittades', 'Cases that were found')} cases={cases} today="" lang={lang} />
      )}
      {more && (
        <Note>
          <p>{say('Fler ärenden stämmer. Skriv mer av namnet.', 'More cases fit. Write more of the name.')}</p>
        </Note>
      )}
      <p>
        <a href={inLanguage('/desk', lang)}>{say('Till kön', 'To the queue')}</a>
      </p>
    </>
  );
}
