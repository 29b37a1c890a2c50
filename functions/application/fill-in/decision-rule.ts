import type { DecisionTime } from '../../../shared/domain/choice-system/decision-time.ts';
import type { Language } from '../../../shared/http/language.ts';

/** The promise of the request documentation (LOV 4:4), in words. */
export function decisionRule({ weeks, summer }: DecisionTime, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rule = say(
    `Inom ${String(weeks)} veckor från det att ansökan kom in.`,
    `Within ${String(weeks)} weeks of the application’s arrival.`,
  );
  if (summer === undefined) return rule;
  const [from, through] = [monthDay(summer.from, lang), monthDay(summer.through, lang)];
  return `${rule} ${say(
    `För ansökningar som kommer in ${from}–${through}: ${String(summer.weeks)} veckor.`,
    `For applications that arrive ${from}–${through}: ${String(summer.weeks)} weeks.`,
  )}`;
}

/** `06-15` → `15 juni`. */
function monthDay(day: string, lang: Language): string {
  const form = new Intl.DateTimeFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return form.format(new Date(`2000-${day}T00:00:00Z`));
}
