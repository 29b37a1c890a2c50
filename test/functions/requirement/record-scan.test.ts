import { describe, expect, it } from 'vitest';
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as assess } from '../../../functions/requirement/assess/handler.tsx';
import { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { putEvidence, readEvidence } from '../../../shared/store/application/application.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { completeApplication, without } from '../../support/application-builder.ts';
import { webContext } from '../../support/web-request.ts';
import {
  announce,
  arrived,
  awaitAssessment,
  bucket,
  checked,
  eventTypes,
  everything,
  findingOf,
  officerAt,
  useRequirements,
} from './support.ts';

useRequirements();

const pdf = new TextEncoder().encode('%PDF-1.7\nett intyg');

/** An application with one file offered, whose bytes lie in the bucket. */
async function uploaded(): Promise<{ subject: Subject; key: string; evidenceId: string }> {
  const subject = await arrived(without(completeApplication(), 'insurance.certificate'));
  const evidenceId = newId();
  const key = `${subject.municipality}/${subject.id}/${evidenceId}`;
  const evidence = Evidence.parse({
    schemaVersion: 1,
    evidenceId,
    kind: 'insurance.certificate',
    fileName: 'intyg.pdf',
    contentType: 'application/pdf',
    bytes: pdf.byteLength,
    sha256: sha256(pdf),
    issuedOn: '2026-02-20',
    validThrough: '2027-03-01',
    objectKey: key,
    status: 'EXPECTED',
    at: '2026-03-05T08:00:00.000Z',
  });
  const event = { type: 'EVIDENCE_OFFERED', at: evidence.at, by: 'applicant', data: {} };
  await recordEvent(subject, event, { also: [putEvidence(subject, evidence)] });
  bucket.set(key, pdf);
  return { subject, key, evidenceId };
}

/** GuardDuty tells how a scan ended. */
async function scanned(objectKey: string, scanResultStatus: string): Promise<void> {
  await recordScan(
    {
      source: 'aws.guardduty',
      'detail-type': 'GuardDuty Malware Protection Object Scan Result',
      detail: {
        schemaVersion: '1.0',
        scanStatus: 'COMPLETED',
        resourceType: 'S3_OBJECT',
        s3ObjectDetails: { bucketName: 'evidence', objectKey, eTag: 'e', versionId: 'v', s3Throttled: false },
        scanResultDetails: { scanResultStatus, threats: null },
      },
    },
    webContext,
  );
}

async function fileOf(subject: Subject): Promise<Evidence | undefined> {
  return (await readEvidence(subject)).find(({ fileName }) => fileName === 'intyg.pdf');
}

async function opened(subject: Subject, evidenceId: string) {
  const officer = officerAt(assess, subject);
  await officer.send({ step: 'conflict', conflict: 'NONE' });
  return officer.at('/desk/applications/{applicationId}/evidence/{evidenceId}', { evidenceId }).get();
}

describe('the end of a malware scan', () => {
  it.each([
    ['after the file was verified', [announce, (key: string) => scanned(key, 'NO_THREATS_FOUND')]],
    ['before the file was verified', [(key: string) => scanned(key, 'NO_THREATS_FOUND'), announce]],
  ] as const)('marks a file clean, %s', async (_order, steps) => {
    const { subject, key } = await uploaded();
    for (const step of steps) await step(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'STORED', scan: 'CLEAN' });
    expect((await eventTypes(subject)).filter((type) => type === 'EVIDENCE_SCANNED')).toHaveLength(1);
  });

  it.each([
    ['after', [announce, (key: string) => scanned(key, 'THREATS_FOUND')]],
    ['before', [(key: string) => scanned(key, 'THREATS_FOUND'), announce]],
  ] as const)('keeps an infected file from counting, %s it was verified', async (_order, steps) => {
    const { subject, key } = await uploaded();
    for (const step of steps) await step(key);
    expect(await fileOf(subject)).toMatchObject({ status: 'REJECTED', rejection: 'INFECTED', scan: 'INFECTED' });
  });

  it.each(['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED', 'something new'])(
    'asks for a file again that could not be scanned: %s',
    async (status) => {
      const { subject, key } = await uploaded();
      await announce(key);
      await scanned(key, status);
      expect(await fileOf(subject)).toMatchObject({ status: 'REJECTED', rejection: 'NOT_SCANNABLE', scan: 'FAILED' });
    },
  );

  it('is written down once, however often and however late it is told, also at the same time', async () => {
    const { subject, key } = await uploaded();
    await announce(key);
    await Promise.all([1, 2, 3].map(() => scanned(key, 'THREATS_FOUND')));
    const before = await everything();
    await scanned(key, 'THREATS_FOUND');
    await scanned(key, 'NO_THREATS_FOUND');
    await announce(key);
    expect(await everything()).toBe(before);
    expect((await eventTypes(subject)).filter((type) => type === 'EVIDENCE_SCANNED')).toHaveLength(1);
  });

  it('LOV 6:2: counts a file while its scan goes on, and asks for a clean one when it was infected', async () => {
    const { subject, key } = await uploaded();
    await announce(key);
    expect(await checked(subject)).toBe('READY');
    expect((await findingOf(subject, 'HT-G-13')).result).toBe('NEEDS_HUMAN');
    await awaitAssessment(subject);
    await scanned(key, 'THREATS_FOUND');
    const finding = await findingOf(subject, 'HT-G-13');
    expect(finding).toMatchObject({
      result: 'NEEDS_COMPLETION',
      missing: [{ ask: { kind: 'EVIDENCE', evidence: 'insurance.certificate' } }],
    });
    expect(finding.missing[0]?.text.sv).toContain('Lämna in en ren fil.');
  });

  it('opens a file to an officer only when it is clean', async () => {
    const { subject, key, evidenceId } = await uploaded();
    await announce(key);
    await checked(subject);
    await awaitAssessment(subject);
    const pending = await opened(subject, evidenceId);
    expect(pending.status).toBe(409);
    expect(pending.body).toContain('kontrolleras fortfarande');
    const page = await officerAt(assess, subject).get();
    expect(page.body).toContain('Kontrolleras för skadlig kod');
    expect(page.body).not.toContain(`/evidence/${evidenceId}`);
    await scanned(key, 'NO_THREATS_FOUND');
    expect((await opened(subject, evidenceId)).status).toBe(303);
    expect((await officerAt(assess, subject).get()).body).toContain(`/evidence/${evidenceId}`);
  });

  it('opens an infected file to nobody, and the officer is told why', async () => {
    const { subject, key, evidenceId } = await uploaded();
    await announce(key);
    await checked(subject);
    await awaitAssessment(subject);
    await scanned(key, 'THREATS_FOUND');
    expect((await opened(subject, evidenceId)).status).toBe(404);
    expect((await officerAt(assess, subject).get()).body).toContain('Filen innehåller skadlig kod');
  });

  it('is left alone when nobody offered the file', async () => {
    const { subject } = await uploaded();
    const before = await everything();
    await scanned('malware-protection-resource-validation-object', 'NO_THREATS_FOUND');
    await scanned(`granvik/${newId()}/${newId()}`, 'THREATS_FOUND');
    await scanned(`granvik/${subject.id}/${newId()}`, 'THREATS_FOUND');
    expect(await everything()).toBe(before);
  });

  it('is a fault in another shape, so that it is tried again and seen', async () => {
    await expect(recordScan({ detail: {} }, webContext)).rejects.toThrow();
  });
});
