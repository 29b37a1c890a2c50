import * as z from 'zod/mini';
import { err, ok, type Result } from '../result.ts';
import { SeatRole, type Committee } from './committee.ts';
import { ScopeOutcome } from './proposal.ts';
import { hasQuorum, Tally, tally } from './tally.ts';
import { Vote, type VoteChoice } from './vote.ts';

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

/** The number of an item in the minutes, for example `97` of "§ 97". */
export const ParagraphNumber = z.string().check(z.regex(/^[1-9]\d{0,4}( ?[a-z])?$/));
export type ParagraphNumber = z.infer<typeof ParagraphNumber>;

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
  /** A person chosen to preside, when neither the chair nor a vice-chair can. */
  chosenToPreside: z.optional(z.string()),
  proposals: z.array(MeetingProposal),
};

const vote = {
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
  }),
]);
export type Meeting = z.infer<typeof Meeting>;
export type MeetingIn<S extends Meeting['status']> = Extract<Meeting, { status: S }>;
/** A meeting whose roster may still change. */
export type RunningMeeting = MeetingIn<'OPEN' | 'VOTING'>;

export type MeetingError =
  | 'ALREADY_DECLARED'
  | 'VOTE_NOT_OPEN'
  | 'VOTE_ALREADY_OPEN'
  | 'VOTE_NOT_CLOSED'
  | 'VOTE_CLOSED'
  | 'UNKNOWN_SEAT'
  | 'UNKNOWN_PERSON'
  | 'UNKNOWN_PROPOSAL'
  | 'SAME_PROPOSAL'
  | 'DUPLICATE_PROPOSAL'
  | 'REMOTE_NOT_ALLOWED'
  | 'REASON_MISSING'
  | 'ALREADY_RECUSED'
  | 'SEAT_IS_SERVED'
  | 'SEAT_HAS_VOTED'
  | 'NO_SUBSTITUTE'
  | 'NOT_SERVING'
  | 'ABSENT'
  | 'RECUSED'
  | 'ALREADY_VOTED'
  | 'ABSTENTION_NOT_ALLOWED'
  | 'VOTES_MISSING'
  | 'NO_QUORUM'
  | 'NOBODY_PRESIDES'
  | 'CHAIR_MUST_VOTE'
  | 'RESULT_DIFFERS_FROM_VOTE'
  | 'PARAGRAPH_MISSING';

type Outcome<M extends Meeting> = Result<M, MeetingError>;

/** The § as a secretary writes it ("§ 97", "97") → its number; nothing when there is none in it. */
export function readParagraph(text: string): ParagraphNumber | undefined {
  const read = ParagraphNumber.safeParse(text.replace(/^\s*§?\s*/, '').trimEnd());
  return read.success ? read.data : undefined;
}

/** Opens the item: the roster as it is, everybody absent until the secretary says otherwise, the administration's proposal put. */
export function openMeeting(
  committee: Committee,
  item: {
    readonly number: number;
    readonly heldOn: string;
    readonly basisHash: string;
    readonly at: string;
    readonly administration: string;
  },
): MeetingIn<'OPEN'> {
  const inOrder = committee.substitutes.map(({ id }) => id);
  return {
    schemaVersion: 1,
    status: 'OPEN',
    number: item.number,
    committee: { id: committee.id, name: committee.name },
    heldOn: item.heldOn,
    basisHash: item.basisHash,
    openedAt: item.at,
    seats: committee.seats.map(({ seat, role, person, callingOrder }) => ({
      seat,
      role,
      name: person.name,
      callingOrder: callingOrder ?? inOrder,
    })),
    substitutes: committee.substitutes.map(({ id, person }) => ({ id, name: person.name })),
    remoteAllowed: committee.remoteParticipation !== undefined,
    abstentionAllowed: !committee.exerciseOfAuthority,
    attendance: {},
    serving: Object.fromEntries(committee.seats.map(({ seat }) => [seat, seat])),
    recused: [],
    proposals: [{ id: administrationsProposal, by: item.administration, kind: 'AS_PROPOSED' }],
  };
}

/** Registers that a member (by seat) or a substitute is there, or is gone: a lost connection is absence (KL 5:16). */
export function setAttendance(meeting: Meeting, person: string, attendance: Attendance): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    if (nameOf(running, person) === undefined) return err('UNKNOWN_PERSON');
    if (attendance === 'PRESENT_REMOTE' && !running.remoteAllowed) return err('REMOTE_NOT_ALLOWED');
    return ok({ ...running, attendance: { ...running.attendance, [person]: attendance } });
  });
}

/** Records a conflict of interest (KL 6:28–6:30): the person may neither take part nor stay, and no longer counts for quorum. */
export function recuse(
  meeting: Meeting,
  { person, reason, at }: { readonly person: string; readonly reason: string; readonly at: string },
): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    const name = nameOf(running, person);
    if (name === undefined) return err('UNKNOWN_PERSON');
    if (isRecused(running, person)) return err('ALREADY_RECUSED');
    if (reason.trim() === '') return err('REASON_MISSING');
    return ok({ ...running, recused: [...running.recused, { person, name, reason: reason.trim(), at }] });
  });
}

/**
 * Calls in the next substitute for a seat whose member is absent or recused: the first in the calling order who is there,
 * serves nowhere else and has no conflict (KL 6:17). A seat that has voted stays as it is.
 */
export function callSubstitute(meeting: Meeting, seat: string): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) => {
    const line = running.seats.find((candidate) => candidate.seat === seat);
    const current = running.serving[seat];
    if (line === undefined || current === undefined) return err('UNKNOWN_SEAT');
    if (isAble(running, current)) return err('SEAT_IS_SERVED');
    if (running.status === 'VOTING' && running.vote.votes.some((cast) => cast.seat === seat))
      return err('SEAT_HAS_VOTED');
    const serving = new Set(Object.values(running.serving));
    const next = line.callingOrder.find((id) => isAble(running, id) && !serving.has(id));
    return next === undefined
      ? err('NO_SUBSTITUTE')
      : ok({ ...running, serving: { ...running.serving, [seat]: next } });
  });
}

/** Registers who presides when neither the chair nor a vice-chair can. */
export function choosePresiding(meeting: Meeting, person: string): Outcome<RunningMeeting> {
  return whileRunning(meeting, (running) =>
    servingPersons(running).includes(person) ? ok({ ...running, chosenToPreside: person }) : err('NOT_SERVING'),
  );
}

/** Puts one more proposal before the committee (KL 5:53). */
export function putProposal(meeting: Meeting, proposal: MeetingProposal): Outcome<MeetingIn<'OPEN'>> {
  if (meeting.status !== 'OPEN') return err(notOpen(meeting));
  if (meeting.proposals.some(({ id }) => id === proposal.id)) return err('DUPLICATE_PROPOSAL');
  return ok({ ...meeting, proposals: [...meeting.proposals, proposal] });
}

/** Opens a vote that somebody who serves has asked for (KL 5:55). */
export function openVote(
  meeting: Meeting,
  request: {
    readonly requestedBy: string;
    readonly method: 'LINKS' | 'ROLL_CALL';
    readonly yes: string;
    readonly no: string;
    readonly at: string;
  },
): Outcome<MeetingIn<'VOTING'>> {
  if (meeting.status !== 'OPEN') return err(notOpen(meeting));
  const { requestedBy, method, yes, no, at } = request;
  const known = (proposal: string): boolean => meeting.proposals.some(({ id }) => id === proposal);
  if (!known(yes) || !known(no)) return err('UNKNOWN_PROPOSAL');
  if (yes === no) return err('SAME_PROPOSAL');
  if (!servingPersons(meeting).includes(requestedBy)) return err('NOT_SERVING');
  if (!quorate(meeting)) return err('NO_QUORUM');
  if (presidingPerson(meeting) === undefined) return err('NOBODY_PRESIDES');
  return ok({ ...meeting, status: 'VOTING', vote: { requestedBy, method, yes, no, openedAt: at, votes: [] } });
}

/** Takes one vote from the person who serves on a seat: present, without a conflict, once, while the vote is open. */
export function castVote(
  meeting: Meeting,
  ballot: { readonly seat: string; readonly person: string; readonly choice: VoteChoice; readonly at: string },
): Outcome<MeetingIn<'VOTING'>> {
  if (meeting.status !== 'VOTING') return err(voteNotOpen(meeting));
  const { seat, person, choice, at } = ballot;
  if (meeting.serving[seat] === undefined) return err('UNKNOWN_SEAT');
  const name = nameOf(meeting, person);
  if (meeting.serving[seat] !== person || name === undefined) return err('NOT_SERVING');
  if (isRecused(meeting, person)) return err('RECUSED');
  if (!isPresent(meeting, person)) return err('ABSENT');
  if (meeting.vote.votes.some((cast) => cast.seat === seat)) return err('ALREADY_VOTED');
  if (choice === 'ABSTAIN' && !meeting.abstentionAllowed) return err('ABSTENTION_NOT_ALLOWED');
  return ok({
    ...meeting,
    vote: { ...meeting.vote, votes: [...meeting.vote.votes, { seat, person, name, choice, at }] },
  });
}

/**
 * Closes the vote and counts it. A vote from somebody found to have a conflict afterwards is not counted.
 * Where nobody may abstain, everybody who serves has to have voted (KL 4:25).
 */
export function closeVote(meeting: Meeting, at: string): Outcome<MeetingIn<'VOTED'>> {
  if (meeting.status !== 'VOTING') return err(voteNotOpen(meeting));
  if (!quorate(meeting)) return err('NO_QUORUM');
  const presiding = presidingPerson(meeting);
  if (presiding === undefined) return err('NOBODY_PRESIDES');
  const counted = meeting.vote.votes.filter(({ person }) => !isRecused(meeting, person));
  const missing = servingPersons(meeting).filter((person) => !counted.some((cast) => cast.person === person));
  if (!meeting.abstentionAllowed && missing.length > 0) return err('VOTES_MISSING');
  const result = tally(counted, presiding);
  if (!result.ok) return result;
  return ok({ ...meeting, status: 'VOTED', vote: { ...meeting.vote, closedAt: at, tally: result.value } });
}

/** The chair's declared result, with its § in the minutes: the moment of decision. After a vote it can only be the vote's. */
export function declareResult(
  meeting: Meeting,
  declaration: { readonly proposal: string; readonly paragraph: string; readonly at: string },
): Outcome<MeetingIn<'DECLARED'>> {
  if (meeting.status === 'DECLARED') return err('ALREADY_DECLARED');
  if (meeting.status === 'VOTING') return err('VOTE_NOT_CLOSED');
  const { proposal, at } = declaration;
  const paragraph = readParagraph(declaration.paragraph);
  if (paragraph === undefined) return err('PARAGRAPH_MISSING');
  if (!meeting.proposals.some(({ id }) => id === proposal)) return err('UNKNOWN_PROPOSAL');
  if (!quorate(meeting)) return err('NO_QUORUM');
  const presiding = presidingPerson(meeting);
  const chair = presiding === undefined ? undefined : nameOf(meeting, presiding);
  if (chair === undefined) return err('NOBODY_PRESIDES');
  if (meeting.status === 'OPEN') {
    return ok({ ...meeting, status: 'DECLARED', declared: { proposal, paragraph, chair, castingVote: false, at } });
  }
  const { result, castingVote } = meeting.vote.tally;
  if (proposal !== (result === 'YES' ? meeting.vote.yes : meeting.vote.no)) return err('RESULT_DIFFERS_FROM_VOTE');
  return ok({ ...meeting, status: 'DECLARED', declared: { proposal, paragraph, chair, castingVote, at } });
}

/** Those who serve on a seat, are present and have no conflict. */
export function servingPersons(meeting: Meeting): readonly string[] {
  return Object.values(meeting.serving).filter((person) => isAble(meeting, person));
}

/** Whether the committee may handle the case as the meeting stands now (KL 6:27). */
export function quorate(meeting: Meeting): boolean {
  return hasQuorum(servingPersons(meeting).length, meeting.seats.length);
}

/** Who presides: the chair if able, else a vice-chair in the roster's order, else the one chosen. A substitute inherits no chair. */
export function presidingPerson(meeting: Meeting): string | undefined {
  const serving = servingPersons(meeting);
  const byRole = (role: SeatRole): string | undefined =>
    meeting.seats.find((line) => line.role === role && serving.includes(line.seat))?.seat;
  const chosen = meeting.chosenToPreside;
  return (
    byRole('CHAIR') ?? byRole('VICE_CHAIR') ?? (chosen !== undefined && serving.includes(chosen) ? chosen : undefined)
  );
}

function isRecused(meeting: Meeting, person: string): boolean {
  return meeting.recused.some((line) => line.person === person);
}

function isPresent(meeting: Meeting, person: string): boolean {
  return (meeting.attendance[person] ?? 'ABSENT') !== 'ABSENT';
}

function isAble(meeting: Meeting, person: string): boolean {
  return isPresent(meeting, person) && !isRecused(meeting, person);
}

function nameOf(meeting: Meeting, person: string): string | undefined {
  return (
    meeting.seats.find(({ seat }) => seat === person)?.name ?? meeting.substitutes.find(({ id }) => id === person)?.name
  );
}

function whileRunning(
  meeting: Meeting,
  change: (running: RunningMeeting) => Outcome<RunningMeeting>,
): Outcome<RunningMeeting> {
  if (meeting.status === 'DECLARED') return err('ALREADY_DECLARED');
  return meeting.status === 'VOTED' ? err('VOTE_CLOSED') : change(meeting);
}

function notOpen(meeting: Exclude<Meeting, { status: 'OPEN' }>): MeetingError {
  if (meeting.status === 'DECLARED') return 'ALREADY_DECLARED';
  return meeting.status === 'VOTED' ? 'VOTE_CLOSED' : 'VOTE_ALREADY_OPEN';
}

function voteNotOpen(meeting: Exclude<Meeting, { status: 'VOTING' }>): MeetingError {
  if (meeting.status === 'DECLARED') return 'ALREADY_DECLARED';
  return meeting.status === 'VOTED' ? 'VOTE_CLOSED' : 'VOTE_NOT_OPEN';
}
