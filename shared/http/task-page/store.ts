import type { OpenTask, Task } from '../../domain/task/task.ts';

/** An issued link as the page needs to know it. The token itself is never stored, only its hash. */
export interface TaskLink {
  readonly municipality: string;
  /** Lower-case hex SHA-256 of the token. */
  readonly tokenHash: string;
  readonly taskId: string;
  /** The task's `basisHash` when the link was issued. */
  readonly basisHash?: string | undefined;
  /** The code that was sent last, as long as it can be used. */
  readonly code?: { readonly sentAt: string; readonly expiresAt: string } | undefined;
  /** Too many wrong codes: this link takes no more; a new link does. */
  readonly locked?: boolean | undefined;
  /** Who typed the right code: only the hash of the session's token. */
  readonly session?: { readonly hash: string; readonly expiresAt: string } | undefined;
}

export type DeadReason = 'ANSWERED' | 'REVOKED' | 'EXPIRED' | 'REPLACED' | 'BASIS_CHANGED';

/** A person's own word on whether something makes their impartiality doubtful (FL 16 §, KL 5:47, 6:28). */
export type ConflictOfInterest = 'NONE' | 'DECLARED';

export interface LiveLink {
  readonly kind: 'live';
  readonly link: TaskLink;
  readonly task: OpenTask;
  /** What the assignee answered, on this link or on an earlier one of the same task; absent until asked. */
  readonly conflict?: ConflictOfInterest;
}

export interface DeadLink {
  readonly kind: 'dead';
  readonly why: DeadReason;
  readonly link: TaskLink;
  /** As it is now; `status: 'ANSWERED'` when `why` is. */
  readonly task: Task;
  /** When a new link was last mailed because somebody asked here. */
  readonly newLinkSentAt?: string;
}

export type FoundLink = { readonly kind: 'unknown' } | DeadLink | LiveLink;

/**
 * What the task page needs of the store. `find` and `checkSession` never write; every other method is called
 * from a POST only, must be safe to repeat, and counts its own attempts.
 */
export interface TaskPageStore {
  /** Malformed, unknown and wrongly prefixed tokens are all `unknown`. */
  find(token: string): Promise<FoundLink>;

  /**
   * Sends a one-time code to the assignee's telephone and makes the one before it useless.
   * `too-many`: a limit per link and hour was reached; nothing was sent.
   */
  sendCode(link: TaskLink, task: OpenTask): Promise<{ readonly kind: 'sent' } | { readonly kind: 'too-many' }>;

  /**
   * Uses up the code when it is right and starts a session bound to this link.
   * Wrong attempts are counted before they are compared.
   */
  verifyCode(
    link: TaskLink,
    code: string,
  ): Promise<
    | { readonly kind: 'verified'; readonly sessionToken: string; readonly maxAgeSeconds: number }
    | { readonly kind: 'wrong'; readonly attemptsLeft: number }
    | { readonly kind: 'expired' }
    | { readonly kind: 'locked' }
  >;

  /** Whether this is the session that `verifyCode` started on this link, and it has not ended. */
  checkSession(link: TaskLink, sessionToken: string): Promise<boolean>;

  /** Records the answer with its audit event; `DECLARED` stops the task and tells the coordinator. The first answer stands. */
  answerConflict(link: TaskLink, task: OpenTask, answer: ConflictOfInterest): Promise<void>;

  /** Mails a new link to the registered address, if the task is still open; never to an address from the request. */
  requestNewLink(
    token: string,
  ): Promise<{ readonly kind: 'sent' } | { readonly kind: 'too-many' } | { readonly kind: 'closed' }>;
}
