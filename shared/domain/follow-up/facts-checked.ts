import { providersOf } from '../application/applicant.ts';
import { parseOrganisationNumber } from '../provider/organisation-number.ts';
import type { Registration } from '../provider/registration.ts';
import { registryNames, type Registry } from '../registry/registry.ts';
import { bind, type Check, eachCheck } from '../requirement/check-kinds/check.ts';
import { type Facts, factsAt, lookupOf, type PointFacts } from '../requirement/facts.ts';
import { registriesAsked } from '../requirement/registries-asked.ts';
import { runChecks } from '../requirement/run-checks.ts';
import type { HashOf } from '../result.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Followed, Keeping } from './facts-known.ts';
import type { KnownFact } from './known-fact.ts';

/**
 * What the check engine makes of a contract at its control point of follow-up, and of what the official registries now
 * say. What only a person can judge, the engine says nothing about; nothing here is ever "not met".
 */
export function factsChecked({ set, facts, hash }: Keeping, followed: readonly Followed[]): readonly KnownFact[] {
  if (facts === null) return [];
  const at = factsAt(facts, 'FOLLOW_UP');
  return [
    ...registriesAsked(set).flatMap((registry) => saidOf(registry, at, followed)),
    ...foundBy(set, facts, followed, hash),
  ];
}

/** Whom a registry can be asked about: a sole trader's number is a personal one, and is not sent. */
export function isAskable(registration: Registration): boolean {
  if (registration.kind !== 'SWEDISH') return false;
  const number = parseOrganisationNumber(registration.organisationNumber);
  return number.ok && number.value.shape === 'ORGANISATION';
}

/** What a registry says of everybody who is bound, by the check that asked it when they applied. */
function saidOf(registry: Registry, facts: PointFacts, followed: readonly Followed[]): readonly KnownFact[] {
  const asking = followed.flatMap(({ requirement }) => {
    const check = requirement.controlPoints.flatMap((point) => lookupsIn(point.check, registry))[0];
    return check === undefined ? [] : [{ requirement, check }];
  });
  const [first] = asking;
  const asked = providersOf(facts.content.applicant).filter(({ registration }) => isAskable(registration));
  if (first === undefined || asked.length === 0) return [];
  const words = { requirementId: first.requirement.id, evidenceTitle: (kind: string) => ({ sv: kind, en: kind }) };
  const { result, suggestion, reason } = bind(first.check).run(facts, words);
  const said = asked.map(({ registration }) => lookupOf(facts, registry, registration));
  const isSilent = said.some((one) => one === undefined || one.answer.outcome === 'NO_ANSWER');
  const source = said.find((one) => one?.source !== undefined)?.source;
  const on = said
    .flatMap((one) => one?.since ?? [])
    .toSorted()
    .at(-1);
  return [
    {
      about: `REGISTRY#${registry}`,
      requirementIds: asking.map(({ requirement }) => requirement.id),
      state: isSilent ? 'UNKNOWN' : result === 'MET' || suggestion === 'MET' ? 'HOLDS' : 'IN_DOUBT',
      title: registryNames[registry],
      text: reason,
      source: source === undefined ? registryNames[registry] : { sv: source, en: source },
      ...(on === undefined ? {} : { on: stockholmDay(on) }),
      mark: facts.hash(isSilent ? null : said.map((one) => one?.answer)),
    },
  ];
}

function lookupsIn(check: Check, registry: Registry): readonly Check[] {
  return [...eachCheck(check)].filter((each) => each.kind === 'registry-lookup' && each.registry === registry);
}

/** What the machine itself finds of a requirement at its follow-up: that it can say something, or that it lacks a fact. */
function foundBy(set: Keeping['set'], facts: Facts, followed: readonly Followed[], hash: HashOf): readonly KnownFact[] {
  const ids = new Set(
    followed.filter(({ point }) => bind(point.check).reach !== 'NONE').map((one) => one.requirement.id),
  );
  if (ids.size === 0) return [];
  return runChecks(set, facts, 'FOLLOW_UP').flatMap((finding): KnownFact[] => {
    const { requirementId, result, suggestion, reason } = finding;
    const isSaid = result === 'MET' || result === 'NEEDS_COMPLETION' || suggestion !== undefined;
    const requirement = set.requirements.find(({ id }) => id === requirementId);
    if (!ids.has(requirementId) || !isSaid || requirement === undefined) return [];
    return [
      {
        about: `CHECK#${requirementId}`,
        requirementIds: [requirementId],
        state: result === 'NEEDS_COMPLETION' ? 'UNKNOWN' : suggestion === 'NOT_MET' ? 'IN_DOUBT' : 'HOLDS',
        title: requirement.title,
        text: reason,
        source: { sv: 'Kontroll av det som är känt', en: 'A check of what is known' },
        on: facts.today,
        // The words may count days; only another outcome is a change.
        mark: hash([result, suggestion ?? null]),
      },
    ];
  });
}
