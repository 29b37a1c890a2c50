import type { ComponentChildren } from 'preact';
import * as z from 'zod/mini';
import {
  AnswerCorrection,
  correctAnswer,
  type Question,
  QuestionSettlement,
  settleQuestion,
} from '../../../shared/domain/choice-system/question.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldMessages, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { commitQuestion, readQuestion } from '../../../shared/store/choice-system/question.ts';
import { answerTask, readTasks } from '../../../shared/store/task/task.ts';
import { showQuestions } from './list.tsx';
import { AnswerForm, QuestionRecord } from './page.tsx';

const path = '/desk/questions/{questionId}';

/** An officer answers a question for everybody (LOV 1:2), or says why it is not answered here; and corrects an answer. */
export const handler = pages({ 'GET /desk/questions': showQuestions, [`GET ${path}`]: show, [`POST ${path}`]: act });

const messages: FieldMessages = {
  outcome: { sv: 'Välj hur frågan avslutas', en: 'Choose how the question is settled' },
  question: { sv: 'Skriv frågan som den publiceras', en: 'Write the question as it is published' },
  answer: { sv: 'Skriv svaret', en: 'Write the answer' },
  what: { sv: 'Skriv vad som är rättat', en: 'Write what is corrected' },
  reason: { sv: 'Välj varför frågan inte besvaras här', en: 'Choose why the question is not answered here' },
};

const unchanged = { sv: 'Frågan och svaret är oförändrade', en: 'Question and answer are unchanged' };
const changed = {
  sv: 'Svaret har ändrats sedan du öppnade sidan. Läs det ovan innan du skickar.',
  en: 'The answer was changed since you opened the page. Read it above before you send.',
};

/** Only the fields of the chosen outcome: what was typed under the other is left aside. */
const fieldsOf = { ANSWERED: ['question', 'answer'], DECLINED: ['reason'] } as const;

async function show(request: PageRequest): Promise<PageResponse> {
  const { visit, question } = await enter(request);
  const { lang } = visit;
  if (question.status === 'ANSWERED' || question.status === 'DECLINED')
    return html(visit, 200, <QuestionRecord question={question} form={emptyForm} lang={lang} />);
  return html(visit, 200, <AnswerForm question={question} form={emptyForm} lang={lang} />);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const { visit, question } = await enter(request);
  return request.form['outcome'] === 'CORRECTED' ? correct(visit, question) : settle(visit, question);
}

async function settle(visit: DeskVisit, question: Kept<Question>): Promise<PageResponse> {
  const { lang, staff, subject, request } = visit;
  const outcome = z.enum(['ANSWERED', 'DECLINED']).safeParse(request.form['outcome']).data;
  const fields: readonly string[] = outcome === undefined ? [] : ['outcome', ...fieldsOf[outcome]];
  const chosen = Object.fromEntries(Object.entries(request.form).filter(([name]) => fields.includes(name)));
  const parsed = parseForm(QuestionSettlement, chosen, lang, messages);
  if (!parsed.ok) {
    const form = { values: request.form, errors: parsed.errors };
    return html(visit, 422, <AnswerForm question={question} form={form} lang={lang} />);
  }
  const at = now();
  const settled = settleQuestion(question, parsed.value, { at, by: staff.name });
  // Somebody else was first: the page shows what they wrote.
  if (!settled.ok) return again(visit);
  const task = (await readTasks(subject)).find(({ kind, status }) => kind === 'ANSWER_QUESTION' && status === 'OPEN');
  const { questionId, choiceSystemId, status } = settled.value;
  await commitQuestion({
    before: question,
    after: settled.value,
    event: { type: `QUESTION_${status}`, at, by: staff.name, data: { choiceSystemId } },
    outbox: [
      { kind: 'MAIL', template: 'QUESTION_SETTLED' },
      ...(status === 'ANSWERED'
        ? [{ kind: 'ANNOUNCE' as const, choiceSystemId, news: { kind: 'ANSWER' as const, questionId } }]
        : []),
    ],
    also: task?.status === 'OPEN' ? [answerTask(task, { at, by: staff.name, outcome: status })] : [],
  });
  return again(visit);
}

/** The correction is everybody's, as the answer was: followers are told, and so is whoever asked. */
async function correct(visit: DeskVisit, question: Kept<Question>): Promise<PageResponse> {
  const { lang, staff, request } = visit;
  const { form: values } = request;
  if (question.status !== 'ANSWERED') return again(visit);
  const refused = (errors: FormState['errors']): PageResponse =>
    html(visit, 422, <QuestionRecord question={question} form={{ values, errors }} lang={lang} />);
  const sent = Object.fromEntries(
    Object.entries(values).filter(([name]) => Object.hasOwn(AnswerCorrection.shape, name)),
  );
  const parsed = parseForm(AnswerCorrection, sent, lang, messages);
  if (!parsed.ok) return refused(parsed.errors);
  const at = now();
  const corrected = correctAnswer(question, parsed.value, { at, by: staff.name });
  if (!corrected.ok) {
    // Pressed twice: it says so already.
    if (question.published.corrected?.what === parsed.value.what) return again(visit);
    return refused([{ field: 'answer', message: unchanged[lang] }]);
  }
  if (values['seen'] !== String(question.version)) return refused([{ field: 'answer', message: changed[lang] }]);
  const { questionId, choiceSystemId, former = [] } = corrected.value;
  await commitQuestion({
    before: question,
    after: corrected.value,
    event: { type: 'ANSWER_CORRECTED', at, by: staff.name, data: { choiceSystemId, number: former.length } },
    outbox: [
      { kind: 'MAIL', template: 'QUESTION_SETTLED' },
      { kind: 'ANNOUNCE', choiceSystemId, news: { kind: 'CORRECTION', questionId, number: former.length } },
    ],
  });
  return again(visit);
}

async function enter(request: PageRequest): Promise<{ visit: DeskVisit; question: Kept<Question> }> {
  const visit = await enterDesk(request, 'questionId', ['coordinator', 'case-officer']);
  const question = await readQuestion(visit.subject);
  if (question === null || question.status === 'WRITTEN') throw new PageProblem(404);
  return { visit, question };
}

function html(visit: DeskVisit, status: number, content: ComponentChildren): PageResponse {
  const { lang, municipality, staff } = visit;
  const { definite } = municipality.terminology.requestDocumentation;
  const title = lang === 'sv' ? `Fråga om ${definite}` : 'Question about the request documentation';
  const above = (
    <p class="back">
      <a href={inLanguage(`/desk/questions?municipality=${municipality.id}`, lang)}>
        {lang === 'sv' ? 'Till frågorna' : 'To the questions'}
      </a>
    </p>
  );
  return { status, html: renderPage(content, { title, lang, municipality, staff, invalid: status === 422, above }) };
}
