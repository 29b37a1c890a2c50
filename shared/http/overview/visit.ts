import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Overview } from '../../domain/overview/overview.ts';
import { type Tertial, tertialNamed, tertialOf } from '../../domain/overview/tertial.ts';
import { now } from '../../platform/clock.ts';
import { enterOwnDesk, type OwnDesk } from '../desk/own-desk.ts';
import { PageProblem } from '../page-problem.ts';
import type { PageRequest } from '../page.ts';
import { StaffRole } from '../session.ts';

interface OverviewVisit extends OwnDesk {
  /** What the overview is to be of. */
  readonly at: Pick<Overview, 'tertial' | 'on' | 'fewest'>;
}

/**
 * What overview an address asks for: of the reader's own municipality, in the present tertial unless it names others.
 * @throws SignInNeeded, NotAllowed; PageProblem 400 for a tertial that is none or has not begun
 */
export async function enterOverview(request: PageRequest): Promise<OverviewVisit> {
  const desk = await enterOwnDesk(request, StaffRole.options);
  const on = stockholmDay(now());
  const tertial = tertialAsked(request, on);
  return { ...desk, at: { tertial, on, fewest: fewestOf(desk.municipality) } };
}

/** With fewer providers than this to choose from, an area is thin. */
export function fewestOf({ thinMarket }: Municipality): number {
  return thinMarket?.fewerThan ?? 2;
}

function tertialAsked({ query }: PageRequest, today: string): Tertial {
  const name = query['tertial'];
  const tertial = name === undefined ? tertialOf(today) : tertialNamed(name);
  if (tertial === null || tertial.from > today) throw new PageProblem(400);
  return tertial;
}
