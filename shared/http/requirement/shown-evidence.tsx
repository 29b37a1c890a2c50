import type { ApplicationContent } from '../../domain/application/content.ts';
import type { Evidence } from '../../domain/application/evidence.ts';
import { fileFaultText } from '../../domain/application/file-fault.ts';
import { mayBeOpened } from '../../domain/application/scan.ts';
import { fieldStatement } from '../../domain/completion/request.ts';
import type { Finding } from '../../domain/requirement/finding.ts';
import { authorisationPoint, type Requirement, type RequirementSet } from '../../domain/requirement/requirement-set.ts';
import { inLanguage, type Language } from '../language.ts';
import { StatusTag, type SummaryRow } from '../parts.tsx';
import { shownDay } from '../shown-time.ts';

/** The files that are to show a requirement, of those that a case has. */
export function filesAbout(requirement: Requirement, evidence: readonly Evidence[]): readonly Evidence[] {
  const kinds = authorisationPoint(requirement)?.evidence ?? [];
  return evidence.filter(({ kind }) => kinds.includes(kind));
}

/** What the applicant has written about a requirement, in the form, in a completion or by telephone. */
export function statementsAbout(
  requirement: Requirement,
  finding: Finding,
  { statements = {} }: Pick<ApplicationContent, 'statements'>,
  { evidence }: Pick<RequirementSet, 'evidence'>,
  lang: Language,
): readonly SummaryRow[] {
  const described = (authorisationPoint(requirement)?.evidence ?? []).map((kind) => ({
    name: kind,
    label: evidence[kind]?.title[lang] ?? kind,
  }));
  const fields = finding.missing.flatMap(({ ask }) => (ask.kind === 'FIELD' ? [ask.field] : []));
  const answered = [...new Set([`answer.${requirement.id}`, ...fields])].map((field) => ({
    name: fieldStatement(field),
    label: lang === 'sv' ? 'Svar vid komplettering' : 'Answer when completing',
  }));
  return [...described, ...answered].flatMap(({ name, label }) => {
    const value = statements[name];
    return value === undefined ? [] : [{ label, value }];
  });
}

interface FilesProps {
  readonly files: readonly Evidence[];
  readonly kinds: RequirementSet['evidence'];
  /** Where a file is fetched; null for whoever may not open it. */
  readonly addressOf: ((evidenceId: string) => string) | null;
  readonly lang: Language;
}

/** Files with what is known of each: whose it is, its dates, and why it can't be opened or does not count. */
export function EvidenceFiles({ files, kinds, addressOf, lang }: FilesProps) {
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.evidenceId}>
          <EvidenceFile file={file} title={kinds[file.kind]?.title[lang]} addressOf={addressOf} lang={lang} />
        </li>
      ))}
    </ul>
  );
}

function EvidenceFile(props: {
  readonly file: Evidence;
  readonly title: string | undefined;
  readonly addressOf: FilesProps['addressOf'];
  readonly lang: Language;
}) {
  const { file, addressOf, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const title = `${props.title ?? file.kind}${file.person === undefined ? '' : `, ${file.person}`}`;
  const name = `${title} (${file.fileName}, ${shownSize(file.bytes, lang)})`;
  if (file.status === 'REJECTED') {
    return (
      <>
        {name} <StatusTag tone="bad">{say('Avvisad', 'Rejected')}</StatusTag> {fileFaultText(file.rejection)[lang]}
      </>
    );
  }
  if (file.status === 'EXPECTED') {
    return (
      <>
        {name} <StatusTag tone="warn">{say('Har inte kommit fram', 'Has not arrived')}</StatusTag>
      </>
    );
  }
  const isOpen = mayBeOpened(file);
  return (
    <>
      {isOpen && addressOf !== null ? (
        <a href={inLanguage(addressOf(file.evidenceId), lang)} target="_blank" rel="noopener">
          {name}
          <span class="soft"> {say('(öppnas i ny flik)', '(opens in a new tab)')}</span>
        </a>
      ) : (
        name
      )}
      <Dates {...file} lang={lang} />
      {!isOpen && (
        <>
          {' '}
          <StatusTag tone="warn">{say('Kontrolleras för skadlig kod', 'Checked for malware')}</StatusTag>
        </>
      )}
    </>
  );
}

function Dates({
  issuedOn,
  validThrough,
  lang,
}: Pick<Evidence, 'issuedOn' | 'validThrough'> & { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const dates = [
    ...(issuedOn === undefined ? [] : [`${say('utfärdat', 'issued')} ${shownDay(issuedOn, lang)}`]),
    ...(validThrough === undefined ? [] : [`${say('giltigt till', 'valid through')} ${shownDay(validThrough, lang)}`]),
  ];
  return dates.length === 0 ? null : <span class="soft"> – {dates.join(', ')}</span>;
}

function shownSize(bytes: number, lang: Language): string {
  const [unit, size] = bytes < 1024 * 1024 ? ['kB', bytes / 1024] : ['MB', bytes / (1024 * 1024)];
  const number = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 }).format(size);
  return `${number} ${unit}`;
}
