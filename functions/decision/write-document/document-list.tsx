import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { CaseOnFile } from '../../../shared/domain/register/case-on-file.ts';
import type { ListedDocument } from '../../../shared/domain/register/case-documents.ts';
import type { DocumentTerms } from '../../../shared/http/decision/document.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { documentRows } from '../../../shared/http/register/document-table.ts';

interface ListProps {
  readonly file: CaseOnFile;
  readonly terms: DocumentTerms;
  /** Of the case's page. */
  readonly casePath: string;
  /** Whether the reader may give the case out. */
  readonly mayExport: boolean;
  /** Whether the reader may fetch what the applicant sent in. */
  readonly mayOpen: boolean;
  /** Whether the reader may add the excerpt of a meeting's minutes. */
  readonly mayAddExcerpt: boolean;
}

/** Everything that a case consists of (OSL 5:2), with the way to each and to the whole. */
export function DocumentList({ file, terms, casePath, mayExport, mayOpen, mayAddExcerpt }: ListProps) {
  const { lang } = terms;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const to = (path: string): string => inLanguage(path, lang);
  const link = (document: ListedDocument, name: string) => {
    const path = placeOf(document, { file, casePath, mayOpen });
    return path === null ? name : <a href={to(path)}>{name}</a>;
  };
  return (
    <>
      <p>
        {say('Hela ärendet som ett dokument: ', 'The whole case as one document: ')}
        <a href={to(`${casePath}/file`)}>{say('allt', 'everything')}</a>
        {say(' eller ', ' or ')}
        <a href={to(`${casePath}/file?edition=public`)}>
          {say('utan sekretess och personuppgifter', 'without secrets and personal data')}
        </a>
        .
      </p>
      {mayExport && (
        <p>
          <a href={to(`${casePath}/export`)}>
            {say('Lämna ut ärendet för tillsyn, som zip', 'Give the case out for supervision, as a zip')}
          </a>
        </p>
      )}
      {mayAddExcerpt && file.decisions.some((decision) => 'meeting' in decision) && (
        <p>
          <a href={`${to(`${casePath}/meeting`)}#excerpt`}>
            {say('Lägg in protokollsutdraget', 'Add the excerpt of the minutes')}
          </a>
        </p>
      )}
      <Table
        caption={say('Handlingarna i ärendet', 'The documents of the case')}
        columns={[
          { heading: say('Nummer', 'Number') },
          { heading: say('Handling', 'Document') },
          { heading: say('Slag', 'Kind') },
          { heading: say('Från eller till', 'From or to') },
          { heading: say('Tid', 'Time') },
          { heading: say('Kontrollsumma', 'Checksum') },
        ]}
        rows={documentRows(file, terms).map(({ document, number, direction, name, correspondent, time }) => [
          number,
          link(document, name),
          direction,
          correspondent,
          time,
          document.sha256 === undefined ? '–' : <code>{document.sha256.slice(0, 16)}</code>,
        ])}
      />
      <p class="soft">
        {say(
          'Kontrollsumman är de första 16 tecknen av SHA-256. Hela står i dokumentet med hela ärendet.',
          'The checksum is the first 16 characters of SHA-256. It stands in full in the document of the whole case.',
        )}
      </p>
    </>
  );
}

/** Where a document can be read; null for what is on file in words alone, in the document of the whole case. */
function placeOf(
  document: ListedDocument,
  { file, casePath, mayOpen }: Pick<ListProps, 'file' | 'casePath' | 'mayOpen'>,
): string | null {
  const { municipality } = file.application;
  if (document.documentId !== undefined) return `${casePath}/documents/${document.documentId}`;
  switch (document.kind) {
    case 'FILE':
      return mayOpen ? `${casePath}/evidence/${document.evidenceId}` : null;
    case 'EXCERPT':
      return `${casePath}/documents/${document.evidenceId}`;
    case 'CONTRACT_FILE':
      return mayOpen ? placeOfContractFile(municipality, document) : null;
    case 'PROPOSAL':
      return file.basis === null ? null : `${casePath}/document`;
    case 'CONTRACT':
    case 'CONTRACT_SIGNED':
      return `/desk/contracts/${publicId(municipality, document.contractId)}`;
    case 'REMEDY':
    case 'REMEDY_SENT_ON':
    case 'COURT_CASE':
    case 'RULING':
      return `${casePath}/remedy`;
    default:
      return null;
  }
}

function placeOfContractFile(
  municipality: string,
  { of: { kind, id }, evidenceId }: Extract<ListedDocument, { kind: 'CONTRACT_FILE' }>,
): string {
  const owner = publicId(municipality, id);
  return kind === 'CONTRACT'
    ? `/desk/contracts/${owner}/rechecks/files/${evidenceId}`
    : `/desk/reports/${owner}/files/${evidenceId}`;
}
