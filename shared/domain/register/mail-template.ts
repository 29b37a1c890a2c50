import * as z from 'zod/mini';
import type { Task, TaskKind } from '../task/task.ts';

/** What is mailed, or goes by letter to whoever has no address for mail. */
export const MailTemplate = z.enum([
  'TASK',
  'NEW_LINK',
  /** What they were asked to decide on has changed: earlier links are dead. */
  'NEW_BASIS',
  'DECIDER_CHANGED',
  /** To a member: all that they are asked to prepare, once a day. */
  'PREPARATION_DIGEST',
  'REMINDER_BEFORE_DUE',
  'REMINDER_OVERDUE',
  'EXTENDED',
  'NOT_EXTENDED',
  'ESCALATION',
  /** To the coordinator: what was mailed about a task did not arrive. */
  'NOT_ARRIVED',
  'RECEIPT',
  /** To a draft's contact: it is not submitted. */
  'DRAFT_UNSENT',
  'DRAFT_END',
  'WITHDRAWN',
  'WITHDRAWN_TO_COORDINATOR',
  /** To the secretary: the committee is soon to be told of decisions by delegation (KL 6:40, 7:8). */
  'DELEGATED_TO_REPORT',
  /** To the head of administration who passed the delegation on (KL 7:8). */
  'SUB_DELEGATE_DECIDED',
  /** To whoever has a proposed case: a file that its proposal leans on counts no more. */
  'FILE_LOST',
  'PUBLISHED',
  'CORRECTION_ANSWERED',
  'NEWS',
  'QUESTION_SETTLED',
  'SYSTEM_CANCELLED',
  'CONTACT_REPLACED',
]);
export type MailTemplate = z.infer<typeof MailTemplate>;

/** Something that went out to somebody outside the municipality. */
export interface Letter {
  readonly template: MailTemplate;
  /** What the addressee was asked for, when it was about that. */
  readonly task?: TaskKind | undefined;
  /** The addressee; absent, the applicant's contact. */
  readonly to?: string | undefined;
  readonly at: string;
  readonly byPost: boolean;
}

/** A line that was sent, or was to be. */
interface SentLine {
  readonly template: MailTemplate;
  readonly taskId?: string | undefined;
  readonly at: string;
  readonly doneAt?: string | undefined;
  readonly state: string;
}

/** To the applicant's contact, about the case as a whole. */
const toApplicant = new Set<MailTemplate>([
  'RECEIPT',
  'WITHDRAWN',
  'PUBLISHED',
  'CORRECTION_ANSWERED',
  'SYSTEM_CANCELLED',
  'CONTACT_REPLACED',
]);

/** To whoever has a task. */
const toAssignee = new Set<MailTemplate>([
  'TASK',
  'NEW_LINK',
  'REMINDER_BEFORE_DUE',
  'REMINDER_OVERDUE',
  'EXTENDED',
  'NOT_EXTENDED',
]);

/** Steps of people outside the municipality. What some of them lead to is a document of its own, listed as such. */
const outside: Partial<Record<TaskKind, 'OWN_DOCUMENT' | 'LETTER'>> = {
  CONFIRM_SUBMISSION: 'LETTER',
  STATE_REGISTRATION: 'LETTER',
  WITHDRAW: 'LETTER',
  COMPLETE: 'OWN_DOCUMENT',
  RECEIVE_NOTICE: 'OWN_DOCUMENT',
  GIVE_OPINION: 'OWN_DOCUMENT',
};

/** What went out of a case to people outside, beside the documents that are listed for themselves. */
export function lettersOf(
  lines: readonly SentLine[],
  tasks: readonly Pick<Task, 'taskId' | 'kind' | 'assignee'>[],
): readonly Letter[] {
  return lines.flatMap(({ template, taskId, at, doneAt = at, state }): Letter[] => {
    if (state !== 'DONE' && state !== 'LETTER_SENT') return [];
    const sent = { template, at: doneAt, byPost: state === 'LETTER_SENT' };
    if (toApplicant.has(template)) return [sent];
    const task = tasks.find((one) => one.taskId === taskId);
    if (task === undefined || !toAssignee.has(template)) return [];
    const kind = outside[task.kind];
    if (kind === undefined || (kind === 'OWN_DOCUMENT' && template === 'TASK')) return [];
    return [{ ...sent, task: task.kind, to: task.assignee.name }];
  });
}

/** Who has acted for the applicant in a case, as its tasks name them. */
export function actedForApplicant(tasks: readonly Pick<Task, 'kind' | 'assignee'>[]): readonly string[] {
  const theirs = tasks.filter(({ kind }) => kind !== 'GIVE_OPINION' && outside[kind] !== undefined);
  return [...new Set(theirs.map(({ assignee }) => assignee.name))];
}
