import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Officer } from '../../../shared/domain/desk/officer.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement, RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import type { Language } from '../../../shared/http/language.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { EvidenceFiles, filesAbout, statementsAbout } from '../../../shared/http/requirement/shown-evidence.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

interface ChecksProps {
  readonly set: RequirementSet;
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly content: ApplicationContent;
  readonly judges: Readonly<Record<string, Officer>>;
  /** Where a file is fetched; null for whoever may not open it. */
  readonly fileAddress: ((evidenceId: string) => string) | null;
  readonly lang: Language;
}

/** Every requirement that is tested now: what was found beside what shows it, files and what the applicant wrote. */
export function Checks(props: ChecksProps) {
  const { set, findings, judges, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const tested = set.requirements.flatMap((requirement) => {
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
          <p class="plainly">{requirement.text[lang]}</p>
        </details>,
        <>
          <StatusTag tone={findingWords[finding.result].tone}>{findingWords[finding.result][lang]}</StatusTag>{' '}
          {finding.reason[lang]}{' '}
          <span class="soft">
            ({finding.by ?? say('automatisk kontroll', 'automatic check')}, {shownInstant(finding.at, lang)})
          </span>
        </>,
        <Shown {...props} requirement={requirement} finding={finding} />,
        judges[requirement.id]?.name ?? '–',
      ])}
    />
  );
}

function Shown(props: ChecksProps & { readonly requirement: Requirement; readonly finding: Finding }) {
  const { requirement, finding, set, evidence, content, fileAddress, lang } = props;
  const files = filesAbout(requirement, evidence);
  const written = statementsAbout(requirement, finding, content, set, lang);
  if (files.length === 0 && written.length === 0) return <>–</>;
  return (
    <>
      <EvidenceFiles files={files} kinds={set.evidence} addressOf={fileAddress} lang={lang} />
      {written.map(({ label, value }) => (
        <details key={label}>
          <summary>{label}</summary>
          <p class="lines">{value}</p>
        </details>
      ))}
    </>
  );
}
