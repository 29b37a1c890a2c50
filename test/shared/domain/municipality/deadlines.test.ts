import { describe, expect, it } from 'vitest';
import { Municipality } from '../../../../shared/domain/municipality/municipality.ts';
import { granvik } from '../../../support/granvik.ts';

const pathsOf = (deadlines: unknown) =>
  Municipality.safeParse({ ...granvik, deadlines }).error?.issues.map(({ path }) => path.join('.'));

describe('a municipality’s deadlines', () => {
  it('are all said: none is hidden in the code', () => {
    const { noticeDays: _, ...others } = granvik.deadlines;
    expect(pathsOf(others)).toEqual(['deadlines.noticeDays']);
    expect(pathsOf(undefined)).toEqual(['deadlines']);
  });

  it.each([0, -1, 1.5, 91, '7', null])('are whole days, one at least and at most a quarter: not %j', (days) => {
    expect(pathsOf({ ...granvik.deadlines, judgingDays: days })).toContain('deadlines.judgingDays');
  });

  it('LOV 10:3: are none of what the Act fixes', () => {
    expect(pathsOf({ ...granvik.deadlines, courtDays: 14 })).toEqual(['deadlines']);
  });
});
