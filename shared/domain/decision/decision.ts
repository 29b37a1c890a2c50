import * as z from 'zod/mini';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import { ProposedOutcome } from '../municipality/municipality.ts';
import { exclusionRulesOn } from '../requirement/exclusion-grounds.ts';
import { err, ok, type Result } from '../result.ts';
import { ClericalError } from './clerical-error.ts';
import type { Meeting } from './meeting/meeting.ts';
import { ParagraphNumber } from './meeting/paragraph.ts';
import type { DecisionRight } from './mode.ts';
import { checkOutcomes, type OutcomesError } from './outcomes.ts';
import { Capacity } from './position.ts';
import { Reconsidered } from './reconsidered.ts';
import { ScopeOutcome, type Proposal, type Reason } from './proposal.ts';
import { Urgency } from './urgency.ts';

const Name = z.string().check(z.minLength(1));

const common = {
  schemaVersion: z.literal(1),
  /** Which decision of the case it is, from 1. A decision is never changed: only a new one follows. */
  number: z.int().check(z.positive()),
  /** Outcome and reasons, scope by scope. */
  scopes: z.array(ScopeOutcome).check(z.minLength(1)),
  /** The decision basis that was before whoever decided. */
  basisHash: z.string(),
  proposalOutcome: ProposedOutcome,
  /** The decision that it takes the place of, and why there is another. */
  replaces: z.optional(Reconsidered),
  decidedAt: z.iso.datetime(),
  /** Slips that have been put right since; everything else stays as it was made. */
  clericalErrors: z.optional(z.array(ClericalError)),
};

const NoConflict = z.strictObject({ conflict: z.literal('NONE'), declaredAt: z.iso.datetime() });

const MeetingItem = z.strictObject({ heldOn: z.iso.date(), paragraph: ParagraphNumber, castingVote: z.boolean() });

/** Who makes a decision and by what right, by its mode (KL 6:37, 7:5): whatever is decided carries one of these. */
const made = {
  DELEGATE_OFFICER: {
    mode: z.literal('DELEGATE_OFFICER'),
    decidedBy: z.strictObject({
      name: Name,
      role: z.literal('OFFICER'),
      title: z.optional(z.string()),
      /** The position that the decision is delegated to, and whether they hold it or stood in. */
      capacity: z.optional(Capacity),
    }),
    delegationPoint: Name,
    /** The point of the head of administration's own order, by which they passed it on (KL 7:6). */
    subDelegation: z.optional(
      z.strictObject({ point: Name, by: z.strictObject({ name: Name, title: z.optional(z.string()) }) }),
    ),
    conflict: NoConflict,
  },
  DELEGATE_MEMBER: {
    mode: z.literal('DELEGATE_MEMBER'),
    decidedBy: z.strictObject({ name: Name, role: z.literal('MEMBER'), seat: Name, capacity: z.optional(Capacity) }),
    delegationPoint: Name,
    conflict: NoConflict,
  },
  URGENT_CHAIR: {
    mode: z.literal('URGENT_CHAIR'),
    /** The chair, or the deputy whom the committee named. */
    decidedBy: z.strictObject({ name: Name, role: z.literal('MEMBER'), seat: Name, as: Urgency.shape.as }),
    /** The point by which the committee delegated such decisions (KL 6:39). */
    delegationPoint: Name,
    /** Why the committee could not be awaited; its next meeting is told (KL 6:40). */
    urgency: z.pick(Urgency, { reason: true, nextMeetingOn: true }),
    conflict: NoConflict,
  },
  SUBCOMMITTEE: {
    mode: z.literal('SUBCOMMITTEE'),
    decidedBy: z.strictObject({ name: Name, role: z.literal('SUBCOMMITTEE'), chair: Name }),
    delegationPoint: Name,
    meeting: MeetingItem,
  },
  MEETING: {
    mode: z.literal('MEETING'),
    /** The committee; its recusals are in the meeting's record. */
    decidedBy: z.strictObject({ name: Name, role: z.literal('COMMITTEE'), chair: Name }),
    meeting: MeetingItem,
  },
} as const;

/** Who made a decision and by what right, whatever it was about. */
export const Made = z.discriminatedUnion('mode', [
  z.strictObject(made.DELEGATE_OFFICER),
  z.strictObject(made.DELEGATE_MEMBER),
  z.strictObject(made.URGENT_CHAIR),
  z.strictObject(made.SUBCOMMITTEE),
  z.strictObject(made.MEETING),
]);
export type Made = z.infer<typeof Made>;

/** A decision by a person or by the committee in a meeting, and the right it was made with (KL 6:37, 7:5). */
export const Decision = z.discriminatedUnion('mode', [
  z.strictObject({ ...common, ...made.DELEGATE_OFFICER }),
  z.strictObject({ ...common, ...made.DELEGATE_MEMBER }),
  z.strictObject({ ...common, ...made.URGENT_CHAIR }),
  z.strictObject({ ...common, ...made.SUBCOMMITTEE }),
  z.strictObject({ ...common, ...made.MEETING }),
]);
export type Decision = z.infer<typeof Decision>;

/** What came of a round of decision: a decision, a question back, or the committee's turn. */
export type RoundOutcome =
  | { readonly kind: 'DECIDED'; readonly decision: Decision }
  | { readonly kind: 'SENT_BACK'; readonly question: string }
  | {
      readonly kind: 'HANDED_OVER';
      readonly reason: string;
      /** Whose conflict of interest it is for, when it is for one. */
      readonly conflictOf?: string | undefined;
    };

/** `NOT_DELEGATED`: a subcommittee decides what it was delegated, as proposed; another outcome is the committee's. */
export type MeetingDecisionError = 'NOT_DECLARED' | 'BASIS_CHANGED' | 'NOT_DELEGATED' | OutcomesError;

/**
 * What the committee decided, read from its declared result (KL 5:54–5:55): as proposed, otherwise with reasons, or
 * referred back. Nothing is decided before the chair has declared.
 */
export function decideAtMeeting(round: {
  readonly meeting: Meeting;
  readonly proposal: Proposal;
  /** The bound version's requirements; no other may carry a refusal (LOV 8:1). */
  readonly requirementIds: readonly string[];
  /** By what right the body decides: the committee's own, or a subcommittee's by delegation. */
  readonly right?: DecisionRight;
}): Result<RoundOutcome, MeetingDecisionError> {
  const { meeting, proposal, requirementIds, right } = round;
  if (meeting.status !== 'DECLARED') return err('NOT_DECLARED');
  if (meeting.basisHash !== proposal.basisHash) return err('BASIS_CHANGED');
  const { declared } = meeting;
  const won = meeting.proposals.find(({ id }) => id === declared.proposal);
  if (won === undefined) return err('NOT_DECLARED');
  if (won.kind === 'REFER_BACK') return ok({ kind: 'SENT_BACK', question: won.question });
  if (right?.mode === 'SUBCOMMITTEE' && won.kind === 'OTHER') return err('NOT_DELEGATED');
  const outcomes = checkOutcomes(won.kind === 'OTHER' ? won.scopes : proposal.scopes, proposal.scopes, {
    requirementIds,
    grounds: exclusionRulesOn(meeting.heldOn).grounds.map(({ ground }) => ground),
  });
  if (!outcomes.ok) return outcomes;
  const decided = {
    schemaVersion: 1 as const,
    number: meeting.number,
    scopes: [...outcomes.value],
    basisHash: proposal.basisHash,
    proposalOutcome: proposal.outcome,
    decidedAt: declared.at,
    meeting: { heldOn: meeting.heldOn, paragraph: declared.paragraph, castingVote: declared.castingVote },
  };
  const body = { name: meeting.committee.name, chair: declared.chair };
  const decision: Decision =
    right?.mode === 'SUBCOMMITTEE'
      ? {
          ...decided,
          mode: right.mode,
          delegationPoint: right.delegationPoint,
          decidedBy: { ...body, role: right.mode },
        }
      : { ...decided, mode: 'MEETING', decidedBy: { ...body, role: 'COMMITTEE' } };
  return ok({ kind: 'DECIDED', decision });
}

/** The case's outcome: approved when any scope is. */
export function caseOutcome(decision: Decision): 'APPROVED' | 'REFUSED' {
  return decision.scopes.some(({ outcome }) => outcome === 'APPROVE') ? 'APPROVED' : 'REFUSED';
}

/** What was approved; only this can be contracted. */
export function approvedScopes(decision: Decision): readonly ScopeOutcome['scope'][] {
  return decision.scopes.filter(({ outcome }) => outcome === 'APPROVE').map(({ scope }) => scope);
}

/** Whether any scope was refused or excluded: then the notice says how to seek correction (LOV 8:2 st. 3). */
export function carriesRefusal(decision: Decision): boolean {
  return decision.scopes.some(({ outcome }) => outcome !== 'APPROVE');
}

/** Every reason of the decision once, in the order of its scopes. */
export function reasonsOf(decision: Decision): readonly Reason[] {
  const reasons = decision.scopes.flatMap((line) => line.reasons);
  return [...new Map(reasons.map((reason) => [JSON.stringify([reason.basis, reason.text.sv]), reason])).values()];
}

/** The day of the decision: the meeting's, or the day the delegate clicked in Sweden. */
export function decidedOn(decision: Decision): string {
  return 'meeting' in decision ? decision.meeting.heldOn : stockholmDay(decision.decidedAt);
}
