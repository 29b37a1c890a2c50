import type { Evidence } from '../application/evidence.ts';
import type { Decision } from '../decision/decision.ts';
import type { Notice } from '../decision/notice.ts';
import type { Note } from '../desk/note.ts';
import type { OpinionIn } from '../opinion/opinion.ts';

/** What a document of a case is, and what names it where one thing does. */
export type CaseDocument =
  | { readonly kind: 'APPLICATION' | 'NOTICE' | 'PROPOSAL' }
  | { readonly kind: 'FILE'; readonly evidenceId: string; readonly name: string }
  | { readonly kind: 'OPINION' | 'LETTER_IN'; readonly name: string }
  | { readonly kind: 'DECISION'; readonly name: string };

/** A line in the list of a case's documents (OSL 5:2): numbered in the order in which they came or were drawn up. */
export type ListedDocument = CaseDocument & {
  readonly number: number;
  readonly direction: 'INCOMING' | 'OUTGOING' | 'INTERNAL';
  readonly at: string;
};

export interface Filed {
  readonly receivedAt: string;
  readonly evidence: readonly Pick<Evidence, 'evidenceId' | 'fileName' | 'status' | 'at'>[];
  readonly opinions: readonly Pick<OpinionIn<'GIVEN'>, 'organisation' | 'givenAt'>[];
  /** Mail and letters that an officer noted as come in. */
  readonly notes: readonly Pick<Note, 'kind' | 'at' | 'by'>[];
  readonly proposedAt?: string | undefined;
  readonly decisions: readonly Pick<Decision, 'number' | 'decidedAt'>[];
  readonly notice: Pick<Notice, 'sentAt'> | null;
}

/** The documents of a case in their order. The application is the first, whatever lies in it. */
export function documentsOf(filed: Filed): readonly ListedDocument[] {
  const { receivedAt, evidence, opinions, notes, proposedAt, decisions, notice } = filed;
  type Unnumbered = CaseDocument & Pick<ListedDocument, 'direction' | 'at'>;
  const later: readonly Unnumbered[] = [
    ...evidence
      .filter(({ status }) => status === 'STORED')
      .map(({ evidenceId, fileName: name, at }): Unnumbered => ({
        kind: 'FILE',
        evidenceId,
        name,
        direction: 'INCOMING',
        // What was sent along with the application came with it.
        at: at < receivedAt ? receivedAt : at,
      })),
    ...opinions.map(({ organisation: name, givenAt: at }): Unnumbered => ({
      kind: 'OPINION',
      name,
      direction: 'INCOMING',
      at,
    })),
    ...notes
      .filter(({ kind }) => kind === 'MAIL')
      .map(({ by: name, at }): Unnumbered => ({ kind: 'LETTER_IN', name, direction: 'INCOMING', at })),
    ...(proposedAt === undefined ? [] : [{ kind: 'PROPOSAL', direction: 'INTERNAL', at: proposedAt } as const]),
    ...decisions.map(({ number, decidedAt: at }): Unnumbered => ({
      kind: 'DECISION',
      name: String(number),
      direction: 'INTERNAL',
      at,
    })),
    ...(notice === null ? [] : [{ kind: 'NOTICE', direction: 'OUTGOING', at: notice.sentAt } as const]),
  ];
  const first: Unnumbered = { kind: 'APPLICATION', direction: 'INCOMING', at: receivedAt };
  return [first, ...later.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))].map(
    (document, index) => ({ ...document, number: index + 1 }),
  );
}
