import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type FollowUpVisit, isEstablished, repliesTo } from '../../../shared/domain/follow-up/visit.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { publicPage } from '../../../shared/http/conditional.ts';
import { VisitReportView } from '../../../shared/http/follow-up/visit-report.tsx';
import { keepText } from '../../../shared/http/kept-text.ts';
import { inLanguage, type Language, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import {
  listVisits,
  readAskedForm,
  readVisit,
  readVisitReport,
  visitSubject,
} from '../../../shared/store/follow-up/visit.ts';

/** How many years back the list goes. */
const years = 3;

/** The visits' reports that are open for everybody, the latest first: the own unit's among the others' (KL 10:9). */
export async function showVisits(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const addressed = findAddressed(request, 'choiceSystemId');
  const system = addressed === null ? null : await findChoiceSystem(addressed.municipality.id, addressed.id);
  if (system === null) throw new PageProblem(404);
  const thisYear = Number(stockholmDay(now()).slice(0, 4));
  const found = await Promise.all(Array.from({ length: years }, (_one, back) => listVisits(system, thisYear - back)));
  const open = found.flatMap((visits) => visits.filter(isOpen).toReversed());
  const version = open.map(({ visitId, reportHash }) => `${visitId} ${reportHash}`).join();
  const name = `visits ${publicId(system.municipality, system.id)} ${lang}`;
  return publicPage(request, await keepText({ name, version }, () => list(open, system, lang)));
}

function list(
  open: readonly Open[],
  { municipality: id, service }: { readonly municipality: string; readonly service: string },
  lang: Language,
): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const title = say(`Uppföljningsbesök: ${service}`, `Follow-up visits: ${service}`);
  const content =
    open.length === 0 ? (
      <p>{say('Ingen rapport är öppen att läsa.', 'No report is open to be read.')}</p>
    ) : (
      <Table
        caption={say('Rapporter', 'Reports')}
        columns={[
          { heading: say('Besök', 'Visit') },
          { heading: say('Hos', 'At') },
          { heading: say('Granskade krav', 'Requirements examined'), numeric: true },
          { heading: say('Brister', 'Deficiencies'), numeric: true },
        ]}
        rows={open.map((visit) => {
          const results = Object.values(visit.results);
          return [
            <a key="day" href={inLanguage(`/besok/${publicId(id, visit.visitId)}`, lang)}>
              {shownDay(visit.heldOn, lang)}
            </a>,
            visit.providerName,
            String(results.filter((one) => one !== 'NOT_EXAMINED').length),
            String(results.filter((one) => one === 'DEFICIENT').length),
          ];
        })}
      />
    );
  return renderPage(content, { title, lang, municipality: municipalityOf(id), wide: true });
}

/** One report that is open for everybody; any other is nowhere to be found. */
export async function showVisitReport(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const addressed = findAddressed(request, 'visitId');
  const subject = addressed === null ? null : visitSubject(addressed.municipality.id, addressed.id);
  const visit = subject === null ? null : await readVisit(subject);
  if (subject === null || visit === null || !isOpen(visit)) throw new PageProblem(404);
  const [form, report] = await Promise.all([readAskedForm(visit), readVisitReport(subject, visit.report)]);
  const version = `${visit.reportHash} ${visit.status}`;
  const write = (): string => {
    const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
    const said = repliesTo(visit).map(({ words }) => words);
    const title = say(`Uppföljningsbesök: ${visit.providerName}`, `Follow-up visit: ${visit.providerName}`);
    const back = `/valfrihetssystem/${publicId(visit.municipality, visit.choiceSystemId)}/besok`;
    const content = (
      <>
        <p>
          <a href={inLanguage(back, lang)}>{say('Alla rapporter', 'All reports')}</a>
        </p>
        <VisitReportView visit={visit} form={form} report={report} lang={lang} />
        <h2>{say('Vad de själva säger om fakta', 'What they say of the facts')}</h2>
        <p class="lines">
          {said.length === 0
            ? say('De har inte lämnat några synpunkter.', 'They gave no comments.')
            : said.join('\n\n')}
        </p>
        {visit.status === 'FOLLOWED_UP' && (
          <>
            <h2>{say('Uppföljning av bristerna', 'What came of the deficiencies')}</h2>
            <p>
              {visit.rectified.length === 0
                ? say('Ingen brist är åtgärdad.', 'No deficiency was put right.')
                : say(`Åtgärdat: ${visit.rectified.join(', ')}.`, `Put right: ${visit.rectified.join(', ')}.`)}
            </p>
          </>
        )}
      </>
    );
    return renderPage(content, { title, lang, municipality: municipalityOf(visit.municipality) });
  };
  return publicPage(request, await keepText({ name: `visit ${visit.visitId} ${lang}`, version }, write));
}

type Open = Extract<FollowUpVisit, { published: boolean }>;

function isOpen<V extends FollowUpVisit>(visit: V): visit is Extract<V, { published: boolean }> {
  return isEstablished(visit) && visit.published;
}
