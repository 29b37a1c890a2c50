import * as z from 'zod/mini';

const pattern = /^(\p{Lu}[\p{L}\d]{0,9}) (\d{4})\/(\d{5,})$/u;

/** The registered number of a case (OSL 5:2): `<prefix> <year>/<number>`, for example `SN 2026/00042`. */
export const DiaryNumber = z.string().check(z.regex(pattern));
export type DiaryNumber = z.infer<typeof DiaryNumber>;

/** Writes a diary number. @throws when the year has not four digits or the number is not a positive whole one. */
export function diaryNumber(prefix: string, year: number, number: number): DiaryNumber {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`Not a number in a diary: ${number}`);
  return DiaryNumber.parse(`${prefix} ${year}/${String(number).padStart(5, '0')}`);
}

export function parseDiaryNumber(
  text: string,
): { readonly prefix: string; readonly year: number; readonly number: number } | undefined {
  const [, prefix, year, number] = pattern.exec(text) ?? [];
  return prefix === undefined ? undefined : { prefix, year: Number(year), number: Number(number) };
}
