import { type Day, daysBetween } from '../../../shared/domain/calendar/day.ts';
import type { AdvertCheck } from '../../../shared/domain/choice-system/national-advert.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** Who last saw the national advert of a system, when, and that it was not there (LOV 3:1). */
export function AdvertSeen(props: {
  readonly standing: Pick<AdvertCheck, 'seen' | 'missing'>;
  /** Where the reader says whether it is live; null for whoever does not. */
  readonly place: string | null;
  readonly today: Day;
  readonly lang: Language;
}) {
  const { standing, place, today, lang } = props;
  const { seen, missing } = standing;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const name = say('Den nationella annonsen', 'The national advert');
  const days = String(daysBetween(seen.confirmedOn, today));
  const sight = say(
    `sågs senast ${shownDay(seen.confirmedOn, lang)} av ${seen.confirmedBy}, för ${days} dagar sedan.`,
    `was last seen on ${shownDay(seen.confirmedOn, lang)} by ${seen.confirmedBy}, ${days} days ago.`,
  );
  const content = (
    <p>
      {place === null ? name : <a href={inLanguage(place, lang)}>{name}</a>} {sight}
      {missing !== undefined &&
        say(
          ` Den låg inte ute ${shownDay(missing.on, lang)}: ${missing.action}`,
          ` It was not live on ${shownDay(missing.on, lang)}: ${missing.action}`,
        )}
    </p>
  );
  return missing === undefined ? content : <Note tone="warn">{content}</Note>;
}
