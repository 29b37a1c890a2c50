import * as z from 'zod/mini';
import { addDays, addMonths, type Day } from '../calendar/day.ts';
import { Text } from '../requirement/finding.ts';
import { err, ok, type Result } from '../result.ts';
import { KnownFact, proofOf } from './known-fact.ts';
import type { RecheckRule } from './recheck-rule.ts';

const Name = z.string().check(z.minLength(1));

/**
 * Something for a person to look at. `NO_FACT`: nothing is known, which is no finding against anybody. `DUE`: the check is
 * to be made anew by the calendar. `EXPLAINED`: the provider answered in words instead of with a file.
 */
export const RecheckPoint = z.strictObject({
  about: Name,
  requirementIds: z.array(Name).check(z.minLength(1)),
  cause: z.enum(['CHANGED', 'LAPSED', 'NO_FACT', 'DUE', 'SUPPLIED', 'EXPLAINED']),
  title: Text,
  /** What is known now, and what was before where that differs. */
  text: Text,
  before: z.optional(Text),
  source: Text,
  /** The day it was said or found; absent, nobody has. */
  on: z.optional(z.iso.date()),
  noticedOn: z.iso.date(),
});
export type RecheckPoint = z.infer<typeof RecheckPoint>;

const Found = z.enum(['IN_ORDER', 'DEFICIENT']);

/** What an officer found of one fact. A deficiency is a finding; what follows is another decision. */
export const RecheckJudgement = z.strictObject({
  result: Found,
  note: z.string().check(z.maxLength(4000)),
  by: Name,
  at: z.iso.datetime(),
  on: z.iso.date(),
});
export type RecheckJudgement = z.infer<typeof RecheckJudgement>;

/** The latest word on a fact, with what it was about; `mark` is that of the fact as it was judged. */
const JudgedFact = z.extend(RecheckJudgement, {
  title: Text,
  requirementIds: z.array(Name).check(z.minLength(1)),
  mark: z.optional(z.string()),
});

/** What is known of how a contract is kept, since it was last looked at, and what waits for whom. */
export const Recheck = z.strictObject({
  schemaVersion: z.literal(1),
  contractId: Name,
  /** The day it is looked at next. */
  nextOn: z.iso.date(),
  ranOn: z.optional(z.iso.date()),
  facts: z.array(KnownFact),
  points: z.array(RecheckPoint),
  /** The officer's task about the points. */
  taskId: z.optional(Name),
  /** What the provider is asked for, by one task. */
  request: z.optional(
    z.strictObject({
      taskId: Name,
      proofs: z.array(Name).check(z.minLength(1)),
      /** What was written beside the files before it is handed in. */
      draft: z.optional(z.record(z.string(), z.string())),
    }),
  ),
  /** The files that were handed in, by their ids: what is sent and not handed in is the provider's own, and shows nothing. */
  handedIn: z.optional(z.array(Name)),
  /** Kind of proof → the mark of the fact that the provider has answered about: it is not asked twice about the same. */
  answered: z.record(z.string(), z.string()),
  /** What a fact is about → the latest word on it. */
  judged: z.record(z.string(), JudgedFact),
  /** Year → requirement → what was found of it: a deficiency until what was deficient has been found in order. */
  found: z.record(z.string(), z.record(z.string(), Found)),
});
export type Recheck = z.infer<typeof Recheck>;

/** A contract that is to be looked at for the first time on a day. */
export function firstRecheck(contractId: string, nextOn: Day): Recheck {
  return { schemaVersion: 1, contractId, nextOn, facts: [], points: [], answered: {}, judged: {}, found: {} };
}

/** The day that a contract is looked at next when it is to be looked at so often from now on: never later than it was to be. */
export function broughtNearer(
  { nextOn: day, ranOn }: Pick<Recheck, 'nextOn' | 'ranOn'>,
  { everyMonths }: RecheckRule,
  on: Day,
): Day {
  const anew = addMonths(ranOn ?? on, everyMonths);
  return [day, anew < on ? on : anew].toSorted()[0] ?? day;
}

/** What a re-check comes to: what is new for a person, and which proofs the provider is to be asked for. */
export interface Rechecked {
  readonly after: Recheck;
  readonly opened: readonly RecheckPoint[];
  readonly asks: readonly string[];
}

/**
 * Looks at a contract anew: what has changed or lapsed since it was last looked at opens a point for a person, once; a
 * proof that is missing, has lapsed or soon will is asked for. Nothing follows by itself for the provider. The same facts
 * again change nothing.
 */
export function recheck(before: Recheck, facts: readonly KnownFact[], rule: RecheckRule, on: Day): Rechecked {
  const opened = facts.flatMap((fact): RecheckPoint[] => {
    const known = before.facts.find(({ about }) => about === fact.about);
    const cause = causeOf(known, fact);
    return cause === null ? [] : [pointOf(fact, known, cause, on)];
  });
  const replaced = new Set(opened.map(({ about }) => about));
  const points = [...before.points.filter(({ about }) => !replaced.has(about)), ...opened];
  const asks = facts.flatMap((fact) => {
    const kind = proofOf(fact);
    const isAsked = isToBeAsked(fact, rule, on) || deficiencyOf(before, fact) !== undefined;
    return kind === undefined || !isAsked || before.answered[kind] === askedMark(fact) ? [] : [kind];
  });
  const after = { ...before, facts: [...facts], points, ranOn: on, nextOn: nextOn(facts, rule, on) };
  return { after, opened, asks };
}

/** Whether a proof is asked for: there is none, it holds no more, or soon will not. */
export function isToBeAsked(fact: KnownFact, { askBeforeDays }: RecheckRule, on: Day): boolean {
  if (fact.state === 'UNKNOWN' || fact.state === 'LAPSED') return true;
  return fact.through !== undefined && fact.through < addDays(on, askBeforeDays);
}

/** What an officer has written of a fact that was found deficient and is the same still. */
export function deficiencyOf({ judged }: Pick<Recheck, 'judged'>, { about, mark }: KnownFact): string | undefined {
  const latest = judged[about];
  return latest?.result === 'DEFICIENT' && latest.mark === mark ? latest.note : undefined;
}

/** The last day to hand in what is asked for: before the first of it lapses, but never with fewer days than the rule's. */
export function requestDueOn(facts: readonly KnownFact[], asks: readonly string[], rule: RecheckRule, on: Day): Day {
  const least = addDays(on, rule.answerDays);
  const asked = facts.filter((fact) => asks.includes(proofOf(fact) ?? ''));
  const lapses = asked.flatMap((fact) =>
    fact.state === 'HOLDS' && fact.through !== undefined && isToBeAsked(fact, rule, on) ? [fact.through] : [],
  );
  const first = lapses.toSorted()[0];
  return first === undefined || first < least || lapses.length < asked.length ? least : first;
}

/** The provider has answered everything that it was asked for: with a file, or in words that a person reads. */
export function answerRequest(
  before: Recheck,
  words: Readonly<Record<string, string>>,
  on: Day,
): Result<Recheck, 'NOT_ASKED'> {
  const { request, ...rest } = before;
  if (request === undefined) return err('NOT_ASKED');
  const facts = request.proofs.flatMap((kind) => before.facts.filter((fact) => proofOf(fact) === kind));
  const explained = facts.flatMap((fact): RecheckPoint[] => {
    const said = words[proofOf(fact) ?? ''];
    if (said === undefined) return [];
    const source = { sv: 'Deras eget svar', en: 'Their own answer' };
    const text = { sv: said, en: said };
    return [{ ...pointOf(fact, undefined, 'EXPLAINED', on), text, source, on }];
  });
  const replaced = new Set(explained.map(({ about }) => about));
  const answered = explained.map(({ about }) => facts.find((fact) => fact.about === about));
  return ok({
    ...rest,
    // What was handed in is looked at the next night.
    nextOn: on,
    points: [...rest.points.filter(({ about }) => !replaced.has(about)), ...explained],
    answered: {
      ...rest.answered,
      ...Object.fromEntries(
        answered.flatMap((fact) => (fact === undefined ? [] : [[proofOf(fact) ?? '', askedMark(fact)]])),
      ),
    },
  });
}

/**
 * An officer has looked at one point. Whoever handed in a proof that is found deficient is asked for another the next
 * night. `NO_REASON`: whoever finds a deficiency says what it is. `GONE`: it waits no more.
 */
export function judgePoint(
  before: Recheck,
  about: string,
  judgement: RecheckJudgement,
): Result<{ readonly after: Recheck; readonly point: RecheckPoint }, 'GONE' | 'NO_REASON'> {
  const point = before.points.find((one) => one.about === about);
  if (point === undefined) return err('GONE');
  if (judgement.result === 'DEFICIENT' && judgement.note.trim() === '') return err('NO_REASON');
  const { title, requirementIds } = point;
  const mark = before.facts.find((fact) => fact.about === about)?.mark;
  const word = { ...judgement, title, requirementIds, ...(mark === undefined ? {} : { mark }) };
  const judged = { ...before.judged, [about]: word };
  const year = judgement.on.slice(0, 4);
  const found = Object.fromEntries(requirementIds.map((id) => [id, foundIn(year, id, judged)]));
  const kind = judgement.result === 'DEFICIENT' ? proofOf(point) : undefined;
  const { [kind ?? '']: _answered, ...answered } = before.answered;
  return ok({
    point,
    after: {
      ...before,
      ...(kind === undefined ? {} : { answered, nextOn: judgement.on }),
      points: before.points.filter((one) => one !== point),
      judged,
      found: { ...before.found, [year]: { ...before.found[year], ...found } },
    },
  });
}

/** The day that a person last looked at each requirement. */
export function seenOn({ judged }: Pick<Recheck, 'judged'>): Readonly<Record<string, Day>> {
  const latestLast = Object.values(judged).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  return Object.fromEntries(latestLast.flatMap(({ requirementIds, on }) => requirementIds.map((id) => [id, on])));
}

function foundIn(year: string, requirementId: string, judged: Recheck['judged']): z.infer<typeof Found> {
  const words = Object.values(judged).filter((one) => one.requirementIds.includes(requirementId));
  const isDeficient = words.some(({ result, on }) => result === 'DEFICIENT' && on.startsWith(year));
  return isDeficient ? 'DEFICIENT' : 'IN_ORDER';
}

function causeOf(before: KnownFact | undefined, { about, state, mark }: KnownFact): RecheckPoint['cause'] | null {
  if (before?.mark === mark) return null;
  switch (state) {
    case 'LAPSED':
      return about.startsWith('ROUTINE#') ? 'DUE' : 'LAPSED';
    case 'UNKNOWN':
      // What has been known and no longer is, is news; a registry that is silent is none.
      if (before !== undefined) return about.startsWith('REGISTRY#') ? null : 'LAPSED';
      // A proof is its provider's to show first: a person reads what comes of that.
      return about.startsWith('PROOF#') ? null : 'NO_FACT';
    case 'IN_DOUBT':
      return 'CHANGED';
    case 'HOLDS':
      if (before === undefined) return null;
      if (about.startsWith('PROOF#')) return 'SUPPLIED';
      return before.state === 'UNKNOWN' || about.startsWith('ROUTINE#') ? null : 'CHANGED';
  }
}

function pointOf(
  { about, requirementIds, title, text, source, on }: KnownFact,
  before: KnownFact | undefined,
  cause: RecheckPoint['cause'],
  noticedOn: Day,
): RecheckPoint {
  return {
    about,
    requirementIds,
    cause,
    title,
    text,
    ...(before === undefined ? {} : { before: before.text }),
    source,
    ...(on === undefined ? {} : { on }),
    noticedOn,
  };
}

/** Asked once while it holds, and once more when it has lapsed. */
function askedMark({ mark, state }: KnownFact): string {
  return `${state} ${mark}`;
}

/** The next day that something can be new: a proof to ask for, one that has lapsed, or the months that have gone by. */
function nextOn(facts: readonly KnownFact[], { everyMonths, askBeforeDays }: RecheckRule, on: Day): Day {
  const days = facts.flatMap(({ about, through }) =>
    through === undefined
      ? []
      : [addDays(through, 1), ...(about.startsWith('PROOF#') ? [addDays(through, 1 - askBeforeDays)] : [])],
  );
  return [addMonths(on, everyMonths), ...days.filter((day) => day > on)].toSorted()[0] ?? addMonths(on, everyMonths);
}
