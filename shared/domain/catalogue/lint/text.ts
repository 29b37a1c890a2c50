import type { Text } from '../../requirement/finding.ts';
import { promotionalWords } from './promotion.ts';
import { lix, sentenceLengths, wordsOf } from './readability.ts';

/** What a machine sees in a text of the catalogue: a person reads it and judges. */
export interface TextRemark {
  readonly code:
    | 'SHORT'
    | 'LONG'
    | 'HARD_TO_READ'
    | 'LONG_SENTENCE'
    | 'PROMOTION'
    | 'ADDRESS_IN_TEXT'
    | 'PERSONAL_NUMBER'
    | 'SHOUTING';
  readonly says: Text;
}

/** Shorter than this says too little to compare by; longer than this nobody reads through. In characters. */
const length = { least: 80, most: 1500 };
/** LIX above this is hard for many who choose. */
const hardFrom = 50;
/** Below this many words LIX means little. */
const wordsForLix = 25;
/** Words in a sentence. */
const longSentence = 30;

const addresses = /https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|\b[\p{L}\d-]+\.(?:se|com|nu|org|net|eu)\b/giu;
const telephones = /(?:\+46|\b0)\d[\d -]{6,}\d/gu;
/** Ten digits in a row that begin with a zero are a telephone number. */
const personalNumbers =
  /\b(?!0\d{9}\b)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])[-+]?\d{4}\b/gu;
const shouted = /\p{Lu}{5,}|!{2,}/gu;

/** @param tag the language it is written in */
export function textRemarks(text: string, tag: string): readonly TextRemark[] {
  return [...lengthRemarks(text), ...readabilityRemarks(text, tag), ...contentRemarks(text, tag)];
}

function lengthRemarks(text: string): readonly TextRemark[] {
  const count = text.trim().length;
  if (count < length.least) {
    return [
      remark(
        'SHORT',
        'Texten är kort. Vad skiljer er arbetssätt från andras?',
        'The text is short. What is particular about how you work?',
      ),
    ];
  }
  if (count <= length.most) return [];
  return [
    remark(
      'LONG',
      `Texten är ${String(count)} tecken. Med högst ${String(length.most)} läser fler den till slutet.`,
      `The text is ${String(count)} characters. With at most ${String(length.most)}, more read it to the end.`,
    ),
  ];
}

/** LIX is made for Swedish; how long a sentence is counts in every language that ends it with a stop. */
function readabilityRemarks(text: string, tag: string): readonly TextRemark[] {
  const index = lix(text);
  const longest = Math.max(0, ...sentenceLengths(text));
  return [
    ...(tag === 'sv' && wordsOf(text).length >= wordsForLix && index > hardFrom
      ? [
          remark(
            'HARD_TO_READ',
            `Texten är svår att läsa (LIX ${String(index)}; sikta under ${String(hardFrom)}). Kortare meningar och kortare ord hjälper.`,
            `The text is hard to read (LIX ${String(index)}; aim below ${String(hardFrom)}). Shorter sentences and words help.`,
          ),
        ]
      : []),
    ...(longest > longSentence
      ? [
          remark(
            'LONG_SENTENCE',
            `En mening har ${String(longest)} ord. Dela den.`,
            `A sentence has ${String(longest)} words. Divide it.`,
          ),
        ]
      : []),
  ];
}

function contentRemarks(text: string, tag: string): readonly TextRemark[] {
  const promoting = promotionalWords(wordsOf(text), tag);
  const numbers = text.match(personalNumbers) ?? [];
  const reached = [...(text.match(addresses) ?? []), ...(text.match(telephones) ?? [])].filter(
    (found) => !numbers.some((number) => found.includes(number)),
  );
  const loud = [...new Set(text.match(shouted) ?? [])];
  return [
    ...(promoting.length === 0
      ? []
      : [
          remark(
            'PROMOTION',
            `Ord som rangordnar eller lovar: ${promoting.join(', ')}. Berätta hur ni gör i stället; det går att jämföra.`,
            `Words that rank or promise: ${promoting.join(', ')}. Tell what you do instead; that can be compared.`,
          ),
        ]),
    ...(reached.length === 0
      ? []
      : [
          remark(
            'ADDRESS_IN_TEXT',
            `Adresser och telefonnummer har egna rader: ${reached.join(', ')}.`,
            `Addresses and telephone numbers have lines of their own: ${reached.join(', ')}.`,
          ),
        ]),
    ...(numbers.length === 0
      ? []
      : [
          remark(
            'PERSONAL_NUMBER',
            'Texten verkar ha ett personnummer i sig. Ta bort det.',
            'The text seems to have a personal number in it. Take it out.',
          ),
        ]),
    ...(loud.length === 0
      ? []
      : [
          remark(
            'SHOUTING',
            `Skriv utan versaler och utropstecken i rad: ${loud.join(', ')}.`,
            `Write without capitals and exclamation marks in a row: ${loud.join(', ')}.`,
          ),
        ]),
  ];
}

function remark(code: TextRemark['code'], sv: string, en: string): TextRemark {
  return { code, says: { sv, en } };
}
