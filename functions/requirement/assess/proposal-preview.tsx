import { notMetUnasked } from '../../../shared/domain/completion/equal-treatment.ts';
import type { Proposal } from '../../../shared/domain/decision/proposal.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { ScopeOutcomes } from '../../../shared/http/decision/basis.tsx';
import { ErrorSummary, HiddenFields, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { Opinions } from '../../../shared/http/opinion/opinions.tsx';
import { proposalWord } from '../../../shared/http/decision/outcome-words.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { type Assessing, proposalHash } from './commands.ts';
import { fieldOf } from './field-names.ts';
import { ReasonsEditor } from './reasons-editor.tsx';

/** What follows from the assessment, before it is put forward to whoever decides. */
export function ProposalPreview(props: {
  readonly assessing: Assessing;
  readonly proposal: Proposal;
  readonly changed: boolean;
  /** The reasons as they are being worded. */
  readonly form: FormState;
}) {
  const { assessing, proposal, changed, form } = props;
  const { lang, request, municipality } = assessing.visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rule = municipality.decisionRules[proposal.outcome];
  const decider = {
    DELEGATE_OFFICER: say('tjänsteperson på delegation', 'an officer by delegation'),
    DELEGATE_MEMBER: say('ledamot på delegation', 'a committee member by delegation'),
    SUBCOMMITTEE: say('utskottet vid sammanträde', 'the subcommittee in a meeting'),
    MEETING: say('nämnden vid sammanträde', 'the committee in a meeting'),
  }[rule.mode];
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {changed && (
        <Note tone="warn">
          <p>
            {say(
              'Det här förslaget är ett annat än det du läste. Ingenting har lagts fram. Läs igenom det igen.',
              'This proposal is another than the one you read. Nothing was put forward. Read it through again.',
            )}
          </p>
        </Note>
      )}
      <h2>{proposalWord(proposal.outcome, municipality.terminology, lang)}</h2>
      <ScopeOutcomes scopes={proposal.scopes} municipality={municipality} lang={lang} />
      <Unasked assessing={assessing} proposal={proposal} />
      <Opinions opinions={assessing.opinions} proposal={proposal} lang={lang} />
      <p>
        {say('Beslutas av: ', 'Decided by: ')}
        {decider}
      </p>
      <form method="post" action={inLanguage(request.path, lang)} novalidate>
        <HiddenFields values={{ [fieldOf.proposal]: proposalHash(proposal) }} />
        <ReasonsEditor proposal={proposal} reasons={assessing.reasons} form={form} lang={lang} />
        <SubmitButton name="step" value="propose">
          {say('Lägg fram förslaget', 'Put the proposal forward')}
        </SubmitButton>
      </form>
      <p>
        <a href={inLanguage(request.path, lang)}>{say('Tillbaka till bedömningen', 'Back to the assessment')}</a>
      </p>
    </>
  );
}

/** What is proposed as not met without the applicant having been asked: the same defect gives the same chance (LOV 1:2). */
function Unasked({ assessing, proposal }: { readonly assessing: Assessing; readonly proposal: Proposal }) {
  const { visit, application, examination } = assessing;
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const unasked = notMetUnasked(proposal, application.completions);
  if (unasked.length === 0) return null;
  const titles = new Map(examination.version.requirements.requirements.map(({ id, title }) => [id, title[lang]]));
  const list = `/desk/choice-systems/${publicId(application.municipality, application.choiceSystemId)}/completions`;
  return (
    <Note>
      <p>
        {say(
          'Sökanden har inte fått frågan om det här innan det föreslås som inte uppfyllt:',
          'The applicant was not asked about this before it is proposed as not met:',
        )}
      </p>
      <ul>
        {unasked.map((id) => (
          <li key={id}>{`${id} ${titles.get(id) ?? ''}`.trim()}</li>
        ))}
      </ul>
      <p>
        {say(
          'Samma brist ska ge samma möjlighet att komplettera. ',
          'The same defect is to give the same chance to complete. ',
        )}
        <a href={inLanguage(list, lang)}>{say('Så har alla sökande behandlats', 'How all applicants were treated')}</a>
      </p>
    </Note>
  );
}
