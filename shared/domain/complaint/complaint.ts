import * as z from 'zod/mini';
import { Misconduct } from './misconduct.ts';

const Name = z.string().check(z.minLength(1));

/** `MISCONDUCT`: a report of misconduct, or a risk of it, in social services (SoL 27:2, LSS 24 b §). */
export const ComplaintKind = z.enum(['COMPLAINT', 'DEVIATION', 'MISCONDUCT']);
export type ComplaintKind = z.infer<typeof ComplaintKind>;

export const ComplaintTopic = z.enum([
  'TREATMENT',
  'TIMES',
  'PERFORMANCE',
  'CONTINUITY',
  'SAFETY',
  'INFORMATION',
  'OTHER',
]);
export type ComplaintTopic = z.infer<typeof ComplaintTopic>;

/** How it came. `FORM`: by anybody, without signing in. */
export const Channel = z.enum(['FORM', 'CALL', 'LETTER', 'VISIT', 'PROVIDER']);
export type Channel = z.infer<typeof Channel>;

/** How the answer was given. `NONE`: there is nobody to answer, or no way to reach them. */
export const AnswerWay = z.enum(['PAGE', 'LETTER', 'CALL', 'NONE']);
export type AnswerWay = z.infer<typeof AnswerWay>;

export const Outcome = z.enum(['UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD', 'NOT_ASSESSABLE']);
export type Outcome = z.infer<typeof Outcome>;

/** The provider that it is about, by the contract whose entry people chose. */
export const AboutProvider = z.strictObject({ contractId: Name, name: Name });
export type AboutProvider = z.infer<typeof AboutProvider>;

const Answer = z.strictObject({ at: z.iso.datetime(), by: Name, way: AnswerWay });

const common = {
  schemaVersion: z.literal(1),
  municipality: Name,
  complaintId: Name,
  /** What the complainant and the staff call it by; its series is apart from the diary of cases. */
  reference: Name,
  kind: ComplaintKind,
  topic: ComplaintTopic,
  /** Null for what is about no provider that anybody named. */
  about: z.nullable(AboutProvider),
  channel: Channel,
  /** The officer who wrote it down, or the provider's member who sent it; nobody for the public form. */
  registeredBy: z.nullable(Name),
  /** The provider that sent it, when one did. */
  sentBy: z.optional(Name),
  /** The day it reached the municipality (OSL 5:1). */
  receivedOn: z.iso.date(),
  registeredAt: z.iso.datetime(),
  answerBy: z.iso.date(),
  /** Whether mail can reach the complainant. */
  mayMail: z.boolean(),
  /** Of the address at which the complainant reads the answer; only they have it. */
  followHash: z.optional(Name),
  assignee: z.optional(z.strictObject({ name: Name, email: z.email() })),
  /** What the provider was asked, and whether it has answered. */
  account: z.optional(
    z.strictObject({
      taskId: Name,
      askedAt: z.iso.datetime(),
      dueOn: z.iso.date(),
      givenAt: z.optional(z.iso.datetime()),
    }),
  ),
  misconduct: z.optional(Misconduct),
  /** The latest day that was passed and told of. */
  lateTold: z.optional(z.iso.date()),
};

/**
 * What somebody is not content with, or a deviation that a provider reports. What it says, and of whom, lies beside it:
 * whatever lists it, counts it or reminds of it never holds that.
 */
export const Complaint = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('OPEN') }),
  z.strictObject({ ...common, status: z.literal('ANSWERED'), answer: Answer }),
  z.strictObject({
    ...common,
    status: z.literal('CLOSED'),
    answer: Answer,
    closed: z.strictObject({ at: z.iso.datetime(), by: Name, outcome: Outcome }),
    eraseOn: z.iso.date(),
  }),
]);
export type Complaint = z.infer<typeof Complaint>;
export type ComplaintIn<S extends Complaint['status']> = Extract<Complaint, { status: S }>;

/** Who complains; every part of it is theirs to leave out. */
export const Complainant = z.strictObject({
  name: z.optional(Name),
  email: z.optional(z.email()),
  phone: z.optional(Name),
});
export type Complainant = z.infer<typeof Complainant>;

/** What it says. Personal: read only by whoever handles it, and each reading is logged. */
export const ComplaintContent = z.strictObject({
  text: Name,
  happened: z.optional(Name),
  complainant: Complainant,
  /** What a provider did at once (SoL 27:5). */
  done: z.optional(Name),
  /** The day that a provider says it told the Inspectorate itself (SoL 27:6). */
  toldInspectorateOn: z.optional(z.iso.date()),
  /** The answer that the complainant reads. */
  answer: z.optional(Name),
  /** What was done about it, and what is to be. */
  measures: z.optional(Name),
});
export type ComplaintContent = z.infer<typeof ComplaintContent>;

/** What the provider is asked, in the officer's own words, and its account. */
export const Account = z.strictObject({
  taskId: Name,
  question: Name,
  /** The complainant's name, only where the provider can't answer without it. */
  concerns: z.optional(Name),
  answer: z.optional(z.strictObject({ text: Name, at: z.iso.datetime(), by: Name })),
});
export type Account = z.infer<typeof Account>;

/** One of the investigation's notes. */
export const InvestigationNote = z.strictObject({ noteId: Name, at: z.iso.datetime(), by: Name, text: Name });
export type InvestigationNote = z.infer<typeof InvestigationNote>;
