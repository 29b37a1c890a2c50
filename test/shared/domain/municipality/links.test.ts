import { describe, expect, it } from 'vitest';
import { Municipality } from '../../../../shared/domain/municipality/municipality.ts';
import { granvik } from '../../../support/granvik.ts';

const pathsOf = (links: unknown) =>
  Municipality.safeParse({ ...granvik, links }).error?.issues.map(({ path }) => path.join('.'));

describe('how long a municipality’s links lead somewhere', () => {
  it('is all said: none is hidden in the code', () => {
    const { contactDays: _, ...others } = granvik.links;
    expect(pathsOf(others)).toEqual(['links.contactDays']);
    expect(pathsOf(undefined)).toEqual(['links']);
  });

  it.each([0, 1.5, 367, '90', null])('is whole days, a link’s life at most a year: not %j', (days) => {
    expect(pathsOf({ ...granvik.links, lifeDays: days })).toContain('links.lifeDays');
  });
});
