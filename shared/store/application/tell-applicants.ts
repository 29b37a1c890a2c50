import { deskList } from '../../domain/desk/place.ts';
import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import { applicationSubject } from './application.ts';
import { listCaseIds } from '../desk/list.ts';
import { namedOutboxLine } from '../outbox.ts';
import { transact } from '../transact.ts';

/**
 * Tells everybody who has an open application in a system that it is cancelled (LOV 8:2 st. 2), when, and each change of
 * that, under one name: told twice, it goes out once. Each line is a transaction of its own, so that a hundred are no different from one.
 */
export async function tellApplicants(
  about: { readonly municipality: string; readonly choiceSystemId: string; readonly change?: number | undefined },
  at: string,
): Promise<void> {
  const { municipality, choiceSystemId, change } = about;
  const name = change === undefined ? 'SYSTEM_CANCELLED' : `SYSTEM_CANCELLED-${String(change)}`;
  for (const id of await listCaseIds(municipality, deskList.system(choiceSystemId))) {
    const message = { kind: 'MAIL', template: 'SYSTEM_CANCELLED' } as const;
    try {
      await transact([namedOutboxLine(applicationSubject(municipality, id), message, at, name)]);
    } catch (error) {
      // In the outbox already.
      if (!(error instanceof ConcurrencyError)) throw error;
    }
  }
}
