import type { RegisteredApplication } from '../../../shared/domain/application/application.ts';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { deskList } from '../../../shared/domain/desk/place.ts';
import { sought } from '../../../shared/domain/desk/search-words.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { isOrganisationNumber } from '../../../shared/domain/provider/organisation-number.ts';
import { enterOwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { hasRole, type Staff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { findCases, type Portion, readPortion, readRegistered } from '../../../shared/store/desk/list.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { readOfficerTasks } from '../../../shared/store/task/task.ts';
import { cursorOf } from './cursor.ts';
import { FindPage } from './find-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { readers } from './readers.ts';
import { addressOf, listOf, selectionOf } from './selection.ts';

/** So many of one's own tasks, the most urgent first; the rest wait behind them. */
const tasksShown = 20;

const nothing: Portion = { cases: [], next: null };

/** The queue of one municipality, by the day a decision is promised; or what was looked for in it. */
export async function showQueue(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const { staff, municipality, own } = await enterOwnDesk(request, readers);
  const text = (request.query['q'] ?? '').slice(0, 200).trim();
  const content =
    text === '' ? (
      await queue(request, municipality, own, staff)
    ) : (
      <FindPage text={text} {...await find(municipality, text)} lang={lang} />
    );
  const title = text === '' ? { sv: 'Skrivbordet', en: 'The desk' } : { sv: 'Sök ärende', en: 'Find a case' };
  return { status: 200, html: renderPage(content, { title: title[lang], lang, municipality, staff, wide: true }) };
}

async function queue(request: PageRequest, municipality: Municipality, own: readonly Municipality[], staff: Staff) {
  const selection = selectionOf(request);
  const { list, fits } = listOf(selection, staff);
  const today = stockholmDay(now());
  const isFirst = selection.after === undefined;
  const [portion, still, tasks, systems] = await Promise.all([
    readPortion(municipality.id, list, {
      after: selection.after,
      before: selection.late ? today : undefined,
      fits: fits === undefined ? undefined : (one) => isRegistered(one) && fits(one),
    }),
    isFirst ? readPortion(municipality.id, deskList.still) : nothing,
    isFirst && staff.email !== '' ? readOfficerTasks(municipality.id, staff.email, tasksShown + 1) : [],
    listChoiceSystems(municipality.id),
  ]);
  return (
    <QueuePage
      municipality={municipality}
      own={own}
      selection={selection}
      systems={systems}
      cases={portion.cases.filter(isRegistered)}
      still={still.cases.filter(isRegistered)}
      tasks={tasks.slice(0, tasksShown)}
      more={{ still: still.next !== null, tasks: tasks.length > tasksShown }}
      next={portion.next === null ? null : addressOf(municipality.id, selection, cursorOf(portion.next))}
      mayRegister={hasRole(staff, municipality.id, ['coordinator', 'case-officer'])}
      staff={staff}
      today={today}
      lang={languageOf(request)}
    />
  );
}

/** By organisation number through the provider, whose key tells nothing of the number; otherwise by words and numbers. */
async function find(
  municipality: Municipality,
  text: string,
): Promise<{ readonly cases: readonly RegisteredApplication[]; readonly more: boolean }> {
  if (isOrganisationNumber(text)) {
    const relations = await readRelations(municipality.id, { kind: 'SWEDISH', organisationNumber: text });
    const ids = relations.filter(({ kind }) => kind === 'APPLICATION').map(({ id }) => id);
    return { cases: (await readRegistered(municipality.id, ids)).filter(isRegistered), more: false };
  }
  const year = Number(stockholmDay(now()).slice(0, 4));
  const { cases, more } = await findCases(municipality.id, sought(text, year));
  return { cases: cases.filter(isRegistered), more };
}
