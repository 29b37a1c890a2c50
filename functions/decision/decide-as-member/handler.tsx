import { delegateAnswerOf, delegateRefusal } from '../../../shared/http/decision/delegate-answer.tsx';
import { delegatePage } from '../../../shared/http/decision/delegate-page.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { answerOfMember, handOverForConflict } from '../../../shared/store/decision/as-delegate.ts';
import { readToDecide } from '../../../shared/store/decision/basis.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

/** One delegated member of the committee decides from a mailed link (KL 6:37): binding at the click. */
export const handler = defineTaskPage(
  {
    ...delegatePage('DECIDE_AS_MEMBER', { sv: 'Beslut på delegation', en: 'Decision by delegation' }),
    load: ({ subject }) => readToDecide(subject),
    answer: async (context, form) => {
      const outcome = await answerOfMember(context, delegateAnswerOf(form));
      return outcome.ok ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: delegateRefusal(outcome.error) };
    },
  },
  { store: taskPageStore(handOverForConflict) },
);
