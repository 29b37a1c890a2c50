import type { ClericalError } from '../../domain/decision/clerical-error.ts';
import type { Language } from '../language.ts';
import { shownInstant } from '../shown-time.ts';

/** What was put right in a decision: from what, to what, why, by whom and when. */
export function clericalErrorWords(error: ClericalError, lang: Language): string {
  const { what, before, after, why, by, at } = error;
  const name = {
    PARAGRAPH: { sv: 'paragrafen', en: 'the item' },
    HELD_ON: { sv: 'sammanträdets dag', en: 'the day of the meeting' },
    PASSAGE: { sv: 'skälen', en: 'the reasons' },
  }[what][lang];
  return lang === 'sv'
    ? `Rättat ${shownInstant(at, lang)} av ${by}, ${name}: ”${before}” till ”${after}”. ${why}`
    : `Put right on ${shownInstant(at, lang)} by ${by}, ${name}: “${before}” to “${after}”. ${why}`;
}
