import { newCode, newSecret } from '../../shared/platform/ids.ts';
import { sameHash, sha256 } from '../../shared/platform/hash.ts';
import type { OpenTask, Task } from '../../shared/domain/task/task.ts';
import type {
  ConflictOfInterest,
  DeadReason,
  FoundLink,
  TaskLink,
  TaskPageStore,
} from '../../shared/http/task-page/store.ts';

type Changeable<T> = { -readonly [K in keyof T]: T[K] };

interface Row {
  link: Changeable<TaskLink>;
  endsAt: string;
  codeHash?: string;
  codesSent: number;
  attemptsLeft: number;
  why?: DeadReason;
  newLinkSentAt?: string;
}

/** How often `task-page-memory` was asked to write; GET and HEAD must leave it at zero. */
type Writes = Record<'sendCode' | 'verifyCode' | 'answerConflict' | 'requestNewLink' | 'answer', number>;

/** A small real implementation of the task page's store, with the text messages and mails it would have sent. */
export class TaskPageMemory implements TaskPageStore {
  readonly messages: { readonly phone: string; readonly code: string }[] = [];
  readonly mails: { readonly email: string; readonly token: string }[] = [];
  readonly writes: Writes = { sendCode: 0, verifyCode: 0, answerConflict: 0, requestNewLink: 0, answer: 0 };
  readonly #rows = new Map<string, Row>();
  readonly #tasks = new Map<string, Task>();
  readonly #conflicts = new Map<string, ConflictOfInterest>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Opens a task, or issues another link to it; the links before it are replaced. Returns the token. */
  issue(task: OpenTask, days = 14): string {
    this.#tasks.set(task.taskId, task);
    for (const row of this.#rows.values()) if (row.link.taskId === task.taskId) row.why ??= 'REPLACED';
    const token = `${task.subject.municipality}.${newSecret()}`;
    const link: TaskLink = {
      municipality: task.subject.municipality,
      tokenHash: sha256(token),
      taskId: task.taskId,
      ...(task.basisHash === undefined ? {} : { basisHash: task.basisHash }),
    };
    this.#rows.set(link.tokenHash, { link, endsAt: this.#in(days * 86_400), codesSent: 0, attemptsLeft: 3 });
    return token;
  }

  /** The task was taken back, or its basis changed. */
  kill(token: string, why: 'REVOKED' | 'BASIS_CHANGED' | 'REPLACED'): void {
    const row = this.#rows.get(sha256(token));
    if (row !== undefined) row.why = why;
  }

  /** What a definition's `answer` does in its transaction: false when somebody was first. */
  consume(link: TaskLink, outcome: string): boolean {
    this.writes.answer += 1;
    const row = this.#rows.get(link.tokenHash);
    const task = this.#tasks.get(link.taskId);
    if (row === undefined || row.why !== undefined || task?.status !== 'OPEN') return false;
    const { status: _open, ...common } = task;
    this.#tasks.set(task.taskId, {
      ...common,
      status: 'ANSWERED',
      answeredAt: this.#now().toISOString(),
      answeredBy: task.assignee.name,
      outcome,
    });
    for (const other of this.#rows.values()) if (other.link.taskId === task.taskId) other.why = 'ANSWERED';
    return true;
  }

  find(token: string): Promise<FoundLink> {
    const row = this.#rows.get(sha256(token));
    const task = row === undefined ? undefined : this.#tasks.get(row.link.taskId);
    if (row === undefined || task === undefined) return Promise.resolve({ kind: 'unknown' });
    const link = structuredClone(row.link);
    const expired = row.endsAt <= this.#now().toISOString() ? 'EXPIRED' : undefined;
    const why = row.why ?? expired;
    if (task.status !== 'OPEN' || why !== undefined) {
      const sent = row.newLinkSentAt === undefined ? {} : { newLinkSentAt: row.newLinkSentAt };
      return Promise.resolve({ kind: 'dead', why: why ?? 'ANSWERED', link, task, ...sent });
    }
    const conflict = this.#conflicts.get(task.taskId);
    return Promise.resolve({ kind: 'live', link, task, ...(conflict === undefined ? {} : { conflict }) });
  }

  sendCode(link: TaskLink, task: OpenTask): ReturnType<TaskPageStore['sendCode']> {
    this.writes.sendCode += 1;
    const row = this.#row(link);
    if (row.codesSent >= 3) return Promise.resolve({ kind: 'too-many' });
    const code = newCode();
    row.codesSent += 1;
    row.codeHash = sha256(code);
    row.link.code = { sentAt: this.#now().toISOString(), expiresAt: this.#in(600) };
    this.messages.push({ phone: task.assignee.phone ?? '', code });
    return Promise.resolve({ kind: 'sent' });
  }

  verifyCode(link: TaskLink, code: string): ReturnType<TaskPageStore['verifyCode']> {
    this.writes.verifyCode += 1;
    const row = this.#row(link);
    if (row.link.locked === true) return Promise.resolve({ kind: 'locked' });
    if (row.codeHash === undefined || (row.link.code?.expiresAt ?? '') <= this.#now().toISOString()) {
      return Promise.resolve({ kind: 'expired' });
    }
    row.attemptsLeft -= 1;
    if (!sameHash(row.codeHash, sha256(code))) {
      if (row.attemptsLeft > 0) return Promise.resolve({ kind: 'wrong', attemptsLeft: row.attemptsLeft });
      row.link.locked = true;
      return Promise.resolve({ kind: 'locked' });
    }
    delete row.codeHash;
    delete row.link.code;
    const sessionToken = newSecret();
    row.link.session = { hash: sha256(sessionToken), expiresAt: this.#in(3600) };
    return Promise.resolve({ kind: 'verified', sessionToken, maxAgeSeconds: 3600 });
  }

  checkSession(link: TaskLink, sessionToken: string): Promise<boolean> {
    const { session } = link;
    if (session === undefined || session.expiresAt <= this.#now().toISOString()) return Promise.resolve(false);
    return Promise.resolve(sameHash(session.hash, sha256(sessionToken)));
  }

  answerConflict(link: TaskLink, task: OpenTask, answer: ConflictOfInterest): Promise<void> {
    this.writes.answerConflict += 1;
    this.#row(link);
    if (!this.#conflicts.has(task.taskId)) this.#conflicts.set(task.taskId, answer);
    return Promise.resolve();
  }

  requestNewLink(token: string): ReturnType<TaskPageStore['requestNewLink']> {
    this.writes.requestNewLink += 1;
    const row = this.#rows.get(sha256(token));
    const task = row === undefined ? undefined : this.#tasks.get(row.link.taskId);
    if (row === undefined || task?.status !== 'OPEN') return Promise.resolve({ kind: 'closed' });
    if (row.newLinkSentAt !== undefined) return Promise.resolve({ kind: 'too-many' });
    row.newLinkSentAt = this.#now().toISOString();
    this.mails.push({ email: task.assignee.email ?? '', token: this.issue(task) });
    return Promise.resolve({ kind: 'sent' });
  }

  #row(link: TaskLink): Row {
    const row = this.#rows.get(link.tokenHash);
    if (row === undefined) throw new Error('No such link');
    return row;
  }

  #in(seconds: number): string {
    return new Date(this.#now().getTime() + seconds * 1000).toISOString();
  }
}
