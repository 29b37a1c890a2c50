import * as z from 'zod/mini';

/** The number of an item in the minutes, for example `97` of "§ 97". */
export const ParagraphNumber = z.string().check(z.regex(/^[1-9]\d{0,4}( ?[a-z])?$/));
export type ParagraphNumber = z.infer<typeof ParagraphNumber>;

/** The § as a secretary writes it ("§ 97", "97") → its number; nothing when there is none in it. */
export function readParagraph(text: string): ParagraphNumber | undefined {
  const read = ParagraphNumber.safeParse(text.replace(/^\s*§?\s*/, '').trimEnd());
  return read.success ? read.data : undefined;
}
