import Papa from 'papaparse';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { documentsOf, type ListedDocument } from '../../../shared/domain/register/case-documents.ts';
import {
  type ExportedFile,
  exportManifest,
  type ExportTerms,
  withoutActors,
} from '../../../shared/domain/register/case-export.ts';
import type { CaseOnFile } from '../../../shared/domain/register/case-on-file.ts';
import { retentionOf } from '../../../shared/domain/register/retention.ts';
import { verifyChain } from '../../../shared/domain/register/event.ts';
import { caseFile } from '../../../shared/http/register/case-file.ts';
import { pdfOf } from '../../../shared/http/register/pdf/pdf.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { hashOf, sha256 } from '../../../shared/platform/hash.ts';
import { readObject } from '../../../shared/store/evidence-bucket.ts';

/** The files of an export by their paths, and what is said of each. */
export interface Parts {
  readonly contents: Readonly<Record<string, Uint8Array>>;
}

interface Kept {
  readonly document: ListedDocument;
  readonly path: string;
  readonly objectKey: string;
  readonly sha256: string | undefined;
}

/**
 * Everything of a case in files: the whole as one PDF, its events, what was sent in and kept byte for byte, and the
 * checksums of all. Masked, there is none of what people sent in: what such a file tells of people no machine knows.
 */
export async function partsOf(
  file: CaseOnFile,
  made: { readonly terms: ExportTerms; readonly at: string; readonly by: string },
): Promise<Parts> {
  const { application, events, evidence } = file;
  const { edition } = made.terms;
  const documents = documentsOf(file);
  const whole = await pdfOf(
    caseFile(file, { municipality: municipalityOf(application.municipality), lang: 'sv', edition, files: evidence }),
  );
  const told = edition === 'FULL' ? events : withoutActors(events);
  const rows =
    edition === 'FULL' ? events.map(({ data, ...event }) => ({ ...event, data: JSON.stringify(data) })) : told;
  const written: Record<string, Uint8Array> = {
    'akt.pdf': whole,
    'handelser.json': textOf(JSON.stringify(told, null, 2)),
    'handelser.csv': textOf(Papa.unparse([...rows], { escapeFormulae: true, newline: '\r\n' })),
  };
  const files: ExportedFile[] = Object.entries(written).map(([path, bytes]) => describe(path, bytes));
  const contents = { ...written };
  for (const kept of edition === 'FULL' ? keptIn(file, documents) : []) {
    const found = await readObject(kept.objectKey);
    if (found === null) continue;
    contents[kept.path] = found.bytes;
    const described = describe(kept.path, found.bytes);
    files.push({ ...described, document: kept.document.number, intact: described.sha256 === kept.sha256 });
  }
  const isChainWhole = verifyChain(events, hashOf).ok;
  const plan = municipalityOf(application.municipality).retention;
  const retention = plan === undefined ? null : { plan: plan.name, ...retentionOf(file, plan, stockholmDay(made.at)) };
  const said = exportManifest(file, documents, { ...made, files, isChainWhole, retention });
  const manifest = textOf(JSON.stringify(said, null, 2));
  const sums = [...files, describe('manifest.json', manifest)].map((one) => `${one.sha256}  ${one.path}\n`).join('');
  return { contents: { ...contents, 'manifest.json': manifest, SHA256SUMS: textOf(sums) } };
}

/** How much the files weigh that an export would hold. */
export function weightOf(file: CaseOnFile): number {
  const files = filesOf(file).filter(mayBeOpened);
  return [...files, ...file.kept].reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Everything that was sent in, of the application and while its contracts ran, and the excerpts of minutes. */
function filesOf({ evidence, excerpts, contracts }: CaseOnFile): readonly Evidence[] {
  const since = contracts.flatMap(({ during }) =>
    during === undefined ? [] : [...during.evidence, ...during.reports.flatMap((report) => report.evidence)],
  );
  return [...evidence, ...excerpts, ...since];
}

/** The documents whose bytes lie in the bucket; a file that no scan has cleared is listed, and not in it. */
function keptIn(file: CaseOnFile, documents: readonly ListedDocument[]): readonly Kept[] {
  const files = filesOf(file);
  return documents.flatMap((document): Kept[] => {
    const number = String(document.number).padStart(3, '0');
    if (document.kind === 'FILE' || document.kind === 'EXCERPT' || document.kind === 'CONTRACT_FILE') {
      const sent = files.find(({ evidenceId }) => evidenceId === document.evidenceId);
      if (sent === undefined || !mayBeOpened(sent)) return [];
      return [
        { document, path: `handlingar/${number} ${sent.fileName}`, objectKey: sent.objectKey, sha256: sent.sha256 },
      ];
    }
    const one = file.kept.find(({ documentId }) => documentId === document.documentId);
    if (one === undefined) return [];
    return [{ document, path: `handlingar/${number} ${one.kind}.pdf`, objectKey: one.objectKey, sha256: one.sha256 }];
  });
}

function describe(path: string, bytes: Uint8Array): ExportedFile {
  return { path, sha256: sha256(bytes), bytes: bytes.byteLength };
}

function textOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
