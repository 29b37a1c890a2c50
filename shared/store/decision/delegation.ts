import type { Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { revocationOf, type Revocation } from '../../domain/decision/revocation.ts';
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
}

export async function readStanding(municipality: string, right: DecisionRight, day: Day): Promise<Standing> {
  if (right.mode === 'MEETING') return { unchanged: [] };
  const { id } = municipalityOf(municipality).committee;
  const committee = await findCommittee(municipality, id);
  return {
    revocation: revocationOf(committee?.revocations ?? [], right, day),
    unchanged: [committeeStillAs(municipality, id, committee)],
  };
}

/** The case as it is to be asked about: the committee's, when the delegation that it rests on has been revoked. */
export async function whereItStands(
  application: ProposedApplication,
  at: string,
): Promise<{ readonly after: ProposedApplication; readonly unchanged: Standing['unchanged'] }> {
  const { municipality } = application;
  const { revocation, unchanged } = await readStanding(municipality, rightOf(application), stockholmDay(at));
  return { after: revocation === undefined ? application : withoutDelegation(application, revocation, at), unchanged };
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
