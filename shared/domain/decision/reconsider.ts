import type { Application, ApplicationIn } from '../application/application.ts';
import type { Scope } from '../application/content.ts';
import { err, ok, type HashOf, type Result } from '../result.ts';
import type { Decision } from './decision.ts';
import type { Proposal, ScopeOutcome } from './proposal.ts';
import type { Reconsidered } from './reconsidered.ts';

/** What a case that was refused comes back as. */
export type TakenUp = ApplicationIn<'CHECKING'> | ApplicationIn<'PROPOSED'>;

/**
 * Takes a refused case up again: back to its checks, or straight to a proposal to approve that the court's order leaves no
 * choice about. Nobody's old decision is touched, and a person makes the new one.
 * @param proposal what is proposed at once; absent, the requirements are checked again
 */
export function takeUpAgain(
  application: Application,
  why: Reconsidered,
  proposal?: Proposal,
): Result<TakenUp, 'NOT_REFUSED'> {
  if (application.status !== 'REFUSED' || application.takenUp !== undefined) return err('NOT_REFUSED');
  const {
    proposal: _before,
    handedOver: _over,
    urgency: _urgency,
    decisionNumber: _number,
    takenUp: _inPart,
    formation: _formation,
    ...received
  } = application;
  const { remark: _remark, ...rest } = received;
  const common = { ...rest, attempt: application.attempt + 1, reconsiders: why };
  return ok(proposal === undefined ? { ...common, status: 'CHECKING' } : { ...common, status: 'PROPOSED', proposal });
}

/**
 * The proposal that follows from a court's order to approve: every scope that was not, with the order as its reason.
 * @param part the scopes that the order is about; absent, all
 */
export function proposalOfOrder(
  decision: Decision,
  order: { readonly court: string; readonly caseNumber: string; readonly on: string; readonly summary: string },
  { at, hash }: { readonly at: string; readonly hash: HashOf },
  part?: readonly Scope[],
): Proposal {
  const { court, caseNumber, on, summary } = order;
  const reason = {
    basis: { kind: 'COURT_ORDER' as const, caseNumber },
    text: {
      sv: `${court} har den ${on} i mål ${caseNumber} beslutat om rättelse. ${summary}`,
      en: `${court} ordered correction on ${on} in case ${caseNumber}. ${summary}`,
    },
  };
  const scopes =
    part?.map((scope): ScopeOutcome => ({ scope, outcome: 'APPROVE', reasons: [reason] })) ??
    decision.scopes.map((line): ScopeOutcome =>
      line.outcome === 'APPROVE' ? line : { scope: line.scope, outcome: 'APPROVE', reasons: [reason] },
    );
  return { outcome: 'CLEAR_APPROVAL', scopes, basisHash: hash({ order, replaces: decision, scopes }), at };
}
