import type { ApplicationIn } from '../application/application.ts';
import type { Day } from '../calendar/day.ts';
import type { Municipality } from '../municipality/municipality.ts';
import type { Decision } from './decision.ts';
import type { DecisionRight } from './mode.ts';

/**
 * The decision as it would be if whoever is to decide followed the proposal: only to show how its notice will read. It is
 * never written, and who and when are the day's guess.
 */
export function foreseenDecision(
  { proposal, reconsiders }: ApplicationIn<'PROPOSED'>,
  right: DecisionRight,
  { committee }: Pick<Municipality, 'committee'>,
  today: Day,
): Decision {
  const at = `${today}T11:00:00.000Z`;
  const common = {
    schemaVersion: 1 as const,
    number: (reconsiders === undefined || reconsiders.of !== undefined ? 0 : reconsiders.decisionNumber) + 1,
    scopes: proposal.scopes,
    basisHash: proposal.basisHash,
    proposalOutcome: proposal.outcome,
    ...(reconsiders === undefined ? {} : { replaces: reconsiders }),
    decidedAt: at,
  };
  if (right.mode === 'DELEGATE_OFFICER') {
    const { name, title } = 'position' in right.delegate ? { name: right.delegate.position } : { ...right.delegate };
    return {
      ...common,
      mode: right.mode,
      decidedBy: { name, role: 'OFFICER', title },
      delegationPoint: right.delegationPoint,
      conflict: { conflict: 'NONE', declaredAt: at },
    };
  }
  return {
    ...common,
    mode: 'MEETING',
    decidedBy: { name: committee.name, role: 'COMMITTEE', chair: '–' },
    meeting: { heldOn: today, paragraph: '–', castingVote: false },
  };
}
