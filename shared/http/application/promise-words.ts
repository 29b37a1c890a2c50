import type { RegisteredApplication } from '../../domain/application/application.ts';
import { promiseOf } from '../../domain/application/promise.ts';
import type { Language } from '../language.ts';
import { shownDay } from '../shown-time.ts';

/** The promised day of an application, and since when its clock stands still (LOV 4:4). */
export function promiseWords(application: RegisteredApplication, lang: Language): string {
  const { dueOn, pausedSince } = promiseOf(application);
  const day = shownDay(dueOn, lang);
  if (pausedSince === undefined) return day;
  const since = shownDay(pausedSince, lang);
  return lang === 'sv'
    ? `${day}, om svaret kommer sista dagen. Klockan står still sedan ${since}.`
    : `${day}, if the answer comes on its last day. The clock stands still since ${since}.`;
}
