import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CampaignIn,
  checkCampaignDays,
  heldDuring,
  replan,
  startCampaign,
} from '../../../../shared/domain/follow-up/campaign.ts';
import { draw, isDrawn } from '../../../../shared/domain/follow-up/sample.ts';
import { hashOf } from '../../../../shared/platform/hash.ts';
import { granvik } from '../../../support/granvik.ts';
import { errorOf, value } from '../decision/builders.ts';

const planned: CampaignIn<'PLANNED'> = {
  schemaVersion: 1,
  status: 'PLANNED',
  campaignId: 'hemtjanst-2026',
  municipality: 'granvik',
  choiceSystemId: 'hemtjanst',
  year: 2026,
  formHash: 'a',
  opensOn: '2027-01-07',
  dueOn: '2027-01-31',
  by: 'Sam Ordning',
  createdAt: '2026-11-02T08:00:00.000Z',
};
const at = '2027-01-07T06:00:00.000Z';

describe('a campaign', () => {
  it('opens when there is something to tell of the year, and leaves time to answer', () => {
    expect(checkCampaignDays(planned).ok).toBe(true);
    expect(errorOf(checkCampaignDays({ ...planned, opensOn: '2025-12-01' }))).toBe('OPENS_TOO_EARLY');
    expect(errorOf(checkCampaignDays({ ...planned, dueOn: '2027-01-15' }))).toBe('TOO_SHORT');
  });

  it('is changed until it opens, never after', () => {
    const plan = { formHash: 'b', opensOn: '2027-01-10', dueOn: '2027-02-10' };
    expect(value(replan({ ...planned, sample: { percent: 20, atLeast: 2 } }, plan))).toEqual({ ...planned, ...plan });
    expect(errorOf(replan(startCampaign(planned, { at, on: '2027-01-07' }), plan))).toBe('OPENED');
  });

  it('gives whoever is asked late the same least time', () => {
    expect(startCampaign(planned, { at, on: '2027-01-07' }).dueOn).toBe('2027-01-31');
    expect(startCampaign(planned, { at, on: '2027-01-25' }).dueOn).toBe('2027-02-08');
  });

  it('LOV 1:2: asks the own unit, older contracts and approved providers by the same rule: who held a contract that year', () => {
    const status = 'SIGNED';
    const unit = { kind: 'ASSIGNMENT', decidedBy: 'SN', decidedOn: '2026-12-31', paragraph: '§ 1' } as const;
    const older = { kind: 'IMPORTED', signedOn: '2020-05-04', reference: 'x' } as const;
    const approved = { kind: 'AUTHORISATION', applicationId: 'a', diaryNumber: 'SN 1', decisionNumber: 1 } as const;
    const from = (selectableFrom: string) => ({ selectableFrom, status }) as const;
    expect(heldDuring({ ...from('2027-02-01'), basis: unit }, 2026)).toBe(true);
    expect(heldDuring({ ...from('2027-01-02'), basis: older }, 2026)).toBe(true);
    expect(heldDuring({ ...from('2026-12-31'), basis: approved }, 2026)).toBe(true);
    expect(heldDuring({ ...from('2027-01-01'), basis: approved }, 2026)).toBe(false);
    expect(heldDuring({ ...from('2026-01-01'), basis: approved, status: 'ENDED' }, 2026)).toBe(false);
  });
});

describe('the draw', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `contract-${String(index)}`);
  const drawn = (seed: string, percent: number, atLeast: number, among = ids) => {
    const made = draw(
      among.map((contractId) => ({ contractId })),
      { percent, atLeast },
      { seed, hash: hashOf },
    );
    return among.filter((id) => isDrawn(id, made, hashOf));
  };

  it('takes the share that is said, and at least so many', () => {
    expect(drawn('s', 20, 2)).toHaveLength(8);
    expect(drawn('s', 1, 2)).toHaveLength(2);
    expect(drawn('s', 0, 0)).toEqual([]);
    expect(drawn('s', 100, 2)).toEqual(ids);
    expect(drawn('s', 20, 2, ids.slice(0, 1))).toHaveLength(1);
    expect(drawn('s', 20, 2, [])).toEqual([]);
  });

  it('can be repeated by anybody: the same seed gives the same, in whatever order the contracts come', () => {
    fc.assert(
      fc.property(fc.string(), fc.shuffledSubarray(ids, { minLength: ids.length }), (seed, order) => {
        expect(drawn(seed, 20, 2, order).toSorted()).toEqual(drawn(seed, 20, 2).toSorted());
      }),
      { numRuns: 20 },
    );
    expect(drawn('one', 20, 2)).not.toEqual(drawn('another', 20, 2));
  });

  it('LOV 1:2: takes a greater share of a higher risk level, by the same table and lot for all who stand there', () => {
    const levelled = ids.map((contractId, index) =>
      index < 4
        ? { contractId, risk: { level: 'high' } }
        : index < 10
          ? { contractId, risk: { level: 'raised' } }
          : { contractId },
    );
    const made = draw(levelled, { percent: 20, atLeast: 2 }, { seed: 's', hash: hashOf, risk: granvik.risk });
    const countIn = (from: number, to: number) => ids.slice(from, to).filter((id) => isDrawn(id, made, hashOf)).length;
    expect([countIn(0, 4), countIn(4, 10), countIn(10, 40)]).toEqual([4, 3, 6]);
    expect(made).toMatchObject({
      among: 30,
      levels: [
        { level: 'raised', percent: 50 },
        { level: 'high', percent: 100 },
      ],
    });
    // Whoever moves to another level after the draw is where they were when it was drawn.
    expect(
      draw([...levelled].reverse(), { percent: 20, atLeast: 2 }, { seed: 's', hash: hashOf, risk: granvik.risk }),
    ).toEqual(made);
    // A year in which everybody shows more than a level asks for has no share of its own for it.
    const { levels } = draw(levelled, { percent: 60, atLeast: 2 }, { seed: 's', hash: hashOf, risk: granvik.risk });
    expect(levels.map(({ level }) => level)).toEqual(['high']);
  });
});
