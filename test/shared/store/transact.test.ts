import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { database } from '../../../shared/store/client.ts';
import { retryOnConcurrency, transact } from '../../../shared/store/transact.ts';

// The local engine never reports a transaction conflict the way the service does under load.
const service = mockClient(database);

beforeEach(() => {
  service.reset();
});
afterAll(() => {
  service.restore();
});

function cancelled(...codes: string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

const write = { Put: { TableName: 'cases', Item: { pk: 'p', sk: 's' } } };
const sent = () => service.commandCalls(TransactWriteCommand).length;

describe('transact', () => {
  it('writes again when DynamoDB found an item busy', async () => {
    service.on(TransactWriteCommand).rejectsOnce(cancelled('None', 'TransactionConflict')).resolves({});
    await transact([write]);
    expect(sent()).toBe(2);
  });

  it('gives up after six attempts and says what the service said', async () => {
    service.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    await expect(transact([write])).rejects.toThrow(TransactionCanceledException);
    expect(sent()).toBe(6);
  });

  it('never writes again when a condition did not hold', async () => {
    service.on(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'));
    await expect(transact([write])).rejects.toThrow(ConcurrencyError);
    expect(sent()).toBe(1);
  });

  it('takes a failed condition for the answer when other items were busy too', async () => {
    service.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
    await expect(transact([write])).rejects.toThrow(ConcurrencyError);
    expect(sent()).toBe(1);
  });

  it.each(['ValidationError', 'ItemCollectionSizeLimitExceeded'])('does not repeat what %s refused', async (code) => {
    service.on(TransactWriteCommand).rejects(cancelled(code));
    await expect(transact([write])).rejects.toThrow(TransactionCanceledException);
    expect(sent()).toBe(1);
  });

  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded'])('writes again after %s', async (code) => {
    service.on(TransactWriteCommand).rejectsOnce(cancelled(code)).resolves({});
    await transact([write]);
    expect(sent()).toBe(2);
  });

  it('lets every other error through as it is', async () => {
    service.on(TransactWriteCommand).rejects(new Error('no such table'));
    await expect(transact([write])).rejects.toThrow('no such table');
    expect(sent()).toBe(1);
  });
});

describe('retryOnConcurrency', () => {
  it('does the work anew when another came first', async () => {
    const work = vi.fn().mockRejectedValueOnce(new ConcurrencyError('the case')).mockResolvedValue('done');
    expect(await retryOnConcurrency(work)).toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('ends with the conflict when it never gets through', async () => {
    const work = vi.fn().mockRejectedValue(new ConcurrencyError('the case'));
    await expect(retryOnConcurrency(work, 3)).rejects.toThrow(ConcurrencyError);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('does not repeat what failed for another reason', async () => {
    const work = vi.fn().mockRejectedValue(new Error('broken'));
    await expect(retryOnConcurrency(work)).rejects.toThrow('broken');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
