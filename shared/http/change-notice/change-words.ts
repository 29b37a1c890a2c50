import { inBrief } from '../../domain/application/scopes-in-brief.ts';
import type { Capacity } from '../../domain/application/service-terms.ts';
import type { ChangeNotice } from '../../domain/change-notice/change-notice.ts';
import type { Change } from '../../domain/change-notice/change.ts';
import type { ChangeFault } from '../../domain/change-notice/faults.ts';
import type { ChangeKind } from '../../domain/change-notice/kind.ts';
import type { Language, Texts } from '../language.ts';
import type { Tone } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

export const changeKindWords: Record<ChangeKind, Texts> = {
  CAPACITY: { sv: 'Kapacitet', en: 'Capacity' },
  INTAKE: { sv: 'Paus, fullt eller öppet igen', en: 'Pause, full or open again' },
  CONTACT: { sv: 'Kontaktuppgifter och adress', en: 'Contact and address' },
  AREAS: { sv: 'Områden', en: 'Areas' },
  MANAGER: { sv: 'Verksamhetsansvarig', en: 'Person in daily charge' },
  ABSENCE: { sv: 'Verksamhetsansvarig är frånvarande', en: 'Person in daily charge is away' },
  OWNER: { sv: 'Ägare', en: 'Owner' },
};

export const changeStatusWords: Record<ChangeNotice['status'], Texts & { readonly tone: Tone }> = {
  AWAITING_APPROVAL: { sv: 'Väntar på kommunens svar', en: 'Waits for the municipality', tone: 'warn' },
  ACCEPTED: { sv: 'Gäller från sin dag', en: 'Counts from its day', tone: 'calm' },
  IN_EFFECT: { sv: 'Gäller', en: 'In effect', tone: 'good' },
  REFUSED: { sv: 'Inte godtagen', en: 'Refused', tone: 'bad' },
  WITHDRAWN: { sv: 'Återtagen', en: 'Taken back', tone: 'calm' },
};

/** Why a notice was not taken in. */
export const changeFaultWords: Record<ChangeFault | 'NOT_IN_FORCE', Texts> = {
  NOT_IN_FORCE: { sv: 'Avtalet gäller inte', en: 'The contract is not in force' },
  DAY_PASSED: { sv: 'Ange en dag som kommer', en: 'Enter a day to come' },
  DAY_TOO_FAR: { sv: 'Ange en dag inom ett år', en: 'Enter a day within a year' },
  ENDS_BEFORE_IT_BEGINS: { sv: 'Sista dagen är före den första', en: 'The last day is before the first' },
  NO_CHANGE: { sv: 'Det är så redan', en: 'It is so already' },
  NOT_OFFERED: { sv: 'Det ingår inte i vad man kan välja här', en: 'It is not among what can be chosen here' },
  INTAKE_STOPPED: {
    sv: 'Kommunen har sagt upp avtalet och beslutat att ingen ny kan välja er',
    en: 'The municipality has given notice of the contract and decided that nobody new can choose you',
  },
  TOO_OFTEN: {
    sv: 'Kapaciteten har redan ändrats så många gånger som avtalet tillåter under året',
    en: 'The capacity has changed as often as is allowed in the year',
  },
  WAITS_ALREADY: {
    sv: 'En anmälan av samma slag väntar redan på svar',
    en: 'A notice of the same kind waits for an answer already',
  },
};

/** A change in words, a line for each thing in it. */
export function changeInWords(change: Change, lang: Language): readonly string[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (change.kind) {
    case 'MANAGER':
      return [change.name, ...(change.email === undefined ? [] : [change.email])];
    case 'OWNER':
      return [change.description];
    case 'CONTACT':
      return [
        `${change.contact.name}, ${change.contact.email}`,
        `${say('I katalogen', 'In the catalogue')}: ${[change.phone, change.email, change.website].filter((one) => one !== undefined).join(', ')}`,
        ...(change.address === undefined ? [] : [`${say('Adress', 'Address')}: ${change.address}`]),
      ];
    case 'CAPACITY':
      return [capacityInWords(change.capacity, lang)];
    case 'AREAS':
      return inBrief(change.scopes);
    case 'ABSENCE':
      return [
        `${say('Till och med', 'Until')} ${shownDay(change.until, lang)}`,
        `${say('Ersättare', 'Deputy')}: ${change.deputy.name}, ${change.deputy.phone}`,
      ];
    case 'INTAKE': {
      const words = {
        PAUSED: say('Tar inte emot nya', 'Takes on nobody new'),
        FULL: say('Fullt', 'Full'),
        OPEN: say('Tar emot nya igen', 'Takes on new people again'),
      }[change.intake];
      return change.until === undefined
        ? [words]
        : [`${words} ${say('till och med', 'until')} ${shownDay(change.until, lang)}`];
    }
  }
}

export function capacityInWords({ unit, amount }: Capacity, lang: Language): string {
  if (amount === null) return lang === 'sv' ? 'Ingen övre gräns' : 'No ceiling';
  if (unit === 'PLACES') return lang === 'sv' ? `${String(amount)} platser` : `${String(amount)} places`;
  return lang === 'sv' ? `${String(amount)} timmar i månaden` : `${String(amount)} hours a month`;
}
