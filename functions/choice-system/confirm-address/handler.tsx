import * as z from 'zod/mini';
import type { Language } from '../../../shared/http/language.ts';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { confirmQuestion } from './question.ts';
import { confirmSubscription } from './subscription.ts';

/** A question arrives, and news go out, only to an address whose holder said so (from its mailbox). */
export const handler = defineTaskPage(
  {
    kind: 'CONFIRM_ADDRESS',
    title: { sv: 'Bekräfta din e-postadress', en: 'Confirm your e-mail address' },
    load: (task) => Promise.resolve({ email: task.assignee.email ?? '', asks: task.subject.type === 'QUESTION' }),
    show: (about, lang) => <p>{explanation(about, lang)}</p>,
    answerSchema: z.strictObject({}),
    confirmation: { sv: 'Adressen är min.', en: 'The address is mine.' },
    submit: { sv: 'Bekräfta adressen', en: 'Confirm the address' },
    answer: confirm,
    recorded: (_task, { asks }, lang) => <p>{done(asks, lang)}</p>,
  },
  { store: taskPageStore() },
);

async function confirm({ task, link, at }: AnswerContext): Promise<AnswerOutcome> {
  const also = [answerTask(task, { at, by: 'holder', outcome: 'CONFIRMED' }), consumeLink(link, at)];
  const isTaken = await (task.subject.type === 'QUESTION'
    ? confirmQuestion(task.subject, at, also)
    : confirmSubscription(task.subject, at, also));
  if (isTaken) return { kind: 'RECORDED' };
  return { kind: 'CONFLICT', message: { sv: 'Det här är redan avslutat.', en: 'This has ended already.' } };
}

function explanation({ email, asks }: { readonly email: string; readonly asks: boolean }, lang: Language): string {
  if (asks) {
    return lang === 'sv'
      ? `Någon har ställt en fråga om krav och villkor och angett ${email}. Om det inte var du behöver du inte göra något.`
      : `Somebody has asked about a request documentation and gave ${email}. If it was not you, there is nothing to do.`;
  }
  return lang === 'sv'
    ? `Någon vill följa nyheterna om krav och villkor och har angett ${email}. Om det inte var du behöver du inte göra något.`
    : `Somebody wants to follow the news of a request documentation and gave ${email}. If it was not you, there is nothing to do.`;
}

function done(asks: boolean, lang: Language): string {
  if (asks) {
    return lang === 'sv'
      ? 'Frågan har nått kommunen. Vi skriver till dig när den är besvarad.'
      : 'The question has reached the municipality. We write to you when it is answered.';
  }
  return lang === 'sv' ? 'Du följer nu nyheterna.' : 'You now follow the news.';
}
