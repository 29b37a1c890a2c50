import { describe, expect, it } from 'vitest';
import { commitApplication, readApplication } from '../../../../shared/store/application/application.ts';
import { storeReceived } from '../../../support/stored-case.ts';
import { useTables } from '../../../support/tables.ts';

useTables();

describe('an application in the store', () => {
  it('moves along the drawn graph and nowhere else: what arrived can’t be approved unchecked', async () => {
    const { subject, application } = await storeReceived();
    if (application.status !== 'RECEIVED') throw new Error('It was stored as received');
    const event = { type: 'MOVED', at: '2026-03-02T10:00:00.000Z', by: 'test', data: {} };
    await expect(
      commitApplication({ before: application, after: { ...application, status: 'COMPLETION_REQUESTED' }, event }),
    ).rejects.toThrow('No transition leads from RECEIVED to COMPLETION_REQUESTED');
    expect(await readApplication(subject)).toEqual(application);
  });
});
