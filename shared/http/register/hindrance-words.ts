import type { RetentionHindrance } from '../../domain/register/retention.ts';
import type { Texts } from '../language.ts';

/** What stands against disposing of a case, as far as its class and its course tell. */
export const hindranceWords: Readonly<Record<RetentionHindrance, Texts>> = {
  NOT_ENDED: { sv: 'ärendet pågår', en: 'the case goes on' },
  CONTRACT_RUNS: { sv: 'avtalet gäller eller väntar på underskrift', en: 'the contract runs, or waits to be signed' },
  COURT_CASE_OPEN: { sv: 'ett mål om rättelse är inte avgjort', en: 'a case in court is not settled' },
  NOTICE_NOT_GIVEN: {
    sv: 'det är inte styrkt att underrättelsen har nått fram',
    en: 'the notice is not proven to be given',
  },
  REMEDY_OPEN: { sv: 'tiden att söka rättelse har inte gått ut', en: 'correction can still be sought' },
  NO_CLASS: { sv: 'planen nämner inte hur det slutade', en: 'the plan does not name how it ended' },
  KEPT_FOR_EVER: { sv: 'det bevaras', en: 'it is preserved' },
};
