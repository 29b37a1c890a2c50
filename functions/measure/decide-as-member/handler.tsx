import type { DecisionRight } from '../../../shared/domain/decision/mode.ts';
import type { Measure } from '../../../shared/domain/measure/measure.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import {
  DelegateFields,
  DelegateForm,
  DelegateRecorded,
  DelegateReview,
  delegateAnswerOf,
  delegateMessages,
  delegateRefusal,
  delegateSubmit,
} from '../../../shared/http/decision/delegate-answer.tsx';
import { Party, TerminationBasis } from '../../../shared/http/measure/termination.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readGrounds } from '../../../shared/store/measure/grounds.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { answerAsDelegate, handOverForConflict, rightOf } from '../../../shared/store/measure/rule.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

interface Asked {
  readonly measure: Measure;
  readonly right: DecisionRight | undefined;
  readonly isOwed: boolean;
}

/**
 * A delegated member (KL 6:37), or the chair of what can't await the committee (KL 6:39), decides from a mailed link whether
 * a contract ends: binding at the click.
 */
export const handler = defineTaskPage(
  {
    kind: 'TERMINATE_AS_MEMBER',
    title: { sv: 'Beslut om ett avtal ska avslutas', en: 'A decision whether a contract ends' },
    load,
    conflictOfInterest: { parties: ({ measure }, lang) => <Party measure={measure} lang={lang} /> },
    show: ({ measure, right, isOwed }, lang) =>
      measure.status === 'REFERRED' || measure.status === 'TERMINATED' ? (
        <TerminationBasis measure={measure} right={right} isOwed={isOwed} lang={lang} />
      ) : null,
    fields: (form, _asked, lang) => <DelegateFields form={form} lang={lang} />,
    answerSchema: DelegateForm,
    messages: delegateMessages,
    review: (form, { measure }, lang) => (
      <DelegateReview form={form} lang={lang}>
        <p>
          {lang === 'sv'
            ? `Avtalet med ${measure.providerName} upphör, som det är föreslaget.`
            : `The contract with ${measure.providerName} ends, as it is proposed.`}
        </p>
      </DelegateReview>
    ),
    submit: delegateSubmit,
    answer: async ({ task, link, at }, form) => {
      const { name, seat = '' } = task.assignee;
      const delegate = { role: 'MEMBER', name, seat } as const;
      const answer = delegateAnswerOf(form);
      const shownBasisHash = task.basisHash ?? '';
      const outcome = await answerAsDelegate({ task, link, delegate, answer, shownBasisHash, at });
      return outcome.ok ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: delegateRefusal(outcome.error) };
    },
    recorded: ({ outcome }, _asked, lang) => <DelegateRecorded outcome={outcome} lang={lang} />,
  },
  { store: taskPageStore(handOverForConflict) },
);

async function load({ subject }: Task): Promise<Asked> {
  const measure = await readMeasure(subject);
  if (measure === null) throw new Error('A question about a measure that is not there');
  const { isOwed } = await readGrounds(measure);
  return { measure, right: measure.status === 'REFERRED' ? rightOf(measure) : undefined, isOwed };
}
