import * as z from 'zod/mini';

/** A language as BCP 47 writes it: `fi`, `se`, `zh-Hant`, `pt-BR`; `sv-simple` is easy-to-read Swedish. */
export const LanguageTag = z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-simple)?$/));

const Paragraphs = z.string().check(z.trim(), z.minLength(1), z.maxLength(5000));

/** In how many languages one text may be. */
export const mostLanguages = 20;

/** A text in Swedish, and in any other languages that its writer masters: tag → words. */
export const Translations = z.catchall(z.object({ sv: Paragraphs }), Paragraphs).check(
  z.refine((text) => Object.keys(text).every((tag) => LanguageTag.safeParse(tag).success), 'Languages by BCP 47 tag'),
  z.refine((text) => Object.keys(text).length <= mostLanguages, `At most ${String(mostLanguages)} languages`),
);
export type Translations = z.infer<typeof Translations>;

/** What somebody reads, and the language it is in: the Swedish where nobody has written it in theirs. */
export interface Said {
  readonly tag: string;
  readonly words: string;
}

export function saidIn(text: Translations, tag: string): Said {
  const words = Object.hasOwn(text, tag) ? text[tag] : undefined;
  return words === undefined ? { tag: 'sv', words: text.sv } : { tag, words };
}

/** The same text in the languages that are left, in the order of their tags: the same for everybody. */
export function saidInOthers(text: Translations, { tag: shown }: Said): readonly Said[] {
  return Object.entries(text)
    .filter(([tag]) => tag !== shown)
    .map(([tag, words]) => ({ tag, words }))
    .toSorted((one, other) => (one.tag < other.tag ? -1 : 1));
}

/** Sweden's national minority languages, and those that most are spoken beside Swedish: what a form offers, easy-to-read Swedish first. */
export const offeredLanguages = [
  ...['sv-simple', 'fi', 'fit', 'se', 'smj', 'sma', 'rom', 'yi'],
  ...['ar', 'bs', 'ckb', 'de', 'es', 'fa', 'fr', 'pl', 'so', 'ti', 'tr', 'uk', 'zh'],
] as const;
