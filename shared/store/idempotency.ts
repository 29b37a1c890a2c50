import * as z from 'zod/mini';
import { now } from '../platform/clock.ts';
import { hashOf, sha256 } from '../platform/hash.ts';
import { KeyReusedError } from '../platform/key-reused-error.ts';
import { codec } from './codec.ts';
import { readItem } from './read.ts';
import { tables } from './tables.ts';
import { retryOnConcurrency, type Write } from './transact.ts';

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

/** Written in the same transaction as what the request makes, so that of two at once one finds the other's. */
type Remember = (resourceId: string) => readonly Write[];

interface Once<T> {
  /** Makes it, with the memory of the request in the same transaction. */
  readonly make: (remember: Remember, at: string) => Promise<T>;
  /** The same answer again, from the present state of what was made. */
  readonly again: (resourceId: string, at: string) => Promise<T>;
}

/**
 * Does what a request asks once, however often it comes under the same `Idempotency-Key`; each time, when it has none.
 * @throws KeyReusedError when the key came with another body before
 */
export async function once<T>(request: RepeatableRequest | null, { make, again }: Once<T>): Promise<T> {
  return retryOnConcurrency(async () => {
    const at = now();
    if (request === null) return make(() => [], at);
    const recall = () => readItem(keyOf(request), repeatables, tables.link);
    const answerAgain = (earlier: z.infer<typeof Repeatable>): Promise<T> => {
      if (earlier.bodyHash !== hashOf(request.body)) throw new KeyReusedError();
      return again(earlier.resourceId, at);
    };
    const earlier = await recall();
    if (earlier !== null) return answerAgain(earlier);
    try {
      return await make((resourceId) => [remember(request, resourceId, at)], at);
    } catch (error) {
      // What stood in the way may be what the very same request made a moment ago.
      const meanwhile = await recall();
      if (meanwhile === null) throw error;
      return answerAgain(meanwhile);
    }
  });
}

function remember(request: RepeatableRequest, resourceId: string, at: string): Write {
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
