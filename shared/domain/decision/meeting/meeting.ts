import * as z from 'zod/mini';
import { SeatRole } from '../committee.ts';
import { ParagraphNumber } from './paragraph.ts';
import { ScopeOutcome } from '../proposal.ts';
import { Tally } from './tally.ts';
import { Vote } from './vote.ts';

/** By remote: live picture and sound, everybody sees and hears everybody (KL 5:16). A lost connection is absence. */
export const Attendance = z.enum(['PRESENT_IN_ROOM', 'PRESENT_REMOTE', 'ABSENT']);
export type Attendance = z.infer<typeof Attendance>;

const Name = z.string().check(z.minLength(1));

/** What somebody moved that the committee should decide, in the order it was put. */
export const MeetingProposal = z.discriminatedUnion('kind', [
  z.strictObject({ id: Name, by: Name, kind: z.literal('AS_PROPOSED') }),
  z.strictObject({ id: Name, by: Name, kind: z.literal('OTHER'), scopes: z.array(ScopeOutcome).check(z.minLength(1)) }),
  z.strictObject({
    id: Name,
    by: Name,
    kind: z.literal('REFER_BACK'),
    question: z.string().check(z.trim(), z.minLength(1)),
  }),
]);
export type MeetingProposal = z.infer<typeof MeetingProposal>;

/** The administration's proposal, that every meeting begins with. */
export const administrationsProposal = 'P1';

const common = {
  schemaVersion: z.literal(1),
  /** Which decision of the case this meeting is about, from 1. */
  number: z.int().check(z.positive()),
  committee: z.strictObject({ id: z.string(), name: z.string() }),
  heldOn: z.iso.date(),
  /** The decision basis that was before the meeting. */
  basisHash: z.string(),
  openedAt: z.iso.datetime(),
  /** The roster as it was that day. */
  seats: z.array(
    z.strictObject({ seat: z.string(), name: z.string(), role: SeatRole, callingOrder: z.array(z.string()) }),
  ),
  substitutes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  remoteAllowed: z.boolean(),
  abstentionAllowed: z.boolean(),
  /** Everybody on the roster, members under their seat's name. Whoever is not in it is absent. */
  attendance: z.record(z.string(), Attendance),
  /** Seat → who serves on it: its member, or a substitute who was called in. */
  serving: z.record(z.string(), z.string()),
  recused: z.array(z.strictObject({ person: z.string(), name: z.string(), reason: Name, at: z.iso.datetime() })),
  /** Recusals that the committee itself found to be none (KL 6:30), each with what had been said. */
  rulings: z.optional(
    z.array(z.strictObject({ person: z.string(), name: z.string(), reason: Name, ruling: Name, at: z.iso.datetime() })),
  ),
  /** A person chosen to preside, when neither the chair nor a vice-chair can. */
  chosenToPreside: z.optional(z.string()),
  proposals: z.array(MeetingProposal),
};

export const vote = {
  requestedBy: z.string(),
  method: z.enum(['LINKS', 'ROLL_CALL']),
  /** Proposal id that a yes is for, and the one that a no is for. */
  yes: z.string(),
  no: z.string(),
  openedAt: z.iso.datetime(),
  votes: z.array(Vote),
};

const closedVote = z.strictObject({ ...vote, closedAt: z.iso.datetime(), tally: Tally });

/**
 * One case at one meeting of the committee, as the secretary registers it.
 * Nothing is decided until the chair's declared result is in it; a vote exists only if somebody asked for one.
 */
export const Meeting = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('OPEN') }),
  z.strictObject({ ...common, status: z.literal('VOTING'), vote: z.strictObject(vote) }),
  z.strictObject({ ...common, status: z.literal('VOTED'), vote: closedVote }),
  z.strictObject({
    ...common,
    status: z.literal('DECLARED'),
    vote: z.optional(closedVote),
    declared: z.strictObject({
      proposal: z.string(),
      paragraph: ParagraphNumber,
      chair: z.string(),
      castingVote: z.boolean(),
      at: z.iso.datetime(),
    }),
    /** Those who took part and reserved themselves against the decision (KL 4:27), in their own words where they gave any. */
    reservations: z.optional(
      z.array(z.strictObject({ person: z.string(), name: z.string(), words: z.optional(Name), at: z.iso.datetime() })),
    ),
    /** The day on which the minutes of the item were adjusted, once it is registered. */
    adjusted: z.optional(z.strictObject({ on: z.iso.date(), at: z.iso.datetime() })),
  }),
]);
export type Meeting = z.infer<typeof Meeting>;

export type MeetingIn<S extends Meeting['status']> = Extract<Meeting, { status: S }>;

/** A meeting whose roster may still change. */
export type RunningMeeting = MeetingIn<'OPEN' | 'VOTING'>;
