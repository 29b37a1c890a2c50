import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { termsOf } from '../../../shared/platform/config.ts';
import type { AskedReport } from './asked-report.ts';

/** What the report is about, what has to be changed when it was given back, and where its answers come from. */
export function Introduction({ asked, lang }: { readonly asked: AskedReport; readonly lang: Language }) {
  const { report, draft, lastYear, handedIn } = asked;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const returned = report.returns.at(-1);
  return (
    <>
      <p class="lead">{`${report.providerName}, ${String(report.year)}`}</p>
      <p>
        {say(
          `Alla ${termsOf(report.municipality).provider.plural} svarar på samma frågor. Skriv inget om enskilda personer.`,
          'Every provider answers the same questions. Write nothing about individual persons.',
        )}
      </p>
      {returned !== undefined && (
        <Note tone="warn">
          <p>
            <strong>
              {say(
                `Redovisningen behöver ändras till ${shownDay(returned.dueOn, lang)}`,
                `The report has to be changed by ${shownDay(returned.dueOn, lang)}`,
              )}
            </strong>
          </p>
          <p class="lines">{returned.reasons}</p>
          <p>{`${returned.by}, ${shownInstant(returned.at, lang)}`}</p>
        </Note>
      )}
      {report.drawn && (
        <Note>
          <p>
            {say(
              'Den här redovisningen är utlottad: visa också, för varje krav, att det är uppfyllt, med en fil eller i ord. Lotten går att göra om och ger samma svar.',
              'This report has been drawn by lot: show also, for each requirement, that it is met, by a file or in words. The draw can be repeated and gives the same.',
            )}
          </p>
        </Note>
      )}
      {draft !== null ? (
        <p>
          {say(
            `Utkast sparat ${shownInstant(draft.savedAt, lang)}.`,
            `Draft saved ${shownInstant(draft.savedAt, lang)}.`,
          )}
        </p>
      ) : (
        handedIn === null &&
        lastYear !== undefined && (
          <p>
            {say(
              'Svaren från förra året är ifyllda. Ändra dem som har blivit annorlunda.',
              'Last year’s answers are filled in. Change those that are different now.',
            )}
          </p>
        )
      )}
    </>
  );
}
