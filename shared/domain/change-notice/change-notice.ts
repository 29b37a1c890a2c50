import * as z from 'zod/mini';
import { Change } from './change.ts';

const Name = z.string().check(z.minLength(1));

const common = {
  schemaVersion: z.literal(1),
  changeNoticeId: Name,
  change: Change,
  /** What the provider says of it. */
  message: z.optional(z.string()),
  submittedAt: z.iso.datetime(),
  /** Who of the provider's gave it, and by which way. */
  submittedBy: z.strictObject({ memberId: Name, name: Name }),
  channel: z.enum(['OWN_PAGE', 'API']),
  /** The requirement that asks for the notice; absent where only the municipality's settings speak of it. */
  requirementId: z.optional(Name),
  /** The day from which it counts, when nothing stands against it. */
  countsFrom: z.iso.date(),
};

/** What a person at the municipality answered, where approval is asked for. */
const Answer = z.strictObject({
  by: Name,
  at: z.iso.datetime(),
  /** The point of the delegation order or the paragraph that it rests on. */
  authority: Name,
  why: Name,
});

/** A notice of change, from its arrival to its effect; kept as it was given, with what came of it. */
export const ChangeNotice = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('AWAITING_APPROVAL'), taskId: Name }),
  /** Nothing stands against it; it counts from its day. */
  z.strictObject({ ...common, status: z.literal('ACCEPTED'), approved: z.optional(Answer) }),
  z.strictObject({
    ...common,
    status: z.literal('IN_EFFECT'),
    approved: z.optional(Answer),
    inEffectAt: z.iso.datetime(),
  }),
  z.strictObject({ ...common, status: z.literal('REFUSED'), refused: Answer }),
  /** Its provider took it back before anybody had answered: nothing came of it. */
  z.strictObject({
    ...common,
    status: z.literal('WITHDRAWN'),
    withdrawn: z.strictObject({ by: Name, at: z.iso.datetime() }),
  }),
]);
export type ChangeNotice = z.infer<typeof ChangeNotice>;
export type ChangeNoticeIn<S extends ChangeNotice['status']> = Extract<ChangeNotice, { status: S }>;
export type ChangeAnswer = z.infer<typeof Answer>;
