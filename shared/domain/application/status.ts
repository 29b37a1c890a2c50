import { err, ok, type Result } from '../result.ts';
import type { ApplicationStatus } from './application.ts';

interface Transition {
  readonly from: readonly ApplicationStatus[];
  readonly to: ApplicationStatus;
}

/** The named ways an application moves, each from its allowed prior states; there are no others. */
export const applicationTransitions = {
  submit: { from: ['DRAFT'], to: 'RECEIVED' },
  startChecks: { from: ['RECEIVED', 'COMPLETION_REQUESTED'], to: 'CHECKING' },
  /** By the checks, or by an officer who found that something is missing (LOV 6:2). */
  requestCompletion: { from: ['CHECKING', 'ASSESSMENT'], to: 'COMPLETION_REQUESTED' },
  requestAssessment: { from: ['CHECKING'], to: 'ASSESSMENT' },
  propose: { from: ['ASSESSMENT'], to: 'PROPOSED' },
  /** A delegate's or the committee's question back. */
  sendBack: { from: ['PROPOSED'], to: 'ASSESSMENT' },
  /** To the committee: another decides, the proposal stands. */
  handOver: { from: ['PROPOSED'], to: 'PROPOSED' },
  approve: { from: ['PROPOSED'], to: 'APPROVED' },
  refuse: { from: ['PROPOSED'], to: 'REFUSED' },
  requestSignatures: { from: ['APPROVED'], to: 'CONTRACT_PENDING' },
  enterContract: { from: ['CONTRACT_PENDING'], to: 'CONTRACTED' },
  /** By a person, when the applicant let the time to sign pass. */
  lapse: { from: ['CONTRACT_PENDING'], to: 'LAPSED' },
  /** By a court's order (LOV 10:2), or because the municipality itself found its decision wrong: a new one follows. */
  takeUpAgain: { from: ['REFUSED'], to: 'CHECKING' },
  /** The court ordered the approval itself. */
  proposeAsOrdered: { from: ['REFUSED'], to: 'PROPOSED' },
  withdraw: {
    from: ['DRAFT', 'RECEIVED', 'CHECKING', 'COMPLETION_REQUESTED', 'ASSESSMENT', 'PROPOSED'],
    to: 'WITHDRAWN',
  },
  /** Nothing is left but its line in the diary: decided by people, by the municipality's plan. */
  disposeOf: { from: ['REFUSED', 'LAPSED', 'CONTRACTED', 'WITHDRAWN'], to: 'DISPOSED' },
} as const satisfies Record<string, Transition>;

export type ApplicationTransition = keyof typeof applicationTransitions;

export function canMove(status: ApplicationStatus, transition: ApplicationTransition): boolean {
  const { from }: Transition = applicationTransitions[transition];
  return from.includes(status);
}

/** The state that follows, or `NOT_ALLOWED` when the transition does not start in this one. */
export function move(
  status: ApplicationStatus,
  transition: ApplicationTransition,
): Result<ApplicationStatus, 'NOT_ALLOWED'> {
  return canMove(status, transition) ? ok(applicationTransitions[transition].to) : err('NOT_ALLOWED');
}

/** Arrived, and neither decided nor withdrawn. */
export function isUndecided(status: ApplicationStatus): boolean {
  return status !== 'DRAFT' && canMove(status, 'withdraw');
}

/** Whether some named transition leads from one state to another; staying in one is no move. */
export function isDrawn(from: ApplicationStatus, to: ApplicationStatus): boolean {
  const drawn: readonly Transition[] = Object.values(applicationTransitions);
  return from === to || drawn.some((transition) => transition.from.includes(from) && transition.to === to);
}
