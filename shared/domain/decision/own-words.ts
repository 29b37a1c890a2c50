import type { HashOf } from '../result.ts';
import type { Proposal, Reason } from './proposal.ts';

/** The place of a reason in a proposal: `<scope>-<reason>`, each counted from 0. */
export type ReasonPlace = `${number}-${number}`;

export interface PlacedReason {
  readonly place: ReasonPlace;
  readonly reason: Reason;
}

/** Every reason of a proposal that is a person's to word; an exclusion's is, word by word, the assessment that was made. */
export function reasonsToWord({ scopes }: Pick<Proposal, 'scopes'>): readonly PlacedReason[] {
  return scopes.flatMap(({ reasons }, scope) =>
    reasons.flatMap((reason, index): PlacedReason[] =>
      reason.basis.kind === 'EXCLUSION' ? [] : [{ place: placeOf(scope, index), reason }],
    ),
  );
}

/**
 * The proposal with reasons in a person's own words, approvals too (LOV 8:2). What it rests on is another when any word is;
 * outcomes and grounds are what followed from the checks, whatever is written.
 * @param words what was written, by place; a place without is as it was, and none is ever left empty
 */
export function inOwnWords(proposal: Proposal, words: Readonly<Record<ReasonPlace, string>>, hash: HashOf): Proposal {
  const scopes = proposal.scopes.map((line, scope) => ({
    ...line,
    reasons: line.reasons.map((reason, index) => worded(reason, words[placeOf(scope, index)])),
  }));
  const isSame = JSON.stringify(scopes) === JSON.stringify(proposal.scopes);
  return isSame ? proposal : { ...proposal, scopes, basisHash: hash({ basisHash: proposal.basisHash, scopes }) };
}

function worded(reason: Reason, written: string | undefined): Reason {
  const text = written?.trim() ?? '';
  const isAsItWas = text === '' || text === reason.text.sv.trim() || text === reason.text.en.trim();
  return isAsItWas || reason.basis.kind === 'EXCLUSION' ? reason : { ...reason, text: { sv: text, en: text } };
}

function placeOf(scope: number, reason: number): ReasonPlace {
  return `${scope}-${reason}`;
}
