import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as verify } from '../../../functions/application/verify-evidence/handler.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { putEvidence, readEvidence } from '../../../shared/store/application/application.ts';
import { database } from '../../../shared/store/client.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { storedFile } from '../../support/application-builder.ts';
import { useBucket } from '../../support/bucket.ts';
import { openHomeCare } from '../../support/open-system.ts';
import { storeReceived } from '../../support/stored-case.ts';
import { useTables } from '../../support/tables.ts';
import { webContext } from '../../support/web-request.ts';
import { about, confirmedDraft, create, draftOf, fieldOf, stored } from './applicant.ts';

useTables({ EVIDENCE_BUCKET: 'granvik-evidence', AWS_REGION: 'eu-north-1' });
const bucket = useBucket();

beforeAll(openHomeCare);

it('OSL 5:1: two hundred drafts and fifty submissions at once lose none, double none and number each once', async () => {
  const confirmed = await Promise.all(Array.from({ length: 50 }, () => confirmedDraft()));
  const [started, submitted] = await Promise.all([
    Promise.all(Array.from({ length: 200 }, () => create())),
    Promise.all(confirmed.map((draft) => about(draft, 'submit'))),
  ]);
  expect(started.filter(({ status }) => status === 201)).toHaveLength(200);
  expect(submitted.filter(({ status }) => status === 201)).toHaveLength(50);
  expect(new Set(started.map((answer) => draftOf(answer).applicationId)).size).toBe(200);
  expect(new Set(submitted.map((answer) => fieldOf(answer, 'diaryNumber'))).size).toBe(50);
  for (const { subject } of started.map(draftOf))
    expect(await stored(subject)).toMatchObject({ status: 'DRAFT', version: 1 });
  for (const { subject } of confirmed) {
    const arrivals = (await readEvents(subject)).filter(({ type }) => type === 'APPLICATION_RECEIVED');
    expect(arrivals).toHaveLength(1);
  }
}, 60_000);

it('files that arrive and are scanned together are all taken, and none is read again for the sake of another', async () => {
  const bytes = '%PDF-1.7\nintyg';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { ...storedFile('insurance.certificate', '2026-03-02'), bytes: bytes.length, sha256 };
  const ids = Array.from({ length: 20 }, newId);
  const keyOf = (applicationId: string, id: string) => `granvik/${applicationId}/${id}`;
  const place = (of: Subject) => (evidenceId: string) =>
    putEvidence(of, { ...file, evidenceId, objectKey: keyOf(of.id, evidenceId), status: 'EXPECTED' });
  // They were sent before the application was, and are read afterwards.
  const { subject } = await storeReceived(
    { also: (of) => ids.map(place(of)) },
    { receivedAt: new Date(Date.now() + 60_000).toISOString() },
  );
  const keys = ids.map((id) => keyOf(subject.id, id));
  for (const key of keys) bucket.objects.set(key, bytes);
  let reads = 0;
  database.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        if (commandName === 'QueryCommand') reads += 1;
        return next(args);
      },
    { step: 'initialize', name: 'countReads' },
  );
  const clean = { scanResultDetails: { scanResultStatus: 'NO_THREATS_FOUND' } };
  await Promise.all(
    keys.flatMap((key) => [
      verify({ detail: { object: { key } } }, webContext),
      recordScan({ detail: { s3ObjectDetails: { objectKey: key }, ...clean } }, webContext),
    ]),
  );
  database.middlewareStack.remove('countReads');
  const kept = await readEvidence(subject);
  expect(kept.map(({ status, scan }) => `${status} ${String(scan)}`)).toEqual(ids.map(() => 'STORED CLEAN'));
  // Each is read by the one and by the other, and once more by whichever of the two came second.
  expect(reads).toBeLessThanOrEqual(3 * ids.length);
}, 60_000);
