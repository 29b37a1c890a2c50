import type { DecisionBasis } from '../../../shared/domain/decision/basis.ts';
import type { DecisionRule } from '../../../shared/domain/municipality/municipality.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { BasisView, Parties } from '../../../shared/http/decision-basis.tsx';
import {
  DelegateFields,
  DelegateForm,
  DelegateRecorded,
  DelegateReview,
  delegateAnswerOf,
  delegateMessages,
  delegateRefusal,
  delegateSubmit,
} from '../../../shared/http/delegate-answer.tsx';
import { DocumentLinks } from '../../../shared/http/document-links.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { handOverForConflict, recordDelegateAnswer } from '../../../shared/store/decision/as-delegate.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { ruleOf } from '../../../shared/store/decision/pending.ts';
import { taskPageStore } from '../../../shared/store/task-page.ts';

interface Page {
  readonly basis: DecisionBasis;
  readonly rule: DecisionRule | undefined;
}

/** One delegated member of the committee decides from a mailed link (KL 6:37): binding at the click. */
export const handler = defineTaskPage(
  {
    kind: 'DECIDE_AS_MEMBER',
    title: { sv: 'Beslut på delegation', en: 'Decision by delegation' },
    load,
    conflictOfInterest: { parties: ({ basis }, lang) => <Parties basis={basis} lang={lang} /> },
    show: ({ basis, rule }, lang, documents) => (
      <>
        <DocumentLinks path={documents} lang={lang} />
        <BasisView basis={basis} rule={rule} lang={lang} />
      </>
    ),
    fields: (form, _page, lang) => <DelegateFields form={form} lang={lang} />,
    answerSchema: DelegateForm,
    messages: delegateMessages,
    review: (form, { basis }, lang) => <DelegateReview form={form} basis={basis} lang={lang} />,
    submit: delegateSubmit,
    answer: async ({ task, link, at }, form) => {
      const { name, seat = '' } = task.assignee;
      const outcome = await recordDelegateAnswer({
        task,
        link,
        delegate: { role: 'MEMBER', name, seat },
        answer: delegateAnswerOf(form),
        shownBasisHash: task.basisHash ?? '',
        at,
      });
      return outcome.ok ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: delegateRefusal(outcome.error) };
    },
    recorded: ({ outcome }, _page, lang) => <DelegateRecorded outcome={outcome} lang={lang} />,
  },
  { store: taskPageStore(handOverForConflict) },
);

async function load(task: Task): Promise<Page> {
  const basis = await readDecisionBasis(task.subject);
  return { basis, rule: basis.application.status === 'PROPOSED' ? ruleOf(basis.application) : undefined };
}
