import type { CopyStanding } from '../../../shared/domain/contract/circular.ts';
import type { Texts } from '../../../shared/http/language.ts';
import type { Tone } from '../../../shared/http/parts.tsx';

export const standingWords: Readonly<Record<CopyStanding, Texts>> = {
  NOT_REACHABLE: { sv: 'Går inte att nå', en: 'Can’t be reached' },
  NOT_ARRIVED: { sv: 'Kom inte fram', en: 'Did not arrive' },
  BY_LETTER: { sv: 'Ska gå med brev', en: 'Is to go by letter' },
  UNDERWAY: { sv: 'På väg', en: 'On its way' },
  SENT: { sv: 'Skickat, inte öppnat', en: 'Sent, not opened' },
  SENT_AGAIN: { sv: 'Skickat igen, inte öppnat', en: 'Sent again, not opened' },
  LETTER_SENT: { sv: 'Skickat med brev', en: 'Sent by letter' },
  TAKEN_BACK: { sv: 'Väntas inte längre', en: 'Awaited no more' },
  RECEIVED: { sv: 'Mottaget', en: 'Received' },
};

export const standingTones: Readonly<Record<CopyStanding, Tone>> = {
  NOT_REACHABLE: 'bad',
  NOT_ARRIVED: 'bad',
  BY_LETTER: 'warn',
  UNDERWAY: 'calm',
  SENT: 'calm',
  SENT_AGAIN: 'calm',
  LETTER_SENT: 'calm',
  TAKEN_BACK: 'calm',
  RECEIVED: 'good',
};
