import { describe, expect, it } from 'vitest';
import { handler as recordScan } from '../../../functions/application/record-scan/handler.ts';
import { handler as decideAsMember } from '../../../functions/decision/decide-as-member/handler.tsx';
import { handler as prepare } from '../../../functions/decision/prepare-meeting/handler.tsx';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { putEvidence, readEvidence } from '../../../shared/store/application/application.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { outboxLines } from '../../support/outbox-stream.ts';
import { webContext } from '../../support/web-request.ts';
import { askedToDecide, openTaskOf, proposals, sentMail, statusOf, useDecisions, Visitor } from './support.ts';

useDecisions();

/** A case that waits for its decision, with one clean file that its proposal leans on. */
async function proposedWithFile(proposal: Parameters<typeof askedToDecide>[0]) {
  const subject = await askedToDecide(proposal);
  const [sample] = completeApplication().evidence;
  if (sample === undefined) throw new Error('An application with evidence');
  const evidenceId = newId();
  const objectKey = `${subject.municipality}/${subject.id}/${evidenceId}`;
  const file = {
    ...sample,
    evidenceId,
    objectKey,
    fileName: 'intyg.pdf',
    scan: 'CLEAN',
    scannedAt: sample.at,
  } as const;
  const event = { type: 'EVIDENCE_STORED', at: sample.at, by: 'system', data: {} };
  await recordEvent(subject, event, { also: [putEvidence(subject, file)] });
  return { subject, objectKey };
}

async function scanEnds(objectKey: string, scanResultStatus: string): Promise<void> {
  await recordScan({ detail: { s3ObjectDetails: { objectKey }, scanResultDetails: { scanResultStatus } } }, webContext);
}

const template = ({ dynamodb }: Awaited<ReturnType<typeof outboxLines>>['Records'][number]) =>
  dynamodb?.NewImage?.['message']?.M?.['template']?.S;

async function memberOf(subject: Subject): Promise<Visitor> {
  const visitor = await Visitor.to(decideAsMember, 'decide', await openTaskOf(subject, 'DECIDE_AS_MEMBER'));
  await (await visitor.identify()).withoutConflict();
  return visitor;
}

describe('a file that turns out to be harmful after the proposal', () => {
  it('is told to the delegate, who can not decide as proposed between the page and the click, but send back', async () => {
    const { subject, objectKey } = await proposedWithFile(proposals.completed());
    const visitor = await memberOf(subject);
    expect((await visitor.get()).body).not.toContain('Filer som inte längre räknas');
    await scanEnds(objectKey, 'THREATS_FOUND');
    expect((await readEvidence(subject)).map(({ status }) => status)).toEqual(['REJECTED']);

    const refused = await visitor.post({ step: 'answer', answer: 'AS_PROPOSED' });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain('filer som inte längre räknas');
    expect(await readDecisions(subject)).toEqual([]);
    expect(await statusOf(subject)).toBe('PROPOSED');
    const { body } = await visitor.get();
    expect(body).toContain('Filer som inte längre räknas');
    expect(body).toContain('intyg.pdf: innehåller skadlig kod');

    // Whoever has the case is told, once, and of no more than that.
    await scanEnds(objectKey, 'THREATS_FOUND');
    const lines = await outboxLines('MAIL', subject);
    const told = lines.Records.filter((record) => template(record) === 'FILE_LOST');
    expect(told).toHaveLength(1);
    await sendMail({ Records: told }, webContext);
    expect(sentMail().to).toEqual(['samordnare@granvik.example']);
    expect(sentMail().text).toContain('SN 2026/');
    expect(sentMail().text).toContain(`/desk/applications/granvik.${subject.id}`);
    for (const secret of ['intyg.pdf', 'skadlig', 'Solgläntan']) expect(sentMail().text).not.toContain(secret);

    expect((await visitor.post({ step: 'answer', answer: 'SEND_BACK', words: 'Ett nytt intyg?' })).status).toBe(303);
    expect(await statusOf(subject)).toBe('ASSESSMENT');
  });

  it('is told to everybody who prepares for the meeting', async () => {
    const { subject, objectKey } = await proposedWithFile(proposals.refusal());
    await scanEnds(objectKey, 'UNSUPPORTED');
    const visitor = await Visitor.to(prepare, 'prepare', await openTaskOf(subject, 'PREPARE'));
    await (await visitor.identify()).withoutConflict();
    expect((await visitor.get()).body).toContain('intyg.pdf: kan inte undersökas');
  });

  it('stops nobody when the scan says again that the file is clean', async () => {
    const { subject, objectKey } = await proposedWithFile(proposals.completed());
    const visitor = await memberOf(subject);
    await scanEnds(objectKey, 'NO_THREATS_FOUND');
    expect((await visitor.post({ step: 'answer', answer: 'AS_PROPOSED' })).status).toBe(303);
    expect(await statusOf(subject)).toBe('APPROVED');
  });
});
