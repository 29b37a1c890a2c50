import type { ApplicationContent } from '../application/content.ts';
import type { Evidence } from '../application/evidence.ts';
import { fileFaultText } from '../application/file-fault.ts';
import type { Day } from '../calendar/day.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Registration } from '../provider/registration.ts';
import { numberHashOf, type Lookup } from '../registry/lookup.ts';
import type { Registry } from '../registry/registry.ts';
import type { HashOf } from '../result.ts';
import type { AllowedCorrection } from '../completion/correction.ts';
import type { ExclusionAssessment } from './exclusion.ts';
import type { Text } from './finding.ts';
import type { ControlPointName } from './requirement-set.ts';
import type { Settlement } from './settlement.ts';
import type { Asking } from '../completion/silence.ts';
import type { Unconfirmed } from './unconfirmed.ts';

/** What is known of an application when its requirements are checked. */
export interface Facts {
  readonly content: ApplicationContent;
  /** Only `STORED` files count; the others may be in the list. */
  readonly evidence: readonly Evidence[];
  /** The day the application reached the municipality (LOV 4:5): the window of practice and the age of certificates run from it. */
  readonly receivedOn: Day;
  /** The day of the decision, once there is one; until then validity is tried on `today`. */
  readonly decidedOn?: Day | undefined;
  readonly today: Day;
  /** The instant of this run; every finding of the machine carries it. */
  readonly at: string;
  /** The first day of the contract, once there is one: what recurs is counted from it. */
  readonly startedOn?: Day | undefined;
  /** What the provider has told of during the contract. */
  readonly notices?: readonly Notice[] | undefined;
  /** When the named signatory confirmed what was submitted; before that nobody is bound by it. */
  readonly signatoryConfirmedAt?: string | undefined;
  /** What was declared and undertaken after that, and waits for their confirmation. */
  readonly unconfirmed?: Unconfirmed | undefined;
  /** Slips that were allowed to be corrected; absent: none. */
  readonly corrections?: readonly AllowedCorrection[] | undefined;
  /** Requirement id → what an officer settled. */
  readonly settlements: Readonly<Record<string, Settlement>>;
  /** The latest assessment under LOV 7:1, when a person has made one. */
  readonly exclusion?: ExclusionAssessment | undefined;
  /** What the official registries have said, each registry's latest word about each. */
  readonly lookups?: readonly Lookup[] | undefined;
  /** What the applicant was asked for before; absent: nothing. */
  readonly asking?: Asking | undefined;
  readonly hash: HashOf;
}

/** Something that a provider must tell of, and told of. */
export interface Notice {
  readonly requirementId: string;
  readonly happenedOn: Day;
  readonly noticedOn: Day;
  readonly approvedOn?: Day | undefined;
}

/** The facts as they count at one control point. */
export interface PointFacts extends Facts {
  readonly point: ControlPointName;
  /** The day that evidence must hold on: that of the decision at authorisation, the first one before a start, later the present one. */
  readonly validOn: Day;
  /** The day that ages count back from: that of the application at authorisation, later the present one. */
  readonly countedFrom: Day;
}

export function factsAt(facts: Facts, point: ControlPointName): PointFacts {
  const { today, decidedOn = today, startedOn = today } = facts;
  if (point === 'AUTHORISATION') return { ...facts, point, validOn: decidedOn, countedFrom: facts.receivedOn };
  const first = point === 'BEFORE_START' && startedOn > today ? startedOn : today;
  return { ...facts, point, validOn: first, countedFrom: today };
}

/** A stored file as a check sees it. */
export interface EvidenceFact {
  readonly evidenceId: string;
  readonly issuedOn: Day | undefined;
  readonly validThrough: Day | undefined;
}

/** The stored files of one kind, in the order of their ids. */
export function storedEvidence(facts: Facts, kind: string): readonly EvidenceFact[] {
  return facts.evidence
    .filter((evidence) => evidence.kind === kind && evidence.status === 'STORED')
    .map(({ evidenceId, issuedOn, validThrough }) => ({ evidenceId, issuedOn, validThrough }))
    .toSorted((left, right) => (left.evidenceId < right.evidenceId ? -1 : 1));
}

/** Why the latest file of a kind was not taken; undefined when there is none, or another of the kind was. */
export function refusalOf(facts: Facts, kind: string): Text | undefined {
  const files = facts.evidence.filter((evidence) => evidence.kind === kind);
  const refused = files.findLast(({ status }) => status === 'REJECTED');
  const taken = files.some(({ status }) => status === 'STORED');
  return refused === undefined || taken ? undefined : fileFaultText(refused.rejection);
}

/** A registry's word as a check sees it: when it was last asked is no part of it, so that asking again changes nothing. */
export type LookupFact = Pick<Lookup, 'source' | 'answer' | 'since'>;

/** What a registry says of somebody by the number that the application now states; another number's answer is none. */
export function lookupOf(facts: Facts, registry: Registry, registration: Registration): LookupFact | undefined {
  const numberHash = numberHashOf(registration, facts.hash);
  const found = facts.lookups?.find((lookup) => lookup.registry === registry && lookup.numberHash === numberHash);
  return found === undefined ? undefined : { source: found.source, answer: found.answer, since: found.since };
}

/** The Swedish days on which files of a kind arrived. */
export function arrivalsOf(facts: Facts, kind: string): readonly Day[] {
  return facts.evidence
    .filter((evidence) => evidence.kind === kind && evidence.status === 'STORED')
    .map(({ at }) => stockholmDay(at));
}
