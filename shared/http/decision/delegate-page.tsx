import type { ComponentChildren } from 'preact';
import type { DecisionBasis } from '../../domain/decision/basis.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { BasisView, Parties, ProposedOutcomes } from './basis.tsx';
import {
  DelegateFields,
  DelegateForm,
  DelegateRecorded,
  DelegateReview,
  delegateMessages,
  delegateSubmit,
} from './delegate-answer.tsx';
import { DocumentLinks } from '../register/document-links.tsx';
import type { Language, Texts } from '../language.ts';
import type { TaskPageDefinition } from '../task-page/definition.ts';
import type { LinkTaskKind } from '../task-path.ts';

interface Shown {
  readonly basis: DecisionBasis;
  /** By what right it is decided; none once it is. */
  readonly right: DecisionRight | undefined;
}

/**
 * The page of a member who decides from a mailed link: the basis, and what they may answer.
 * @param before what stands above the basis
 */
export function delegatePage(
  kind: LinkTaskKind,
  title: Texts,
  before: (right: DecisionRight | undefined, lang: Language) => ComponentChildren = () => null,
): Omit<TaskPageDefinition<Shown, typeof DelegateForm>, 'load' | 'answer'> {
  return {
    kind,
    title,
    conflictOfInterest: { parties: ({ basis }, lang) => <Parties basis={basis} lang={lang} /> },
    show: ({ basis, right }, lang, documents) => (
      <>
        {before(right, lang)}
        <DocumentLinks path={documents} lang={lang} />
        <BasisView basis={basis} right={right} lang={lang} />
      </>
    ),
    fields: (form, _page, lang) => <DelegateFields form={form} lang={lang} />,
    answerSchema: DelegateForm,
    messages: delegateMessages,
    review: (form, { basis }, lang) => (
      <DelegateReview form={form} lang={lang}>
        <ProposedOutcomes basis={basis} lang={lang} />
      </DelegateReview>
    ),
    submit: delegateSubmit,
    recorded: ({ outcome }, _page, lang) => <DelegateRecorded outcome={outcome} lang={lang} />,
  };
}
