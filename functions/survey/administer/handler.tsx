import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { fewestShown } from '../../../shared/domain/municipality/small-numbers.ts';
import type { Survey } from '../../../shared/domain/survey/survey.ts';
import { resultOf } from '../../../shared/domain/survey/survey.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language, languageOf, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { baseUrlOf, type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { listProviders } from '../../../shared/store/complaint/providers.ts';
import {
  issueCodes,
  listSurveys,
  openSurvey,
  readSurvey,
  readTallies,
  surveyIdOf,
} from '../../../shared/store/survey/survey.ts';
import { CodesPage, ListPage, ResultsPage } from './survey-pages.tsx';

const list = '/desk/surveys';
const one = '/desk/survey';

/** Customer surveys at the desk: opened, handed out on paper and read as an index, the own unit like the others. */
export const handler = pages({
  [`GET ${list}`]: async (request) => listPage(request, await enter(request), emptyForm),
  [`POST ${list}`]: open,
  [`GET ${one}`]: async (request) => resultsPage(request, await enterSurvey(request), emptyForm),
  [`POST ${one}`]: issue,
});

const whole = (least: number, most: number) =>
  z.pipe(z.pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number)), z.int().check(z.gte(least), z.lte(most)));

const Opened = z.strictObject({
  choiceSystemId: z.string().check(z.minLength(1), z.maxLength(64)),
  year: z.string().check(z.regex(/^20\d{2}$/)),
  closesOn: z.iso.date(),
  municipalityTarget: z.optional(whole(0, 100)),
  committeeTarget: z.optional(whole(0, 100)),
});

const Issued = z.strictObject({ contract: z.string().check(z.maxLength(100)), count: whole(1, 500) });

const messages: Readonly<Record<string, Texts>> = {
  choiceSystemId: { sv: 'Välj tjänst', en: 'Choose the service' },
  year: { sv: 'Skriv ett år', en: 'Write a year' },
  closesOn: { sv: 'Ange en dag framåt', en: 'Give a day ahead' },
  municipalityTarget: { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' },
  committeeTarget: { sv: 'Skriv ett tal från 0 till 100', en: 'Write a number from 0 to 100' },
  contract: { sv: 'Välj vem enkäten gäller', en: 'Choose whom it is about' },
  count: { sv: 'Skriv ett antal från 1 till 500', en: 'Write a number from 1 to 500' },
};

interface SurveyDesk extends OwnDesk {
  readonly survey: Survey;
}

async function enter(request: PageRequest): Promise<OwnDesk> {
  return enterOwnDesk(request, ['coordinator']);
}

async function enterSurvey(request: PageRequest): Promise<SurveyDesk> {
  const desk = await enter(request);
  const survey = await readSurvey(desk.municipality.id, request.query['survey'] ?? '');
  if (survey === null) throw new PageProblem(404);
  return { ...desk, survey };
}

async function open(request: PageRequest): Promise<PageResponse> {
  const desk = await enter(request);
  const lang = languageOf(request);
  const refuse = (field: string, message: string) =>
    listPage(request, desk, { values: request.form, errors: [{ field, message }] });
  const parsed = parseForm(Opened, request.form, lang, messages);
  if (!parsed.ok) return listPage(request, desk, { values: request.form, errors: parsed.errors });
  const { choiceSystemId, year, closesOn, municipalityTarget, committeeTarget } = parsed.value;
  const at = now();
  const system = (await listChoiceSystems(desk.municipality.id)).find(({ id }) => id === choiceSystemId);
  if (system === undefined) return refuse('choiceSystemId', messages['choiceSystemId']?.[lang] ?? '');
  if (closesOn < stockholmDay(at)) return refuse('closesOn', messages['closesOn']?.[lang] ?? '');
  const survey: Survey = {
    schemaVersion: 1,
    municipality: desk.municipality.id,
    choiceSystemId,
    service: system.service,
    year,
    closesOn,
    municipalityTarget,
    committeeTarget,
    openedBy: desk.staff.name,
    openedAt: at,
  };
  try {
    await openSurvey(survey);
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return refuse('year', lang === 'sv' ? 'Det årets enkät finns redan' : 'That year’s survey is there already');
  }
  return seeOther(inLanguage(surveyAddress(survey), lang));
}

/** The codes are shown in the answer to this POST and nowhere again: printed, or mailed by who knows to whom. */
async function issue(request: PageRequest): Promise<PageResponse> {
  const desk = await enterSurvey(request);
  const { survey, municipality, staff } = desk;
  const lang = languageOf(request);
  const parsed = parseForm(Issued, request.form, lang, messages);
  if (!parsed.ok) return resultsPage(request, desk, { values: request.form, errors: parsed.errors });
  const { contract, count } = parsed.value;
  const entry = await readEntry(municipality.id, contract);
  if (entry?.choiceSystemId !== survey.choiceSystemId) {
    const error = { field: 'contract', message: messages['contract']?.[lang] ?? '' };
    return resultsPage(request, desk, { values: request.form, errors: [error] });
  }
  const { name } = entry.provider;
  const codes = await issueCodes(survey, { contractId: entry.entryId, name }, count);
  const address = `${baseUrlOf(request)}/enkat?municipality=${municipality.id}`;
  const content = <CodesPage codes={codes} address={address} survey={survey} name={name} lang={lang} />;
  const title = lang === 'sv' ? `Brev att skriva ut: ${name}` : `Letters to print: ${name}`;
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff }) };
}

async function listPage(request: PageRequest, desk: OwnDesk, form: FormState): Promise<PageResponse> {
  const { municipality, staff } = desk;
  const lang = languageOf(request);
  const [surveys, systems] = await Promise.all([listSurveys(municipality.id), listChoiceSystems(municipality.id)]);
  const rows = surveys.map((survey) => ({ survey, address: inLanguage(surveyAddress(survey), lang) }));
  const content = <ListPage rows={rows} systems={systems} form={form} lang={lang} />;
  return html(content, {
    title: lang === 'sv' ? 'Brukarenkäter' : 'Customer surveys',
    form,
    lang,
    municipality,
    staff,
  });
}

async function resultsPage(request: PageRequest, desk: SurveyDesk, form: FormState): Promise<PageResponse> {
  const { municipality, staff, survey } = desk;
  const lang = languageOf(request);
  const before = surveyIdOf({ ...survey, year: String(Number(survey.year) - 1) });
  const [tallies, earlier, providers] = await Promise.all([
    readTallies(municipality.id, surveyIdOf(survey)),
    readTallies(municipality.id, before),
    listProviders(municipality.id),
  ]);
  const fewest = fewestShown(municipality);
  const results = tallies.map((tally) => resultOf(tally, fewest));
  const lastYear = earlier.map((tally) => resultOf(tally, fewest));
  const content = (
    <ResultsPage
      survey={survey}
      results={results}
      lastYear={lastYear}
      providers={providers}
      fewest={fewest}
      form={form}
      lang={lang}
    />
  );
  const title = `${lang === 'sv' ? 'Brukarenkät' : 'Customer survey'} ${survey.year}: ${survey.service}`;
  return html(content, { title, form, lang, municipality, staff });
}

function surveyAddress(survey: Survey): string {
  return `${one}?municipality=${survey.municipality}&survey=${encodeURIComponent(surveyIdOf(survey))}`;
}

function html(
  content: Parameters<typeof renderPage>[0],
  {
    form,
    ...options
  }: Pick<OwnDesk, 'municipality' | 'staff'> & {
    readonly title: string;
    readonly form: FormState;
    readonly lang: Language;
  },
): PageResponse {
  const invalid = form.errors.length > 0;
  return { status: invalid ? 422 : 200, html: renderPage(content, { ...options, invalid, wide: true }) };
}
