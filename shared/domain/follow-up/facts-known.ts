import type { Evidence } from '../application/evidence.ts';
import { addMonths, type Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Scope } from '../application/content.ts';
import { eachCheck } from '../requirement/check-kinds/check.ts';
import type { Facts } from '../requirement/facts.ts';
import type { Text } from '../requirement/finding.ts';
import {
  appliesToScope,
  type ControlPoint,
  controlPoint,
  type Requirement,
  type RequirementSet,
} from '../requirement/requirement-set.ts';
import type { HashOf } from '../result.ts';
import { factsChecked } from './facts-checked.ts';
import type { KnownFact } from './known-fact.ts';

/** Who is in daily charge, and how that is known. */
export interface InCharge {
  readonly names: readonly string[];
  readonly source: Text;
  readonly on: Day;
}

/** What is known of a contract when it is re-checked. */
export interface Keeping {
  readonly set: RequirementSet;
  readonly scopes: readonly Scope[];
  /** Handed in with the application and since. */
  readonly evidence: readonly Evidence[];
  /** What the check engine reads; null of whoever is not a firm, as the own unit: a person checks it. */
  readonly facts: Facts | null;
  /** Null: nobody has said who it is. */
  readonly inCharge: InCharge | null;
  /** Requirement → the day that a person last looked at it. */
  readonly seenOn: Readonly<Record<string, Day>>;
  /** The day on which everything was last looked at as a whole, at the approval; null for whom nobody here approved. */
  readonly since: Day | null;
  readonly today: Day;
  readonly hash: HashOf;
}

/** A requirement that is followed up, and where. */
export interface Followed {
  readonly requirement: Requirement;
  readonly point: ControlPoint;
}

/** The requirements of a contract that are tried anew while it is in force, in the set's order. */
export function requirementsFollowedUp(set: RequirementSet, scopes: readonly Scope[]): readonly Followed[] {
  return set.requirements.flatMap((requirement) => {
    const point = controlPoint(requirement, 'FOLLOW_UP');
    const applies = scopes.some((scope) => appliesToScope(requirement, scope));
    return point === undefined || !applies ? [] : [{ requirement, point }];
  });
}

/**
 * Everything that a contract's follow-up rests on, as it is known today: each proof and how long it holds, what the
 * registries say, what the check engine makes of it, who is in daily charge, and when a person last looked.
 */
export function factsKnown(keeping: Keeping): readonly KnownFact[] {
  const followed = requirementsFollowedUp(keeping.set, keeping.scopes);
  return [
    ...proofs(keeping, followed),
    ...factsChecked(keeping, followed),
    ...inDailyCharge(keeping, followed),
    ...routines(keeping, followed),
  ];
}

/** Each file that is followed up, once, however many requirements it shows. */
function proofs({ set, evidence, today, hash }: Keeping, followed: readonly Followed[]): readonly KnownFact[] {
  const kinds = [...new Set(followed.flatMap(({ point }) => point.evidence))].filter(
    (kind) => set.evidence[kind]?.form === 'UPLOAD' && set.evidence[kind].suppliedBy === 'APPLICANT',
  );
  return kinds.map((kind) => {
    const shows = followed.filter(({ point }) => point.evidence.includes(kind));
    const title = set.evidence[kind]?.title ?? { sv: kind, en: kind };
    const latest = evidence
      .filter((file) => file.kind === kind && file.status === 'STORED')
      .toSorted((one, other) => (one.at < other.at ? -1 : 1))
      .at(-1);
    const common = { about: `PROOF#${kind}`, requirementIds: shows.map(({ requirement }) => requirement.id), title };
    if (latest === undefined) return { ...common, ...nothingKnown, mark: hash(null) };
    const on = latest.issuedOn ?? stockholmDay(latest.at);
    const through = earliest([latest.validThrough, ...shows.map(({ point }) => anewOn(point, on))]);
    const state = through !== undefined && through < today ? 'LAPSED' : 'HOLDS';
    return {
      ...common,
      state,
      text: proofWords(on, through, state === 'LAPSED'),
      source: { sv: 'Handling som de själva har lämnat', en: 'A document that they handed in' },
      on: stockholmDay(latest.at),
      ...(through === undefined ? {} : { through }),
      mark: hash([latest.evidenceId, state]),
    };
  });
}

/** What a person does anew at the interval that the requirement set says. */
function routines({ seenOn, since, today, hash }: Keeping, followed: readonly Followed[]): readonly KnownFact[] {
  return followed.flatMap(({ requirement, point }): KnownFact[] => {
    const months = intervalOf(point);
    if (months === undefined) return [];
    const common = {
      about: `ROUTINE#${requirement.id}`,
      requirementIds: [requirement.id],
      title: requirement.title,
    };
    const last = seenOn[requirement.id] ?? since;
    if (last === null) return [{ ...common, ...nothingKnown, mark: hash(null) }];
    const through = addMonths(last, months);
    const state = through < today ? 'LAPSED' : 'HOLDS';
    return [
      {
        ...common,
        state,
        text: {
          sv: `Senast kontrollerat ${last}; görs om var ${months}:e månad.`,
          en: `Last checked on ${last}; to be repeated every ${months} months.`,
        },
        source: { sv: 'Kravets kontrollpunkt', en: 'The requirement’s control point' },
        on: last,
        through,
        mark: hash([last, state]),
      },
    ];
  });
}

/** Who is in daily charge, for the requirements that are about them. */
function inDailyCharge({ inCharge, hash }: Keeping, followed: readonly Followed[]): readonly KnownFact[] {
  const about = followed.filter(({ requirement }) =>
    requirement.controlPoints.some(({ check }) =>
      [...eachCheck(check)].some((each) => each.kind === 'for-each-person' && each.role === 'MANAGER'),
    ),
  );
  if (about.length === 0) return [];
  const common = {
    about: 'MANAGER',
    requirementIds: about.map(({ requirement }) => requirement.id),
    title: { sv: 'Verksamhetsansvarig', en: 'The person in daily charge' },
  };
  if (inCharge === null || inCharge.names.length === 0) return [{ ...common, ...nothingKnown, mark: hash(null) }];
  const { names, source, on } = inCharge;
  const text = names.join(', ');
  return [{ ...common, state: 'HOLDS', text: { sv: text, en: text }, source, on, mark: hash(names.toSorted()) }];
}

const nothingKnown = {
  state: 'UNKNOWN',
  text: { sv: 'Ingen uppgift finns.', en: 'Nothing is known.' },
  source: { sv: 'Ingen', en: 'None' },
} as const;

/** How often the requirement set wants it done anew, in months. */
export function intervalOf({ parameters = [] }: ControlPoint): number | undefined {
  const value = parameters.find(({ name }) => name === 'intervalMonths')?.value;
  return typeof value === 'number' && value >= 1 ? Math.round(value) : undefined;
}

function anewOn(point: ControlPoint, from: Day): Day | undefined {
  const months = intervalOf(point);
  return months === undefined ? undefined : addMonths(from, months);
}

function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.filter((day) => day !== undefined).toSorted()[0];
}

function proofWords(on: Day, through: Day | undefined, isLapsed: boolean): Text {
  if (through === undefined) return { sv: `Daterad ${on}.`, en: `Dated ${on}.` };
  return isLapsed
    ? { sv: `Daterad ${on}; gällde till och med ${through}.`, en: `Dated ${on}; was valid through ${through}.` }
    : { sv: `Daterad ${on}; gäller till och med ${through}.`, en: `Dated ${on}; is valid through ${through}.` };
}
