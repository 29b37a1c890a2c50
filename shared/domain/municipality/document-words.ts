import * as z from 'zod/mini';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

/** The municipality's own headings of a decision basis, in Swedish, and what it adds to every one. */
export const DocumentWords = z.strictObject({
  headings: z.optional(
    z.strictObject({
      /** `Ärendebeskrivning` */
      matter: z.optional(Words),
      /** `Förvaltningens yttrande` */
      statement: z.optional(Words),
      /** `Ekonomisk bedömning` */
      economy: z.optional(Words),
      /** `Förslag till beslut` */
      proposal: z.optional(Words),
      /** `Beslutet ska skickas till` */
      sentTo: z.optional(Words),
    }),
  ),
  /** What is always said of the economy, after the remuneration of the version. */
  economy: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2000))),
  /** Whom the decision is sent to, beside the applicant and the coordinator. */
  sentTo: z.optional(z.array(Words).check(z.maxLength(20))),
});
export type DocumentWords = z.infer<typeof DocumentWords>;
