import type { Period } from '../../application/persons.ts';
import { addYears, type Day } from '../../calendar/day.ts';
import { impossiblePeriods, type Window } from '../periods.ts';
import type { Missing } from './check-kind.ts';
import { measurable, type Limit } from './limit.ts';
import { managerMissing } from './proof.ts';

/** The time that counts: so many years back from the day the application was received, or all time before it. */
export function windowBefore(receivedOn: Day, withinYears: Limit | undefined): Window {
  const years = withinYears === undefined ? undefined : measurable(withinYears);
  return { from: years === undefined ? '1900-01-01' : addYears(receivedOn, -years), before: receivedOn };
}

/** What the applicant must state or mend before periods can be counted. */
export function periodsMissing(
  periods: readonly Period[] | undefined,
  field: 'persons.MANAGER.practice' | 'persons.MANAGER.leadership',
): readonly Missing[] {
  if (periods === undefined) return [managerMissing];
  const ask = { kind: 'FIELD', field } as const;
  if (periods.length === 0)
    return [
      {
        ask,
        text:
          field === 'persons.MANAGER.practice'
            ? {
                sv: 'Verksamhetsansvarigs yrkeserfarenhet är inte angiven.',
                en: 'The practice of the person in daily charge is not stated.',
              }
            : {
                sv: 'Verksamhetsansvarigs erfarenhet av att leda arbete är inte angiven.',
                en: "The person in daily charge's experience of leading work is not stated.",
              },
      },
    ];
  return impossiblePeriods(periods).map((period) => ({
    ask,
    text: {
      sv: `Perioden hos ${period.employer} slutar före den börjar. Rätta datumen.`,
      en: `The period at ${period.employer} ends before it begins. Correct the dates.`,
    },
  }));
}
