import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import type { Subject } from '../../domain/task/task.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { transact } from '../transact.ts';
import { commitRun, endRun, importSubject, listRuns, readLines, readRun } from './import.ts';

/** At most so many writes are in one transaction. */
const atOnce = 100;

/** The imports whose rows have been kept for as long as they are; none that is going on. */
export async function runsEndedBefore(municipality: string, day: string): Promise<readonly Subject[]> {
  const listed = await listRuns(municipality, day);
  return listed
    .filter(({ status, rowsUntil }) => rowsUntil < day && status !== 'RUNNING' && status !== 'UNDOING')
    .map(({ importId }) => importSubject(municipality, importId));
}

/**
 * Erases the rows of an import, which name contact persons. It says first that it can't be brought in or undone any more,
 * and leaves its list last, so that a sweep that dies finds it again. Who brought in how many contracts, and when, stays.
 * @throws ConcurrencyError when somebody begins or undoes it meanwhile
 */
export async function purgeRows(subject: Subject, at: string): Promise<void> {
  const found = await readRun(subject);
  if (found === null) return;
  const run =
    found.erasedOn === undefined
      ? await commitRun({
          before: found,
          after: { ...found, erasedOn: stockholmDay(at) },
          event: { type: 'IMPORT_ROWS_ERASED', at, by: 'calendar', data: { rows: found.rows } },
        })
      : found;
  const pk = collectionOf(subject);
  const keys = (await readLines(subject)).map(({ number }) => ({ pk, sk: sortKey.row(number) }));
  for (let first = 0; first < keys.length; first += atOnce) {
    await transact(keys.slice(first, first + atOnce).map((Key) => ({ Delete: { TableName: tables.case, Key } })));
  }
  await endRun(run);
}
