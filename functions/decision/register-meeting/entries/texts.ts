import type { Texts } from '../../../../shared/http/language.ts';

export const texts = {
  date: { sv: 'Skriv sammanträdets datum', en: 'Write the date of the meeting' },
  adjustedOn: { sv: 'Skriv dagen då paragrafen justerades', en: 'Write the day on which the item was adjusted' },
  future: {
    sv: 'Sammanträdet kan inte ligga efter i dag',
    en: 'The meeting can not be later than today',
  },
  before: {
    sv: 'Sammanträdet kan inte ligga före dagen då förslaget gjordes',
    en: 'The meeting can not be before the day of the proposal',
  },
  isOpen: { sv: 'Ärendet är redan öppnat', en: 'The item is open already' },
  notOpen: { sv: 'Öppna ärendet först', en: 'Open the item first' },
  choose: { sv: 'Välj ett alternativ', en: 'Choose one' },
  long: { sv: 'Skriv högst 5000 tecken', en: 'Write at most 5000 characters' },
  question: { sv: 'Skriv frågan som ska utredas', en: 'Write the question to be looked into' },
  same: {
    sv: 'Yrkandet skiljer sig inte från förvaltningens förslag',
    en: 'The proposal does not differ from the administration’s',
  },
  noVote: { sv: 'Välj minst en röst att registrera', en: 'Choose at least one vote to register' },
} satisfies Record<string, Texts>;
