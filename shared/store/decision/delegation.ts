import type { Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Committee } from '../../domain/decision/committee.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { revocationOf, type Revocation } from '../../domain/decision/revocation.ts';
import { urgentSeat } from '../../domain/decision/urgency.ts';
import { municipalityOf } from '../../platform/config.ts';
import type { Write } from '../transact.ts';
import { committeeStillAs, findCommittee } from './committee.ts';
import { type ProposedApplication, rightOf } from './pending.ts';

/** Whether a right stands on a day, as the committee has resolved. */
interface Standing {
  /** The resolution that took it away; none while it stands. */
  readonly revocation?: Revocation | undefined;
  /** The condition that the committee has resolved nothing since: of a revocation and a use of the right, one holds. */
  readonly unchanged: readonly Write[];
  /** The committee as it was read; absent where its roster does not matter, or there is none. */
  readonly committee?: Committee | null;
}

export async function readStanding(municipality: string, right: DecisionRight, day: Day): Promise<Standing> {
  if (right.mode === 'MEETING') return { unchanged: [] };
  const { id } = municipalityOf(municipality).committee;
  const committee = await findCommittee(municipality, id);
  return {
    committee,
    revocation: revocationOf(committee?.revocations ?? [], right, day),
    unchanged: [committeeStillAs(municipality, id, committee)],
  };
}

/**
 * The case as it is to be asked about: the committee's, when the delegation that it rests on has been revoked, and the
 * seat's that what is urgent is delegated to today.
 */
export async function whereItStands(
  application: ProposedApplication,
  at: string,
): Promise<{ readonly after: ProposedApplication; readonly unchanged: Standing['unchanged'] }> {
  const { municipality } = application;
  const right = rightOf(application);
  const { committee = null, revocation, unchanged } = await readStanding(municipality, right, stockholmDay(at));
  const after =
    revocation === undefined ? seatedToday(application, committee) : withoutDelegation(application, revocation, at);
  return { after, unchanged };
}

/** What can't await the committee is asked of whoever is its chair or named deputy today; of nobody when there is none. */
function seatedToday(application: ProposedApplication, committee: Committee | null): ProposedApplication {
  const { urgency, ...rest } = application;
  if (urgency === undefined || committee === null) return application;
  const seat = urgentSeat(municipalityOf(application.municipality), committee, urgency.as);
  return seat === undefined ? rest : { ...rest, urgency: { ...urgency, seat } };
}

/** The committee's to decide, with the resolution that made it so. */
export function withoutDelegation(
  application: ProposedApplication,
  { delegationPoint, heldOn, paragraph, by }: Revocation,
  at: string,
): ProposedApplication {
  const { urgency: _urgency, ...rest } = application;
  const { name } = municipalityOf(application.municipality).committee;
  const text = `${name} ${heldOn} § ${paragraph}: delegationspunkt ${delegationPoint} är återkallad`;
  return { ...rest, handedOver: true, remark: { kind: 'TAKEN_OVER', by, text, at } };
}
