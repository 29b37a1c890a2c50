/** The languages that pages speak; Swedish first. */
export type Language = 'sv' | 'en';

/** The same text in both languages; neither may be missing. */
export interface Texts {
  readonly sv: string;
  readonly en: string;
}

/** The reader's choice, `?lang=en`; Swedish when nothing else was chosen. */
export function languageOf(request: { readonly query: Readonly<Record<string, string>> }): Language {
  return request.query['lang'] === 'en' ? 'en' : 'sv';
}

/** An address on the same site that keeps the reader's language. */
export function inLanguage(path: string, lang: Language): string {
  if (lang === 'sv') return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=en`;
}
