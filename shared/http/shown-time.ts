import type { Language } from './language.ts';

const locale = { sv: 'sv-SE', en: 'en-GB' } as const;

/** `2026-03-14` → `14 mars 2026`. */
export function shownDay(on: string, lang: Language): string {
  return new Intl.DateTimeFormat(locale[lang], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${on}T00:00:00Z`),
  );
}

/** An ISO instant as a Swedish clock shows it: `14 mars 2026 kl. 09:05`. */
export function shownInstant(at: string, lang: Language): string {
  return new Intl.DateTimeFormat(locale[lang], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(new Date(at));
}
