import { setTimeout as pause } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { ConcurrencyError } from '../platform/concurrency-error.ts';
import { database } from './client.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const attempts = 6;
/** Reasons of the service that pass by themselves; the client repeats none of them inside a transaction. */
const passing = new Set<string | undefined>([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

/**
 * Writes all or nothing. Retries with jitter when DynamoDB only found the items or itself busy.
 * @throws ConcurrencyError when a condition did not hold.
 */
export async function transact(writes: readonly Write[]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.send(new TransactWriteCommand({ TransactItems: [...writes] }));
      return;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      const failed = codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : []));
      if (failed.length > 0) throw new ConcurrencyError(`write ${failed.join(', ')}`, failed);
      if (!codes.some((code) => passing.has(code)) || attempt === attempts) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** Whether the aggregate itself had changed: its own write is the first of every transaction about it. */
export function aggregateChanged({ failed }: ConcurrencyError): boolean {
  return failed.includes(0);
}

/**
 * Reads, decides and writes again when another writer came between; the decision is made anew on what is true then.
 * @param work is told which try it is, from 1: the first may rest on what has just been read
 * @param passes whether trying again can help; by default it always may
 * @throws ConcurrencyError when it never got through.
 */
export async function retryOnConcurrency<T>(
  work: (attempt: number) => Promise<T>,
  tries = 12,
  passes: (conflict: ConcurrencyError) => boolean = () => true,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || attempt === tries || !passes(error)) throw error;
      await pause(Math.random() * Math.min(800, 20 * 2 ** attempt));
    }
  }
}
