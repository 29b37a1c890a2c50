import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import {
  deviationsIn,
  extensionsDecided,
  type Treatment,
  treatmentByRequirement,
} from '../../../shared/domain/completion/equal-treatment.ts';
import type { Deviation } from '../../../shared/domain/completion/deviation.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage, type Language, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem, readOpenVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { listCompletions } from '../../../shared/store/completion/completion.ts';
import { listCorrections } from '../../../shared/store/completion/correction.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { CorrectionTreatment } from './correction-treatment.tsx';
import { ExtensionTreatment } from './extension-treatment.tsx';

const Year = z.string().check(z.regex(/^\d{4}$/));

const deviationWords: Readonly<Record<Deviation['kind'], Texts>> = {
  MORE_ROUNDS: { sv: 'fler begäranden', en: 'more requests' },
  OTHER_DAYS: { sv: 'andra dagar', en: 'other days' },
  LONGER_EXTENSION: { sv: 'längre förlängning', en: 'a longer extension' },
};

const outcomeWords: Readonly<Record<Treatment['outcome'], Texts>> = {
  ANSWERED: { sv: 'besvarad', en: 'answered' },
  SILENCE: { sv: 'inget svar', en: 'no answer' },
  OPEN: { sv: 'väntar', en: 'waits' },
};

/** Requirement by requirement how all were treated during a year, and every departure with its reason (LOV 1:2). */
export async function showTreatment(request: PageRequest): Promise<PageResponse> {
  const visit = await enterDesk(request, 'choiceSystemId', ['case-officer', 'coordinator', 'auditor']);
  const { municipality, subject, staff, lang } = visit;
  const asked = request.query['year'];
  const year = asked === undefined ? stockholmDay(now()).slice(0, 4) : Year.safeParse(asked).data;
  const system = await findChoiceSystem(municipality.id, subject.id);
  if (system === null || year === undefined) throw new PageProblem(404);
  const [open, requests, corrections] = await Promise.all([
    readOpenVersion(municipality.id, subject.id, stockholmDay(now())),
    listCompletions(municipality.id, subject.id, year),
    listCorrections(municipality.id, subject.id, year),
  ]);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const caseLink = (applicationId: string, diaryNumber: string) => (
    <a href={inLanguage(`/desk/applications/${publicId(municipality.id, applicationId)}`, lang)}>{diaryNumber}</a>
  );
  const titles = new Map(open?.requirements.requirements.map(({ id, title }) => [id, title[lang]]));
  const before = String(Number(year) - 1);
  const content = (
    <>
      <p class="lead">
        {say(
          `${system.service}, ${year}. Samma brist ska ge samma möjlighet att komplettera.`,
          `${system.service}, ${year}. The same defect gives the same chance to complete.`,
        )}
      </p>
      <h2>{say('Avvikelser från det som gäller för alla', 'Departures from what holds for everybody')}</h2>
      {deviationsIn(requests).length === 0 ? (
        <p>{say('Inga.', 'None.')}</p>
      ) : (
        <Table
          caption={say('Avvikelser', 'Departures')}
          columns={[
            { heading: say('Ärende', 'Case') },
            { heading: say('Vad', 'What') },
            { heading: say('Skäl', 'Reason') },
            { heading: say('Av', 'By') },
          ]}
          rows={deviationsIn(requests).map(({ applicationId, diaryNumber, kind, reason, by, at }) => [
            caseLink(applicationId, diaryNumber),
            deviationWords[kind][lang],
            reason,
            `${by}, ${shownInstant(at, lang)}`,
          ])}
        />
      )}
      <h2>{say('Krav för krav', 'Requirement by requirement')}</h2>
      {requests.length === 0 && <p>{say('Ingenting har begärts.', 'Nothing has been asked for.')}</p>}
      {treatmentByRequirement(requests).map(({ requirementId, treatments }) => (
        <Table
          key={requirementId}
          caption={`${requirementId} ${titles.get(requirementId) ?? ''}`.trim()}
          columns={columns(lang)}
          rows={treatments.map((one) => [
            caseLink(one.applicationId, one.diaryNumber),
            String(one.number),
            String(one.days),
            String(one.extraDays),
            `${outcomeWords[one.outcome][lang]}${one.departs ? say(', avviker', ', departs') : ''}`,
          ])}
        />
      ))}
      <ExtensionTreatment extensions={extensionsDecided(requests)} caseLink={caseLink} lang={lang} />
      <CorrectionTreatment corrections={corrections} caseLink={caseLink} lang={lang} />
      <p>
        <a href={inLanguage(`?year=${before}`, lang)}>{say(`Visa ${before}`, `Show ${before}`)}</a>
      </p>
    </>
  );
  const above = (
    <p class="back">
      <a href={inLanguage(`/desk?municipality=${municipality.id}`, lang)}>{say('Till kön', 'To the queue')}</a>
    </p>
  );
  const title = say('Lika möjlighet att komplettera', 'The same chance to complete');
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true, above }) };
}

function columns(lang: Language) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return [
    { heading: say('Ärende', 'Case') },
    { heading: say('Begäran nr', 'Request no.'), numeric: true },
    { heading: say('Dagar', 'Days'), numeric: true },
    { heading: say('Förlängda dagar', 'Days added'), numeric: true },
    { heading: say('Utfall', 'Outcome') },
  ];
}
