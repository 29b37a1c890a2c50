import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { beforeEach, describe, expect, it } from 'vitest';
import { handler as sendMail } from '../../../functions/task/send-mail/handler.ts';
import { handler } from '../../../functions/web/show-desk/handler.tsx';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { type OutboxLine, readOutbox } from '../../../shared/store/outbox.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { collectionOf, sortKey } from '../../../shared/store/tables.ts';
import { answerTask } from '../../../shared/store/task/task.ts';
import { transact } from '../../../shared/store/transact.ts';
import { completeApplication } from '../../support/application-builder.ts';
import { streamRecord } from '../../support/stream-event.ts';
import { webContext } from '../../support/web-request.ts';
import {
  eventTypes,
  everything,
  inAssessment,
  openTaskOf,
  Reader,
  tokenOf,
  useRequirements,
} from '../requirement/support.ts';
import { mail } from '../../support/mocked-services.ts';

useRequirements();

beforeEach(() => mail.reset());

function at(subject: Subject, role = 'coordinator'): Reader {
  const params = { applicationId: publicId(subject.municipality, subject.id) };
  const authorization = `Bearer ${tokenOf('Sam Ordning', role)}`;
  return new Reader(handler, '/desk/applications/{applicationId}', params, { authorization });
}

async function lineOf(subject: Subject) {
  const lines = (await readOutbox(subject)).filter(
    ({ message }) => message.kind === 'MAIL' && message.template === 'TASK',
  );
  const line = lines.at(-1);
  if (line === undefined) throw new Error('No mail');
  return { line, lines };
}

/** The stream brings a line, as it was written. */
function deliver(line: OutboxLine): Promise<void> {
  const key = { pk: collectionOf(line.subject), sk: sortKey.outbox(line.outboxId) };
  const record = streamRecord({ ...key, ...line, state: 'PENDING', attempts: 0 }, line.outboxId);
  return sendMail({ Records: [record] }, webContext);
}

/** A case whose mail about the assessment was refused. */
async function failed(): Promise<{ subject: Subject; press: { step: string; line: string } }> {
  const subject = await inAssessment(completeApplication());
  mail.on(SendEmailCommand).rejects(new Error('Refused'));
  const { line } = await lineOf(subject);
  await expect(deliver(line)).rejects.toThrow();
  return { subject, press: { step: 'resend', line: line.outboxId } };
}

describe('a mail that failed', () => {
  it('is sent again from the case, once for the failure however often it is pressed', async () => {
    const { subject, press } = await failed();
    expect((await at(subject).get()).body).toContain('Misslyckades: Brev om en uppgift');
    await Promise.all([at(subject).post(press), at(subject).post(press)]);
    expect((await at(subject).post(press)).status).toBe(303);
    const { lines, line } = await lineOf(subject);
    expect(lines.map(({ state }) => state)).toEqual(['RESENT', 'PENDING']);
    expect((await eventTypes(subject)).filter((type) => type === 'MESSAGE_RESENT')).toHaveLength(1);

    mail.reset();
    mail.on(SendEmailCommand).resolves({});
    // The stream brings the old line once more: it is in the new one's hands.
    await deliver(lines[0] ?? line);
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(0);
    await deliver(line);
    expect(mail.commandCalls(SendEmailCommand)).toHaveLength(1);
  });

  it('that fails anew can be sent again anew', async () => {
    const { subject, press } = await failed();
    await at(subject).post(press);
    const { line } = await lineOf(subject);
    await expect(deliver(line)).rejects.toThrow();
    await at(subject).post({ step: 'resend', line: line.outboxId });
    expect((await lineOf(subject)).lines.map(({ state }) => state)).toEqual(['RESENT', 'RESENT', 'PENDING']);
  });

  it('is not sent about a task that has been settled, nor by others, nor when it was sent or never was', async () => {
    const { subject, press } = await failed();
    const before = await everything();
    expect((await at(subject, 'case-officer').post(press)).status).toBe(403);
    for (const line of ['', 'unknown', 'x'.repeat(500)])
      expect((await at(subject).post({ ...press, line })).status).toBe(409);
    expect(await everything()).toBe(before);
    const task = await openTaskOf(subject, 'ASSESS');
    await transact([answerTask(task, { at: new Date().toISOString(), by: 'Ebba Lind', outcome: 'PROPOSED' })]);
    expect((await at(subject).post(press)).status).toBe(409);
    expect((await lineOf(subject)).lines).toHaveLength(1);
  });
});
