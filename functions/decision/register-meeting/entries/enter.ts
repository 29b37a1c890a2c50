import * as z from 'zod/mini';
import { declareResult } from '../../../../shared/domain/decision/meeting/declare.ts';
import {
  callSubstitute,
  choosePresiding,
  recuse,
  undoRecusal,
} from '../../../../shared/domain/decision/meeting/presence.ts';
import { closeVote, openVote } from '../../../../shared/domain/decision/meeting/voting.ts';
import { valueOf } from '../../../../shared/http/form/form.ts';
import { nameOf } from '../names.ts';
import { adjustMinutes, registerReservation } from './after-result.ts';
import { takeAttendance } from './attendance.ts';
import { type Apply, type Entered, type Entry, told, wrong } from './entry.ts';
import { mendDay, open } from './open.ts';
import { propose } from './propose.ts';
import { texts } from './texts.ts';
import { takeVotes } from './votes.ts';

/** What the secretary may enter, one at a time. */
export const Step = z.enum([
  'open',
  'mend-day',
  'attendance',
  'recuse',
  'rule',
  'substitute',
  'preside',
  'propose',
  'open-vote',
  'votes',
  'close-vote',
  'declare',
  'reserve',
  'adjust',
]);
export type Step = z.infer<typeof Step>;

/** Reads one entry and applies it to the meeting; nothing is written here. */
export function enter(step: Step, entry: Entry): Entered {
  const { meeting } = entry.found;
  if (step === 'open') return open(entry);
  if (meeting === null) return wrong('', texts.notOpen, entry.lang);
  return entries[step](meeting, entry);
}

export const entries: Readonly<Record<Exclude<Step, 'open'>, Apply>> = {
  'mend-day': mendDay,
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
  rule: (meeting, { values, at, lang }) => {
    const person = valueOf(values, 'ruledPerson');
    const ruling = valueOf(values, 'ruling').slice(0, 5000);
    return told(undoRecusal(meeting, { person, ruling, at }), lang, {
      type: 'RECUSAL_WITHDRAWN',
      data: { person, name: nameOf(meeting, person), ruling },
      field: (error) => (error === 'REASON_MISSING' ? 'ruling' : 'ruledPerson'),
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
  reserve: registerReservation,
  adjust: adjustMinutes,
};
