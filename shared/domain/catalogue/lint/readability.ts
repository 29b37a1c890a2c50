const letters = /\p{L}+(?:[-’']\p{L}+)*/gu;
/** An end of a sentence, or of a line: a list's points are no sentence together. */
const ends = /[.!?:]+(?=\s|$)|\n+/u;
/** A word is long from so many letters. */
const longWord = 7;

export function wordsOf(text: string): readonly string[] {
  return text.match(letters) ?? [];
}

/** How many words each sentence has. */
export function sentenceLengths(text: string): readonly number[] {
  return text.split(ends).flatMap((sentence) => {
    const count = wordsOf(sentence).length;
    return count === 0 ? [] : [count];
  });
}

/**
 * LIX (Björnsson 1968): words per sentence plus the share of long words, in per cent. Below 30 is children's books, above 60
 * official Swedish. It is made for Swedish. Zero for a text without words.
 */
export function lix(text: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const long = words.filter((word) => word.length >= longWord).length;
  return Math.round(words.length / sentenceLengths(text).length + (100 * long) / words.length);
}
