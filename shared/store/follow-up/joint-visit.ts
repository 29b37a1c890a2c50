import * as z from 'zod/mini';
import type { VisitForm } from '../../domain/follow-up/visit-form.ts';
import { JointVisit } from '../../domain/follow-up/joint-visit.ts';
import type { FollowUpVisit } from '../../domain/follow-up/visit.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, writesOf } from '../commit.ts';
import { readBatch, readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { readTask } from '../task/task.ts';
import type { Write } from '../transact.ts';
import { readAskedFormOf, readVisitReport } from './visit.ts';

const joints = keptCodec(JointVisit);
const places = codec(z.strictObject({ schemaVersion: z.literal(1), visitId: z.string() }));

/** A neighbour's part in a visit, in the neighbour's own collection: whoever was not asked has none. */
export function jointVisitSubject(municipality: string, visitId: string): Subject {
  return { municipality, type: 'JOINT_VISIT', id: visitId };
}

export function subjectOfJoint({ municipality, visitId }: Pick<JointVisit, 'municipality' | 'visitId'>): Subject {
  return jointVisitSubject(municipality, visitId);
}

export async function readJointVisit(subject: Subject): Promise<Kept<JointVisit> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, joints);
}

/** The parts of those whom the host has asked, in no order. */
export async function readAsked({
  visitId,
  invited = [],
}: Pick<FollowUpVisit, 'visitId' | 'invited'>): Promise<Kept<JointVisit>[]> {
  return readParts(invited.map((municipality) => jointVisitSubject(municipality, visitId)));
}

/** The neighbours' visits that the municipality was asked to take part in, of one of its own contracts. */
export async function readJointVisitsOf(contract: Subject): Promise<Kept<JointVisit>[]> {
  const known = await readCollection(collectionOf(contract), sortKey.jointVisit(''), places);
  return readParts(known.map(({ visitId }) => jointVisitSubject(contract.municipality, visitId)));
}

async function readParts(subjects: readonly Subject[]): Promise<Kept<JointVisit>[]> {
  return readBatch(
    subjects.map((subject) => ({ pk: collectionOf(subject), sk: sortKey.case })),
    joints,
  );
}

export function placeJointVisit(contract: Subject, visitId: string): Write {
  const key = { pk: collectionOf(contract), sk: sortKey.jointVisit(visitId) };
  return { Put: { TableName: tables.case, Item: { ...key, ...places.encode({ schemaVersion: 1, visitId }) } } };
}

/** A part's change, for the transaction of what it follows from. */
export function jointVisitWrites(change: Omit<Change<JointVisit>, 'subject' | 'codec' | 'list'>): readonly Write[] {
  return writesOf({ ...change, subject: subjectOfJoint(change.after), codec: joints }).writes;
}

/** The neighbour's own copy: the report and the questions that it answers. */
export async function readCopy(
  joint: Pick<Extract<JointVisit, { status: 'RECEIVED' }>, 'municipality' | 'visitId' | 'formHash' | 'report'>,
) {
  const subject = subjectOfJoint(joint);
  const [form, report]: [VisitForm, Awaited<ReturnType<typeof readVisitReport>>] = await Promise.all([
    readAskedFormOf(subject, joint.formHash),
    readVisitReport(subject, joint.report),
  ]);
  return { form, report };
}

/** What the neighbour's coordinator is asked now. */
export async function openTaskOfJoint(joint: JointVisit): Promise<OpenTask | null> {
  const task = await readTask(subjectOfJoint(joint), joint.taskId);
  return task?.status === 'OPEN' ? task : null;
}
