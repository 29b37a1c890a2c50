import { english } from './english.ts';
import { finnish } from './finnish.ts';
import { plainSwedish } from './plain-swedish.ts';
import { swedish } from './swedish.ts';
import type { CatalogueWords } from './words.ts';

/** The languages of the catalogue’s pages, Swedish first. Another one is another file beside these, named here. */
export const catalogueLanguages: readonly CatalogueWords[] = [swedish, plainSwedish, english, finnish];

/** The language that the reader’s address asks for, `?lang=fi`; Swedish when it asks for none of these. */
export function wordsFor(request: { readonly query: Readonly<Record<string, string>> }): CatalogueWords {
  return catalogueLanguages.find(({ tag }) => tag === request.query['lang']) ?? swedish;
}

/** An address of the catalogue’s own pages, in the reader’s language. */
export function inWordsOf(path: string, { tag }: CatalogueWords): string {
  if (tag === 'sv') return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${tag}`;
}
