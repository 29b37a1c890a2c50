import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Overview } from '../../domain/overview/overview.ts';
import { type Tertial, tertialNamed, tertialOf } from '../../domain/overview/tertial.ts';
import { now } from '../../platform/clock.ts';
import { municipalities } from '../../platform/config.ts';
import { PageProblem } from '../page-problem.ts';
import type { PageRequest } from '../page.ts';
import { NotAllowed, SignInNeeded } from '../session-problem.ts';
import { hasRole, type Staff, staffFrom, StaffRole } from '../session.ts';

interface OverviewVisit {
  readonly staff: Staff;
  readonly municipality: Municipality;
  /** Every municipality whose overview the reader may see. */
  readonly own: readonly Municipality[];
  /** What the overview is to be of. */
  readonly at: Pick<Overview, 'tertial' | 'on' | 'fewest'>;
}

/**
 * What overview an address asks for: of the reader's own municipality, in the present tertial unless it names others.
 * @throws SignInNeeded, NotAllowed; PageProblem 400 for a tertial that is none or has not begun
 */
export async function enterOverview(request: PageRequest): Promise<OverviewVisit> {
  const staff = await staffFrom(request);
  if (staff === null) throw new SignInNeeded(request.path);
  const own = municipalities().filter(({ id }) => hasRole(staff, id, StaffRole.options));
  const municipality = own.find(({ id }) => id === request.query['municipality']) ?? own[0];
  if (municipality === undefined) throw new NotAllowed();
  const on = stockholmDay(now());
  const tertial = tertialAsked(request, on);
  const fewest = municipality.thinMarket?.fewerThan ?? 2;
  return { staff, municipality, own, at: { tertial, on, fewest } };
}

function tertialAsked({ query }: PageRequest, today: string): Tertial {
  const name = query['tertial'];
  const tertial = name === undefined ? tertialOf(today) : tertialNamed(name);
  if (tertial === null || tertial.from > today) throw new PageProblem(400);
  return tertial;
}
