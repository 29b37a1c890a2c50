import type { Day } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Committee } from '../../domain/decision/committee.ts';
import { revoke, revocationOf, type Revocation, type RevocationError } from '../../domain/decision/revocation.ts';
import { deskList } from '../../domain/desk/place.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { municipalityOf } from '../../platform/config.ts';
import { applicationSubject } from '../application/application.ts';
import { changeCommittee, findCommittee } from './committee.ts';
import { readPortion } from '../desk/list.ts';
import { changeDecider } from './ask.ts';
import { withoutDelegation } from './delegation.ts';
import { rightOf } from './pending.ts';

/** Registers that the committee has revoked a delegation, from a day. */
export async function registerRevocation(
  municipality: string,
  revocation: Revocation,
): Promise<Result<true, RevocationError>> {
  const { at, by, delegationPoint, from, heldOn, paragraph } = revocation;
  return changeCommittee(municipality, municipalityOf(municipality).committee.id, (committee: Committee) => {
    const revocations = revoke(committee.revocations ?? [], revocation, stockholmDay(at));
    if (!revocations.ok) return revocations;
    return ok({
      after: { ...committee, revocations: [...revocations.value] },
      event: { type: 'DELEGATION_REVOKED', at, by, data: { delegationPoint, from, heldOn, paragraph } },
    });
  });
}

/**
 * Gives the committee every pending case that somebody was asked to decide by a delegation that is no more: their tasks are
 * taken back, and their links say why. What a fault left behind is done by doing it again.
 * @param since only those that took effect after this day; whoever presses later finds out by pressing
 * @returns how many
 */
export async function enforceRevocations(municipality: string, at: string, since: Day = ''): Promise<number> {
  const committee = await findCommittee(municipality, municipalityOf(municipality).committee.id);
  const revocations = committee?.revocations ?? [];
  const today = stockholmDay(at);
  if (!revocations.some(({ from }) => from <= today && from > since)) return 0;
  let moved = 0;
  let after: string | undefined;
  do {
    const { cases, next } = await readPortion(municipality, deskList.state('PROPOSED'), { after });
    for (const { applicationId } of cases) {
      const changed = await changeDecider(applicationSubject(municipality, applicationId), ({ application }) => {
        const revocation = revocationOf(revocations, rightOf(application), today);
        if (revocation === undefined) return err('STANDS');
        return ok({
          application: withoutDelegation(application, revocation, at),
          type: 'CASE_TAKEN_OVER',
          by: revocation.by,
          at,
          data: { revoked: revocation.delegationPoint, heldOn: revocation.heldOn, paragraph: revocation.paragraph },
          why: 'DELEGATION_REVOKED',
        });
      });
      if (changed.ok) moved += 1;
    }
    after = next ?? undefined;
  } while (after !== undefined);
  return moved;
}
