import { scopeName } from '../../../shared/domain/application/content.ts';
import { proposalOf } from '../../../shared/domain/decision/basis.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { exclusionRulesOn } from '../../../shared/domain/requirement/exclusion-grounds.ts';
import { outcomeWord } from '../../../shared/http/decision/outcome-words.ts';
import { RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { MeetingProposalView } from '../../../shared/http/decision/meeting-words.tsx';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { servingOf } from './names.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { termsOf } from '../../../shared/platform/config.ts';

type Parts = PageParts & { readonly meeting: Meeting };

/** What has been moved, in the order it was put (KL 5:53). */
export function ProposalList({ meeting, found, lang }: Parts) {
  return (
    <SummaryList
      rows={meeting.proposals.map((proposal) => ({
        label: `${proposal.id}, ${proposal.by}`,
        value: <MeetingProposalView proposal={proposal} basis={found.basis} lang={lang} />,
      }))}
    />
  );
}

/** The proposals, and a form for one more: another outcome with its reason, or the case referred back. */
export function ProposalSection(parts: Parts) {
  const { meeting, form, lang } = parts;
  const isOpen = form.errors.some(({ field }) => /^(propose|question|outcome|basis|reason)/.test(field));
  return (
    <section id="proposals">
      <h2>{lang === 'sv' ? 'Yrkanden' : 'Proposals'}</h2>
      <ProposalList {...parts} />
      <details open={isOpen}>
        <summary>{lang === 'sv' ? 'Registrera ett yrkande' : 'Register a proposal'}</summary>
        <EntryForm parts={parts} step="propose">
          <SelectField
            form={form}
            name="proposedBy"
            label={lang === 'sv' ? 'Yrkas av' : 'Proposed by'}
            options={servingOf(meeting).map(({ person, name }) => ({ value: person, label: name }))}
            lang={lang}
          />
          <RadioGroup
            form={form}
            name="proposalKind"
            label={lang === 'sv' ? 'Yrkandet' : 'The proposal'}
            choices={[
              { value: 'REFER_BACK', label: lang === 'sv' ? 'Återremiss med en fråga' : 'Refer back with a question' },
              { value: 'OTHER', label: lang === 'sv' ? 'Annat beslut' : 'Another decision' },
            ]}
          />
          <TextArea
            form={form}
            name="question"
            label={lang === 'sv' ? 'Fråga vid återremiss' : 'Question when referred back'}
            rows={3}
            maxLength={5000}
          />
          <OtherOutcomes {...parts} />
          <SubmitButton name="step" value="propose">
            {lang === 'sv' ? 'Registrera yrkandet' : 'Register the proposal'}
          </SubmitButton>
        </EntryForm>
      </details>
    </section>
  );
}

function OtherOutcomes({ found, form, lang, meeting }: Parts) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const scopes = proposalOf(found.application)?.scopes ?? [];
  const terms = termsOf(found.application.municipality);
  const bases = [
    ...found.basis.requirements.map(({ id, title }) => ({ value: `REQUIREMENT:${id}`, label: `${id} ${title[lang]}` })),
    ...exclusionRulesOn(meeting.heldOn).grounds.map(({ ground, item, text }) => ({
      value: `GROUND:${ground}`,
      label: `LOV 7:1 p. ${String(item)} ${text[lang].slice(0, 80)}`,
    })),
  ];
  return (
    <>
      {scopes.map((line, index) => (
        <fieldset key={scopeName(line.scope)}>
          <legend>{scopeName(line.scope)}</legend>
          <SelectField
            form={form}
            name={`outcome-${String(index)}`}
            label={say('Utfall', 'Outcome')}
            current="AS_PROPOSED"
            options={[
              {
                value: 'AS_PROPOSED',
                label: say(
                  `Som föreslaget: ${outcomeWord(line.outcome, terms, lang)}`,
                  `As proposed: ${outcomeWord(line.outcome, terms, lang)}`,
                ),
              },
              ...(['APPROVE', 'REFUSE', 'EXCLUDE'] as const)
                .filter((outcome) => outcome !== line.outcome)
                .map((outcome) => ({ value: outcome, label: outcomeWord(outcome, terms, lang) })),
            ]}
            lang={lang}
          />
          <SelectField
            form={form}
            name={`basis-${String(index)}`}
            label={say('Krav eller grund som skälet gäller', 'Requirement or ground that the reason is about')}
            options={bases}
            lang={lang}
          />
          <TextArea
            form={form}
            name={`reason-${String(index)}`}
            label={say('Skäl', 'Reason')}
            rows={3}
            maxLength={5000}
          />
        </fieldset>
      ))}
    </>
  );
}
