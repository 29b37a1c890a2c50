import * as z from 'zod/mini';
import { personsIn, PersonRole, roleNames, type PersonInRole } from '../../application/persons.ts';
import { addDays, daysBetween, type Day } from '../../calendar/day.ts';
import type { PointFacts } from '../facts.ts';
import { met, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';
import { personMissing } from './for-each-person.ts';
import { Limit, measurable } from './limit.ts';

export const RoleFilledCheck = z.strictObject({
  kind: z.literal('role-filled'),
  role: PersonRole,
  /** The seat may stand empty so many days in a row. */
  maxGapDays: Limit,
  /** Who covers while it does; absent when nobody has to. */
  coveredBy: z.optional(PersonRole),
});
export type RoleFilledCheck = z.infer<typeof RoleFilledCheck>;

interface Gap {
  readonly from: Day;
  /** The first day that somebody has the role again; absent while nobody has. */
  readonly before?: Day;
}

interface Read {
  readonly named: boolean;
  /** The seat empty for longer than allowed, the first time it was. */
  readonly tooLong: Gap | undefined;
  readonly vacantSince: Day | undefined;
  readonly covered: boolean;
}

/** Somebody has the role, all the time but for short gaps, and a deputy covers those. */
export const roleFilled: CheckKind<RoleFilledCheck, Read> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (config, facts) => {
    const holders = personsIn(facts.content, config.role);
    const gaps = facts.point === 'AUTHORISATION' ? gapAtAuthorisation(holders, facts) : gapsSince(holders, facts);
    const days = measurable(config.maxGapDays);
    return {
      named: holders.length > 0,
      tooLong:
        days === undefined
          ? undefined
          : gaps.find(({ from, before }) => daysBetween(from, before ?? addDays(facts.today, 1)) > days),
      vacantSince: gaps.find(({ before }) => before === undefined)?.from,
      covered:
        config.coveredBy === undefined ||
        personsIn(facts.content, config.coveredBy).some((person) => hasRoleOn(person, facts.today)),
    };
  },
  run: (config, { named, tooLong, vacantSince, covered }) => {
    const role = roleNames[config.role];
    if (!named) return needsCompletion([personMissing(config.role)]);
    const limit = String(measurable(config.maxGapDays) ?? '');
    if (tooLong !== undefined)
      return needsHuman(
        {
          sv: `Uppdraget som ${role.sv} har varit vakant längre än ${limit} dagar, från ${tooLong.from}.`,
          en: `The role of ${role.en} has been vacant for longer than ${limit} days, from ${tooLong.from}.`,
        },
        'NOT_MET',
      );
    if (vacantSince === undefined)
      return met({ sv: `Uppdraget som ${role.sv} är besatt.`, en: `The role of ${role.en} is filled.` });
    const vacant = {
      sv: `Uppdraget som ${role.sv} är vakant sedan ${vacantSince}.`,
      en: `The role of ${role.en} is vacant since ${vacantSince}.`,
    };
    if (!covered && config.coveredBy !== undefined) return needsCompletion([personMissing(config.coveredBy)]);
    if (limit === '') return needsHuman(vacant);
    return met({
      sv: `${vacant.sv} Det får vara det i ${limit} dagar.`,
      en: `${vacant.en} It may be so for ${limit} days.`,
    });
  },
  uses: () => [],
};

/** Before the start nobody has taken up the role yet: that somebody is named, and has not left, is what counts. */
function gapAtAuthorisation(holders: readonly PersonInRole[], { today }: PointFacts): readonly Gap[] {
  const lastDays = holders.map(({ to }) => to);
  if (lastDays.includes(undefined)) return [];
  const last = lastDays.reduce<Day>((latest, to = latest) => (to > latest ? to : latest), '');
  return last === '' || last >= today ? [] : [{ from: addDays(last, 1) }];
}

/** The stretches since the start on which nobody had the role. */
function gapsSince(holders: readonly PersonInRole[], facts: PointFacts): readonly Gap[] {
  const gaps: Gap[] = [];
  let filledBefore = facts.startedOn ?? facts.receivedOn;
  for (const { from = filledBefore, to } of holders.toSorted((left, right) =>
    (left.from ?? '') < (right.from ?? '') ? -1 : 1,
  )) {
    if (from > facts.today) break;
    if (from > filledBefore) gaps.push({ from: filledBefore, before: from });
    const end = to === undefined ? addDays(facts.today, 1) : addDays(to, 1);
    if (end > filledBefore) filledBefore = end;
  }
  return filledBefore <= facts.today ? [...gaps, { from: filledBefore }] : gaps;
}

function hasRoleOn({ from, to }: PersonInRole, day: Day): boolean {
  return (from === undefined || from <= day) && (to === undefined || to >= day);
}
