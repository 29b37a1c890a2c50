import { describe, expect, it } from 'vitest';
import { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { putEvidence, readApplication, readEvidence } from '../../../shared/store/application/application.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { completeApplication, without } from '../../support/application-builder.ts';
import { announce, arrivals, arrived, bucket, eventTypes, everything, useRequirements } from './support.ts';

useRequirements();

const pdf = new TextEncoder().encode('%PDF-1.7\nett intyg');
const html = new TextEncoder().encode('<html>inget intyg</html>');

/** An application with one file offered, and nothing arrived. */
async function offered(
  changes: { [K in keyof Evidence]?: Evidence[K] | undefined } = {},
): Promise<{ subject: Subject; key: string }> {
  const subject = await arrived(without(completeApplication(), 'insurance.certificate'));
  const evidenceId = newId();
  const evidence = Evidence.parse({
    schemaVersion: 1,
    evidenceId,
    kind: 'insurance.certificate',
    fileName: 'intyg.pdf',
    contentType: 'application/pdf',
    bytes: pdf.byteLength,
    sha256: sha256(pdf),
    objectKey: `${subject.municipality}/${subject.id}/${evidenceId}`,
    status: 'EXPECTED',
    at: '2026-03-05T08:00:00.000Z',
    ...changes,
  });
  const event = { type: 'EVIDENCE_OFFERED', at: evidence.at, by: 'applicant', data: {} };
  await recordEvent(subject, event, { also: [putEvidence(subject, evidence)] });
  return { subject, key: evidence.objectKey };
}

async function fileOf(subject: Subject): Promise<Evidence | undefined> {
  return (await readEvidence(subject)).find(({ fileName }) => fileName === 'intyg.pdf');
}

describe('a file that arrives', () => {
  it('is stored when its length, type and checksum are what was declared', async () => {
    const { subject, key } = await offered();
    bucket.set(key, pdf);
    await announce(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'STORED', bytes: pdf.byteLength, sha256: sha256(pdf) });
    expect((await eventTypes(subject)).at(-1)).toBe('EVIDENCE_STORED');
  });

  it('is stored from a browser’s form with the length and checksum that were found', async () => {
    const { subject, key } = await offered({ bytes: 25 * 1024 * 1024, sha256: undefined });
    bucket.set(key, pdf);
    await announce(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'STORED', bytes: pdf.byteLength, sha256: sha256(pdf) });
  });

  it.each([
    ['TYPE_DIFFERS', html, { bytes: html.byteLength, sha256: sha256(html) }],
    ['LENGTH_DIFFERS', new Uint8Array([...pdf, 10]), {}],
    ['CHECKSUM_DIFFERS', new TextEncoder().encode('%PDF-1.7\nett annat'), { bytes: 18 }],
    ['EMPTY', new Uint8Array(), {}],
    ['TYPE_DIFFERS', pdf, { contentType: 'image/png' }],
  ] as const)('is rejected with the reason: %s', async (reason, file, declared) => {
    const { subject, key } = await offered(declared);
    bucket.set(key, file);
    await announce(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'REJECTED', rejection: reason });
    expect((await eventTypes(subject)).at(-1)).toBe('EVIDENCE_REJECTED');
  });

  it('is judged once, however often it is announced, also at the same time', async () => {
    const { subject, key } = await offered();
    bucket.set(key, pdf);
    await Promise.all([announce(key), announce(key), announce(key)]);
    await announce(key);
    expect((await eventTypes(subject)).filter((type) => type === 'EVIDENCE_STORED')).toHaveLength(1);
  });

  it('does not take the place of one that was stored', async () => {
    const { subject, key } = await offered();
    bucket.set(key, pdf);
    await announce(key);
    bucket.set(key, new TextEncoder().encode('%PDF-1.7\nett helt annat intyg'));
    await announce(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'REJECTED', rejection: 'CHANGED_LATER' });
    bucket.set(key, pdf);
    await announce(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'REJECTED' });
  });

  it.each([
    ['STORED', 'before the click, however late it is verified', '2026-03-02T08:59:59.000Z', undefined],
    ['REJECTED', 'after it: it is none of what was received', '2026-03-02T09:00:01.000Z', 'ARRIVED_LATE'],
  ])('FL 22: is %s when it came to a draft’s place %s', async (status, _when, arrivedAt, rejection) => {
    const { subject, key } = await offered({ at: '2026-03-02T08:50:00.000Z' });
    bucket.set(key, pdf);
    arrivals.set(key, arrivedAt);
    await announce(key);
    const found = await fileOf(subject);
    expect(found?.status).toBe(status);
    expect(found?.rejection).toBe(rejection);
  });

  it('is left alone when nobody offered its place, or nothing lies there', async () => {
    const { subject, key } = await offered();
    const before = await everything();
    await announce('readme.txt');
    await announce(`granvik/${newId()}/${newId()}`);
    await announce(`granvik/${subject.id}/${newId()}`);
    await announce(key);
    expect(await everything()).toBe(before);
    expect(await readApplication(subject)).not.toBeNull();
  });
});
