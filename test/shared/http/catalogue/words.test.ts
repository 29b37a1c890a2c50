import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LanguageTag } from '../../../../shared/domain/application/translations.ts';
import { catalogueLanguages, inWordsOf, wordsFor } from '../../../../shared/http/catalogue/words/languages.ts';

const folder = new URL('../../../../shared/http/catalogue/words', import.meta.url);

/** Everything that a language says without a gap in it. */
function saidBy(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => saidBy(inner, `${path}.${name}`));
}

describe('the languages of the catalogue', () => {
  it('are one file each, and every file is offered', () => {
    const files = readdirSync(folder).filter((name) => !['words.ts', 'languages.ts'].includes(name));
    expect(files).toHaveLength(catalogueLanguages.length);
    expect(new Set(catalogueLanguages.map(({ tag }) => tag)).size).toBe(catalogueLanguages.length);
    for (const { tag } of catalogueLanguages) expect(LanguageTag.safeParse(tag).success).toBe(true);
  });

  it('are Swedish where the address asks for one that there isn’t', () => {
    for (const lang of ['', 'xx', 'toString']) expect(wordsFor({ query: { lang } }).tag).toBe('sv');
    expect(wordsFor({ query: {} }).tag).toBe('sv');
    expect(wordsFor({ query: { lang: 'fi' } }).tag).toBe('fi');
  });

  it('stay in the address', () => {
    const [swedish, ...others] = catalogueLanguages;
    expect(swedish && inWordsOf('/jamfor', swedish)).toBe('/jamfor');
    for (const words of others) {
      expect(inWordsOf('/jamfor', words)).toBe(`/jamfor?lang=${words.tag}`);
      expect(inWordsOf('/jamfor?val=1', words)).toBe(`/jamfor?val=1&lang=${words.tag}`);
    }
  });

  it('leave nothing unsaid but what there is nothing to say of', () => {
    for (const words of catalogueLanguages) {
      const silent = saidBy(words, '').filter(([, text]) => text.trim() === '');
      const mayBe = ['.list.elsewhere', ...(words.tag === 'sv' ? ['.standing.inSwedish'] : [])];
      expect(silent.map(([path]) => path).filter((path) => !mayBe.includes(path))).toEqual([]);
    }
  });

  it('tell a reader which links lead to pages in another language', () => {
    for (const { tag, lang, list } of catalogueLanguages) {
      const isOther = new Intl.Locale(tag).language !== lang;
      expect(list.elsewhere !== '').toBe(isOther);
    }
  });
});
