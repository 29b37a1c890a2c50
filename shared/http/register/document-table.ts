import { withoutSecrets } from '../../domain/application/business-secret.ts';
import { documentsOf, type ListedDocument } from '../../domain/register/case-documents.ts';
import type { CaseOnFile } from '../../domain/register/case-on-file.ts';
import type { Block, Section } from '../../domain/register/document.ts';
import type { Edition } from '../../domain/register/masking.ts';
import { leftOut } from '../application/left-out.ts';
import type { DocumentTerms } from '../decision/document.ts';
import type { Language } from '../language.ts';
import { correspondentWords, directionWords, documentName, documentTime } from './document-words.ts';

/** A document of a case in words, as a row of the list. */
export interface DocumentRow {
  readonly document: ListedDocument;
  readonly number: string;
  readonly direction: string;
  readonly name: string;
  readonly correspondent: string;
  readonly time: string;
}

type Terms = Pick<DocumentTerms, 'municipality' | 'lang' | 'edition'>;

/** The list of a case's documents in words (OSL 5:2), with secret names left out where it is for publication. */
export function documentRows(file: CaseOnFile, { municipality, lang, edition }: Terms): readonly DocumentRow[] {
  const { application, content, evidence } = file;
  const { diaryNumber, applicantName: applicant } = application;
  const open = edition === 'PUBLIC' ? withoutSecrets(content, evidence).files : evidence;
  const parties = { applicant, court: municipality.court.name, edition, lang };
  return documentsOf(file).map((document) => ({
    document,
    number: `${diaryNumber}-${String(document.number)}`,
    direction: directionWords[document.direction][lang],
    name: nameOf(document, open, { edition, lang }),
    correspondent: correspondentWords(document.correspondent, parties),
    time: documentTime(document, lang),
  }));
}

function nameOf(
  document: ListedDocument,
  open: readonly { readonly evidenceId: string }[],
  { edition, lang }: { readonly edition: Edition; readonly lang: Language },
): string {
  // Nobody has claimed anything secret in what came during a contract; then nobody has looked at its name either.
  const isSecret =
    edition === 'PUBLIC' &&
    (document.kind === 'CONTRACT_FILE' ||
      (document.kind === 'FILE' && open.every(({ evidenceId }) => evidenceId !== document.evidenceId)));
  return isSecret ? leftOut.secret[lang] : documentName(document, lang);
}

/** The list as part of a document, with the checksums of what has one. */
export function documentSections(file: CaseOnFile, terms: Terms): readonly Section[] {
  const { lang } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rows = documentRows(file, terms);
  const list: Block = {
    kind: 'TABLE',
    caption: say('Handlingarna i ärendet', 'The documents of the case'),
    columns: [
      say('Nummer', 'Number'),
      say('Slag', 'Kind'),
      say('Handling', 'Document'),
      say('Från eller till', 'From or to'),
      say('Tid', 'Time'),
    ],
    rows: rows.map(({ number, direction, name, correspondent, time }) =>
      [number, direction, name, correspondent, time].map((text) => ({ text })),
    ),
  };
  const sums: Block = {
    kind: 'TABLE',
    caption: say('Kontrollsummor (SHA-256)', 'Checksums (SHA-256)'),
    columns: [say('Nummer', 'Number'), say('Kontrollsumma', 'Checksum')],
    rows: rows.flatMap(({ number, document: { sha256 } }) =>
      sha256 === undefined ? [] : [[{ text: number }, { text: sha256 }]],
    ),
  };
  return [{ heading: say('Handlingar', 'Documents'), level: 1, blocks: [list, sums] }];
}
