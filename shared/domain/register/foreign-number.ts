import * as z from 'zod/mini';

/** A number of a diary that is kept in another system, as that system writes it: it stands in mail, so it is a number and no words. */
export const ForeignNumberText = z
  .string()
  .check(
    z.trim(),
    z.minLength(1),
    z.maxLength(60),
    z.regex(/^(?:\p{L}{1,8}[ ./:_-]?)?[\p{Lu}\d ./:_-]*\d[\p{Lu}\d ./:_-]*$/u),
  );

/** The case's number in the municipality's own diary, which lies in another system (OSL 5:1), and who entered it. */
export const ForeignNumber = z.strictObject({
  number: ForeignNumberText,
  by: z.string().check(z.minLength(1)),
  at: z.iso.datetime(),
});
export type ForeignNumber = z.infer<typeof ForeignNumber>;

interface Numbered {
  readonly diaryNumber: string;
  readonly foreignNumber?: ForeignNumber | undefined;
}

/** The number by which a case is told to people: its own, or the diary's with its own beside it. */
export function fileNumber({ diaryNumber, foreignNumber }: Numbered): string {
  return foreignNumber === undefined ? diaryNumber : `${foreignNumber.number} (${diaryNumber})`;
}

/** A foreign number as it is compared: however it is spelt, with or without leading zeros. Null for a text without digits. */
export function foreignKey(text: string): string | null {
  if (!/\d/.test(text)) return null;
  const parts =
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? [];
  return `FOREIGN#${parts.map((part) => part.replace(/^0+(?=\d)/, '')).join('-')}#`;
}
