import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';
import { type Evidence, type EvidenceContentType, evidenceLimits } from './evidence.ts';

/** Why a file that arrived is not taken. */
export const FileFault = z.enum([
  'EMPTY',
  'TOO_LARGE',
  'LENGTH_DIFFERS',
  'TYPE_DIFFERS',
  'CHECKSUM_DIFFERS',
  'CHANGED_LATER',
  'ARRIVED_LATE',
  'INFECTED',
  'NOT_SCANNABLE',
  'NOT_COPIED',
]);
export type FileFault = z.infer<typeof FileFault>;

/** What is known of a file's bytes, whatever it is called. */
export interface FoundFile {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  /** At least the first 1,024 bytes. */
  readonly head: Uint8Array;
}

/**
 * Compares the file that arrived with what was declared for it; undefined when it is what it should be.
 * Without a declared checksum (a browser's form) the declared length is an upper limit.
 */
export function fileFault(
  declared: Pick<Evidence, 'bytes' | 'contentType' | 'sha256'>,
  found: FoundFile,
): FileFault | undefined {
  if (found.bytes === 0) return 'EMPTY';
  if (found.bytes > evidenceLimits.bytes) return 'TOO_LARGE';
  if (declared.sha256 !== undefined && found.bytes !== declared.bytes) return 'LENGTH_DIFFERS';
  if (!looksLike(declared.contentType, found.head)) return 'TYPE_DIFFERS';
  if (declared.sha256 !== undefined && found.sha256 !== declared.sha256) return 'CHECKSUM_DIFFERS';
  return undefined;
}

/** In words for the applicant and the officer; a reason of another time is shown in general terms. */
export function fileFaultText(rejection: string | undefined): Text {
  const known = FileFault.safeParse(rejection);
  return known.success ? texts[known.data] : { sv: 'Filen kunde inte tas emot.', en: 'The file could not be taken.' };
}

const texts: Readonly<Record<FileFault, Text>> = {
  EMPTY: { sv: 'Filen är tom.', en: 'The file is empty.' },
  TOO_LARGE: { sv: 'Filen är större än 25 MB.', en: 'The file is larger than 25 MB.' },
  LENGTH_DIFFERS: {
    sv: 'Filens storlek är en annan än den angivna.',
    en: 'The file has another size than was declared.',
  },
  TYPE_DIFFERS: {
    sv: 'Filens innehåll är inte av den angivna typen (PDF, JPEG eller PNG).',
    en: 'The file’s content is not of the declared type (PDF, JPEG or PNG).',
  },
  CHECKSUM_DIFFERS: {
    sv: 'Filens innehåll är ett annat än det angivna.',
    en: 'The file’s content is not what was declared.',
  },
  CHANGED_LATER: {
    sv: 'Filen byttes ut efter att den hade tagits emot. Lägg till den igen.',
    en: 'The file was replaced after it had been taken. Add it again.',
  },
  ARRIVED_LATE: {
    sv: 'Filen kom efter att det den hör till hade lämnats in.',
    en: 'The file came after what it belongs to had been handed in.',
  },
  INFECTED: {
    sv: 'Filen innehåller skadlig kod och kan inte öppnas av någon. Lämna in en ren fil.',
    en: 'The file contains malware and can not be opened by anybody. Hand in a clean file.',
  },
  NOT_SCANNABLE: {
    sv: 'Filen kunde inte kontrolleras för skadlig kod. Lämna in den igen, utan lösenord.',
    en: 'The file could not be checked for malware. Hand it in again, without a password.',
  },
  NOT_COPIED: {
    sv: 'Filen finns inte längre i den tidigare ansökan. Lägg till den på nytt.',
    en: 'The file is no longer in the earlier application. Add it anew.',
  },
};

const starts: Readonly<Record<EvidenceContentType, readonly number[]>> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** PDF readers accept a little before `%PDF-`, and some programs write it; pictures begin at once. */
function looksLike(contentType: EvidenceContentType, head: Uint8Array): boolean {
  const start = starts[contentType];
  const last = contentType === 'application/pdf' ? Math.min(head.length, 1024) - start.length : 0;
  for (let from = 0; from <= last; from += 1) {
    if (start.every((byte, index) => head[from + index] === byte)) return true;
  }
  return false;
}
