import { delegateAnswerOf, delegateRefusal } from '../../../shared/http/decision/delegate-answer.tsx';
import { delegatePage } from '../../../shared/http/decision/delegate-page.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { UrgencyNote } from '../../../shared/http/decision/urgency-note.tsx';
import { answerOfMember, handOverForConflict } from '../../../shared/store/decision/as-delegate.ts';
import { readToDecide } from '../../../shared/store/decision/basis.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

/** The chair, or the deputy whom the committee named, decides what can't await it (KL 6:39): in this case, binding at the click. */
export const handler = defineTaskPage(
  {
    ...delegatePage('DECIDE_URGENTLY', { sv: 'Brådskande beslut', en: 'An urgent decision' }, (right, lang) =>
      right?.mode === 'URGENT_CHAIR' ? <UrgencyNote urgency={right.urgency} lang={lang} /> : null,
    ),
    load: ({ subject }) => readToDecide(subject),
    answer: async (context, form) => {
      const outcome = await answerOfMember(context, delegateAnswerOf(form));
      return outcome.ok ? { kind: 'RECORDED' } : { kind: 'CONFLICT', message: delegateRefusal(outcome.error) };
    },
  },
  { store: taskPageStore(handOverForConflict) },
);
