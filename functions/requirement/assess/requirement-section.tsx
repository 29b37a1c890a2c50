import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { fileFaultText } from '../../../shared/domain/application/file-fault.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { fieldStatement } from '../../../shared/domain/completion/request.ts';
import type { Reason } from '../../../shared/domain/desk/desk.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import { authorisationPoint, type Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { FindingLine } from '../../../shared/http/requirement/finding-line.tsx';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import { RadioGroup, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { Examination } from '../../../shared/store/requirement/examination.ts';
import type { OtherJudgement } from '../../../shared/store/requirement/judgement.ts';
import { fieldOf } from './field-names.ts';
import { OtherJudgements } from './other-judgements.tsx';
import { StructuredSection } from './structured-section.tsx';
import { ReasonPicker } from './reason-picker.tsx';
import type { Visit } from './visit.ts';

/** One requirement: what it demands, what is found, what shows it, and the officer's answer where one is asked for. */
export function RequirementSection(props: {
  readonly requirement: Requirement;
  readonly finding: Finding;
  /** Whether an officer may settle it. */
  readonly settleable: boolean;
  readonly visit: Visit;
  readonly examination: Examination;
  readonly reasons: readonly Reason[];
  /** Where the same proof was judged differently. */
  readonly others: readonly OtherJudgement[];
  readonly form: FormState;
}) {
  const { requirement, finding, settleable, visit, examination, reasons, others, form } = props;
  const { lang } = visit;
  const { id } = requirement;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const words = findingWords[finding.result];
  return (
    <section aria-labelledby={`title-${id}`}>
      <h3 id={`title-${id}`}>
        {id} {requirement.title[lang]} <StatusTag tone={words.tone}>{words[lang]}</StatusTag>
      </h3>
      <p>{requirement.text[lang]}</p>
      <FindingLine finding={finding} lang={lang} />
      {finding.suggestion !== undefined && (
        <p>
          {say('Kontrollen föreslår: ', 'The check suggests: ')}
          <strong>{findingWords[finding.suggestion][lang].toLowerCase()}</strong>
        </p>
      )}
      <p>
        <a href={`${inLanguage(visit.request.path.replace(/\/assessment$/, '/earlier'), lang)}#${id}`}>
          {say(`Så bedömdes ${id} förut`, `How ${id} was judged before`)}
        </a>
      </p>
      <OtherJudgements others={others.filter(({ requirementId }) => requirementId === id)} lang={lang} />
      <Files requirement={requirement} visit={visit} examination={examination} />
      <Statements requirement={requirement} finding={finding} examination={examination} lang={lang} />
      {settleable && (
        <>
          <StructuredSection requirement={requirement} finding={finding} form={form} lang={lang} />
          <RadioGroup
            form={form}
            name={fieldOf.result(id)}
            label={say(`Är ${id} uppfyllt?`, `Is ${id} met?`)}
            choices={[
              { value: 'MET', label: findingWords.MET[lang] },
              { value: 'NOT_MET', label: findingWords.NOT_MET[lang] },
            ]}
          />
          <ReasonPicker requirementId={id} reasons={reasons} form={form} lang={lang} />
          <TextArea
            form={form}
            name={fieldOf.note(id)}
            rows={2}
            label={say(`Skäl för ${id}`, `Reason for ${id}`)}
            hint={say(
              'Krävs när kravet inte är uppfyllt. Det du skriver följer med beslutet, också när kravet är uppfyllt.',
              'Needed when the requirement is not met. What you write goes with the decision, also when it is met.',
            )}
          />
        </>
      )}
    </section>
  );
}

function Files(props: { readonly requirement: Requirement; readonly visit: Visit; readonly examination: Examination }) {
  const { requirement, visit, examination } = props;
  const { lang } = visit;
  const kinds = authorisationPoint(requirement)?.evidence ?? [];
  const files = examination.evidence.filter(({ kind, status }) => kinds.includes(kind) && status !== 'EXPECTED');
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map((evidence) => (
        <li key={evidence.evidenceId}>
          <FileLine
            evidence={evidence}
            visit={visit}
            title={examination.version.requirements.evidence[evidence.kind]?.title[lang]}
          />
        </li>
      ))}
    </ul>
  );
}

function FileLine(props: { readonly evidence: Evidence; readonly visit: Visit; readonly title: string | undefined }) {
  const { evidence, visit } = props;
  const { lang, request } = visit;
  const whose = evidence.person === undefined ? '' : `, ${evidence.person}`;
  const title = `${props.title ?? evidence.kind}${whose}`;
  const { issuedOn, validThrough } = evidence;
  const dates = [
    ...(issuedOn === undefined ? [] : [`${lang === 'sv' ? 'utfärdat' : 'issued'} ${shownDay(issuedOn, lang)}`]),
    ...(validThrough === undefined
      ? []
      : [`${lang === 'sv' ? 'giltigt till' : 'valid through'} ${shownDay(validThrough, lang)}`]),
  ];
  if (evidence.status === 'REJECTED') {
    return (
      <>
        {title}: <StatusTag tone="bad">{lang === 'sv' ? 'Avvisad' : 'Rejected'}</StatusTag>{' '}
        {fileFaultText(evidence.rejection)[lang]}
      </>
    );
  }
  const name = `${title} (${evidence.fileName}, ${shownSize(evidence.bytes, lang)})`;
  if (!mayBeOpened(evidence)) {
    return (
      <>
        {name}{' '}
        <StatusTag tone="warn">{lang === 'sv' ? 'Kontrolleras för skadlig kod' : 'Checked for malware'}</StatusTag>
      </>
    );
  }
  const address = request.path.replace(/\/[^/]*$/, `/evidence/${evidence.evidenceId}`);
  return (
    <>
      <a href={inLanguage(address, lang)}>{name}</a>
      {dates.length > 0 && <span class="soft"> – {dates.join(', ')}</span>}
    </>
  );
}

/** What the applicant has written about it, in the form or in a completion. */
function Statements(props: {
  readonly requirement: Requirement;
  readonly finding: Finding;
  readonly examination: Examination;
  readonly lang: Language;
}) {
  const { requirement, finding, examination, lang } = props;
  const { evidence } = examination.version.requirements;
  const statements = examination.content.statements ?? {};
  const described = (authorisationPoint(requirement)?.evidence ?? []).map((kind) => ({
    name: kind,
    label: evidence[kind]?.title[lang] ?? kind,
  }));
  const fields = finding.missing.flatMap(({ ask }) => (ask.kind === 'FIELD' ? [ask.field] : []));
  const answered = [`answer.${requirement.id}`, ...fields].map((field) => ({
    name: fieldStatement(field),
    label: lang === 'sv' ? 'Svar vid komplettering' : 'Answer when completing',
  }));
  const rows = [...described, ...answered].flatMap(({ name, label }) => {
    const value = statements[name];
    return value === undefined ? [] : [{ label, value }];
  });
  return rows.length === 0 ? null : <SummaryList rows={rows} />;
}

function shownSize(bytes: number, lang: Language): string {
  const [unit, size] = bytes < 1024 * 1024 ? ['kB', bytes / 1024] : ['MB', bytes / (1024 * 1024)];
  const number = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { maximumFractionDigits: 1 }).format(size);
  return `${number} ${unit}`;
}
