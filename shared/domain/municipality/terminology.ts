import * as z from 'zod/mini';

const Word = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));

/**
 * The municipality's own Swedish words where the field has several: one says `utförare` and `godkännande`, another
 * `anordnare` and `auktorisation`. Swedish inflects, so each word comes in the forms that texts use, in lower case.
 * Names of Acts are never among them.
 */
export const Terminology = z.strictObject({
  /** Who gives the service. */
  provider: z.strictObject({
    /** `en utförare` */
    singular: Word,
    /** `utföraren` */
    definite: Word,
    /** `utförarens` */
    genitive: Word,
    /** `alla utförare` */
    plural: Word,
  }),
  /** What an application is for. */
  approval: z.strictObject({
    /** `ett godkännande` */
    noun: Word,
    /** `ansökan godkänns` */
    verb: Word,
  }),
  /** In what people choose. */
  choiceSystem: z.strictObject({
    /** `ett valfrihetssystem` */
    singular: Word,
    /** `valfrihetssystemet` */
    definite: Word,
  }),
  /** What applications are tried against. */
  requestDocumentation: z.strictObject({
    /** `ett förfrågningsunderlag` */
    singular: Word,
    /** `förfrågningsunderlaget` */
    definite: Word,
  }),
});
export type Terminology = z.infer<typeof Terminology>;

/** The word at the beginning of a sentence, a heading or a label. */
export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
