import * as z from 'zod/mini';
import { hashOf, sha256 } from '../platform/hash.ts';
import { codec } from './codec.ts';
import { readItem } from './read.ts';
import { tables } from './tables.ts';
import type { Write } from './transact.ts';

const keptSeconds = 48 * 60 * 60;

const Repeatable = z.strictObject({ bodyHash: z.string(), resourceId: z.string() });
const repeatables = codec(Repeatable);

/** One request that may come twice: who asked for what (`scope`), under which `Idempotency-Key`. */
export interface RepeatableRequest {
  readonly municipality: string;
  readonly scope: string;
  readonly key: string;
  readonly body: unknown;
}

/** What an earlier request with this key made; `DIFFERENT` when its body was another. */
export async function findRepeated(request: RepeatableRequest): Promise<{ resourceId: string } | 'DIFFERENT' | null> {
  const earlier = await readItem(keyOf(request), repeatables, tables.link);
  if (earlier === null) return null;
  return earlier.bodyHash === hashOf(request.body) ? { resourceId: earlier.resourceId } : 'DIFFERENT';
}

/** Written in the same transaction as what the request makes, so that of two at once one finds the other's. */
export function rememberRequest(request: RepeatableRequest, resourceId: string, at: string): Write {
  return {
    Put: {
      TableName: tables.link,
      Item: {
        ...keyOf(request),
        ...repeatables.encode({ bodyHash: hashOf(request.body), resourceId }),
        expiresAt: Math.floor(Date.parse(at) / 1000) + keptSeconds,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

function keyOf({ municipality, scope, key }: RepeatableRequest): { pk: string } {
  return { pk: `${municipality}#REPEATABLE#${sha256(`${scope}\n${key}`)}` };
}
