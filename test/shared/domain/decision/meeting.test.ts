import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declareResult } from '../../../../shared/domain/decision/meeting/declare.ts';
import { readParagraph } from '../../../../shared/domain/decision/meeting/paragraph.ts';
import { Meeting } from '../../../../shared/domain/decision/meeting/meeting.ts';
import {
  callSubstitute,
  choosePresiding,
  recuse,
  setAttendance,
} from '../../../../shared/domain/decision/meeting/presence.ts';
import { putProposal } from '../../../../shared/domain/decision/meeting/proposal.ts';
import { castVote, closeVote, openVote } from '../../../../shared/domain/decision/meeting/voting.ts';
import { presidingPerson, quorate, servingPersons } from '../../../../shared/domain/decision/meeting/who-serves.ts';
import type { VoteChoice } from '../../../../shared/domain/decision/meeting/vote.ts';
import { holds } from '../../../support/holds.ts';
import { at, committee, errorOf, meetingWith, value } from './builders.ts';

const all = ['1', '2', '3', '4', '5', '6', '7'];
const referBack = { id: 'P2', by: 'Bo Berg', kind: 'REFER_BACK', question: 'Hur många anställda finns?' } as const;
const put = { requestedBy: '3', method: 'LINKS', yes: 'P1', no: 'P2', at } as const;

function voting(present: readonly string[] = all, roster = committee()): Meeting {
  return value(openVote(value(putProposal(meetingWith(present, roster), referBack)), put));
}

function withVotes(meeting: Meeting, votes: Readonly<Record<string, VoteChoice>>): Meeting {
  return Object.entries(votes).reduce<Meeting>(
    (current, [seat, choice]) => value(castVote(current, { seat, person: seat, choice, at })),
    meeting,
  );
}

const conflictOf = (person: string) => ({ person, reason: 'Delägare i bolaget', at });

describe('presence and quorum', () => {
  it('KL 6:27: counts quorum on the committee’s seats, not on those who came', () => {
    expect(quorate(meetingWith(['1', '2', '3']))).toBe(false);
    expect(quorate(meetingWith(['1', '2', '3', '4']))).toBe(true);
  });

  it('KL 6:27: recomputes quorum when somebody is recused', () => {
    const meeting = meetingWith(['1', '2', '3', '4']);
    const recused = value(recuse(meeting, conflictOf('4')));
    expect(quorate(recused)).toBe(false);
    expect(errorOf(declareResult(recused, { proposal: 'P1', paragraph: '97', at }))).toBe('NO_QUORUM');
  });

  it('KL 6:24, 5:16: nobody takes part from a distance unless the council has decided that they may', () => {
    expect(errorOf(setAttendance(meetingWith([]), '1', 'PRESENT_REMOTE'))).toBe('REMOTE_NOT_ALLOWED');
    const remote = committee({ remoteParticipation: { decidedOn: '2024-05-27', paragraph: '§ 61' } });
    expect(servingPersons(value(setAttendance(meetingWith([], remote), '1', 'PRESENT_REMOTE')))).toEqual(['1']);
  });

  it('KL 5:16: a lost connection is absence: quorum falls with it', () => {
    const remote = committee({ remoteParticipation: { decidedOn: '2024-05-27', paragraph: '§ 61' } });
    const four = value(setAttendance(meetingWith(['1', '2', '3'], remote), '4', 'PRESENT_REMOTE'));
    expect(quorate(four)).toBe(true);
    expect(quorate(value(setAttendance(four, '4', 'ABSENT')))).toBe(false);
  });

  it('knows only the persons on the roster', () => {
    expect(errorOf(setAttendance(meetingWith([]), 'constructor', 'PRESENT_IN_ROOM'))).toBe('UNKNOWN_PERSON');
    expect(errorOf(recuse(meetingWith([]), conflictOf('99')))).toBe('UNKNOWN_PERSON');
  });

  it('KL 6:30: a recusal has a reason and is made once', () => {
    const recused = value(recuse(meetingWith(all), conflictOf('4')));
    expect(errorOf(recuse(recused, conflictOf('4')))).toBe('ALREADY_RECUSED');
    expect(errorOf(recuse(recused, { ...conflictOf('5'), reason: '  ' }))).toBe('REASON_MISSING');
  });
});

describe('substitutes', () => {
  it('KL 6:17: come in by the calling order, passing over those who are absent or recused', () => {
    const meeting = value(recuse(meetingWith(['1', '2', '3', '4', 'E1', 'E2', 'E3']), conflictOf('E1')));
    const called = value(callSubstitute(meeting, '5'));
    expect(called.serving['5']).toBe('E2');
    expect(value(callSubstitute(called, '6')).serving['6']).toBe('E3');
  });

  it('KL 6:17: follow a seat’s own order where the council has decided one', () => {
    const seats = committee().seats.map((line) => (line.seat === '5' ? { ...line, callingOrder: ['E3', 'E1'] } : line));
    const meeting = meetingWith(['1', '2', '3', '4', 'E1', 'E2', 'E3'], committee({ seats }));
    expect(value(callSubstitute(meeting, '5')).serving['5']).toBe('E3');
  });

  it('never serve on two seats, nor beside a member who is there', () => {
    const meeting = value(callSubstitute(meetingWith(['1', '2', '3', '4', 'E1']), '5'));
    expect(errorOf(callSubstitute(meeting, '6'))).toBe('NO_SUBSTITUTE');
    expect(errorOf(callSubstitute(meeting, '1'))).toBe('SEAT_IS_SERVED');
    expect(errorOf(callSubstitute(meeting, '8'))).toBe('UNKNOWN_SEAT');
  });

  it('take a recused member’s seat, and the committee has its quorum back', () => {
    const recused = value(recuse(meetingWith(['1', '2', '3', '4', 'E1']), conflictOf('4')));
    const replaced = value(callSubstitute(recused, '4'));
    expect(quorate(replaced)).toBe(true);
    expect(servingPersons(replaced)).toEqual(['1', '2', '3', 'E1']);
  });

  it('do not come in for a seat that has voted', () => {
    const voted = withVotes(voting([...all, 'E1']), { '4': 'YES' });
    const left = value(setAttendance(voted, '4', 'ABSENT'));
    expect(errorOf(callSubstitute(left, '4'))).toBe('SEAT_HAS_VOTED');
  });
});

describe('presiding', () => {
  it('falls to the chair, then to a vice-chair, then to the one chosen; a substitute inherits no chair', () => {
    const meeting = meetingWith([...all, 'E1']);
    expect(presidingPerson(meeting)).toBe('1');
    const withoutChair = value(callSubstitute(value(recuse(meeting, conflictOf('1'))), '1'));
    expect(presidingPerson(withoutChair)).toBe('2');
    const withoutBoth = value(recuse(withoutChair, conflictOf('2')));
    expect(presidingPerson(withoutBoth)).toBeUndefined();
    expect(errorOf(declareResult(withoutBoth, { proposal: 'P1', paragraph: '97', at }))).toBe('NOBODY_PRESIDES');
    expect(presidingPerson(value(choosePresiding(withoutBoth, '3')))).toBe('3');
    expect(errorOf(choosePresiding(withoutBoth, '1'))).toBe('NOT_SERVING');
  });
});

describe('a vote', () => {
  it('KL 5:55: is opened only by somebody who serves, on two proposals that were put', () => {
    const meeting = value(putProposal(meetingWith(['1', '2', '3', '4']), referBack));
    expect(errorOf(openVote(meeting, { ...put, requestedBy: '5' }))).toBe('NOT_SERVING');
    expect(errorOf(openVote(meeting, { ...put, no: 'P9' }))).toBe('UNKNOWN_PROPOSAL');
    expect(errorOf(openVote(meeting, { ...put, no: 'P1' }))).toBe('SAME_PROPOSAL');
    expect(errorOf(putProposal(meeting, referBack))).toBe('DUPLICATE_PROPOSAL');
    expect(errorOf(openVote(voting(), put))).toBe('VOTE_ALREADY_OPEN');
    expect(errorOf(putProposal(voting(), { ...referBack, id: 'P3' }))).toBe('VOTE_ALREADY_OPEN');
  });

  it('KL 6:27: is not opened without quorum', () => {
    expect(errorOf(openVote(value(putProposal(meetingWith(['1', '2', '3']), referBack)), put))).toBe('NO_QUORUM');
  });

  it('takes no vote from one who is absent, recused, replaced or unknown', () => {
    const meeting = value(recuse(voting(['1', '2', '3', '4', '5', 'E1']), conflictOf('5')));
    const vote = (seat: string, person = seat) => errorOf(castVote(meeting, { seat, person, choice: 'YES', at }));
    expect(vote('6')).toBe('ABSENT');
    expect(vote('5')).toBe('RECUSED');
    expect(vote('5', 'E1')).toBe('NOT_SERVING');
    expect(vote('1', '2')).toBe('NOT_SERVING');
    expect(vote('constructor')).toBe('NOT_SERVING');
    expect(vote('8')).toBe('UNKNOWN_SEAT');
    const replaced = value(callSubstitute(meeting, '5'));
    expect(errorOf(castVote(replaced, { seat: '5', person: '5', choice: 'YES', at }))).toBe('NOT_SERVING');
    expect(castVote(replaced, { seat: '5', person: 'E1', choice: 'YES', at }).ok).toBe(true);
  });

  it('KL 4:24: takes one vote from each', () => {
    const voted = withVotes(voting(), { '3': 'YES' });
    expect(errorOf(castVote(voted, { seat: '3', person: '3', choice: 'NO', at }))).toBe('ALREADY_VOTED');
  });

  it('takes no vote before it is opened, after it is closed or after the result', () => {
    const ballot = { seat: '1', person: '1', choice: 'YES', at } as const;
    expect(errorOf(castVote(meetingWith(all), ballot))).toBe('VOTE_NOT_OPEN');
    const closed = value(
      closeVote(withVotes(voting(['1', '2', '3', '4']), { '1': 'YES', '2': 'YES', '3': 'NO', '4': 'NO' }), at),
    );
    expect(errorOf(castVote(closed, ballot))).toBe('VOTE_CLOSED');
    const declared = value(declareResult(closed, { proposal: 'P1', paragraph: '97', at }));
    expect(errorOf(castVote(declared, ballot))).toBe('ALREADY_DECLARED');
    expect(errorOf(closeVote(declared, at))).toBe('ALREADY_DECLARED');
  });

  it('KL 4:25: lets nobody abstain where the case is exercise of authority, and waits for everybody who serves', () => {
    const meeting = voting(['1', '2', '3', '4']);
    expect(errorOf(castVote(meeting, { seat: '1', person: '1', choice: 'ABSTAIN', at }))).toBe(
      'ABSTENTION_NOT_ALLOWED',
    );
    const three = withVotes(meeting, { '1': 'YES', '2': 'YES', '3': 'NO' });
    expect(errorOf(closeVote(three, at))).toBe('VOTES_MISSING');
    expect(closeVote(withVotes(three, { '4': 'NO' }), at).ok).toBe(true);
  });

  it('KL 4:25: lets members abstain where it is not, but the chair not when the case needs it', () => {
    const meeting = voting(['1', '2', '3', '4'], committee({ exerciseOfAuthority: false }));
    const tied = withVotes(meeting, { '1': 'ABSTAIN', '2': 'YES', '3': 'NO' });
    expect(errorOf(closeVote(tied, at))).toBe('CHAIR_MUST_VOTE');
    expect(value(closeVote(withVotes(tied, { '4': 'NO' }), at)).vote.tally).toMatchObject({
      result: 'NO',
      castingVote: false,
    });
  });

  it('KL 6:30: does not count the vote of one who turns out to have a conflict', () => {
    const voted = withVotes(voting(['1', '2', '3', '4', '5']), {
      '1': 'NO',
      '2': 'YES',
      '3': 'YES',
      '4': 'NO',
      '5': 'YES',
    });
    const recused = value(recuse(voted, conflictOf('5')));
    expect(value(closeVote(recused, at)).vote.tally).toEqual({
      yes: 2,
      no: 2,
      abstained: 0,
      result: 'NO',
      castingVote: true,
    });
  });

  it('KL 6:27: is not closed when quorum was lost meanwhile', () => {
    const voted = withVotes(voting(['1', '2', '3', '4']), { '1': 'YES', '2': 'YES', '3': 'YES', '4': 'YES' });
    expect(errorOf(closeVote(value(setAttendance(voted, '4', 'ABSENT')), at))).toBe('NO_QUORUM');
  });
});

describe('the declared result', () => {
  it('KL 5:54: decides without a vote when nobody asks for one', () => {
    const declared = value(declareResult(meetingWith(['1', '2', '3', '4']), { proposal: 'P1', paragraph: '§ 97', at }));
    expect(declared.declared).toEqual({ proposal: 'P1', paragraph: '97', chair: 'Agnes Alm', castingVote: false, at });
    expect(Meeting.parse(declared)).toEqual(declared);
  });

  it('KL 5:55: can only be the vote’s result when there was one', () => {
    const votes = { '1': 'NO', '2': 'NO', '3': 'YES', '4': 'YES' } as const;
    const closed = value(closeVote(withVotes(voting(['1', '2', '3', '4']), votes), at));
    expect(errorOf(declareResult(closed, { proposal: 'P1', paragraph: '97', at }))).toBe('RESULT_DIFFERS_FROM_VOTE');
    const declared = value(declareResult(closed, { proposal: 'P2', paragraph: '97', at }));
    expect(declared.declared).toMatchObject({ proposal: 'P2', castingVote: true, chair: 'Agnes Alm' });
    expect(Meeting.parse(declared)).toEqual(declared);
  });

  it('waits for an open vote to be closed, and is declared once', () => {
    expect(errorOf(declareResult(voting(), { proposal: 'P1', paragraph: '97', at }))).toBe('VOTE_NOT_CLOSED');
    const declared = value(declareResult(meetingWith(all), { proposal: 'P1', paragraph: '97', at }));
    expect(errorOf(declareResult(declared, { proposal: 'P1', paragraph: '98', at }))).toBe('ALREADY_DECLARED');
    expect(errorOf(recuse(declared, conflictOf('3')))).toBe('ALREADY_DECLARED');
    expect(errorOf(putProposal(declared, referBack))).toBe('ALREADY_DECLARED');
  });

  it('freezes who served once the vote is closed', () => {
    const closed = value(
      closeVote(withVotes(voting(['1', '2', '3', '4']), { '1': 'NO', '2': 'NO', '3': 'YES', '4': 'YES' }), at),
    );
    expect(errorOf(setAttendance(closed, '4', 'ABSENT'))).toBe('VOTE_CLOSED');
    expect(errorOf(openVote(closed, put))).toBe('VOTE_CLOSED');
    expect(errorOf(closeVote(meetingWith(all), at))).toBe('VOTE_NOT_OPEN');
  });

  it('KL 5:53: may follow any proposal that was put, each put once and while the matter is open', () => {
    const both = value(putProposal(meetingWith(all), referBack));
    expect(errorOf(putProposal(both, referBack))).toBe('DUPLICATE_PROPOSAL');
    const declared = value(declareResult(both, { proposal: 'P2', paragraph: '97', at }));
    expect(declared).toMatchObject({ status: 'DECLARED', declared: { proposal: 'P2' } });
    expect(errorOf(putProposal(declared, { ...referBack, id: 'P3' }))).toBe('ALREADY_DECLARED');
  });

  it('KL 5:67: has a § in the minutes, and names a proposal that was put', () => {
    expect(errorOf(declareResult(meetingWith(all), { proposal: 'P1', paragraph: ' ', at }))).toBe('PARAGRAPH_MISSING');
    expect(errorOf(declareResult(meetingWith(all), { proposal: 'P2', paragraph: '97', at }))).toBe('UNKNOWN_PROPOSAL');
  });

  it.each([
    ['§ 97', '97'],
    ['97', '97'],
    [' §12 b ', '12 b'],
    ['0', undefined],
    ['nittiosju', undefined],
    ['', undefined],
  ])('reads "%s" as § %s', (text, expected) => {
    expect(readParagraph(text)).toBe(expected);
  });
});

/** Whatever a secretary, the members and their links do, in whatever order. */
const persons = [...all, 'E1', 'E2', 'E3', 'stranger'];
const step = fc.oneof(
  fc.tuple(fc.constant('attend'), fc.constantFrom(...persons), fc.constantFrom('PRESENT_IN_ROOM', 'ABSENT')),
  fc.tuple(fc.constant('recuse'), fc.constantFrom(...persons), fc.constant('')),
  fc.tuple(fc.constant('substitute'), fc.constantFrom(...all), fc.constant('')),
  fc.tuple(fc.constant('open'), fc.constantFrom(...persons), fc.constant('')),
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constant('vote'), fc.constantFrom(...all), fc.constantFrom('YES', 'NO', 'ABSTAIN')),
  },
  fc.tuple(fc.constant('close'), fc.constant(''), fc.constant('')),
  fc.tuple(fc.constant('declare'), fc.constantFrom('P1', 'P2'), fc.constant('')),
);

function take(meeting: Meeting, [kind, who, what]: readonly [string, string, string]): Meeting {
  const result =
    kind === 'attend'
      ? setAttendance(meeting, who, what === 'ABSENT' ? 'ABSENT' : 'PRESENT_IN_ROOM')
      : kind === 'recuse'
        ? recuse(meeting, conflictOf(who))
        : kind === 'substitute'
          ? callSubstitute(meeting, who)
          : kind === 'open'
            ? openVote(meeting, { ...put, requestedBy: who })
            : kind === 'vote'
              ? castVote(meeting, {
                  seat: who,
                  person: meeting.serving[who] ?? who,
                  choice: what === 'YES' || what === 'NO' ? what : 'ABSTAIN',
                  at,
                })
              : kind === 'close'
                ? closeVote(meeting, at)
                : declareResult(meeting, { proposal: who, paragraph: '97', at });
  return result.ok ? result.value : meeting;
}

describe('any meeting', () => {
  /** Most go the ordinary way, from a vote asked for to the result; anything may come in between, and anything after. */
  const choices = fc.array(fc.constantFrom('YES', 'NO', 'YES', 'NO', 'ABSTAIN'), { minLength: 7, maxLength: 7 });
  const meetings = fc
    .tuple(
      fc.boolean(),
      fc.subarray(persons.slice(0, -1), { minLength: 4 }),
      fc.boolean(),
      choices,
      fc.array(fc.tuple(fc.nat(12), step), { maxLength: 8 }),
    )
    .map(([exerciseOfAuthority, present, asksForVote, votes, disturbances]) => {
      const ordinary = [
        ...(asksForVote ? present.slice(0, 1).map((who) => ['open', who, ''] as const) : []),
        ...all.map((seat, index) => ['vote', seat, votes[index] ?? 'YES'] as const),
        ['close', '', ''],
        ['declare', 'P1', ''],
        ['declare', 'P2', ''],
      ] as const;
      const steps = [...ordinary.entries(), ...disturbances].toSorted(([a], [b]) => a - b).map(([, next]) => next);
      const opened: Meeting = value(putProposal(meetingWith(present, committee({ exerciseOfAuthority })), referBack));
      return steps.reduce<Meeting[]>((states, next) => [...states, take(states.at(-1) ?? opened, next)], [opened]);
    });

  it('comes to every end in these tests, with and without a vote and a casting vote', () => {
    const ends = new Set(
      fc.sample(meetings, { numRuns: 600, seed: 1 }).map((states) => {
        const last = states.at(-1);
        if (last?.status !== 'DECLARED') return last?.status;
        return last.vote === undefined
          ? 'BY_ACCLAMATION'
          : last.declared.castingVote
            ? 'BY_CASTING_VOTE'
            : 'BY_MAJORITY';
      }),
    );
    expect([...ends].toSorted()).toEqual(['BY_ACCLAMATION', 'BY_CASTING_VOTE', 'BY_MAJORITY', 'OPEN', 'VOTING']);
  });

  it('KL 6:27: never closes a vote or declares a result without more than half of its seats serving', () => {
    holds(
      fc.property(meetings, (states) =>
        states.every(
          (state) => state.status === 'OPEN' || state.status === 'VOTING' || servingPersons(state).length >= 4,
        ),
      ),
      { numRuns: 300 },
    );
  });

  it('KL 4:24: holds at most one vote for a seat and for a person, and counts none of a recused one', () => {
    holds(
      fc.property(meetings, (states) =>
        states.every((state) => {
          const votes = 'vote' in state && state.vote !== undefined ? state.vote.votes : [];
          const counted = votes.filter(({ person }) => !state.recused.some((line) => line.person === person));
          const unique = new Set(votes.map(({ seat }) => seat)).size === votes.length;
          const distinct = new Set(votes.map(({ person }) => person)).size === votes.length;
          if (state.status !== 'VOTED') return unique && distinct;
          const { yes, no, abstained } = state.vote.tally;
          return unique && distinct && yes + no + abstained === counted.length;
        }),
      ),
      { numRuns: 300 },
    );
  });

  it('lets nobody serve on two seats, and a declared result never changes', () => {
    holds(
      fc.property(meetings, (states) => {
        const first = states.findIndex(({ status }) => status === 'DECLARED');
        const fixed = first === -1 || states.slice(first).every((state) => state === states[first]);
        return fixed && states.every(({ serving }) => new Set(Object.values(serving)).size === 7);
      }),
      { numRuns: 300 },
    );
  });

  it('KL 5:55: declares what a vote resulted in', () => {
    holds(
      fc.property(meetings, (states) =>
        states.every((state) => {
          if (state.status !== 'DECLARED' || state.vote === undefined) return true;
          return state.declared.proposal === (state.vote.tally.result === 'YES' ? state.vote.yes : state.vote.no);
        }),
      ),
      { numRuns: 300 },
    );
  });
});
