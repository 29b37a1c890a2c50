import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { listVisits } from '../../../shared/store/follow-up/visit.ts';
import { readers } from './enter.ts';
import { VisitTable } from './visit-table.tsx';

/** A year's visits of a choice system, the own unit's among the others'. */
export async function showYear(request: PageRequest): Promise<PageResponse> {
  const { lang, municipality, staff, subject } = await enterDesk(request, 'choiceSystemId', readers);
  const system = await findChoiceSystem(municipality.id, subject.id);
  if (system === null) throw new PageProblem(404);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const asked = request.query['year'] ?? '';
  const year = /^2[01]\d\d$/.test(asked) ? Number(asked) : Number(stockholmDay(now()).slice(0, 4));
  const visits = await listVisits(system, year);
  const title = say(
    `Uppföljningsbesök ${String(year)}: ${system.service}`,
    `Follow-up visits ${String(year)}: ${system.service}`,
  );
  const content = (
    <>
      <p>
        {[year - 1, year + 1].map((other, place) => (
          <span key={other}>
            {place > 0 && ' · '}
            <a href={inLanguage(`${request.path}?year=${String(other)}`, lang)}>{String(other)}</a>
          </span>
        ))}
      </p>
      <VisitTable visits={visits} lang={lang} />
      <p>{say('Ett besök planeras från avtalets sida.', 'A visit is planned from the contract’s page.')}</p>
    </>
  );
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true }) };
}
