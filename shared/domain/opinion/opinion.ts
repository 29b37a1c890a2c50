import * as z from 'zod/mini';
import type { RegisteredApplication } from '../application/application.ts';
import type { Day } from '../calendar/day.ts';
import type { HashOf } from '../result.ts';

/** So many questions in one request, and so many requests in one case. */
export const opinionLimits = { questions: 5, perApplication: 20 };

/** How whoever is asked sees the application as a whole; none of them binds anybody. */
export const Stance = z.enum(['SUPPORTS', 'REMARKS', 'NO_KNOWLEDGE']);
export type Stance = z.infer<typeof Stance>;

const asked = {
  schemaVersion: z.literal(1),
  opinionId: z.string(),
  taskId: z.string(),
  /** Who is asked, and for whom they answer: another municipality or an authority. */
  name: z.string(),
  organisation: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  /** The requirements that it is about. */
  requirementIds: z.array(z.string()).check(z.minLength(1)),
  questions: z.array(z.string()).check(z.minLength(1), z.maxLength(opinionLimits.questions)),
};

/** `AFTER_DUE`: after its day, and read all the same. `AFTER_PROPOSAL`: after the basis of the decision was settled. */
const Lateness = z.enum(['AFTER_DUE', 'AFTER_PROPOSAL']);

/**
 * What somebody outside the municipality was asked about an application, and what they said (FL 26 §). Answered once:
 * what a decision rests on is never changed afterwards.
 */
export const Opinion = z.discriminatedUnion('status', [
  z.strictObject({ ...asked, status: z.literal('ASKED') }),
  z.strictObject({
    ...asked,
    status: z.literal('GIVEN'),
    givenAt: z.iso.datetime(),
    stance: Stance,
    /** In the questions' order; empty where nothing was said. */
    answers: z.array(z.string()),
    late: z.optional(Lateness),
  }),
  z.strictObject({ ...asked, status: z.literal('TAKEN_BACK'), takenBackAt: z.iso.datetime(), takenBackBy: z.string() }),
]);
export type Opinion = z.infer<typeof Opinion>;
export type OpinionIn<S extends Opinion['status']> = Extract<Opinion, { status: S }>;

/** An opinion as a proposal rests on it: another text would have another hash. */
export const OpinionInBasis = z.strictObject({ opinionId: z.string(), hash: z.string() });
export type OpinionInBasis = z.infer<typeof OpinionInBasis>;

/** Whether an answer could still come into the basis of the decision. */
export function mayAskOpinion(application: RegisteredApplication): boolean {
  return !('proposal' in application);
}

/**
 * The answer as it is kept. Silence is no answer, and a late one is kept and told as late.
 * @param today the day of the answer, Europe/Stockholm
 */
export function giveOpinion(
  { status: _asked, ...opinion }: OpinionIn<'ASKED'>,
  application: RegisteredApplication,
  answer: { readonly stance: Stance; readonly answers: readonly string[]; readonly at: string; readonly today: Day },
): OpinionIn<'GIVEN'> {
  const { stance, answers, at, today } = answer;
  const late = !mayAskOpinion(application) ? 'AFTER_PROPOSAL' : today > opinion.dueOn ? 'AFTER_DUE' : undefined;
  return {
    ...opinion,
    status: 'GIVEN',
    givenAt: at,
    stance,
    answers: [...answers],
    ...(late === undefined ? {} : { late }),
  };
}

/** The opinions that a proposal rests on: every one that has been given. */
export function opinionsInBasis(opinions: readonly Opinion[], hash: HashOf): readonly OpinionInBasis[] {
  return opinions.flatMap((opinion) =>
    opinion.status === 'GIVEN' ? [{ opinionId: opinion.opinionId, hash: hash(opinion) }] : [],
  );
}

/** Whether the proposal that stands rests on this opinion. */
export function isInBasis(
  { opinionId }: Pick<Opinion, 'opinionId'>,
  proposal: { readonly opinions?: readonly OpinionInBasis[] | undefined } | undefined,
): boolean {
  return proposal?.opinions?.some((one) => one.opinionId === opinionId) ?? false;
}
