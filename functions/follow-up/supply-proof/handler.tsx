import * as z from 'zod/mini';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readAskedProofs } from '../../../shared/store/follow-up/supply-proof.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { addFile } from './add-file.ts';
import { answer } from './answer.ts';
import { Introduction, ProofFields, Review } from './page.tsx';
import { sendFile } from './send-file.tsx';

/** The longest that a provider can write instead of a file. */
const longest = 2000;

/** A provider hands in current proof of what its contract asks for, before the former lapses (SoL 15:9, KL 10:8). */
export const handler = defineTaskPage(
  {
    kind: 'SUPPLY_PROOF',
    title: { sv: 'Lämna aktuella handlingar', en: 'Hand in current documents' },
    load: async (task) => ({ task, found: await readAskedProofs(task) }),
    show: (asked, lang) => <Introduction asked={asked} lang={lang} />,
    fields: (form, asked, lang) => <ProofFields form={form} asked={asked} lang={lang} />,
    answerSchema: z.record(z.string(), z.string().check(z.maxLength(longest))),
    steps: { file: addFile },
    aside: sendFile,
    review: (form, asked, lang) => <Review form={form} asked={asked} lang={lang} />,
    confirmation: {
      sv: 'Jag lämnar handlingarna för företagets räkning.',
      en: 'I hand the documents in for the firm.',
    },
    submit: { sv: 'Lämna handlingarna', en: 'Hand in the documents' },
    answer,
    recorded: (_task, _asked, lang) => (
      <p>
        {lang === 'sv'
          ? 'Tack. Handlingarna har kommit in, och en handläggare ser på dem.'
          : 'Thank you. The documents have been received, and an officer looks at them.'}
      </p>
    ),
  },
  { store: taskPageStore() },
);
