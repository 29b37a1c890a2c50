import type { Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { DecisionRight } from '../../domain/decision/mode.ts';
import { revocationOf, type Revocation } from '../../domain/decision/revocation.ts';
import { municipalityOf } from '../../platform/config.ts';
import { findCommittee } from './committee.ts';
import { type ProposedApplication, rightOf } from './pending.ts';

/** The committee's resolution that took a right away by a day; none while it stands. */
export async function readRevocation(
  municipality: string,
  right: DecisionRight,
  day: Day,
): Promise<Revocation | undefined> {
  if (right.mode === 'MEETING') return undefined;
  const committee = await findCommittee(municipality, municipalityOf(municipality).committee.id);
  return revocationOf(committee?.revocations ?? [], right, day);
}

/** The case as it is to be asked about: the committee's, when the delegation that it rests on has been revoked. */
export async function whereItStands(application: ProposedApplication, at: string): Promise<ProposedApplication> {
  const revocation = await readRevocation(application.municipality, rightOf(application), stockholmDay(at));
  return revocation === undefined ? application : withoutDelegation(application, revocation, at);
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
