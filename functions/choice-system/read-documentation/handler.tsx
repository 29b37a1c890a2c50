import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { capital } from '../../../shared/domain/municipality/terminology.ts';
import { endOf } from '../../../shared/domain/choice-system/choice-system.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api, type ApiResponse } from '../../../shared/http/api.ts';
import { publicData, publicJson, publicPage } from '../../../shared/http/conditional.ts';
import { keepText } from '../../../shared/http/kept-text.ts';
import { type Language, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { notFound } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { municipalities, municipalityOf } from '../../../shared/platform/config.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { listAnswers } from '../../../shared/store/choice-system/question.ts';
import { DocumentationPage } from './documentation-page.tsx';
import { openSystems, publishedDocumentation } from './published.ts';
import { showVisitReport, showVisits } from './visits-page.tsx';

const asData = api({ 'GET /v1/choice-systems': list, 'GET /v1/choice-systems/{choiceSystemId}': one });
const asPage = pages(
  {
    'GET /valfrihetssystem/{choiceSystemId}': show,
    'GET /valfrihetssystem/{choiceSystemId}/besok': showVisits,
    'GET /besok/{visitId}': showVisitReport,
  },
  { personal: false, unlisted: false },
);

/** The request documentation for everybody (LOV 3:1, 4:1–4:4): as data, and as a page to read. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}

type Found = NonNullable<Awaited<ReturnType<typeof publishedDocumentation>>>;
type Answers = Awaited<ReturnType<typeof listAnswers>>;

async function list(request: Request): Promise<ApiResponse> {
  const found = await Promise.all(municipalities().map(({ id }) => openSystems(id)));
  return publicJson(request, { choiceSystems: found.flat() });
}

async function one(request: Request): Promise<ApiResponse> {
  const published = await publishedDocumentation(request.params['choiceSystemId'] ?? '');
  if (published === null) throw notFound('open choice system');
  const { documentation, systemVersion } = published;
  const name = `documentation ${documentation.choiceSystemId}`;
  return publicData(request, await keepText({ name, version: systemVersion }, () => JSON.stringify(documentation)));
}

async function show(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const addressed = findAddressed(request, 'choiceSystemId');
  const [published, answers] = await Promise.all([
    publishedDocumentation(request.params['choiceSystemId'] ?? ''),
    addressed === null ? [] : listAnswers(addressed.municipality.id, addressed.id),
  ]);
  if (published === null) throw await notPublished(request);
  const { documentation, systemVersion } = published;
  const name = `documentation ${documentation.choiceSystemId} ${lang}`;
  const version = [systemVersion, ...answers.map((answer) => `${answer.questionId} ${String(answer.version)}`)].join();
  return publicPage(request, await keepText({ name, version }, () => write(published, answers, lang)));
}

/** A system that was cancelled says so to whoever follows an old link to it. */
async function notPublished(request: PageRequest): Promise<PageProblem> {
  const addressed = findAddressed(request, 'choiceSystemId');
  const system = addressed === null ? null : await findChoiceSystem(addressed.municipality.id, addressed.id);
  // Its day may have come before the calendar has written so.
  if (system === null || endOf(system) === null) return new PageProblem(404);
  return new PageProblem(410, {
    sv: `Kommunen har avslutat systemet för ${system.service.toLowerCase()}. Det går inte längre att ansöka. De som har avtal står i katalogen tills avtalen upphör.`,
    en: 'The municipality has cancelled this choice system. Applications are no longer received. Those who have contracts stand in the catalogue until these end.',
  });
}

function write({ documentation, advert }: Found, answers: Answers, lang: Language): string {
  const municipality = municipalityOf(documentation.municipality.id);
  const { terminology: terms } = municipality;
  const title =
    lang === 'sv'
      ? `${capital(terms.requestDocumentation.singular)}: ${documentation.service}`
      : `Request documentation: ${documentation.service}`;
  const page = (
    <DocumentationPage published={documentation} advert={advert} answers={answers} terms={terms} lang={lang} />
  );
  return renderPage(page, {
    title,
    lang,
    municipality,
    wide: true,
  });
}
