import type { Consequence } from '../../../shared/domain/contract/terms-change.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { OfferState } from '../../../shared/store/contract/terms-change.ts';

export const consequenceWords: Readonly<Record<Consequence, Texts>> = {
  UNCHANGED: { sv: 'Avtalet gäller oförändrat', en: 'The contract holds unchanged' },
  ENDS: { sv: 'Kommunen tar ställning till att säga upp avtalet', en: 'The municipality considers giving notice' },
  AMENDED: { sv: 'Ändringen räknas som godtagen', en: 'The change counts as accepted' },
};

export const stateWords: Readonly<Record<OfferState, Texts>> = {
  WAITING: { sv: 'Inte svarat', en: 'Not answered' },
  ACCEPTED: { sv: 'Godtagit', en: 'Accepted' },
  DECLINED: { sv: 'Inte godtagit', en: 'Declined' },
  SILENT: { sv: 'Avgjort utan svar', en: 'Settled without an answer' },
};
