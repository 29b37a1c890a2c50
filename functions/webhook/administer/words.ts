import type { Delivery, DeliveryFailure } from '../../../shared/domain/webhook/delivery.ts';
import type { Webhook } from '../../../shared/domain/webhook/webhook.ts';
import type { Texts } from '../../../shared/http/language.ts';

export const typeWords: Readonly<Record<Webhook['types'][number], Texts>> = {
  'entry.published': { sv: 'Någon kom in i katalogen', en: 'Somebody came into the catalogue' },
  'entry.changed': { sv: 'Något ändrades', en: 'Something changed' },
  'entry.ended': { sv: 'Någon lämnade katalogen', en: 'Somebody left the catalogue' },
};

export const failureWords: Readonly<Record<DeliveryFailure, Texts>> = {
  NOT_PUBLIC: {
    sv: 'Adressen leder inte till en dator på internet, och inget skickades.',
    en: 'The address does not lead to a host on the internet, and nothing was sent.',
  },
  NO_CONNECTION: { sv: 'Det gick inte att koppla upp sig säkert.', en: 'No secure connection could be made.' },
  TIMEOUT: { sv: 'Mottagaren svarade inte i tid.', en: 'The receiver did not answer in time.' },
  REDIRECTED: {
    sv: 'Mottagaren hänvisade till en annan adress. Ange den i stället.',
    en: 'The receiver pointed to another address. Give that one instead.',
  },
  REFUSED: { sv: 'Mottagaren tog inte emot meddelandet.', en: 'The receiver refused the message.' },
  SERVER_ERROR: { sv: 'Det blev fel hos mottagaren.', en: 'Something went wrong at the receiver.' },
  GONE: { sv: 'Mottagaren vill inte ha fler meddelanden.', en: 'The receiver wants no more messages.' },
};

/** How it goes, in two words. */
export function stateOf({ state, failures }: Delivery): { readonly tone: 'good' | 'warn'; readonly says: Texts } {
  if (state === 'DEAD') return { tone: 'warn', says: { sv: 'Uppgiven', en: 'Given up' } };
  if (failures > 0) return { tone: 'warn', says: { sv: 'Försöker igen', en: 'Tries again' } };
  return { tone: 'good', says: { sv: 'Fungerar', en: 'Works' } };
}
