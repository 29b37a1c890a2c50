import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Officer } from '../../../shared/domain/desk/officer.ts';
import { fileFaultText } from '../../../shared/domain/application/file-fault.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

interface ChecksProps {
  readonly requirements: readonly Requirement[];
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  /** Evidence kind → what it is called. */
  readonly titles: Readonly<Record<string, string>>;
  readonly judges: Readonly<Record<string, Officer>>;
  /** Where a file is fetched; null for whoever may not open it. */
  readonly fileAddress: ((evidenceId: string) => string) | null;
  readonly lang: Language;
}

/** Every requirement that is tested now: what was found beside the files that show it. */
export function Checks(props: ChecksProps) {
  const { requirements, findings, judges, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const tested = requirements.flatMap((requirement) => {
    const finding = findings.find(({ requirementId }) => requirementId === requirement.id);
    return finding === undefined || finding.result === 'NOT_TESTED_NOW' ? [] : [{ requirement, finding }];
  });
  if (tested.length === 0)
    return <p>{say('Kraven är inte kontrollerade än.', 'The requirements are not checked yet.')}</p>;
  return (
    <Table
      caption={say('Krav som prövas nu, med underlag', 'Requirements tested now, with what shows them')}
      columns={[
        { heading: say('Krav', 'Requirement') },
        { heading: say('Resultat', 'Result') },
        { heading: say('Underlag', 'Evidence') },
        { heading: say('Hos', 'With') },
      ]}
      rows={tested.map(({ requirement, finding }) => [
        <details>
          <summary>
            {requirement.id} {requirement.title[lang]}
          </summary>
          <p>{requirement.text[lang]}</p>
        </details>,
        <>
          <StatusTag tone={findingWords[finding.result].tone}>{findingWords[finding.result][lang]}</StatusTag>{' '}
          {finding.reason[lang]}{' '}
          <span class="soft">
            ({finding.by ?? say('automatisk kontroll', 'automatic check')}, {shownInstant(finding.at, lang)})
          </span>
        </>,
        <Files {...props} requirement={requirement} />,
        judges[requirement.id]?.name ?? '–',
      ])}
    />
  );
}

function Files({
  requirement,
  evidence,
  titles,
  fileAddress,
  lang,
}: ChecksProps & { readonly requirement: Requirement }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const kinds = authorisationPoint(requirement)?.evidence ?? [];
  const files = evidence.filter(({ kind }) => kinds.includes(kind));
  if (files.length === 0) return <>–</>;
  return (
    <ul>
      {files.map((file) => {
        const name = `${titles[file.kind] ?? file.kind} (${file.fileName})`;
        return (
          <li key={file.evidenceId}>
            {file.status === 'STORED' && fileAddress !== null ? (
              <a href={inLanguage(fileAddress(file.evidenceId), lang)} target="_blank" rel="noopener">
                {name}
                <span class="soft"> {say('(öppnas i ny flik)', '(opens in a new tab)')}</span>
              </a>
            ) : (
              name
            )}
            <span class="soft">{factsOf(file, lang)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What is known of a file: its dates, its size, and why it does not count. */
function factsOf(file: Evidence, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { issuedOn, validThrough, bytes, status } = file;
  const size = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 }).format(
    bytes / 1024,
  );
  return [
    ...(issuedOn === undefined ? [] : [`${say('utfärdat', 'issued')} ${shownDay(issuedOn, lang)}`]),
    ...(validThrough === undefined ? [] : [`${say('giltigt till', 'valid through')} ${shownDay(validThrough, lang)}`]),
    `${size} kB`,
    ...(status === 'EXPECTED' ? [say('har inte kommit fram', 'has not arrived')] : []),
    ...(status === 'REJECTED' ? [`${say('avvisad', 'rejected')}: ${fileFaultText(file.rejection)[lang]}`] : []),
  ]
    .map((fact) => `, ${fact}`)
    .join('');
}
