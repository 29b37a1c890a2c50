import * as z from 'zod/mini';
import { Period, type PersonRole } from '../../application/persons.ts';
import { addYears, type Day } from '../../calendar/day.ts';
import { calendarDays, daysOfYear, fullTimeDays, impossiblePeriods, yearsIn, type Window } from '../periods.ts';
import type { Text } from '../finding.ts';
import type { Missing } from './check-kind.ts';
import { Limit, measurable } from './limit.ts';
import { missingMerit, type PersonFacts, type PersonKind } from './person-kind.ts';
import { missingProofs, readProofs, suggest, usesOf, type Proofs } from './proof.ts';

const Merit = z.enum(['practice', 'leadership']);
type Merit = z.infer<typeof Merit>;

export const PeriodsCheck = z.strictObject({
  kind: z.literal('periods'),
  /** Which stated periods count; several are summed, a day once. */
  of: z.array(Merit).check(z.minLength(1), z.maxLength(2)),
  /** `FULL_TIME`: part time adds up, a day is never more than one. `CALENDAR`: each day once, whatever its share. */
  count: z.enum(['FULL_TIME', 'CALENDAR']),
  years: Limit,
  /** Counted back from the day the application was received; absent when all time counts. */
  withinYears: z.optional(Limit),
  /** Absent when the field of work does not matter. */
  fields: z.optional(z.array(Period.shape.field).check(z.minLength(1))),
  proof: z.array(z.string()).check(z.minLength(1)),
});
export type PeriodsCheck = z.infer<typeof PeriodsCheck>;

interface Read {
  readonly role: PersonRole;
  readonly stated: readonly (readonly [Merit, readonly Period[]])[];
  readonly window: Window;
  readonly receivedOn: Day;
  readonly proofs: Proofs;
}

/** A person's work, or their time as a leader, or both together, as stated. */
export const periods: PersonKind<PeriodsCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => ({
    role: facts.role,
    stated: config.of.map((merit) => [merit, facts.person[merit] ?? []] as const),
    window: windowOf(config, facts),
    receivedOn: facts.receivedOn,
    proofs: readProofs(config.proof, facts),
  }),
  run: (config, read, words) => {
    const all = read.stated.flatMap(([, stated]) => stated);
    const counted = all.filter(({ field }) => config.fields?.includes(field) ?? true);
    const days = config.count === 'FULL_TIME' ? fullTimeDays(counted, read.window) : calendarDays(counted, read.window);
    const wanted = measurable(config.years);
    const windowIsOpen = config.withinYears !== undefined && measurable(config.withinYears) === undefined;
    return suggest([...statedMissing(read), ...missingProofs(read.proofs, words)], {
      sufficient: wanted === undefined || windowIsOpen ? undefined : days >= wanted * daysOfYear,
      ...reading(config, read, days),
    });
  },
  uses: (config) => usesOf(config.proof),
};

/**
 * So many years back, or all time before. At authorisation time runs to the day of application; for somebody who came
 * later, to the day they took up the role. Neither moves with the calendar, so waiting costs nobody anything.
 */
function windowOf(config: PeriodsCheck, { point, person, receivedOn }: PersonFacts): Window {
  const cameLater = point !== 'AUTHORISATION' && person.from !== undefined && person.from > receivedOn;
  const before = cameLater ? (person.from ?? receivedOn) : receivedOn;
  const years = config.withinYears === undefined ? undefined : measurable(config.withinYears);
  return { from: years === undefined ? '1900-01-01' : addYears(before, -years), before };
}

function reading(config: PeriodsCheck, { window, receivedOn }: Read, days: number): Text {
  const years = yearsIn(days);
  const both = config.of.length > 1;
  const time = config.of.includes('practice')
    ? {
        sv: both ? 'Angivet arbete och ledarskap' : 'Angivet arbete inom området',
        en: both ? 'Stated work and leadership' : 'Stated work in the field',
      }
    : { sv: 'Angiven tid som ledare', en: 'Stated time as a leader' };
  const start =
    config.withinYears === undefined
      ? { sv: 'fram', en: 'up' }
      : { sv: `från ${window.from}`, en: `from ${window.from}` };
  const end =
    window.before === receivedOn
      ? { sv: 'ansökningsdagen', en: 'the day of application' }
      : { sv: 'tillträdesdagen', en: 'the day of taking up the role' };
  const full = config.count === 'FULL_TIME' ? { sv: ' på heltid', en: ' of full time' } : { sv: '', en: '' };
  return {
    sv: `${time.sv}: ${years.sv} år${full.sv} ${start.sv} till ${end.sv} ${window.before}.`,
    en: `${time.en}: ${years.en} years${full.en} ${start.en} to ${end.en} ${window.before}.`,
  };
}

function statedMissing({ role, stated }: Read): readonly Missing[] {
  if (stated.every(([, list]) => list.length === 0))
    return stated.map(([merit]) => missingMerit(role, merit, notStated[merit]));
  return stated.flatMap(([merit, list]) =>
    impossiblePeriods(list).map((period) =>
      missingMerit(role, merit, {
        sv: `Perioden hos ${period.employer} slutar före den börjar. Rätta datumen.`,
        en: `The period at ${period.employer} ends before it begins. Correct the dates.`,
      }),
    ),
  );
}

const notStated: Readonly<Record<Merit, Text>> = {
  practice: { sv: 'Yrkeserfarenheten är inte angiven.', en: 'The practice is not stated.' },
  leadership: {
    sv: 'Erfarenheten av att leda arbete är inte angiven.',
    en: 'The experience of leading work is not stated.',
  },
};
