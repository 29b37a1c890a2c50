import { type FiledApplication, isOnFile } from '../../domain/register/case-on-file.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { commitApplication, readApplication } from '../application/application.ts';
import { retryOnConcurrency } from '../transact.ts';

/** `GONE`: there is no such case on file; perhaps it has been disposed of. */
export type HoldRefusal = 'GONE';

interface Said {
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** Holds a case: nothing of it is proposed for disposal or erased, whatever has been approved. The first one to hold it stands. */
export async function holdCase(subject: Subject, said: Said): Promise<Result<FiledApplication, HoldRefusal>> {
  return retryOnConcurrency(async () => {
    const before = await readApplication(subject);
    if (before === null || !isOnFile(before)) return err('GONE');
    if (before.hold !== undefined) return ok(before);
    const { by, at, why } = said;
    await commitApplication({
      before,
      after: { ...before, hold: said },
      event: { type: 'LEGAL_HOLD_SET', at, by, data: { why } },
    });
    return ok({ ...before, hold: said });
  });
}

/** Lets go of a case that was held; it stands for disposal again where it stood. */
export async function releaseCase(subject: Subject, said: Said): Promise<Result<FiledApplication, HoldRefusal>> {
  return retryOnConcurrency(async () => {
    const before = await readApplication(subject);
    if (before === null || !isOnFile(before)) return err('GONE');
    if (before.hold === undefined) return ok(before);
    const { hold: _over, ...after } = before;
    const { by, at, why } = said;
    await commitApplication({ before, after, event: { type: 'LEGAL_HOLD_LIFTED', at, by, data: { why } } });
    return ok(after);
  });
}
