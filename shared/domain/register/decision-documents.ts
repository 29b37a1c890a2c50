import { stockholmDay } from '../calendar/stockholm-day.ts';
import type { Notice } from '../decision/notice.ts';
import type { Remedy } from '../decision/remedy.ts';
import { proposalOf } from '../decision/basis.ts';
import type { UnnumberedDocument } from './case-documents.ts';
import type { CaseOnFile } from './case-on-file.ts';
import { asKept, findKept } from './kept-document.ts';

type Decided = Pick<CaseOnFile, 'application' | 'decisions' | 'excerpts' | 'notices' | 'remedies' | 'kept' | 'events'>;

const applicant = { kind: 'APPLICANT' } as const;

/** What was put forward, decided and told, and what a court had to say of it. */
export function decisionDocuments({
  application,
  decisions,
  excerpts,
  notices,
  remedies,
  kept,
  events,
}: Decided): readonly UnnumberedDocument[] {
  return [
    ...proposals({ application, kept, events }),
    ...decisions.map(({ number, decidedAt: at }): UnnumberedDocument => ({
      kind: 'DECISION',
      number,
      direction: 'INTERNAL',
      at,
    })),
    ...excerpts
      .filter(({ status }) => status === 'STORED')
      .map(({ evidenceId, fileName: name, at, sha256 }): UnnumberedDocument => ({
        kind: 'EXCERPT',
        evidenceId,
        name,
        direction: 'INTERNAL',
        at,
        sha256,
      })),
    ...notices.flatMap((notice) => ofNotice(notice, kept)),
    ...remedies.flatMap(ofRemedy),
  ];
}

/** Every basis that was put before somebody to decide on, those that another took the place of too. */
function proposals({
  application,
  kept,
  events,
}: Pick<Decided, 'application' | 'kept' | 'events'>): UnnumberedDocument[] {
  const proposed = events.flatMap(({ type, at, data }) =>
    type === 'DECISION_PROPOSED' && typeof data['basisHash'] === 'string' ? [{ at, basisHash: data['basisHash'] }] : [],
  );
  const present = application.status === 'WITHDRAWN' ? undefined : proposalOf(application);
  const isAmong = proposed.some(({ basisHash }) => basisHash === present?.basisHash);
  const all = present === undefined || isAmong ? proposed : [...proposed, present];
  return all.map(({ at, basisHash }) => ({
    kind: 'PROPOSAL',
    basisHash,
    direction: 'INTERNAL',
    at,
    ...asKept(findKept(kept, 'BASIS', basisHash)),
  }));
}

function ofNotice(notice: Notice, kept: Decided['kept']): UnnumberedDocument[] {
  const { decisionNumber: number, sentAt } = notice;
  const sent: UnnumberedDocument = {
    kind: 'NOTICE',
    number,
    direction: 'OUTGOING',
    at: sentAt,
    correspondent: applicant,
    ...asKept(findKept(kept, 'NOTICE', String(number))),
  };
  if (notice.status !== 'GIVEN') return [sent];
  const { proof, givenAt } = notice;
  const at = proof.kind === 'ACKNOWLEDGED' ? givenAt : proof.registeredAt;
  const on = stockholmDay(givenAt);
  return [sent, { kind: 'NOTICE_PROOF', number, direction: 'INCOMING', at, on, correspondent: applicant }];
}

function ofRemedy({ misdirected, court, outcome }: Remedy): UnnumberedDocument[] {
  const from = { kind: 'COURT' } as const;
  const forwarded = misdirected?.forwarded;
  return [
    ...(misdirected === undefined
      ? []
      : [
          {
            kind: 'REMEDY',
            direction: 'INCOMING',
            at: misdirected.at,
            on: misdirected.receivedOn,
            correspondent: applicant,
          } as const,
        ]),
    ...(forwarded === undefined
      ? []
      : [
          {
            kind: 'REMEDY_SENT_ON',
            direction: 'OUTGOING',
            at: forwarded.at,
            on: forwarded.on,
            correspondent: from,
          } as const,
        ]),
    ...(court === undefined
      ? []
      : [{ kind: 'COURT_CASE', direction: 'INCOMING', at: court.at, on: court.knownOn, correspondent: from } as const]),
    ...(outcome === undefined
      ? []
      : [{ kind: 'RULING', direction: 'INCOMING', at: outcome.at, on: outcome.on, correspondent: from } as const]),
  ];
}
