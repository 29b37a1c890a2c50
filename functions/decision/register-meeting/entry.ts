import * as z from 'zod/mini';
import { isDay } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { proposalOf } from '../../../shared/domain/decision/basis.ts';
import {
  Attendance,
  callSubstitute,
  castVote,
  choosePresiding,
  closeVote,
  declareResult,
  type Meeting,
  type MeetingError,
  type MeetingProposal,
  openMeeting,
  openVote,
  putProposal,
  recuse,
  setAttendance,
} from '../../../shared/domain/decision/meeting.ts';
import { checkOutcomes } from '../../../shared/domain/decision/outcomes.ts';
import { ScopeOutcome } from '../../../shared/domain/decision/proposal.ts';
import { VoteChoice } from '../../../shared/domain/decision/vote.ts';
import type { NewEvent } from '../../../shared/domain/register/event.ts';
import { exclusionRulesOn } from '../../../shared/domain/requirement/exclusion-grounds.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { type FieldError, type FormValues, valueOf } from '../../../shared/http/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { meetingErrorText } from '../../../shared/http/meeting-words.tsx';
import { nameOf } from './names.ts';
import type { Case } from './read-case.ts';

/** What the secretary may enter, one at a time. */
export const Step = z.enum([
  'open',
  'attendance',
  'recuse',
  'substitute',
  'preside',
  'propose',
  'open-vote',
  'votes',
  'close-vote',
  'declare',
]);
export type Step = z.infer<typeof Step>;

/** The meeting after an entry, and what the case's history says of it. */
export type Entered =
  | { readonly ok: true; readonly meeting: Meeting; readonly event: Pick<NewEvent, 'type' | 'data'> }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

interface Entry {
  readonly found: Case;
  readonly values: FormValues;
  readonly lang: Language;
  readonly at: string;
}

const texts = {
  date: { sv: 'Skriv sammanträdets datum', en: 'Write the date of the meeting' },
  future: {
    sv: 'Sammanträdet kan inte ligga efter i dag',
    en: 'The meeting can not be later than today',
  },
  before: {
    sv: 'Sammanträdet kan inte ligga före dagen då förslaget gjordes',
    en: 'The meeting can not be before the day of the proposal',
  },
  isOpen: { sv: 'Ärendet är redan öppnat', en: 'The item is open already' },
  notOpen: { sv: 'Öppna ärendet först', en: 'Open the item first' },
  choose: { sv: 'Välj ett alternativ', en: 'Choose one' },
  long: { sv: 'Skriv högst 5000 tecken', en: 'Write at most 5000 characters' },
  question: { sv: 'Skriv frågan som ska utredas', en: 'Write the question to be looked into' },
  same: {
    sv: 'Yrkandet skiljer sig inte från förvaltningens förslag',
    en: 'The proposal does not differ from the administration’s',
  },
  noVote: { sv: 'Välj minst en röst att registrera', en: 'Choose at least one vote to register' },
} satisfies Record<string, Texts>;

/** Reads one entry and applies it to the meeting; nothing is written here. */
export function enter(step: Step, entry: Entry): Entered {
  const { meeting } = entry.found;
  if (step === 'open') return open(entry);
  if (meeting === null) return wrong('', texts.notOpen, entry.lang);
  return entries[step](meeting, entry);
}

type Apply = (meeting: Meeting, entry: Entry) => Entered;

const entries: Readonly<Record<Exclude<Step, 'open'>, Apply>> = {
  attendance: takeAttendance,
  recuse: (meeting, { values, at, lang }) => {
    const person = valueOf(values, 'recusePerson');
    const reason = valueOf(values, 'recuseReason').slice(0, 5000);
    return told(recuse(meeting, { person, reason, at }), lang, {
      type: 'RECUSAL_REGISTERED',
      data: { person, name: nameOf(meeting, person), reason },
      field: (error) => (error === 'REASON_MISSING' ? 'recuseReason' : 'recusePerson'),
    });
  },
  substitute: (meeting, { values, lang }) => {
    const seat = valueOf(values, 'seat');
    const called = callSubstitute(meeting, seat);
    const person = called.ok ? (called.value.serving[seat] ?? '') : '';
    return told(called, lang, {
      type: 'SUBSTITUTE_CALLED',
      data: { seat, person, name: nameOf(meeting, person) },
      field: () => '',
    });
  },
  preside: (meeting, { values, lang }) => {
    const person = valueOf(values, 'presidePerson');
    return told(choosePresiding(meeting, person), lang, {
      type: 'PRESIDING_CHOSEN',
      data: { person, name: nameOf(meeting, person) },
      field: () => 'presidePerson',
    });
  },
  propose,
  'open-vote': (meeting, { values, at, lang }) => {
    const method = valueOf(values, 'method');
    if (method !== 'LINKS' && method !== 'ROLL_CALL') return wrong('method', texts.choose, lang);
    const asked = {
      requestedBy: valueOf(values, 'requestedBy'),
      method,
      yes: valueOf(values, 'yes'),
      no: valueOf(values, 'no'),
    } as const;
    return told(openVote(meeting, { ...asked, at }), lang, {
      type: 'VOTE_OPENED',
      data: { ...asked, basisHash: meeting.basisHash },
      field: (error) => {
        if (error === 'NOT_SERVING') return 'requestedBy';
        return error === 'UNKNOWN_PROPOSAL' || error === 'SAME_PROPOSAL' ? 'yes' : '';
      },
    });
  },
  votes: takeVotes,
  'close-vote': (meeting, { at, lang }) => {
    const closed = closeVote(meeting, at);
    const tally = closed.ok ? closed.value.vote.tally : {};
    return told(closed, lang, { type: 'VOTE_CLOSED', data: { tally }, field: () => '' });
  },
  declare: (meeting, { values, at, lang }) => {
    const proposal = valueOf(values, 'declared');
    const paragraph = valueOf(values, 'paragraph');
    return told(declareResult(meeting, { proposal, paragraph, at }), lang, {
      type: 'RESULT_DECLARED',
      data: { proposal, paragraph },
      field: (error) => (error === 'PARAGRAPH_MISSING' ? 'paragraph' : 'declared'),
    });
  },
};

function open({ found, values, lang, at }: Entry): Entered {
  const { application, committee, number, meeting } = found;
  if (meeting !== null) return wrong('', texts.isOpen, lang);
  const proposal = proposalOf(application);
  const heldOn = valueOf(values, 'heldOn').trim();
  if (!isDay(heldOn) || proposal === undefined) return wrong('heldOn', texts.date, lang);
  if (heldOn > stockholmDay(at)) return wrong('heldOn', texts.future, lang);
  if (heldOn < stockholmDay(proposal.at)) return wrong('heldOn', texts.before, lang);
  const { basisHash } = proposal;
  return {
    ok: true,
    meeting: openMeeting(committee, { number, heldOn, basisHash, at, administration: 'Förvaltningen' }),
    event: { type: 'MEETING_OPENED', data: { committee: committee.id, heldOn, number, basisHash } },
  };
}

function takeAttendance(meeting: Meeting, { values, lang }: Entry): Entered {
  let after = meeting;
  const changed: Record<string, Attendance> = {};
  for (const person of [...meeting.seats.map(({ seat }) => seat), ...meeting.substitutes.map(({ id }) => id)]) {
    const field = `attendance-${person}`;
    const sent = valueOf(values, field);
    if (sent === '' || sent === (meeting.attendance[person] ?? 'ABSENT')) continue;
    const attendance = Attendance.safeParse(sent);
    if (!attendance.success) return wrong(field, texts.choose, lang);
    const result = setAttendance(after, person, attendance.data);
    if (!result.ok) return wrong(field, meetingErrorText(result.error), lang);
    after = result.value;
    changed[person] = attendance.data;
  }
  return { ok: true, meeting: after, event: { type: 'ATTENDANCE_REGISTERED', data: { changed } } };
}

/** Votes that were called out: those of a roll call, and of whoever could not use their link. */
function takeVotes(meeting: Meeting, { values, lang, at }: Entry): Entered {
  let after = meeting;
  const votes: Record<string, string> = {};
  for (const { seat } of meeting.seats) {
    const field = `vote-${seat}`;
    const sent = valueOf(values, field);
    if (sent === '') continue;
    const choice = VoteChoice.safeParse(sent);
    if (!choice.success) return wrong(field, texts.choose, lang);
    const result = castVote(after, { seat, person: meeting.serving[seat] ?? '', choice: choice.data, at });
    if (!result.ok) return wrong(field, meetingErrorText(result.error), lang);
    after = result.value;
    votes[seat] = choice.data;
  }
  if (Object.keys(votes).length === 0) return wrong('', texts.noVote, lang);
  return { ok: true, meeting: after, event: { type: 'VOTES_REGISTERED', data: { votes, method: 'CALLED_OUT' } } };
}

function propose(meeting: Meeting, entry: Entry): Entered {
  const { values, lang } = entry;
  const by = nameOf(meeting, valueOf(values, 'proposedBy'));
  if (by === '') return wrong('proposedBy', meetingErrorText('UNKNOWN_PERSON'), lang);
  const id = `P${String(meeting.proposals.length + 1)}`;
  const read = readProposal(meeting, entry, { id, by });
  if (!read.ok) return read;
  const { proposal } = read;
  return told(putProposal(meeting, proposal), lang, {
    type: 'PROPOSAL_PUT',
    data: { id, by, kind: proposal.kind },
    field: () => '',
  });
}

function readProposal(
  meeting: Meeting,
  entry: Entry,
  { id, by }: { readonly id: string; readonly by: string },
): { readonly ok: true; readonly proposal: MeetingProposal } | Extract<Entered, { ok: false }> {
  const { values, lang } = entry;
  switch (valueOf(values, 'proposalKind')) {
    case 'REFER_BACK': {
      const question = valueOf(values, 'question').trim();
      if (question === '') return wrong('question', texts.question, lang);
      if (question.length > 5000) return wrong('question', texts.long, lang);
      return { ok: true, proposal: { id, by, kind: 'REFER_BACK', question } };
    }
    case 'OTHER': {
      const scopes = readScopes(meeting, entry);
      return scopes.ok ? { ok: true, proposal: { id, by, kind: 'OTHER', scopes: [...scopes.scopes] } } : scopes;
    }
    default:
      return wrong('proposalKind', texts.choose, lang);
  }
}

/** Another outcome for at least one scope, with its reason; the others stay as proposed (LOV 8:1). */
function readScopes(
  meeting: Meeting,
  { found, values, lang }: Entry,
): { readonly ok: true; readonly scopes: readonly ScopeOutcome[] } | Extract<Entered, { ok: false }> {
  const proposed = proposalOf(found.application)?.scopes ?? [];
  const known = {
    requirementIds: found.basis.requirements.map(({ id }) => id),
    grounds: exclusionRulesOn(meeting.heldOn).grounds.map(({ ground }) => ground),
  };
  const scopes: ScopeOutcome[] = [];
  for (const [index, line] of proposed.entries()) {
    const outcome = valueOf(values, `outcome-${String(index)}`);
    if (outcome === '' || outcome === 'AS_PROPOSED') {
      scopes.push(line);
      continue;
    }
    const [kind, name = ''] = valueOf(values, `basis-${String(index)}`).split(':');
    const words = valueOf(values, `reason-${String(index)}`).trim();
    const other = ScopeOutcome.safeParse({
      scope: line.scope,
      outcome,
      reasons: [
        {
          basis: kind === 'GROUND' ? { kind: 'EXCLUSION', ground: name } : { kind: 'REQUIREMENT', requirementId: name },
          text: { sv: words, en: words },
        },
      ],
    });
    if (!other.success) return wrong(`outcome-${String(index)}`, texts.choose, lang);
    if (words.length > 5000) return wrong(`reason-${String(index)}`, texts.long, lang);
    const checked = checkOutcomes([other.data], [line], known);
    if (!checked.ok) {
      const field = checked.error === 'REASON_EMPTY' ? 'reason' : 'basis';
      return wrong(`${field}-${String(index)}`, meetingErrorText(checked.error), lang);
    }
    scopes.push(other.data);
  }
  const differs = scopes.some((line) => !proposed.some((before) => before === line));
  return differs ? { ok: true, scopes } : wrong('outcome-0', texts.same, lang);
}

function told<M extends Meeting>(
  result: Result<M, MeetingError>,
  lang: Language,
  entry: { readonly type: string; readonly data: NewEvent['data']; readonly field: (error: MeetingError) => string },
): Entered {
  if (!result.ok) return wrong(entry.field(result.error), meetingErrorText(result.error), lang);
  return { ok: true, meeting: result.value, event: { type: entry.type, data: entry.data } };
}

function wrong(field: string, text: Texts, lang: Language): { readonly ok: false; readonly errors: FieldError[] } {
  return { ok: false, errors: [{ field, message: text[lang] }] };
}
