import type { Scope } from '../application/content.ts';
import type { ProposedOutcome } from '../municipality/municipality.ts';
import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { CompletionPeriod } from '../completion/period.ts';
import { exclusionRules, exclusionRulesOn, type ExclusionGround } from '../requirement/exclusion-grounds.ts';
import { exclusionGroundsApplied, unsettledGrounds, type ExclusionAssessment } from '../requirement/exclusion.ts';
import type { Finding } from '../requirement/finding.ts';
import type { OpinionInBasis } from '../opinion/opinion.ts';
import type { Requirement } from '../requirement/requirement-set.ts';
import type { HashOf } from '../result.ts';
import type { Proposal, Reason, ScopeOutcome } from './proposal.ts';

/** Every mandatory requirement of the version the application is bound to → the services it applies to. */
export type RequirementServices = Readonly<Record<string, 'ALL' | readonly string[]>>;

/** Reads them out of a version's requirements: what isn't mandatory can't refuse anybody. */
export function requirementServicesOf(
  requirements: readonly Pick<Requirement, 'id' | 'mandatory' | 'services'>[],
): RequirementServices {
  return Object.fromEntries(
    requirements.filter(({ mandatory }) => mandatory).map(({ id, services }) => [id, services ?? 'ALL']),
  );
}

export interface ProposalFacts {
  readonly findings: readonly Finding[];
  /** What was applied for. */
  readonly scopes: readonly Scope[];
  readonly requirementServices: RequirementServices;
  /** A signed-in officer's assessment of the grounds of LOV 7:1; no machine makes one. */
  readonly exclusion: ExclusionAssessment | undefined;
  /** What others have said when they were asked: read by whoever decides, and part of what the proposal rests on. */
  readonly opinions: readonly OpinionInBasis[];
  /** What the applicant was asked: to make something clearer is not to complete, nor is a slip that was corrected. */
  readonly completions: readonly Pick<CompletionPeriod, 'kind'>[];
  /** Instant of the derivation. */
  readonly at: string;
  readonly hash: HashOf;
}

/** What nobody has settled yet: until it is empty there is nothing to propose. */
export interface Outstanding {
  readonly kind: 'OUTSTANDING';
  readonly requirementIds: readonly string[];
  readonly grounds: readonly ExclusionGround[];
  /** Nothing was applied for yet. */
  readonly scopesMissing: boolean;
}

const settled = new Set<Finding['result']>(['MET', 'NOT_MET', 'NOT_APPLICABLE', 'NOT_TESTED_NOW']);

const allMet: Reason = {
  basis: { kind: 'ALL_MET' },
  text: {
    sv: 'Sökanden uppfyller alla krav som prövas vid ansökan, och det finns ingen grund för uteslutning som bör användas.',
    en: 'The applicant meets every requirement that is tested at application, and no ground for exclusion that should be used exists.',
  },
};

/**
 * The proposal that follows from the checks (LOV 8:1): whoever meets the stated requirements and is not excluded is
 * proposed for approval, scope by scope; only requirements of the bound version count. A person decides.
 */
export function deriveProposal(
  facts: ProposalFacts,
): Outstanding | { readonly kind: 'PROPOSAL'; readonly proposal: Proposal } {
  const requirementIds = Object.keys(facts.requirementServices)
    .filter((id) => facts.scopes.some((scope) => applies(facts.requirementServices, id, scope)))
    .toSorted();
  const findingsOf = (id: string): readonly Finding[] =>
    facts.findings.filter((finding) => finding.requirementId === id);
  const open = requirementIds.filter((id) => {
    const findings = findingsOf(id);
    return findings.length === 0 || findings.some((finding) => !settled.has(finding.result));
  });
  const grounds = unsettledGrounds(facts.exclusion, exclusionRulesOn(stockholmDay(facts.at)));
  const scopesMissing = facts.scopes.length === 0;
  if (open.length > 0 || grounds.length > 0 || scopesMissing) {
    return { kind: 'OUTSTANDING', requirementIds: open, grounds, scopesMissing };
  }

  const findings = requirementIds.flatMap(findingsOf);
  const exclusionReasons = facts.exclusion === undefined ? [] : reasonsToExclude(facts.exclusion);
  const scopes = facts.scopes.map((scope): ScopeOutcome => {
    const ofScope = findings.filter(({ requirementId }) => applies(facts.requirementServices, requirementId, scope));
    const unmet = ofScope.filter(({ result }) => result === 'NOT_MET').map(reasonOf);
    if (exclusionReasons.length > 0) return { scope, outcome: 'EXCLUDE', reasons: [...exclusionReasons, ...unmet] };
    if (unmet.length > 0) return { scope, outcome: 'REFUSE', reasons: unmet };
    // An approval says too what an officer wrote of why a requirement is met.
    const noted = ofScope.filter(({ result, inOwnWords }) => result === 'MET' && inOwnWords === true).map(reasonOf);
    return { scope, outcome: 'APPROVE', reasons: [allMet, ...noted] };
  });

  const { requirementServices, exclusion, at, hash } = facts;
  const completionRounds = facts.completions.filter(({ kind }) => kind === 'COMPLETION').length;
  const opinions = facts.opinions.length === 0 ? {} : { opinions: [...facts.opinions] };
  const basisHash = hash({ findings, requirementServices, exclusion, completionRounds, scopes, ...opinions });
  const outcome = outcomeOf(scopes, completionRounds);
  return { kind: 'PROPOSAL', proposal: { outcome, scopes, basisHash, ...opinions, at } };
}

function reasonOf({ requirementId, reason }: Finding): Reason {
  return { basis: { kind: 'REQUIREMENT', requirementId }, text: reason };
}

function reasonsToExclude(assessment: ExclusionAssessment): readonly Reason[] {
  const rules = exclusionRules(assessment.ruleVersion)?.grounds ?? [];
  return exclusionGroundsApplied(assessment).map(({ ground, evidence, proportionality }): Reason => {
    const rule = rules.find((line) => line.ground === ground);
    return {
      basis: { kind: 'EXCLUSION', ground },
      text: {
        sv: `${rule?.text.sv ?? ground} (LOV 7:1 p. ${rule?.item ?? '–'}) ${evidence} Proportionalitet: ${proportionality}`,
        en: `${rule?.text.en ?? ground} (LOV 7:1 item ${rule?.item ?? '–'}) ${evidence} Proportionality: ${proportionality}`,
      },
    };
  });
}

function applies(requirementServices: RequirementServices, requirementId: string, scope: Scope): boolean {
  const services = requirementServices[requirementId];
  return services === 'ALL' || (services?.includes(scope.service) ?? false);
}

function outcomeOf(scopes: readonly ScopeOutcome[], completionRounds: number): ProposedOutcome {
  const approved = scopes.filter((scope) => scope.outcome === 'APPROVE').length;
  if (scopes.some((scope) => scope.outcome === 'EXCLUDE')) return 'EXCLUSION';
  if (approved === 0) return 'REFUSAL';
  if (approved < scopes.length) return 'PARTIAL_APPROVAL';
  return completionRounds > 0 ? 'APPROVAL_AFTER_COMPLETION' : 'CLEAR_APPROVAL';
}
