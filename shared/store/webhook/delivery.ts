import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Delivery } from '../../domain/webhook/delivery.ts';
import { database } from '../client.ts';
import { codec } from '../codec.ts';
import { queryAll, readItem } from '../read.ts';
import { tables } from '../tables.ts';
import type { Write } from '../transact.ts';

const deliveries = codec(Delivery);

type DeliveryRef = Pick<Delivery, 'municipality' | 'webhookId'>;

/** Beside the events that are delivered: whoever delivers sees nothing of a case. */
export function deliveryKey({ municipality, webhookId }: DeliveryRef) {
  return { pk: listOf(municipality), sk: webhookId };
}

function listOf(municipality: string): string {
  return `${municipality}#WEBHOOK`;
}

export async function readDelivery(ref: DeliveryRef): Promise<Delivery | null> {
  return readItem(deliveryKey(ref), deliveries, tables.catalogue);
}

export async function listDeliveries(municipality: string): Promise<readonly Delivery[]> {
  return queryAll(
    {
      TableName: tables.catalogue,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': listOf(municipality) },
    },
    deliveries,
  );
}

export function putDelivery(delivery: Delivery): Write {
  return {
    Put: {
      TableName: tables.catalogue,
      Item: { ...deliveryKey(delivery), ...deliveries.encode(delivery) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** Whoever is at it goes on; what has been given up is tried at once. */
export function restartDelivery(ref: DeliveryRef): Write {
  return {
    Update: {
      TableName: tables.catalogue,
      Key: deliveryKey(ref),
      UpdateExpression: 'SET #state = :working, failures = :none, nextAt = :atOnce',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':working': 'WORKING', ':none': 0, ':atOnce': null },
    },
  };
}

/**
 * Takes a webhook's turn, so that no two send at once and events stay in order; whoever dies with it holds it no longer
 * than `until`. Null when another has it, or there is nothing to do by now.
 */
export async function claimDelivery(ref: DeliveryRef, until: string, at: string): Promise<Delivery | null> {
  return update(ref, {
    UpdateExpression: 'SET claimedUntil = :until',
    ConditionExpression:
      '#state = :working AND (attribute_not_exists(claimedUntil) OR claimedUntil < :now) AND (attribute_type(nextAt, :null) OR nextAt <= :now)',
    ExpressionAttributeValues: { ':until': until, ':now': at, ':working': 'WORKING', ':null': 'NULL' },
  });
}

/** Keeps how far it has come, as long as the turn is still one's own. @returns whether it was */
export async function keepDelivery(
  delivery: Delivery,
  until: string,
  { isLast }: { isLast: boolean },
): Promise<boolean> {
  const { state, after, failures, nextAt, lastFailure, lastArrivedAt } = delivery;
  const kept = await update(delivery, {
    UpdateExpression: `SET #state = :state, #after = :after, failures = :failures, nextAt = :nextAt, lastFailure = :lastFailure, lastArrivedAt = :lastArrivedAt${isLast ? ' REMOVE claimedUntil' : ''}`,
    ConditionExpression: 'claimedUntil = :until',
    ExpressionAttributeValues: {
      ':until': until,
      ':state': state,
      ':after': after,
      ':failures': failures,
      ':nextAt': nextAt,
      ':lastFailure': lastFailure,
      ':lastArrivedAt': lastArrivedAt,
    },
  });
  return kept !== null;
}

async function update(
  ref: DeliveryRef,
  how: {
    readonly UpdateExpression: string;
    readonly ConditionExpression: string;
    readonly ExpressionAttributeValues: Record<string, unknown>;
  },
): Promise<Delivery | null> {
  try {
    const { Attributes } = await database.send(
      new UpdateCommand({
        TableName: tables.catalogue,
        Key: deliveryKey(ref),
        ...how,
        ExpressionAttributeNames: {
          '#state': 'state',
          ...(how.UpdateExpression.includes('#after') ? { '#after': 'after' } : {}),
        },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes === undefined ? null : deliveries.decode(Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}
