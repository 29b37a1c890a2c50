import * as z from 'zod/mini';
import { answerLimit } from '../../../shared/domain/completion/request.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { addFile } from './add-file.ts';
import { answer } from './answer.ts';
import { moreTimeAsked } from './ask-for-more-time.ts';
import { readCompletionOf } from './completion.ts';
import { AskedFields, Introduction, Recorded, Review } from './page.tsx';
import { sendFile } from './send-file.tsx';

/** The applicant supplies what was found missing, and nothing else opens (LOV 6:2). */
export const handler = defineTaskPage(
  {
    kind: 'COMPLETE',
    title: { sv: 'Komplettera ansökan', en: 'Complete the application' },
    load: readCompletionOf,
    show: (completion, lang) => <Introduction completion={completion} lang={lang} />,
    fields: (form, completion, lang) => <AskedFields form={form} completion={completion} lang={lang} />,
    answerSchema: z.record(z.string(), z.string().check(z.maxLength(answerLimit))),
    steps: { file: addFile, 'more-time': moreTimeAsked },
    aside: sendFile,
    review: (form, completion, lang) => <Review form={form} completion={completion} lang={lang} />,
    confirmation: {
      sv: 'Jag lämnar kompletteringen för sökandens räkning.',
      en: 'I submit the completion on behalf of the applicant.',
    },
    submit: { sv: 'Skicka kompletteringen', en: 'Send the completion' },
    answer,
    recorded: (_task, completion, lang) => <Recorded completion={completion} lang={lang} />,
  },
  { store: taskPageStore() },
);
