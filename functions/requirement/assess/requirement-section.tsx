import type { Reason } from '../../../shared/domain/desk/desk.ts';
import type { Finding } from '../../../shared/domain/requirement/finding.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { FindingLine } from '../../../shared/http/requirement/finding-line.tsx';
import { EvidenceFiles, filesAbout, statementsAbout } from '../../../shared/http/requirement/shown-evidence.tsx';
import { findingWords } from '../../../shared/http/decision/outcome-words.ts';
import { RadioGroup, TextArea } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
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
  const set = examination.version.requirements;
  const written = statementsAbout(requirement, finding, examination.content, set, lang);
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
      <EvidenceFiles
        files={filesAbout(requirement, examination.evidence).filter(({ status }) => status !== 'EXPECTED')}
        kinds={set.evidence}
        addressOf={(evidenceId) => visit.request.path.replace(/\/[^/]*$/, `/evidence/${evidenceId}`)}
        lang={lang}
      />
      {written.length > 0 && <SummaryList rows={written} />}
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
