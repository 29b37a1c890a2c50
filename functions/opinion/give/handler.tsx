import * as z from 'zod/mini';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { giveOpinion, Stance } from '../../../shared/domain/opinion/opinion.ts';
import { RadioGroup, TextArea } from '../../../shared/http/form/fields.tsx';
import { stanceWords } from '../../../shared/http/opinion/opinion-sections.ts';
import { Answers } from '../../../shared/http/opinion/opinions.tsx';
import { StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { commitApplication, readApplication } from '../../../shared/store/application/application.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { settleRequest } from '../../../shared/store/opinion/opinion.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { readQuestion, type Question } from './question.ts';
import { Applicants, QuestionView } from './question-view.tsx';

const Said = z.optional(z.string().check(z.trim(), z.maxLength(5000)));
const answerNames = ['answer-1', 'answer-2', 'answer-3', 'answer-4', 'answer-5'] as const;

const Answer = z.strictObject({
  stance: Stance,
  'answer-1': Said,
  'answer-2': Said,
  'answer-3': Said,
  'answer-4': Said,
  'answer-5': Said,
});

const notAwaited = {
  sv: 'Ingen väntar på yttrandet längre. Det har inte registrerats.',
  en: 'Nobody waits for the opinion any more. It was not recorded.',
};

/** Somebody outside the municipality says what they know (FL 26 §), once; nothing waits for it. */
export const handler = defineTaskPage(
  {
    kind: 'GIVE_OPINION',
    title: { sv: 'Yttrande om en ansökan', en: 'Opinion on an application' },
    load: readQuestion,
    conflictOfInterest: { parties: (question, lang) => <Applicants question={question} lang={lang} /> },
    show: (question, lang) => <QuestionView question={question} lang={lang} />,
    fields: (form, { opinion }, lang) => (
      <>
        {opinion.questions.map((question, index) => (
          <TextArea
            key={answerNames[index]}
            form={form}
            name={answerNames[index] ?? ''}
            label={`${lang === 'sv' ? 'Fråga' : 'Question'} ${String(index + 1)}: ${question}`}
            maxLength={5000}
          />
        ))}
        <RadioGroup
          form={form}
          name="stance"
          label={lang === 'sv' ? 'Din hållning i stort' : 'Your view as a whole'}
          choices={Stance.options.map((value) => ({ value, label: stanceWords[value][lang] }))}
        />
      </>
    ),
    answerSchema: Answer,
    messages: { stance: { sv: 'Välj din hållning i stort', en: 'Choose your view as a whole' } },
    review: (answer, { opinion }, lang) => (
      <>
        <p>
          <StatusTag tone={stanceWords[answer.stance].tone}>{stanceWords[answer.stance][lang]}</StatusTag>
        </p>
        <SummaryList
          rows={opinion.questions.map((label, index) => {
            const said = saidTo(answer, index);
            return { label, value: said === '' ? (lang === 'sv' ? 'inget svar' : 'no answer') : said };
          })}
        />
      </>
    ),
    submit: { sv: 'Lämna yttrandet', en: 'Give the opinion' },
    answer: record,
    recorded: (_task, { opinion }, lang) => <Answers opinion={opinion} lang={lang} />,
  },
  { store: taskPageStore() },
);

/** Task, link, opinion and event are one transaction, on condition that the case is as it was when its state was read. */
async function record(
  { task, link, at, lang }: AnswerContext,
  answer: z.output<typeof Answer>,
  { opinion }: Question,
): Promise<AnswerOutcome> {
  const answers = opinion.questions.map((_question, index) => saidTo(answer, index));
  // Whoever knows of nothing need not say so five times.
  const silent = answer.stance === 'NO_KNOWLEDGE' ? [] : answerNames.filter((_name, index) => answers[index] === '');
  if (silent.length > 0) {
    const message = lang === 'sv' ? 'Svara på frågan' : 'Answer the question';
    return { kind: 'INVALID', errors: silent.map((field) => ({ field, message })) };
  }
  const { subject, assignee } = task;
  return retryOnConcurrency(async (): Promise<AnswerOutcome> => {
    const [application, { opinion: standing }] = await Promise.all([readApplication(subject), readQuestion(task)]);
    if (application === null || !isRegistered(application) || standing.status !== 'ASKED') {
      return { kind: 'CONFLICT', message: notAwaited };
    }
    const given = giveOpinion(standing, application, {
      stance: answer.stance,
      answers,
      at,
      today: stockholmDay(at),
    });
    const { opinionId, late } = given;
    await commitApplication({
      before: application,
      after: application,
      event: {
        type: 'OPINION_GIVEN',
        at,
        by: assignee.name,
        data: { opinionId, taskId: task.taskId, stance: answer.stance, ...(late === undefined ? {} : { late }) },
      },
      also: [
        settleRequest(subject, given),
        answerTask(task, { at, by: assignee.name, outcome: answer.stance }),
        consumeLink(link, at),
      ],
    });
    return { kind: 'RECORDED' };
  });
}

function saidTo(answer: z.output<typeof Answer>, index: number): string {
  const name = answerNames[index];
  return (name === undefined ? undefined : answer[name]) ?? '';
}
