import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { vi } from 'vitest';
import { handler as advance } from '../../../../functions/application/advance/handler.ts';
import { handler as followEntries } from '../../../../functions/catalogue/follow-calendar/handler.ts';
import { handler as followContracts } from '../../../../functions/contract/follow-calendar/handler.ts';
import { handler as openReports } from '../../../../functions/follow-up/open-reports/handler.ts';
import { handler as remind } from '../../../../functions/task/remind/handler.ts';
import { handler as sendMail } from '../../../../functions/task/send-mail/handler.ts';
import type { Day } from '../../../../shared/domain/calendar/day.ts';
import { database } from '../../../../shared/store/client.ts';
import { tables } from '../../../../shared/store/tables.ts';
import { mail } from '../../../support/mocked-services.ts';
import { streamRecord } from '../../../support/stream-event.ts';
import { webContext } from '../../../support/web-request.ts';

/** A mail as its receiver reads it. */
export interface Received {
  readonly day: Day;
  readonly to: string;
  /** What is asked, without the case's number and the sender's name. */
  readonly what: string;
  /** By when it is to be done. */
  readonly dueOn: Day;
  /** Where it is done: a mailed link's path, or the desk's. */
  readonly path: string;
}

/** The daily round in the order that its schedules have it. */
const round = [
  { time: '00:10', run: openReports },
  { time: '02:15', run: followContracts },
  { time: '04:45', run: followEntries },
  { time: '06:00', run: remind },
];

/** Lets a day's schedules run, and what they wrote be carried out. */
export async function dayBreaks(day: Day): Promise<Received[]> {
  const received: Received[] = [];
  for (const { time, run } of round) {
    vi.setSystemTime(`${day}T${time}:00.000Z`);
    const counts = await run({}, webContext);
    if (Object.values(counts).some((count) => count > 0)) received.push(...(await outboxIsEmptied(day)));
  }
  vi.setSystemTime(`${day}T09:00:00.000Z`);
  return received;
}

/** Carries out the lines that wait, as the stream would have brought them. @returns what was mailed */
export async function outboxIsEmptied(day: Day): Promise<Received[]> {
  const waiting: Record<string, unknown>[] = [];
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await database.send(
      new ScanCommand({
        TableName: tables.case,
        ConsistentRead: true,
        FilterExpression: 'begins_with(sk, :outbox) AND #state = :pending',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':outbox': 'OUTBOX#', ':pending': 'PENDING' },
        ExclusiveStartKey: start,
      }),
    );
    waiting.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  const records = waiting.map((line, number) => ({
    kind: String(line['kind']),
    record: streamRecord(line, String(number)),
  }));
  const of = (isMail: boolean) => ({
    Records: records.filter(({ kind }) => (kind === 'MAIL') === isMail).map(({ record }) => record),
  });
  await advance(of(false), webContext);
  await sendMail(of(true), webContext);
  return sentOn(day);
}

function sentOn(day: Day): Received[] {
  const sent = mail.commandCalls(SendEmailCommand).map(({ args: [{ input }] }): Received => {
    const subject = input.Content?.Simple?.Subject?.Data ?? '';
    const text = input.Content?.Simple?.Body?.Text?.Data ?? '';
    return {
      day,
      to: input.Destination?.ToAddresses?.[0] ?? '',
      what: subject.split(' – ')[0] ?? '',
      dueOn: /Senast (\d{4}-\d{2}-\d{2})/.exec(text)?.[1] ?? '',
      path: /https:\/\/[^/\s]+(\/\S+)/.exec(text)?.[1] ?? '',
    };
  });
  mail.resetHistory();
  return sent;
}
