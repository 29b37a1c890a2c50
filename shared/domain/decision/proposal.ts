import * as z from 'zod/mini';
import { Scope } from '../application/content.ts';
import { ProposedOutcome } from '../municipality/municipality.ts';
import { OpinionInBasis } from '../opinion/opinion.ts';
import { Text } from '../requirement/finding.ts';

/** Why: a requirement's finding or an exclusion ground, never an empty line (LOV 8:2). */
export const Reason = z.strictObject({
  basis: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('REQUIREMENT'), requirementId: z.string() }),
    z.strictObject({ kind: z.literal('EXCLUSION'), ground: z.string() }),
    z.strictObject({ kind: z.literal('ALL_MET') }),
    /** A court ordered it (LOV 10:2). */
    z.strictObject({ kind: z.literal('COURT_ORDER'), caseNumber: z.string().check(z.minLength(1)) }),
  ]),
  text: Text,
});
export type Reason = z.infer<typeof Reason>;

export const ScopeOutcome = z.strictObject({
  scope: Scope,
  outcome: z.enum(['APPROVE', 'REFUSE', 'EXCLUDE']),
  reasons: z.array(Reason).check(z.minLength(1)),
});
export type ScopeOutcome = z.infer<typeof ScopeOutcome>;

/** What follows from the checks (LOV 8:1); a person decides. */
export const Proposal = z.strictObject({
  outcome: ProposedOutcome,
  scopes: z.array(ScopeOutcome).check(z.minLength(1)),
  /** Hash of everything it was derived from; links and votes are bound to it. */
  basisHash: z.string(),
  /** The opinions that it rests on; one that comes later is in no basis. */
  opinions: z.optional(z.array(OpinionInBasis)),
  at: z.iso.datetime(),
});
export type Proposal = z.infer<typeof Proposal>;
