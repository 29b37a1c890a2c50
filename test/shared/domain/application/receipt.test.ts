import { describe, expect, it } from 'vitest';
import { arrivedLate, boundFiles, unverifiedFiles } from '../../../../shared/domain/application/receipt.ts';
import { storedFile } from '../../../support/application-builder.ts';

const receivedAt = '2026-03-02T09:00:00.400Z';
const file = { ...storedFile('insurance.certificate', '2026-03-01'), at: '2026-03-02T08:00:00.000Z' };

describe('a receipt', () => {
  it('binds what was verified before it, and names what was not', () => {
    const evidence = [
      { ...file, evidenceId: 'STORED' },
      { ...file, evidenceId: 'STORED_SINCE', at: '2026-03-02T09:00:01.000Z' },
      { ...file, evidenceId: 'EXPECTED', status: 'EXPECTED' as const },
      { ...file, evidenceId: 'REJECTED', status: 'REJECTED' as const },
    ];
    expect(boundFiles(evidence, receivedAt)).toEqual([{ evidenceId: 'STORED', kind: file.kind, sha256: file.sha256 }]);
    expect(unverifiedFiles(evidence, receivedAt)).toEqual(['STORED_SINCE', 'EXPECTED']);
  });

  it.each([
    ['before the click', file.at, '2026-03-02T08:59:59.000Z', false],
    ['within the second of the click', file.at, '2026-03-02T09:00:00.000Z', false],
    ['after it', file.at, '2026-03-02T09:00:01.000Z', true],
    ['after it, to a place of a completion', '2026-03-05T09:00:00.000Z', '2026-03-05T09:01:00.000Z', false],
  ])('FL 22: is not changed by a file that arrives %s', (_when, at, arrivedAt, late) => {
    expect(arrivedLate({ at }, receivedAt, arrivedAt)).toBe(late);
    expect(arrivedLate({ at }, undefined, arrivedAt)).toBe(false);
  });
});
