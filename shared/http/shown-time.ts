import type { Language } from './language.ts';

const locales = new Map([
  ['sv', 'sv-SE'],
  ['en', 'en-GB'],
]);

const shapes = {
  day: { dateStyle: 'long', timeZone: 'UTC' },
  instant: { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a format costs as much as a hundred uses of it: each is made once, when it is first needed. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-03-14` → `14 mars 2026`. @param lang by its BCP 47 tag */
export function shownDay(on: string, lang: string): string {
  return formatFor('day', lang).format(new Date(`${on}T00:00:00Z`));
}

/** An ISO instant as a Swedish clock shows it: `14 mars 2026 kl. 09:05`. */
export function shownInstant(at: string, lang: Language): string {
  return formatFor('instant', lang).format(new Date(at));
}

function formatFor(shape: keyof typeof shapes, lang: string): Intl.DateTimeFormat {
  const name = `${shape} ${lang}`;
  const made = formats.get(name) ?? new Intl.DateTimeFormat(locales.get(lang) ?? lang, shapes[shape]);
  formats.set(name, made);
  return made;
}
