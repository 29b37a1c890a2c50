import type { NewEvent } from '../../domain/register/event.ts';
import type { Subject } from '../../domain/task/task.ts';
import { firstDelivery } from '../../domain/webhook/delivery.ts';
import { rotate, Webhook } from '../../domain/webhook/webhook.ts';
import { type Kept, keptCodec } from '../codec.ts';
import { commit } from '../commit.ts';
import { queryAll, readItem } from '../read.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';
import { deliveryKey, putDelivery, restartDelivery } from './delivery.ts';

const webhooks = keptCodec(Webhook);

interface Actor {
  readonly by: string;
  readonly at: string;
}

export function webhookSubject(municipality: string, webhookId: string): Subject {
  return { municipality, type: 'WEBHOOK', id: webhookId };
}

export async function readWebhook(subject: Subject): Promise<Kept<Webhook> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, webhooks);
}

/** Those that are told, the oldest first. */
export async function listWebhooks(municipality: string): Promise<readonly Kept<Webhook>[]> {
  return queryAll(
    {
      TableName: tables.case,
      IndexName: 'list',
      KeyConditionExpression: 'listPk = :pk',
      ExpressionAttributeValues: { ':pk': listOf(municipality) },
    },
    webhooks,
  );
}

/** Begins to tell another system. @param after the last event that it is not told of */
export async function beginWebhook(
  webhook: Webhook,
  { after, also }: { readonly after: number; readonly also: readonly Write[] },
): Promise<Kept<Webhook>> {
  const { by, createdAt: at, url, types } = webhook;
  const event = { type: 'WEBHOOK_BEGUN', at, by, data: { url, types, after } };
  return change(null, webhook, event, [putDelivery(firstDelivery(webhook, after)), ...also]);
}

/** Gives it another secret, beside the one it has for a day. */
export async function rotateSecret(
  before: Kept<Webhook>,
  { by, at, also }: Actor & { readonly also: readonly Write[] },
): Promise<Kept<Webhook>> {
  const after = rotate(before, at);
  const { generation, overlapUntil } = after;
  return change(before, after, { type: 'WEBHOOK_SECRET_CHANGED', at, by, data: { generation } }, [
    {
      Update: {
        TableName: tables.catalogue,
        Key: deliveryKey(before),
        UpdateExpression: 'SET generation = :generation, overlapUntil = :until',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':generation': generation, ':until': overlapUntil },
      },
    },
    ...also,
  ]);
}

/** Nothing more is sent. */
export async function endWebhook(before: Kept<Webhook>, { by, at }: Actor): Promise<void> {
  const event = { type: 'WEBHOOK_ENDED', at, by, data: {} };
  const forget: Write = { Delete: { TableName: tables.catalogue, Key: deliveryKey(before) } };
  await change(before, { ...before, status: 'ENDED' }, event, [forget]);
}

/** Tries again what has been given up, from the event where it stopped. */
export async function restartWebhook(
  webhook: Webhook,
  { by, at, also }: Actor & { readonly also: readonly Write[] },
): Promise<void> {
  const subject = webhookSubject(webhook.municipality, webhook.webhookId);
  const event = { type: 'WEBHOOK_RESTARTED', at, by, data: {} };
  await recordEvent(subject, event, { also: [restartDelivery(webhook), ...also] });
}

async function change(before: Kept<Webhook> | null, after: Webhook, event: NewEvent, also: readonly Write[]) {
  const { municipality, webhookId, status } = after;
  return commit({
    subject: webhookSubject(municipality, webhookId),
    before,
    after,
    codec: webhooks,
    event,
    also,
    ...(status === 'ACTIVE' ? { list: { pk: listOf(municipality), sk: webhookId } } : {}),
  });
}

function listOf(municipality: string): string {
  return `${municipality}#WEBHOOK`;
}
