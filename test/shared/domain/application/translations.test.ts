import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { LanguageTag, saidIn, saidInOthers, Translations } from '../../../../shared/domain/application/translations.ts';
import { holds } from '../../../support/holds.ts';

describe('a text in several languages', () => {
  it('is in Swedish, and in any other by its BCP 47 tag', () => {
    const text = { sv: 'Vi.', en: 'We.', fi: 'Me.', 'zh-Hant': '我們。', se: 'Mii.' };
    expect(Translations.parse(text)).toEqual(text);
  });

  test.each([
    ['no Swedish', { fi: 'Me.' }],
    ['a language that is none', { sv: 'Vi.', finska: 'Me.' }],
    ['a tag in capitals', { sv: 'Vi.', FI: 'Me.' }],
    ['an empty translation', { sv: 'Vi.', fi: ' ' }],
    ['something that is no text', { sv: 'Vi.', fi: 7 }],
    ['too long a translation', { sv: 'Vi.', fi: 'x'.repeat(5001) }],
    [
      'more than twenty',
      Object.fromEntries(Array.from({ length: 21 }, (_, one) => [`s${String.fromCharCode(97 + one)}`, 'Vi.'])),
    ],
  ])('is refused with %s', (_what, text) => {
    expect(Translations.safeParse(text).success).toBe(false);
  });

  it('falls back on Swedish, and says so by its tag', () => {
    const text = { sv: 'Vi.', fi: 'Me.' };
    expect(saidIn(text, 'fi')).toEqual({ tag: 'fi', words: 'Me.' });
    expect(saidIn(text, 'en')).toEqual({ tag: 'sv', words: 'Vi.' });
    expect(saidIn(text, 'constructor')).toEqual({ tag: 'sv', words: 'Vi.' });
  });

  it('shows each language once, whichever stands first', () => {
    const tag = fc.stringMatching(/^[a-z]{2,3}$/).filter((one) => LanguageTag.safeParse(one).success);
    holds(
      fc.property(fc.dictionary(tag, fc.constant('Ord.'), { maxKeys: 8 }), tag, (others, wanted) => {
        const text = { ...others, sv: 'Vi.' };
        const said = saidIn(text, wanted);
        const tags = [said, ...saidInOthers(text, said)].map((one) => one.tag);
        return tags.toSorted().join(' ') === Object.keys(text).toSorted().join(' ');
      }),
    );
  });
});
