import * as z from 'zod/mini';
import { addMonths, type Day } from '../../calendar/day.ts';
import { arrivalsOf } from '../facts.ts';
import { missingUpload, needsCompletion, needsHuman, notApplicable, type CheckKind } from './check-kind.ts';
import { Reading, inOrder } from './reading.ts';

export const PeriodicCheck = z.strictObject({
  kind: z.literal('periodic'),
  evidence: z.string(),
  everyMonths: z.union([z.literal(1), z.literal(3), z.literal(4), z.literal(6), z.literal(12)]),
  /** A day of the year, month and day, that it falls due; the others follow from it. */
  due: z.string().check(z.regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/)),
  reading: Reading,
});
export type PeriodicCheck = z.infer<typeof PeriodicCheck>;

/** `NOT_YET`: nothing has fallen due since the start. */
interface Read {
  readonly state: 'NOT_YET' | 'DELIVERED' | 'LATE' | 'ABSENT';
  /** The day that counts: the last one due, or the first when none is yet. */
  readonly dueOn: Day;
}

/** What is to be handed in again and again: looks at the last day it was due. */
export const periodic: CheckKind<PeriodicCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => {
    const start = facts.startedOn ?? facts.receivedOn;
    const dueOn = lastDue(config, facts.today);
    if (dueOn <= start) return { state: 'NOT_YET', dueOn: firstDueAfter(config, start) };
    const before = addMonths(dueOn, -config.everyMonths);
    const arrivals = arrivalsOf(facts, config.evidence).filter((day) => day > before);
    const state = arrivals.length === 0 ? 'ABSENT' : arrivals.some((day) => day <= dueOn) ? 'DELIVERED' : 'LATE';
    return { state, dueOn };
  },
  run: (config, { state, dueOn }, words) => {
    const title = words.evidenceTitle(config.evidence);
    switch (state) {
      case 'NOT_YET':
        return notApplicable({
          sv: `${title.sv}: ska lämnas första gången senast ${dueOn}.`,
          en: `${title.en}: is to be handed in by ${dueOn} for the first time.`,
        });
      case 'DELIVERED':
        return inOrder(config.reading, {
          sv: `${title.sv}: lämnat i tid till ${dueOn}.`,
          en: `${title.en}: handed in by ${dueOn}, in time.`,
        });
      case 'LATE':
        return needsHuman(
          {
            sv: `${title.sv}: lämnat efter ${dueOn}, då det skulle ha kommit.`,
            en: `${title.en}: handed in after ${dueOn}, when it was due.`,
          },
          'NOT_MET',
        );
      case 'ABSENT':
        return needsCompletion([
          {
            ...missingUpload(config.evidence, words),
            text: {
              sv: `${title.sv}: skulle ha lämnats senast ${dueOn}.`,
              en: `${title.en}: was due by ${dueOn}.`,
            },
          },
        ]);
    }
  },
  uses: (config) => [{ evidence: config.evidence, as: 'REPORT' }],
};

/** The latest day on or before another on which it falls due. */
export function lastDue({ everyMonths, due }: Pick<PeriodicCheck, 'everyMonths' | 'due'>, on: Day): Day {
  let day = `${String(Number(on.slice(0, 4)) + 1)}-${due}`;
  while (day > on) day = addMonths(day, -everyMonths);
  return day;
}

function firstDueAfter(config: PeriodicCheck, start: Day): Day {
  return addMonths(lastDue(config, start), config.everyMonths);
}
