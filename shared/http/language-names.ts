import { capital } from '../domain/municipality/terminology.ts';
import type { Language } from './language.ts';

/** A language by its own speakers' name for it, or by the Swedish one where nobody here knows theirs, with what that is in. */
export function ownName(tag: string): { readonly name: string; readonly lang: string } {
  const lang = Intl.DisplayNames.supportedLocalesOf([tag]).length > 0 ? tag : 'sv';
  return { name: nameIn(tag, lang), lang };
}

/** A language as the page's reader calls it. */
export function languageName(tag: string, lang: Language): string {
  return nameIn(tag, lang);
}

function nameIn(tag: string, of: string): string {
  return capital(new Intl.DisplayNames([of], { type: 'language' }).of(tag) ?? tag);
}
