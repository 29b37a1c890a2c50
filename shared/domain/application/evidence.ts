import * as z from 'zod/mini';

export const evidenceLimits = { bytes: 25 * 1024 * 1024, perApplication: 60 };

export const EvidenceContentType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type EvidenceContentType = z.infer<typeof EvidenceContentType>;

/** A file that shows something: `EXPECTED` when its upload was offered, `STORED` when its bytes were verified. */
export const Evidence = z.strictObject({
  schemaVersion: z.literal(1),
  evidenceId: z.string(),
  /** Id in the requirement set's evidence catalogue, for example `insurance.certificate`. */
  kind: z.string(),
  fileName: z.string(),
  contentType: EvidenceContentType,
  bytes: z.int().check(z.positive(), z.lte(evidenceLimits.bytes)),
  /** Lower-case hex SHA-256; absent until verified when a browser form uploaded it. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  issuedOn: z.optional(z.iso.date()),
  validThrough: z.optional(z.iso.date()),
  objectKey: z.string(),
  status: z.enum(['EXPECTED', 'STORED', 'REJECTED']),
  at: z.iso.datetime(),
  rejection: z.optional(z.string()),
});
export type Evidence = z.infer<typeof Evidence>;
