import * as z from 'zod/mini';
import { BasisView, Parties } from '../../../shared/http/decision/basis.tsx';
import { DocumentLinks } from '../../../shared/http/register/document-links.tsx';
import { RadioGroup, TextArea } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { stepAside } from '../../../shared/store/decision/step-aside.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

const Preparation = z.strictObject({
  question: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(5000))),
  stance: z.optional(z.enum(['FOR', 'AGAINST', 'UNSURE'])),
});

/**
 * A member reads the basis before the meeting. Nothing here is a vote (KL 6:27): it is a receipt with a question or a
 * stance, under the member's own name, and nothing counts it.
 */
export const handler = defineTaskPage(
  {
    kind: 'PREPARE',
    title: { sv: 'Förberedelse – ingen omröstning', en: 'Preparation – preliminary, not a vote' },
    load: (task) => readDecisionBasis(task.subject),
    conflictOfInterest: { parties: (basis, lang) => <Parties basis={basis} lang={lang} /> },
    show: (basis, lang, documents) => (
      <>
        <NotAVote lang={lang} />
        <DocumentLinks path={documents} lang={lang} />
        <BasisView basis={basis} lang={lang} />
      </>
    ),
    fields: (form, _basis, lang) => (
      <>
        <TextArea
          form={form}
          name="question"
          label={lang === 'sv' ? 'Fråga inför sammanträdet (frivilligt)' : 'Question before the meeting (optional)'}
          maxLength={5000}
        />
        <RadioGroup
          form={form}
          name="stance"
          label={lang === 'sv' ? 'Preliminär hållning (frivilligt)' : 'Preliminary stance (optional)'}
          hint={
            lang === 'sv'
              ? 'Räknas inte och binder dig inte. Beslutet fattas vid sammanträdet.'
              : 'Not counted and not binding. The decision is made in the meeting.'
          }
          choices={[
            { value: 'FOR', label: lang === 'sv' ? 'Lutar åt förslaget' : 'Inclined towards the proposal' },
            { value: 'AGAINST', label: lang === 'sv' ? 'Lutar åt något annat' : 'Inclined towards something else' },
            { value: 'UNSURE', label: lang === 'sv' ? 'Vet inte än' : 'Not sure yet' },
          ]}
        />
      </>
    ),
    answerSchema: Preparation,
    submit: { sv: 'Jag har läst underlaget', en: 'I have read the basis' },
    answer: async ({ task, link, at }, { question, stance }) => {
      const { name, seat = '' } = task.assignee;
      await recordEvent(
        task.subject,
        {
          type: 'MEETING_PREPARED',
          at,
          by: name,
          data: {
            taskId: task.taskId,
            seat,
            preliminary: true,
            ...(question === undefined ? {} : { question }),
            ...(stance === undefined ? {} : { stance }),
          },
        },
        { also: [answerTask(task, { at, by: name, outcome: 'READ' }), consumeLink(link, at)] },
      );
      return { kind: 'RECORDED' };
    },
    recorded: (_task, _basis, lang) => <NotAVote lang={lang} />,
  },
  { store: taskPageStore(stepAside) },
);

function NotAVote({ lang }: { readonly lang: Language }) {
  return (
    <Note tone="warn">
      <p>
        <strong>{lang === 'sv' ? 'Förberedelse – ingen omröstning.' : 'Preliminary, not a vote.'}</strong>{' '}
        {lang === 'sv'
          ? 'Nämnden beslutar vid sitt sammanträde. Det du skriver här räknas inte som en röst.'
          : 'The committee decides in its meeting. What you write here does not count as a vote.'}
      </p>
    </Note>
  );
}
