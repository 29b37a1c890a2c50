import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';

/** Every human step in every process, by name. */
export const TaskKind = z.enum([
  'CONFIRM_CONTACT',
  'OPEN_APPLICATION',
  'CONFIRM_SUBMISSION',
  'ENTER_APPLICATION',
  'WITHDRAW',
  'COMPLETE',
  'DECIDE_EXTENSION',
  'DECIDE_CORRECTION',
  'ASSESS',
  'JUDGE',
  'GET_MOVING',
  'DECIDE_AS_OFFICER',
  'DECIDE_AS_MEMBER',
  'DECIDE_URGENTLY',
  'PREPARE',
  'REGISTER_MEETING',
  'VOTE',
  'RECEIVE_NOTICE',
  'STATE_REGISTRATION',
  'CHECK_REGISTRATION',
  'SIGN',
  'REGISTER_SIGNATURE',
  'CONFIRM_START',
  'SEE_TO_SIGNING',
  'DECIDE_LAPSE',
  'DECIDE_TERM',
  'RECEIVE_CONTRACT_NOTICE',
  'ANSWER_TERMS_CHANGE',
  'CONFIRM_ADVERT',
  'APPROVE_TEXTS',
  'CONFIRM_ENTRY',
  'CORRECT_ENTRY',
  'REPORT_QUALITY',
  'DECIDE_MEASURE',
  'COMMENT_MEASURE',
  'TERMINATE_AS_OFFICER',
  'TERMINATE_AS_MEMBER',
  'REGISTER_TERMINATION',
  'HELP_CHOOSE_AGAIN',
  'SUPPLY_PROOF',
  'JUDGE_RECHECK',
  'CONFIRM_ADDRESS',
  'ANSWER_QUESTION',
  'GIVE_OPINION',
  'ACCEPT_INVITATION',
  'JUDGE_CHANGE_NOTICE',
  'GIVE_ACCOUNT',
  'SEE_TO_VISIT',
  'SEE_TO_JOINT_VISIT',
  'CHECK_VISIT_REPORT',
]);
export type TaskKind = z.infer<typeof TaskKind>;

/** Steps of people who have not come to the municipality yet: nobody there waits for them, or is told of them. */
export const unseenByStaff: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'CONFIRM_CONTACT',
  'CONFIRM_ADDRESS',
  'OPEN_APPLICATION',
]);

/** The aggregate that a task, an event or a message is about. */
export const Subject = z.strictObject({
  municipality: z.string(),
  type: z.enum([
    'APPLICATION',
    'CONTRACT',
    'REPORT',
    'PROVIDER',
    'CHOICE_SYSTEM',
    'COMMITTEE',
    'REGISTER',
    'QUESTION',
    'SUBSCRIPTION',
    'DESK',
    'IMPORT',
    'TERMS_CHANGE',
    'CIRCULAR',
    'CAMPAIGN',
    'MEASURE',
    'PLAN',
    'VISIT',
    'JOINT_VISIT',
    'WEBHOOK',
    'COMPLAINT',
    'READING_REVIEW',
    'STREETS',
    'SURVEY',
    'SURVEY_RESULTS',
    'DISPOSAL',
  ]),
  id: z.string(),
});
export type Subject = z.infer<typeof Subject>;

export const Assignee = z.strictObject({
  name: z.string(),
  /** Without one they are written to by letter: see `GoesByLetter`. */
  email: z.optional(z.email()),
  /** Where one-time codes go; without it a task can't ask for one. */
  phone: z.optional(z.string()),
  /** A committee seat, when the task belongs to one. */
  seat: z.optional(z.string()),
  /** The position in which they are asked, and whether it is theirs or they stand in. */
  capacity: z.optional(z.strictObject({ id: z.string(), title: z.string(), as: z.enum(['HOLDER', 'DEPUTY']) })),
});
export type Assignee = z.infer<typeof Assignee>;

const common = {
  schemaVersion: z.literal(1),
  taskId: z.string(),
  kind: TaskKind,
  subject: Subject,
  assignee: Assignee,
  /** The provider whose own page shows it; absent for what is nobody's but the municipality's. */
  providerId: z.optional(z.string()),
  /** Registered number of the case; the only thing about it that mail may carry. */
  diaryNumber: z.optional(z.string()),
  /** The last day, `YYYY-MM-DD` in Europe/Stockholm. */
  dueOn: z.iso.date(),
  /** Hash of the decision basis or document that was shown; another basis kills the links. */
  basisHash: z.optional(z.string()),
  /** What the workflow waits for, when it waits for this. */
  round: z.optional(z.strictObject({ name: z.string(), number: z.int() })),
  /** What an open task asks for, in words, when it is more than its kind says. */
  note: z.optional(Text),
  /** What follows when nobody answers in time: said beforehand, in the mail and on the page. */
  otherwise: z.optional(Text),
  /** What of a case it is about, when it is about some of its requirements only. */
  requirementIds: z.optional(z.array(z.string()).check(z.minLength(1))),
  openedAt: z.iso.datetime(),
  /** The assignee's own word on their impartiality; the first one stands. */
  conflict: z.optional(z.enum(['NONE', 'DECLARED'])),
  conflictAnsweredAt: z.optional(z.iso.datetime()),
  /** Rungs of the ladder that were taken, each once; `PROPOSED`: a person was asked about a measure. */
  reminded: z.array(z.enum(['BEFORE_DUE', 'OVERDUE', 'ESCALATED', 'PROPOSED'])),
};

/** One human step: open until it is answered or taken back. */
export const Task = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('OPEN') }),
  z.strictObject({
    ...common,
    status: z.literal('ANSWERED'),
    answeredAt: z.iso.datetime(),
    answeredBy: z.string(),
    outcome: z.string(),
  }),
  z.strictObject({ ...common, status: z.literal('REVOKED'), revokedAt: z.iso.datetime(), why: z.string() }),
]);
export type Task = z.infer<typeof Task>;
export type OpenTask = Extract<Task, { status: 'OPEN' }>;
