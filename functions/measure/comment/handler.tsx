import * as z from 'zod/mini';
import type { Measure } from '../../../shared/domain/measure/measure.ts';
import { deficienciesInWords } from '../../../shared/domain/measure/text.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { TextArea } from '../../../shared/http/form/fields.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { reply } from '../../../shared/store/measure/hear.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

const Comment = z.strictObject({ words: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)) });

/** The provider has its say before anything is decided about its contract (FL 25 §). */
export const handler = defineTaskPage(
  {
    kind: 'COMMENT_MEASURE',
    title: { sv: 'Yttra er innan något beslutas', en: 'Comment before anything is decided' },
    load,
    show: ({ task, measure }, lang) => <Considered task={task} measure={measure} lang={lang} />,
    fields: (form, _considered, lang) => (
      <TextArea
        form={form}
        name="words"
        rows={8}
        maxLength={4000}
        label={lang === 'sv' ? 'Vad ni vill säga' : 'What you want to say'}
        hint={lang === 'sv' ? 'Skriv inget om enskilda personer.' : 'Write nothing about individual persons.'}
      />
    ),
    answerSchema: Comment,
    messages: { words: { sv: 'Skriv vad ni vill säga', en: 'Write what you want to say' } },
    review: ({ words }, _considered, lang) => (
      <SummaryList rows={[{ label: lang === 'sv' ? 'Ert yttrande' : 'Your comment', value: words }]} />
    ),
    confirmation: { sv: 'Jag yttrar mig för företagets räkning.', en: 'I comment on behalf of the firm.' },
    submit: { sv: 'Lämna yttrandet', en: 'Hand in the comment' },
    answer,
    recorded: (_task, { measure }, lang) => (
      <>
        <p>
          {lang === 'sv'
            ? 'Yttrandet har kommit in. En person läser det innan något beslutas.'
            : 'The comment has been received. A person reads it before anything is decided.'}
        </p>
        <p class="lines">{measure.hearing?.reply?.words}</p>
      </>
    ),
  },
  { store: taskPageStore() },
);

interface Asked {
  readonly task: Task;
  readonly measure: Measure;
}

async function load(task: Task): Promise<Asked> {
  const measure = await readMeasure(task.subject);
  if (measure === null) throw new Error('A question about a measure that is not there');
  return { task, measure };
}

async function answer({ task, link, at }: AnswerContext, { words }: z.infer<typeof Comment>): Promise<AnswerOutcome> {
  if (await reply(task, words, { at, also: [consumeLink(link, at)] })) return { kind: 'RECORDED' };
  const message = { sv: 'Ingen väntar på yttrandet längre.', en: 'Nobody waits for the comment any more.' };
  return { kind: 'CONFLICT', message };
}

function Considered({ task, measure, lang }: Asked & { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const day = shownDay(task.dueOn, lang);
  return (
    <>
      <p class="lead">
        {say(
          `Kommunen överväger en åtgärd enligt avtalet. Inget är beslutat. Ni kan yttra er till och med ${day}.`,
          `The municipality considers a measure by the contract. Nothing is decided. You may comment until ${day}.`,
        )}
      </p>
      <SummaryList
        rows={[
          { label: say('Vad det gäller', 'What it is about'), value: measure.hearing?.text ?? '' },
          { label: say('Bristerna', 'The deficiencies'), value: deficienciesInWords(measure.deficiencies) },
        ]}
      />
      <p>
        {say(
          'Ni behöver inte svara. Gör ni det som saknas innan något är beslutat faller förslaget.',
          'You need not answer. If you do what is missing before anything is decided, the proposal falls.',
        )}
      </p>
    </>
  );
}
