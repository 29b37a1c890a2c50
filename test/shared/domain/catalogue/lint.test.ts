import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { lintEntry, lintText } from '../../../../shared/domain/catalogue/lint-entry.ts';
import { lix } from '../../../../shared/domain/catalogue/lint/readability.ts';
import { textRemarks } from '../../../../shared/domain/catalogue/lint/text.ts';
import { Presentation } from '../../../../shared/domain/application/content.ts';
import { holds } from '../../../support/holds.ts';

const plain =
  'Vi hjälper dig hemma med städning, mat och tvätt. Du får två fasta personer som kommer till dig. De ringer om de blir sena.';
const codes = (text: string, tag = 'sv') => textRemarks(text, tag).map(({ code }) => code);
const says = (text: string) => textRemarks(text, 'sv').map(({ says: { sv } }) => sv);

describe('lix', () => {
  it('is words per sentence plus the share of long words', () => {
    expect(lix('Vi kommer hem till dig. Vi lagar mat.')).toBe(4);
    expect(lix('Verksamhetsutveckling genomsyrar organisationen.')).toBe(103);
    expect(lix('')).toBe(0);
  });

  it('is higher for official Swedish than for plain', () => {
    const official =
      'Verksamheten bedrivs utifrån ett rehabiliterande förhållningssätt där den enskildes självbestämmande, delaktighet och integritet genomsyrar genomförandet av samtliga insatser i enlighet med gällande lagstiftning.';
    expect(lix(plain)).toBeLessThan(30);
    expect(lix(official)).toBeGreaterThan(60);
  });
});

describe('a text’s remarks', () => {
  it('LOV 9:1: has nothing to say of a plain text that tells what is done', () => {
    expect(codes(plain)).toEqual([]);
  });

  it('LOV 9:1: names words that rank or promise, in Swedish and English, as they were written', () => {
    expect(says(`${plain} Vi är Bäst och marknadsledande i Granvik.`)).toEqual([
      expect.stringContaining('Bäst, marknadsledande'),
    ]);
    expect(codes(`${plain} Vi garanterar att du får rabatt.`)).toEqual(['PROMOTION']);
    expect(
      codes('We are the leading provider and the best choice there is, with carers whom you know by name.', 'en'),
    ).toEqual(['PROMOTION']);
  });

  it('does not take a word for another that only begins alike', () => {
    expect(codes(`${plain} Vi gör det som du har bestämt, främst på kvällen.`)).toEqual(['PROMOTION']);
    expect(codes(`${plain} Vi gör det som du har bestämt, och bästar inte över något.`)).toEqual([]);
  });

  it('sees what is short, long, hard to read, in one breath, or shouted', () => {
    expect(codes('Vi hjälper dig.')).toEqual(['SHORT']);
    expect(codes(plain.repeat(14))).toContain('LONG');
    expect(codes(`Vi ${'kommer till dig och '.repeat(9)}lagar mat.`)).toContain('LONG_SENTENCE');
    expect(codes(`${plain} RING IDAG nu!!`)).toContain('SHOUTING');
    const hard =
      'Verksamheten bedrivs utifrån rehabiliterande förhållningssätt. Självbestämmande, delaktighet och integritet genomsyrar genomförandet. Kvalitetsutveckling prioriteras kontinuerligt genom systematiskt förbättringsarbete. Kompetensutveckling erbjuds samtliga medarbetare regelbundet under anställningstiden i organisationen.';
    expect(codes(hard)).toEqual(['HARD_TO_READ']);
  });

  it('sees links, addresses and telephone numbers, which have lines of their own', () => {
    for (const found of [
      'https://omsorg.example/om',
      'www.omsorg.se',
      'omsorg.se',
      'anna@omsorg.example',
      '070-174 06 11',
      '0701740682',
    ]) {
      expect(says(`${plain} Mer finns på ${found}`)).toEqual([expect.stringContaining(found.slice(0, 10))]);
    }
    expect(codes(`${plain} Vi kommer kl. 07.00 till 22.00 och har 12 anställda sedan 2019.`)).toEqual([]);
  });

  it('sees a personal number and does not repeat it', () => {
    const [remark, ...others] = says(`${plain} Fråga efter 640823-3234.`);
    expect(others).toEqual([]);
    expect(remark).not.toContain('640823');
  });

  it('says something of any text in any language without failing', () => {
    holds(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('sv', 'en', 'fi', 'ar'),
        (text, tag) => {
          expect(Array.isArray(textRemarks(text, tag))).toBe(true);
        },
      ),
    );
  });
});

describe('an entry’s remarks', () => {
  const presentation: z.infer<typeof Presentation> = {
    text: { sv: plain },
    phone: '0701740612',
    email: 'a@b.example',
    languages: [],
    hours: '7–22',
  };

  it('LOV 9:1: names every line that those who compare will miss', () => {
    const missing = lintEntry({ presentation, capacity: null });
    expect(missing.map((one) => ('part' in one ? one.part : one.code))).toEqual([
      'languages',
      'specialCompetence',
      'capacity',
      'website',
      'english',
    ]);
    const full = {
      ...presentation,
      text: {
        sv: plain,
        en: 'We help you at home with cleaning, food and laundry. Two persons whom you know come to you.',
      },
      languages: ['Svenska'],
      specialCompetence: ['Demens'],
      website: 'https://omsorg.example',
    };
    expect(lintEntry({ presentation: full, capacity: { unit: 'PLACES', amount: 3 } })).toEqual([]);
  });

  it('speaks of each language, Swedish first', () => {
    expect(lintText({ en: 'The best.', sv: 'Vi.' }).map(({ tag, code }) => `${tag} ${code}`)).toEqual([
      'sv SHORT',
      'en SHORT',
      'en PROMOTION',
    ]);
  });

  it('KL 8:18: reads the own unit’s text by the same measure as a private provider’s', () => {
    const text = (name: string) =>
      z
        .object({ presentation: Presentation })
        .parse(
          JSON.parse(readFileSync(new URL(`../../../../config/seed/granvik/${name}.json`, import.meta.url), 'utf8')),
        ).presentation.text;
    for (const name of ['own-unit', 'imported-provider'])
      expect(lintText(text(name)).filter(({ code }) => code === 'PROMOTION')).toEqual([]);
  });
});
