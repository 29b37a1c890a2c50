import * as z from 'zod/mini';
import { fewestShown } from '../../../shared/domain/municipality/small-numbers.ts';
import type { Publication } from '../../../shared/domain/survey/publication.ts';
import { resultOf, type Survey, toPublish } from '../../../shared/domain/survey/survey.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { listProviders } from '../../../shared/store/complaint/providers.ts';
import { endSurvey } from '../../../shared/store/survey/close.ts';
import {
  publicationSubject,
  publishResults,
  readPublication,
  withdrawResults,
} from '../../../shared/store/survey/publication.ts';
import { readSurvey, readTallies, surveyIdOf } from '../../../shared/store/survey/survey.ts';
import { CodesForm, issueFromForm } from './codes.tsx';
import { surveyAddress } from './list-page.tsx';
import { Results } from './results.tsx';
import { Standing } from './standing.tsx';

export interface SurveyDesk extends OwnDesk {
  readonly survey: Kept<Survey>;
}

const Step = z.enum(['print', 'file', 'close', 'show', 'withdraw']);

export async function showResults(request: PageRequest): Promise<PageResponse> {
  return resultsPage(request, await enter(request), emptyForm);
}

/** Makes codes; closes the survey; lets the catalogue show what it said, or takes that back. */
export async function actOnSurvey(request: PageRequest): Promise<PageResponse> {
  const desk = await enter(request);
  const step = Step.safeParse(valueOf(request.form, 'step'));
  if (!step.success) throw new PageProblem(400);
  if (step.data === 'print' || step.data === 'file') {
    return issueFromForm(request, desk, step.data, (form) => resultsPage(request, desk, form));
  }
  try {
    await act(desk, step.data);
  } catch (error) {
    if (error instanceof ConcurrencyError) throw new PageProblem(409);
    throw error;
  }
  return seeOther(inLanguage(surveyAddress(desk.survey), languageOf(request)));
}

async function act(desk: SurveyDesk, step: 'close' | 'show' | 'withdraw'): Promise<void> {
  const { survey, municipality, staff } = desk;
  const actor = { by: staff.name, at: now() };
  const fewest = fewestShown(municipality);
  const surveyId = surveyIdOf(survey);
  if (step === 'close') return endSurvey(municipality.id, surveyId, { ...actor, fewest });
  if (step === 'withdraw') {
    const shown = await readPublication(publicationOf(survey));
    if (shown !== null) await withdrawResults(shown, actor);
    return;
  }
  // What is still counted may change.
  if (!isFinal(survey)) throw new PageProblem(409, notFinal);
  const { choiceSystemId, year, targets } = survey;
  const rows = [...toPublish(await readTallies(municipality.id, surveyId), fewest)];
  await publishResults({ municipality: municipality.id, choiceSystemId, source: 'OWN', year, targets, rows, ...actor });
}

/** @throws PageProblem 404; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<SurveyDesk> {
  const desk = await enterOwnDesk(request, ['coordinator']);
  const survey = await readSurvey(desk.municipality.id, request.query['survey'] ?? '');
  if (survey === null) throw new PageProblem(404);
  return { ...desk, survey };
}

async function resultsPage(request: PageRequest, desk: SurveyDesk, form: FormState): Promise<PageResponse> {
  const { municipality, survey } = desk;
  const lang = languageOf(request);
  const before = surveyIdOf({ ...survey, year: String(Number(survey.year) - 1) });
  const [tallies, earlier, providers, shown] = await Promise.all([
    readTallies(municipality.id, surveyIdOf(survey)),
    readTallies(municipality.id, before),
    listProviders(municipality.id),
    readPublication(publicationOf(survey)),
  ]);
  const fewest = fewestShown(municipality);
  const [results, lastYear] = [tallies, earlier].map((all) => all.map((tally) => resultOf(tally, fewest)));
  const title = {
    sv: `Brukarenkät ${survey.year}: ${survey.service}`,
    en: `Customer survey ${survey.year}: ${survey.service}`,
  };
  return ownDeskPage(
    desk,
    { title, lang, form, wide: true },
    <>
      <ErrorSummary form={form} lang={lang} />
      <Standing survey={survey} isFinal={isFinal(survey)} isShown={shown?.status === 'SHOWN'} lang={lang} />
      <Results survey={survey} results={results ?? []} lastYear={lastYear ?? []} fewest={fewest} lang={lang} />
      {survey.status === 'OPEN' && <CodesForm providers={providers} form={form} lang={lang} />}
    </>,
  );
}

function publicationOf({ municipality, choiceSystemId, year }: Survey) {
  return publicationSubject({ municipality, choiceSystemId, source: 'OWN' satisfies Publication['source'], year });
}

function isFinal(survey: Survey): boolean {
  return survey.status === 'CLOSED' && survey.erasedAt !== undefined;
}

const notFinal = {
  sv: 'Stäng enkäten först. Så länge den är öppen kan resultatet ändras.',
  en: 'Close the survey first. As long as it is open the result may change.',
};
