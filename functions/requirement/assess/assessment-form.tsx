import type { Outstanding } from '../../../shared/domain/decision/derive-proposal.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ErrorSummary, HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FieldError, FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Opinions } from '../../../shared/http/opinion/opinions.tsx';
import { Note } from '../../../shared/http/parts.tsx';
import type { OtherJudgement } from '../../../shared/store/requirement/judgement.ts';
import { ApplicantSection } from './applicant-section.tsx';
import { AskSection } from './ask-section.tsx';
import { type Assessing, seenHash } from './commands.ts';
import { CorrectionSection } from './correction-section.tsx';
import { ExclusionSection, exclusionValues } from './exclusion-section.tsx';
import { fieldOf } from './field-names.ts';
import { isExclusionRequirement, rulesFor } from './read-exclusion.ts';
import { askedRecords, recordValues } from './read-records.ts';
import { automaticRoundsUsed, settleable, standingSettlement } from './read-settlements.ts';
import { RequirementSection } from './requirement-section.tsx';

/** The one page of the assessment: what is applied for, every requirement, the grounds for exclusion, and what may be done. */
export function AssessmentForm(props: {
  readonly assessing: Assessing;
  readonly form: FormState;
  /** Something came between since the page was shown. */
  readonly changed: boolean;
  readonly saved: boolean;
  readonly derived: Outstanding | Proposal;
  /** Where the same proof was judged differently. */
  readonly others: readonly OtherJudgement[];
}) {
  const { assessing, changed, saved, derived, others } = props;
  const { visit, examination, opinions, reasons } = assessing;
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rules = { completionRoundsUsed: automaticRoundsUsed(examination) };
  const open = settleable(examination, rules).map(({ requirement }) => requirement.id);
  const isAnswer = Object.keys(props.form.values).length > 0;
  const form = isAnswer ? props.form : { ...props.form, values: keptValues(assessing) };
  const lines = examination.version.requirements.requirements.flatMap((requirement) => {
    const finding = examination.findings.find(({ requirementId }) => requirementId === requirement.id);
    return finding === undefined ? [] : [{ requirement, finding, settleable: open.includes(requirement.id) }];
  });
  const terms = lines.filter(({ finding }) => finding.result === 'NOT_TESTED_NOW');
  const tested = lines.filter(({ finding }) => finding.result !== 'NOT_TESTED_NOW');
  const forOfficer = tested.filter((line) => line.settleable);
  const exclusion = tested.filter(({ requirement }) => isExclusionRequirement(requirement));
  const byMachine = tested.filter((line) => !line.settleable && !exclusion.includes(line));
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {changed && (
        <Note tone="warn">
          <p>
            {say(
              'Något ändrades i ärendet medan du arbetade: en annan handläggare har sparat, eller ett underlag har kommit in. Det du skrev står kvar men är inte sparat. Läs igenom och spara igen.',
              'Something in the case changed while you were working: another officer saved, or a file arrived. What you wrote is still here but not saved. Read it through and save again.',
            )}
          </p>
        </Note>
      )}
      {saved && (
        <Note tone="good">
          <p>{say('Bedömningen är sparad.', 'The assessment is saved.')}</p>
        </Note>
      )}
      <Status derived={derived} assessing={assessing} />
      <ApplicantSection examination={examination} lang={lang} />
      <CorrectionSection visit={visit} />
      <Opinions opinions={opinions} proposal={undefined} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('GIVE_OPINION', visit.subject), lang)}>
          {say('Be någon utanför kommunen om ett yttrande', 'Ask somebody outside the municipality for an opinion')}
        </a>
      </p>
      <form method="post" action={inLanguage(visit.request.path, lang)} novalidate>
        <HiddenFields values={{ [fieldOf.seen]: seenHash(examination) }} />
        <h2>{say('Att bedöma', 'To assess')}</h2>
        {forOfficer.length === 0 && (
          <p>{say('Inget krav väntar på bedömning.', 'No requirement waits for an assessment.')}</p>
        )}
        {forOfficer.map((line) => (
          <RequirementSection
            key={line.requirement.id}
            {...line}
            visit={visit}
            examination={examination}
            reasons={reasons}
            others={others}
            form={form}
          />
        ))}
        <ExclusionSection examination={examination} form={form} lang={lang}>
          {exclusion.map((line) => (
            <RequirementSection
              key={line.requirement.id}
              {...line}
              visit={visit}
              examination={examination}
              reasons={reasons}
              others={others}
              form={form}
            />
          ))}
        </ExclusionSection>
        <h2>{say('Prövat av systemet', 'Tested by the system')}</h2>
        {byMachine.map((line) => (
          <RequirementSection
            key={line.requirement.id}
            {...line}
            visit={visit}
            examination={examination}
            reasons={reasons}
            others={others}
            form={form}
          />
        ))}
        {terms.length > 0 && (
          <details>
            <summary>
              {say(
                `${String(terms.length)} villkor som inte prövas vid ansökan`,
                `${String(terms.length)} terms that are not tested at application`,
              )}
            </summary>
            <ul>
              {terms.map(({ requirement, finding }) => (
                <li key={requirement.id}>
                  <strong>
                    {requirement.id} {requirement.title[lang]}
                  </strong>
                  : {finding.reason[lang]}
                </li>
              ))}
            </ul>
          </details>
        )}
        <h2>{say('Spara eller gå vidare', 'Save or go on')}</h2>
        <SubmitButton name="step" value="save">
          {say('Spara', 'Save')}
        </SubmitButton>
        <SubmitButton name="step" value="review">
          {say('Spara och granska förslaget', 'Save and look at the proposal')}
        </SubmitButton>
        <AskSection examination={examination} form={form} lang={lang} />
      </form>
    </>
  );
}

/** What nobody has settled yet, each a way to its place on the page. */
export function outstandingErrors(outstanding: Outstanding, assessing: Assessing): readonly FieldError[] {
  const { visit, examination } = assessing;
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rules = { completionRoundsUsed: automaticRoundsUsed(examination) };
  const open = settleable(examination, rules).map(({ requirement }) => requirement.id);
  // What the open grounds settle needs no line of its own.
  const requirements = examination.version.requirements.requirements.filter(
    (requirement) =>
      outstanding.requirementIds.includes(requirement.id) &&
      (outstanding.grounds.length === 0 || !isExclusionRequirement(requirement)),
  );
  const grounds = rulesFor(examination).grounds.filter(({ ground }) => outstanding.grounds.includes(ground));
  return [
    ...(outstanding.scopesMissing
      ? [
          {
            field: fieldOf.ask,
            message: say('Ansökan anger inte vad den gäller', 'The application does not say what it is for'),
          },
        ]
      : []),
    ...requirements.map(({ id, title }) => ({
      field: open.includes(id) ? fieldOf.result(id) : `title-${id}`,
      message: `${id} ${title[lang]}: ${say('inte avgjort', 'not settled')}`,
    })),
    ...grounds.map(({ ground, item, text }) => ({
      field: fieldOf.applies(ground),
      message: `${say('Uteslutning, grund', 'Exclusion, ground')} ${String(item)}: ${text[lang]} ${say('Inte bedömd.', 'Not assessed.')}`,
    })),
  ];
}

function Status({ derived, assessing }: { readonly derived: Outstanding | Proposal; readonly assessing: Assessing }) {
  const { lang, request } = assessing.visit;
  const { path } = request;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (!('kind' in derived)) {
    return (
      <Note tone="good">
        <p>
          {say('Allt är bedömt. ', 'Everything is assessed. ')}
          <a href={inLanguage(`${path}?view=proposal`, lang)}>
            {say('Granska förslaget till beslut', 'Look at the proposed decision')}
          </a>
        </p>
      </Note>
    );
  }
  const requirements = String(derived.requirementIds.length);
  const grounds = String(derived.grounds.length);
  return (
    <>
      <p class="lead">
        {say(
          `Kvar att bedöma: ${requirements} krav och ${grounds} grunder för uteslutning.`,
          `Left to assess: ${requirements} requirements and ${grounds} grounds for exclusion.`,
        )}
      </p>
      <details>
        <summary>{say('Visa vad som är kvar', 'Show what is left')}</summary>
        <ul>
          {outstandingErrors(derived, assessing).map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** What was settled before and still stands. */
function keptValues({ examination }: Assessing): FormState['values'] {
  const settled = examination.findings.flatMap((finding): [string, string][] => {
    const settlement = standingSettlement(examination, finding);
    if (settlement === undefined) return [];
    const id = finding.requirementId;
    const requirement = examination.version.requirements.requirements.find((each) => each.id === id);
    const records = requirement === undefined ? {} : recordValues(askedRecords(requirement, finding), settlement);
    return [
      ...Object.entries(records).map(([name, value]): [string, string] => [name, String(value)]),
      [fieldOf.result(id), settlement.result],
      [fieldOf.note(id), settlement.note],
    ];
  });
  return { ...Object.fromEntries(settled), ...exclusionValues(examination.exclusion) };
}
