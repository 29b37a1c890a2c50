import { expect, it } from 'vitest';
import { figuresAsked } from '../../../../shared/domain/requirement/figures-asked.ts';
import { dailyActivities, homeCare } from '../../../support/application-builder.ts';

it('names the numbers that a set’s checks weigh, each once, in its own words', () => {
  expect(figuresAsked(dailyActivities)).toEqual([
    { key: 'permit.places', label: { sv: 'Antal platser enligt tillståndet', en: 'Places under the permit' } },
  ]);
  expect(figuresAsked(homeCare)).toEqual([]);
});
