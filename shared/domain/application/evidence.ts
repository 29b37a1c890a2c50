import * as z from 'zod/mini';
import type { Subject } from '../task/task.ts';
import { Line } from './line.ts';
import { ScanStatus } from './scan.ts';

export const evidenceLimits = { bytes: 25 * 1024 * 1024, perApplication: 60 };

export const EvidenceContentType = z.enum(['application/pdf', 'image/jpeg', 'image/png']);
export type EvidenceContentType = z.infer<typeof EvidenceContentType>;

/** A file that shows something: `EXPECTED` when its upload was offered, `STORED` when its bytes were verified. */
export const Evidence = z.strictObject({
  schemaVersion: z.literal(1),
  evidenceId: z.string(),
  /** Id in the requirement set's evidence catalogue, for example `insurance.certificate`. */
  kind: z.string(),
  /** Whose it is, of those behind the applicant; absent: the applicant's own, or of nobody in particular. */
  person: z.optional(Line),
  fileName: z.string(),
  contentType: EvidenceContentType,
  bytes: z.int().check(z.positive(), z.lte(evidenceLimits.bytes)),
  /** Lower-case hex SHA-256; absent until verified when a browser form uploaded it. */
  sha256: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  issuedOn: z.optional(z.iso.date()),
  validThrough: z.optional(z.iso.date()),
  objectKey: z.string(),
  /** The key of the same applicant's earlier file that it is to be a copy of. */
  copyOf: z.optional(z.string()),
  status: z.enum(['EXPECTED', 'STORED', 'REJECTED']),
  at: z.iso.datetime(),
  rejection: z.optional(z.string()),
  /** Absent while its scan goes on. */
  scan: z.optional(ScanStatus),
  scannedAt: z.optional(z.iso.datetime()),
});
export type Evidence = z.infer<typeof Evidence>;

/** What is said of one file before it is sent. */
export const DeclaredEvidence = z.strictObject({
  kind: z.string().check(z.maxLength(100)),
  /** The name of the person whose it is, as the application has it: where several are to show the same. */
  person: z.optional(Line),
  fileName: z.string().check(z.minLength(1), z.maxLength(150), z.regex(/^[^\\/\p{Cc}]+$/u)),
  contentType: EvidenceContentType,
  bytes: z.int().check(z.positive(), z.lte(evidenceLimits.bytes)),
  /** Lower-case hex SHA-256 of the file. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  issuedOn: z.optional(z.iso.date()),
  validThrough: z.optional(z.iso.date()),
});

/** How long the form that sends a file to its place is good for. */
export const uploadSeconds = 3600;

/** How many files an application has or waits for; a place that no file came to while its form was good is none. */
export function placesTaken(evidence: readonly Evidence[], at: string): number {
  const goodSince = new Date(Date.parse(at) - uploadSeconds * 1000).toISOString();
  return evidence.filter((file) => file.status !== 'EXPECTED' || file.at > goodSince).length;
}

/** Whether a file may be about somebody: it names them, or nobody, and then a person reads whose it is. */
export function isAbout({ person }: Pick<Evidence, 'person'>, name: string): boolean {
  return person === undefined || person === name;
}

/** Folder of an object's key → whose file it is; an application's files lie in no folder of their own. */
const folders = { contracts: 'CONTRACT', reports: 'REPORT' } as const;

const keyPattern =
  /^([a-z][a-z0-9-]{1,30})\/(?:([0-9A-Z]{26})|(contracts|reports)\/([A-Za-z0-9-]{1,90}))\/([0-9A-Z]{26})$/;

/** The key under which a file of a case lies: `<municipality>/<application>/<evidence>`, or with a folder before the id. */
export function objectKeyOf({ municipality, type, id }: Subject, evidenceId: string): string {
  const [folder] = Object.entries(folders).find(([, owner]) => owner === type) ?? [];
  return `${municipality}/${folder === undefined ? '' : `${folder}/`}${id}/${evidenceId}`;
}

/** Whose file lies under an object's key; null for any other key. */
export function placeOf(objectKey: string): { readonly subject: Subject; readonly evidenceId: string } | null {
  const [, municipality, applicationId, folder, id, evidenceId] = keyPattern.exec(objectKey) ?? [];
  if (municipality === undefined || evidenceId === undefined) return null;
  if (applicationId !== undefined)
    return { subject: { municipality, type: 'APPLICATION', id: applicationId }, evidenceId };
  const type = folder === 'reports' ? folders.reports : folders.contracts;
  return id === undefined ? null : { subject: { municipality, type, id }, evidenceId };
}
