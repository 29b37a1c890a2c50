import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ChoiceSystem, takesApplications } from '../../../shared/domain/choice-system/choice-system.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api, type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { publicJson } from '../../../shared/http/conditional.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { emptyForm, type FieldMessages, parseForm } from '../../../shared/http/form/form.ts';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { notFound } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf, termsOf } from '../../../shared/platform/config.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { listAnswers } from '../../../shared/store/choice-system/question.ts';
import { ask } from './ask.ts';
import { AskQuestion } from './manifest.ts';
import { AskPage, TakenPage } from './page.tsx';

const path = '/v1/choice-systems/{choiceSystemId}/questions';
const page = '/valfrihetssystem/{choiceSystemId}/fraga';

const asData = api({ [`GET ${path}`]: list, [`POST ${path}`]: take });
const asPage = pages({ [`GET ${page}`]: show, [`POST ${page}`]: answer }, { unlisted: false });

const messages: FieldMessages = {
  question: { sv: 'Skriv din fråga', en: 'Write your question' },
  email: { sv: 'Skriv en e-postadress', en: 'Write an e-mail address' },
};

/** Questions about the request documentation: asked by anybody, answered for everybody (LOV 1:2). */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}

async function list(request: Request): Promise<ApiResponse> {
  const system = await openSystem(request);
  if (system === null) throw notFound('open choice system');
  const answers = await listAnswers(system.municipality, system.id);
  const questions = answers.map(({ questionId, versionNumber, published, settledAt }) => ({
    questionId,
    versionNumber,
    ...published,
    answeredAt: settledAt,
  }));
  return publicJson(request, { questions });
}

async function take(request: Request): Promise<ApiResponse> {
  const body = parseBody(request, AskQuestion);
  const system = await openSystem(request);
  if (system === null) throw notFound('open choice system');
  const taken = { status: 202, body: { status: 'CONFIRMATION_SENT' } };
  return once<ApiResponse>(repeatable(request, system.municipality, body), {
    make: async (remember, at) => {
      await ask(system, body, at, remember);
      return taken;
    },
    again: () => Promise.resolve(taken),
  });
}

async function show(request: PageRequest): Promise<PageResponse> {
  const system = await openSystem(request);
  if (system === null) throw new PageProblem(404);
  return html(request, system, 200, <AskPage system={system} form={emptyForm} lang={languageOf(request)} />);
}

async function answer(request: PageRequest): Promise<PageResponse> {
  const system = await openSystem(request);
  if (system === null) throw new PageProblem(404);
  const lang = languageOf(request);
  const parsed = parseForm(AskQuestion, request.form, lang, messages);
  if (!parsed.ok) {
    const form = { values: request.form, errors: parsed.errors };
    return html(request, system, 422, <AskPage system={system} form={form} lang={lang} />);
  }
  await ask(system, parsed.value, now());
  return html(request, system, 200, <TakenPage email={parsed.value.email} lang={lang} />);
}

async function openSystem(request: Request): Promise<Extract<ChoiceSystem, { status: 'OPEN' }> | null> {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) return null;
  const system = await findChoiceSystem(addressed.municipality.id, addressed.id);
  // By the day itself: the calendar may not have come to it.
  return system !== null && takesApplications(system, stockholmDay(now())) ? system : null;
}

function html(
  request: PageRequest,
  { municipality }: ChoiceSystem,
  status: number,
  content: Parameters<typeof renderPage>[0],
): PageResponse {
  const lang = languageOf(request);
  const { definite } = termsOf(municipality).requestDocumentation;
  const title = lang === 'sv' ? `Fråga om ${definite}` : 'Ask about the request documentation';
  const options = { title, lang, municipality: municipalityOf(municipality), invalid: status === 422 };
  return { status, html: renderPage(content, options) };
}
