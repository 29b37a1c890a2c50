import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasQuorum, tally } from '../../../../shared/domain/decision/meeting/tally.ts';
import { VoteChoice } from '../../../../shared/domain/decision/meeting/vote.ts';
import { holds } from '../../../support/holds.ts';

const ballots = fc
  .array(fc.constantFrom(...VoteChoice.options), { maxLength: 25 })
  .map((choices) => choices.map((choice, index) => ({ person: String(index + 1), choice })));

function cast(...choices: VoteChoice[]) {
  return choices.map((choice, index) => ({ person: String(index + 1), choice }));
}

describe('hasQuorum', () => {
  it.each([
    [3, 7, false],
    [4, 7, true],
    [5, 10, false],
    [6, 10, true],
    [0, 1, false],
    [1, 1, true],
  ])('KL 6:27: %i serving of %i seats gives quorum: %s', (serving, seats, expected) => {
    expect(hasQuorum(serving, seats)).toBe(expected);
  });

  it('KL 6:27: two disjoint groups of a committee never both have quorum', () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(100), (seats, some) => {
        const serving = Math.min(some, seats);
        return !(hasQuorum(serving, seats) && hasQuorum(seats - serving, seats));
      }),
    );
  });
});

describe('tally', () => {
  it('KL 5:55: the simple majority of those who voted decides', () => {
    expect(tally(cast('NO', 'YES', 'YES', 'ABSTAIN', 'ABSTAIN'), '1')).toEqual({
      ok: true,
      value: { yes: 2, no: 1, abstained: 2, result: 'YES', castingVote: false },
    });
  });

  it('KL 5:55: on a tie the presiding chair’s own vote decides', () => {
    expect(tally(cast('NO', 'YES', 'YES', 'NO'), '1')).toMatchObject({ value: { result: 'NO', castingVote: true } });
    expect(tally(cast('NO', 'YES', 'YES', 'NO'), '2')).toMatchObject({ value: { result: 'YES', castingVote: true } });
  });

  it.each([
    ['has abstained', cast('ABSTAIN', 'YES', 'NO')],
    ['has not voted', cast('YES', 'NO').map(({ choice }, index) => ({ person: `x${index}`, choice }))],
    ['and everybody else have not voted', []],
  ])('KL 4:25: a tie in which the chair %s can’t be counted', (_case, votes) => {
    expect(tally(votes, '1')).toEqual({ ok: false, error: 'CHAIR_MUST_VOTE' });
  });

  it('counts every vote exactly once, whatever order they came in', () => {
    holds(
      fc.property(
        ballots.chain((votes) => fc.tuple(fc.constant(votes), fc.shuffledSubarray(votes, { minLength: votes.length }))),
        ([votes, shuffled]) => {
          const counted = tally(votes, '1');
          const again = tally(shuffled, '1');
          if (!counted.ok) return !again.ok;
          const { yes, no, abstained } = counted.value;
          return yes + no + abstained === votes.length && JSON.stringify(again) === JSON.stringify(counted);
        },
      ),
    );
  });

  it('never gives the smaller side, and a casting vote exactly on a tie', () => {
    holds(
      fc.property(ballots, fc.nat(25), (votes, presiding) => {
        const counted = tally(votes, String(presiding));
        if (!counted.ok)
          return votes.filter((v) => v.choice === 'YES').length === votes.filter((v) => v.choice === 'NO').length;
        const { yes, no, result, castingVote } = counted.value;
        return castingVote === (yes === no) && (result === 'YES' ? yes >= no : no >= yes);
      }),
    );
  });

  it('one more yes never turns a yes into a no', () => {
    holds(
      fc.property(ballots, (votes) => {
        const before = tally(votes, '1');
        const after = tally([...votes, { person: 'late', choice: 'YES' }], '1');
        return !before.ok || before.value.result === 'NO' || (after.ok && after.value.result === 'YES');
      }),
    );
  });
});
