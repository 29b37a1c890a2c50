import { parseDiaryNumber } from '../register/diary-number.ts';
import { type ForeignNumber, foreignKey } from '../register/foreign-number.ts';

/** What a case is found by: `word`s of a name as they are folded, a `number` of the diary, or one of a `foreign` diary. */
export interface Sought {
  readonly words: readonly string[];
  readonly number: string | null;
  readonly foreign: string | null;
}

/** So many words of a name are kept; a longer name is found by its first ones. */
const wordLimit = 8;

/** Words as they are compared: lower case, without accents, so that `Solgläntan` is found by `solglantan` too. */
export function foldedWords(text: string): readonly string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])];
}

/** The keys that a registered case is found by; each begins with what it is. */
export function searchKeys(named: {
  readonly applicantName: string;
  readonly diaryNumber: string;
  readonly foreignNumber?: ForeignNumber | undefined;
}): readonly string[] {
  const number = parseDiaryNumber(named.diaryNumber);
  const foreign = named.foreignNumber === undefined ? null : foreignKey(named.foreignNumber.number);
  return [
    ...foldedWords(named.applicantName)
      .slice(0, wordLimit)
      .map((word) => wordKey(word)),
    ...(number === undefined ? [] : [numberKey(number.year, number.number)]),
    ...(foreign === null ? [] : [foreign]),
  ];
}

export function wordKey(word: string): string {
  return `WORD#${word.slice(0, 40)}`;
}

/** Ends with a sign, so that number 4 is not the beginning of number 42. */
function numberKey(year: number, number: number): string {
  return `NUMBER#${String(year)}/${String(number)}#`;
}

/**
 * What somebody wrote in the search field, read as a diary number where it can be one: `SN 2026/00042`, `2026/42`,
 * or `42` for this year's.
 * @param year the present one
 */
export function sought(text: string, year: number): Sought {
  const match = /^(?:\p{L}[\p{L}\d]{0,9}\s*)?(?:(\d{4})\s*\/\s*)?0*(\d{1,7})$/u.exec(text.trim());
  const [, stated, number] = match ?? [];
  return {
    words: foldedWords(text).toSorted((one, other) => other.length - one.length),
    number: number === undefined ? null : numberKey(stated === undefined ? year : Number(stated), Number(number)),
    foreign: foreignKey(text),
  };
}
