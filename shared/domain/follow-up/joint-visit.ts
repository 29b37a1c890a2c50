import * as z from 'zod/mini';
import { MunicipalityId } from '../municipality/municipality.ts';
import { err, ok, type Result } from '../result.ts';
import { ExaminedRequirement, type FollowUpVisit, isEstablished } from './visit.ts';
import { mostExamined } from './visit-report.ts';

const Name = z.string().check(z.minLength(1));

/** The most neighbours that take part in one visit. */
export const mostNeighbours = 10;

const invited = {
  schemaVersion: z.literal(1),
  /** The host's visit; the municipality is the neighbour, whose record this is. */
  visitId: Name,
  municipality: MunicipalityId,
  host: MunicipalityId,
  /** The neighbour's own system and contract with the same provider. */
  choiceSystemId: Name,
  contractId: Name,
  providerName: Name,
  serviceType: Name,
  /** The host's requirements, which the visit looks at; the neighbour's own may be others. */
  requirements: z.array(ExaminedRequirement).check(z.minLength(1), z.maxLength(mostExamined)),
  invitedAt: z.iso.datetime(),
  invitedBy: Name,
  taskId: Name,
};
const answered = { ...invited, answeredAt: z.iso.datetime(), answeredBy: Name };
const received = {
  ...answered,
  formHash: Name,
  /** Which writing was established, and its hash: the copy's is the same. */
  report: z.int().check(z.positive()),
  reportHash: Name,
  establishedAt: z.iso.datetime(),
  establishedBy: Name,
  sharedAt: z.iso.datetime(),
  /** The host's officer, who confirmed that nothing in the report is hindered by secrecy. */
  sharedBy: Name,
};

/**
 * A neighbour's part in a visit that another municipality makes at a provider that both have a contract with: asked, answered
 * and, when the report is established, given its own copy of it. Authorities keep secrecy towards each other (OSL 8:1): of the
 * visit itself, its reason, its day to come, its drafts and what follows of it, nothing goes over.
 */
export const JointVisit = z.discriminatedUnion('status', [
  z.strictObject({ ...invited, status: z.literal('INVITED') }),
  z.strictObject({ ...answered, status: z.literal('ACCEPTED') }),
  z.strictObject({ ...answered, status: z.literal('DECLINED') }),
  /** The visit was called off. */
  z.strictObject({
    ...invited,
    status: z.literal('CANCELLED'),
    answeredAt: z.optional(z.iso.datetime()),
    answeredBy: z.optional(Name),
  }),
  z.strictObject({ ...received, status: z.literal('RECEIVED') }),
  z.strictObject({ ...received, status: z.literal('READ'), readAt: z.iso.datetime(), readBy: Name }),
]);
export type JointVisit = z.infer<typeof JointVisit>;
export type JointVisitIn<S extends JointVisit['status']> = Extract<JointVisit, { status: S }>;

interface Done {
  readonly by: string;
  readonly at: string;
}

/** The neighbour's word, once. */
export function answerInvitation(
  joint: JointVisit,
  answer: 'ACCEPTED' | 'DECLINED',
  { by, at }: Done,
): Result<JointVisitIn<'ACCEPTED' | 'DECLINED'>, 'SETTLED'> {
  if (joint.status !== 'INVITED') return err('SETTLED');
  return ok({ ...joint, status: answer, answeredAt: at, answeredBy: by });
}

/** The visit comes to nothing: what the neighbour said has no meaning any more. */
export function callOffJoint(joint: JointVisit): JointVisitIn<'CANCELLED'> | null {
  return joint.status === 'INVITED' || joint.status === 'ACCEPTED' ? { ...joint, status: 'CANCELLED' } : null;
}

/** Gives a neighbour that has said yes its copy of the established report, once. */
export function shareReport(
  joint: JointVisit,
  visit: FollowUpVisit,
  { by, at, taskId }: Done & { readonly taskId: string },
): Result<JointVisitIn<'RECEIVED'>, 'NOT_ACCEPTED' | 'NOT_ESTABLISHED'> {
  if (joint.status !== 'ACCEPTED' || joint.visitId !== visit.visitId || joint.host !== visit.municipality)
    return err('NOT_ACCEPTED');
  if (!isEstablished(visit)) return err('NOT_ESTABLISHED');
  const { formHash, report, reportHash, establishedAt, establishedBy } = visit;
  const copied = { formHash, report, reportHash, establishedAt, establishedBy };
  return ok({ ...joint, ...copied, status: 'RECEIVED', sharedAt: at, sharedBy: by, taskId });
}

/** Somebody at the neighbour has read it, and seen whether their own contract calls for anything. */
export function markRead(joint: JointVisit, { by, at }: Done): Result<JointVisitIn<'READ'>, 'SETTLED'> {
  if (joint.status !== 'RECEIVED') return err('SETTLED');
  return ok({ ...joint, status: 'READ', readAt: at, readBy: by });
}

/** Whether the neighbour has its copy. */
export function hasReport(joint: JointVisit): joint is JointVisitIn<'RECEIVED' | 'READ'> {
  return joint.status === 'RECEIVED' || joint.status === 'READ';
}
