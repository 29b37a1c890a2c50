import type { Municipality } from '../domain/municipality/municipality.ts';
import { type Letter, letter } from './letter.ts';

type Whose = Pick<Municipality, 'name' | 'committee' | 'coordinator'>;

/** To whoever complained: that it has come, or is answered. What it is about stands in no mail. */
export function complainantLetter(
  what: 'RECEIVED' | 'ANSWERED',
  { reference }: { readonly reference: string },
  { name, committee, coordinator }: Whose,
): Letter {
  const call = `Frågor? (Questions?) ${coordinator.name}, ${coordinator.phone}.`;
  if (what === 'RECEIVED') {
    return letter(`Vi har fått din synpunkt (${reference}) – ${name}`, [
      `${name}, ${committee.name}: vi har fått din synpunkt. Dess referens är ${reference}. Svaret kan du läsa på sidan som du fick adressen till när du skickade den; annars hör vi av oss.`,
      `In English: we have received your complaint. Its reference is ${reference}.`,
      call,
    ]);
  }
  return letter(`Din synpunkt är besvarad (${reference}) – ${name}`, [
    `${name}, ${committee.name}: din synpunkt ${reference} är besvarad. Läs svaret på sidan som du fick adressen till när du skickade den. Har du inte adressen kvar, ring oss.`,
    `In English: your complaint ${reference} is answered. Read the answer on the page whose address you were given when you sent it, or call us.`,
    call,
  ]);
}

const staffWords = {
  ASSIGNED: {
    sv: 'En synpunkt är tilldelad dig',
    en: 'A complaint is assigned to you',
  },
  MISCONDUCT: {
    sv: 'Ett möjligt missförhållande är rapporterat',
    en: 'A possible misconduct is reported',
  },
  LATE: {
    sv: 'En synpunkt har passerat sin dag',
    en: 'A complaint has passed its day',
  },
} as const;

/** To one of the staff, who reads it behind sign-in. */
export function staffComplaintLetter(
  what: keyof typeof staffWords,
  { name, committee }: Whose,
  { reference, url }: { readonly reference: string; readonly url: string },
): Letter {
  const { sv, en } = staffWords[what];
  return letter(
    `${sv} (${reference}) – ${name}`,
    [`${name}, ${committee.name}: ${sv.toLowerCase()} (${reference}).`, `In English: ${en.toLowerCase()}.`],
    { url, words: 'Logga in och läs' },
  );
}

/** To whoever looks through the log of readings. */
export function readingsLetter({ name, committee }: Whose, url: string): Letter {
  return letter(
    `Läsningar att granska – ${name}`,
    [
      `${name}, ${committee.name}: ett urval ur loggen över vem som har läst synpunkter väntar på din granskning.`,
      'In English: a sample of the log of who has read complaints waits for your review.',
    ],
    { url, words: 'Granska urvalet' },
  );
}
