import * as z from 'zod/mini';
import type { ListedDocument } from './case-documents.ts';
import type { CaseOnFile } from './case-on-file.ts';
import type { AuditEvent } from './event.ts';
import { fileNumber } from './foreign-number.ts';
import type { Retention } from './retention.ts';

/** A case as it is given out for supervision: to whom, on what ground, and whether whole. */
export const ExportTerms = z.strictObject({
  edition: z.enum(['FULL', 'PUBLIC']),
  recipient: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  /** The provision or the request that it is given out by. */
  ground: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
});
export type ExportTerms = z.infer<typeof ExportTerms>;

/** So much one export may hold, in bytes: what one answer can be made of. */
export const exportLimit = 200_000_000;

/** For so long an export can be fetched after it was made. */
export const exportHours = 23;

/** Where an export lies until it is erased, a day later. */
export function exportKey(municipality: string, applicationId: string, exportId: string): string {
  return `exports/${municipality}/${applicationId}/${exportId}.zip`;
}

/** A file of an export. `sha256`: of its bytes as they are in it. */
export interface ExportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The document that it is, in the list. */
  readonly document?: number;
  /** Whether its bytes are those that the case recorded when they came; absent for what was written for the export. */
  readonly intact?: boolean;
}

/** What an export says of itself, for whoever reads it without the system that made it. */
export function exportManifest(
  file: CaseOnFile,
  documents: readonly ListedDocument[],
  made: {
    readonly terms: ExportTerms;
    readonly at: string;
    readonly by: string;
    readonly files: readonly ExportedFile[];
    readonly isChainWhole: boolean;
    /** Under which class of which plan it is kept; null where the municipality has none. */
    readonly retention: (Retention & { readonly plan: string }) | null;
  },
) {
  const { application, events } = file;
  const { terms, at, by, files, isChainWhole, retention } = made;
  return {
    format: 'valbar-case-export/1',
    diaryNumber: fileNumber(application),
    municipality: application.municipality,
    applicationId: application.applicationId,
    ...terms,
    exportedAt: at,
    exportedBy: by,
    retention,
    events: { count: events.length, lastHash: events.at(-1)?.hash ?? null, isChainWhole },
    documents: documents.map(({ number, kind, direction, at: registeredAt, on, sha256 }) => ({
      number,
      kind,
      direction,
      registeredAt,
      ...(on === undefined ? {} : { on }),
      ...(sha256 === undefined ? {} : { sha256 }),
      file: files.find(({ document }) => document === number)?.path ?? null,
    })),
    files,
  };
}

/** A case's events as they may leave the authority: who acted and what was said of it stay behind. */
export function withoutActors(
  events: readonly AuditEvent[],
): readonly Pick<AuditEvent, 'seq' | 'type' | 'at' | 'hash'>[] {
  return events.map(({ seq, type, at, hash }) => ({ seq, type, at, hash }));
}
