import type { SignalCount } from '../../../shared/domain/follow-up/risk-level.ts';
import { type RiskLevel, type RiskRule, RiskSignal } from '../../../shared/domain/follow-up/risk-rule.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';

export const signalWords: Readonly<Record<RiskSignal, Texts>> = {
  LATE_REPORT: { sv: 'Sena redovisningar', en: 'Late reports' },
  DEFICIENCY: { sv: 'Kvarstående brister', en: 'Standing deficiencies' },
  CHANGED_FACT: { sv: 'Ändrade uppgifter som inte är bedömda', en: 'Changed facts not judged yet' },
  MEASURE: { sv: 'Åtgärder', en: 'Measures' },
  NEW_MANAGER: { sv: 'Byten av verksamhetsansvarig', en: 'Changes of the person in daily charge' },
  NEWLY_STARTED: { sv: 'Nystartad', en: 'Newly started' },
  COMPLAINT: { sv: 'Klagomål, flest under ett år', en: 'Complaints, the most in one year' },
  MISCONDUCT: { sv: 'Missförhållanden, flest under ett år', en: 'Misconduct, the most in one year' },
};

/** A count as it may be shown: too few to show is not none. */
export function countWords({ signal, count }: SignalCount, lang: Language): string {
  if (count === null) return lang === 'sv' ? 'visas inte' : 'not shown';
  if (signal !== 'NEWLY_STARTED') return String(count);
  if (lang === 'sv') return count > 0 ? 'ja' : 'nej';
  return count > 0 ? 'yes' : 'no';
}

/** What there is of a contract's signals; what is not in it is none. */
export function countedWords(signals: readonly SignalCount[], lang: Language): readonly string[] {
  return signals
    .filter(({ count }) => count !== 0)
    .map((one) => `${signalWords[one.signal][lang]}: ${countWords(one, lang)}`);
}

/** When a level is suggested. */
export function suggestedWhen({ suggestedFrom = {} }: RiskLevel, lang: Language): string {
  return RiskSignal.options
    .flatMap((signal) => {
      const from = suggestedFrom[signal];
      if (from === undefined) return [];
      const word = signalWords[signal][lang];
      return [signal === 'NEWLY_STARTED' ? word : `${word}: ${lang === 'sv' ? 'från' : 'from'} ${String(from)}`];
    })
    .join('\n');
}

/** How deep a level goes, beyond what everybody gets. */
export function depthWords(
  { recheckEveryMonths: months, samplePercent: percent, reviewBy }: RiskLevel,
  lang: Language,
): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words = [
    ...(months === undefined
      ? []
      : [
          months === 1
            ? say('Kontrolleras på nytt varje månad', 'Re-checked every month')
            : say(`Kontrolleras på nytt var ${months}:e månad`, `Re-checked every ${months} months`),
        ]),
    ...(percent === undefined
      ? []
      : [
          percent === 100
            ? say('Alla visar underlag med redovisningen', 'All show proof with the report')
            : say(`Minst ${percent} % lottas att visa underlag`, `At least ${percent} % are drawn to show proof`),
        ]),
    ...(reviewBy === undefined
      ? []
      : [
          say(
            `Granskas på djupet senast i ${monthWord(reviewBy, lang)}`,
            `Reviewed in depth by ${monthWord(reviewBy, lang)}`,
          ),
        ]),
  ];
  return words.length === 0 ? say('Som alla', 'As everybody') : words.join('\n');
}

export function nameOf({ levels }: RiskRule, id: string, lang: Language): string {
  return levels.find((level) => level.id === id)?.name[lang] ?? id;
}

function monthWord(month: number, lang: Language): string {
  const locale = lang === 'sv' ? 'sv-SE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month - 1)),
  );
}
