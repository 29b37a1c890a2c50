import { eraseTold } from '../../domain/register/event.ts';
import { deskList } from '../../domain/desk/place.ts';
import { isOnFile } from '../../domain/register/case-on-file.ts';
import { type DisposalIn, type DisposalLineIn, disposedCase, preservesMore } from '../../domain/register/disposal.ts';
import type { DisposalHindrance } from '../../domain/register/disposal-hindrance.ts';
import { type Preserved, retentionOf, type RetentionPlan } from '../../domain/register/retention.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Subject } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { newSecret } from '../../platform/ids.ts';
import { applicationSubject, commitApplication, readApplication, readContent } from '../application/application.ts';
import { eraseWithin } from '../application/erase.ts';
import { relationsOf } from '../application/receive.ts';
import { eraseUnder } from '../evidence-bucket.ts';
import { readEvents } from '../event.ts';
import { moveRelations } from '../provider/provider.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { retryOnConcurrency, transact } from '../transact.ts';
import { readCaseOnFile } from './case-on-file.ts';
import { disposalSubject, settleLine } from './disposal.ts';
import { readKeptDocuments } from './kept-document.ts';
import { hindrancesNow } from './propose-disposal.ts';

/** At most so many writes are in one transaction. */
const atOnce = 100;

interface Approved {
  readonly disposal: DisposalIn<'APPROVED'>;
  /** As it is today; null where the municipality has none any more. */
  readonly plan: RetentionPlan | null;
  readonly at: string;
}

/**
 * Disposes of a case that people have approved it for, unless something stands against it now. First the case itself says
 * that it is disposed of, and nobody can change it any more; then what it held is erased, and last the log says so. Dead
 * between any two of these, the next run goes on where it was: the line of the log still waits.
 */
export async function disposeOfCase(
  line: DisposalLineIn<'PROPOSED'>,
  approved: Approved,
): Promise<'ERASED' | 'STOPPED'> {
  const { disposal, at } = approved;
  const subject = applicationSubject(disposal.municipality, line.applicationId);
  const log = disposalSubject(disposal.municipality, disposal.disposalId);
  const hindrances = await retryOnConcurrency(() => endCase(subject, line, approved));
  if (hindrances.length > 0) {
    const stopped = { at, hindrances: [...hindrances] };
    await transact([settleLine(log, { ...line, status: 'STOPPED', stopped })]);
    return 'STOPPED';
  }
  await eraseFiles(subject, line.preserves);
  await leaveProviders(subject);
  await eraseWithin(subject, (sk) => isKept(sk, line.preserves));
  await eraseWhatEventsTold(subject);
  await transact([settleLine(log, { ...line, status: 'ERASED', erasedAt: at })]);
  return 'ERASED';
}

/** @returns what stands against it; when nothing does, the case is disposed of */
async function endCase(
  subject: Subject,
  line: DisposalLineIn<'PROPOSED'>,
  { disposal, plan, at }: Approved,
): Promise<readonly DisposalHindrance[]> {
  const application = await readApplication(subject);
  if (application?.status === 'DISPOSED') return [];
  const file = await readCaseOnFile(subject);
  if (application === null || !isOnFile(application) || file === null) throw new Error('A disposal of no case on file');
  if (plan === null) return ['NO_CLASS'];
  const today = stockholmDay(at);
  const hindrances = await hindrancesNow(file, plan, today);
  if (hindrances.length > 0) return hindrances;
  if (preservesMore(line, retentionOf(file, plan, today))) return ['PRESERVES_MORE'];
  const { disposalId, approved } = disposal;
  await commitApplication({
    // What was looked at is what is disposed of: whatever has happened since, a hold too, is looked at anew.
    before: application,
    after: disposedCase(application, { disposalId, at, tokenHash: sha256(newSecret()) }),
    event: {
      type: 'CASE_DISPOSED',
      at,
      by: approved.by,
      data: { disposalId, class: line.class, plan: disposal.plan.name, preserves: line.preserves },
    },
  });
  return [];
}

/** Everything in the bucket that is the case's, with all versions and what nobody names, but the documents that are preserved. */
async function eraseFiles(subject: Subject, preserves: readonly Preserved[]): Promise<void> {
  const kept = (await readKeptDocuments(subject)).filter(({ kind }) => preserves.includes(kind));
  await eraseUnder(`${subject.municipality}/${subject.id}/`, new Set(kept.map(({ objectKey }) => objectKey)));
}

/** It stands under none of its providers any more; when its content is gone, that has been done. */
async function leaveProviders(subject: Subject): Promise<void> {
  const content = await readContent(subject);
  if (content === null) return;
  const relations = relationsOf(subject.id, content, '');
  await transact([...moveRelations(subject.municipality, relations, [])]);
}

/** What stays of every case: that things happened, what is counted, what the committee was told, and how it is found. */
const keptAlways = ['EVENT#', sortKey.place(deskList.found), 'DECIDED#', 'DELEGATED#'];

/** By what the plan preserves: how the sort keys begin that hold it. */
const keptFor: Readonly<Record<Preserved, readonly string[]>> = {
  BASIS: [sortKey.document('BASIS-')],
  DECISION: ['DECISION#'],
  NOTICE: [sortKey.notice, 'FORMER_NOTICE#', 'REMEDY#', sortKey.document('NOTICE-')],
  CONTRACT: [sortKey.document('CONTRACT-')],
};

function isKept(sk: string, preserves: readonly Preserved[]): boolean {
  const kept = [...keptAlways, ...preserves.flatMap((one) => keptFor[one])];
  return kept.some((prefix) => sk.startsWith(prefix));
}

/** That a thing happened and when stays, in its chain; who did it and what was said goes. How it was disposed of stays whole. */
async function eraseWhatEventsTold(subject: Subject): Promise<void> {
  const told = (await readEvents(subject)).filter(({ salt, type }) => salt !== undefined && type !== 'CASE_DISPOSED');
  for (let first = 0; first < told.length; first += atOnce) {
    await transact(
      told.slice(first, first + atOnce).map((event) => ({
        Put: {
          TableName: tables.case,
          Item: { pk: collectionOf(subject), sk: sortKey.event(event.seq), ...eraseTold(event) },
        },
      })),
    );
  }
}
