/** Somebody else was first: a condition did not hold, and nothing was written. */
export class ConcurrencyError extends Error {
  override readonly name = 'ConcurrencyError';

  /** Which writes of the transaction had the conditions, from 0; empty when it was none of them. */
  readonly failed: readonly number[];

  constructor(what: string, failed: readonly number[] = []) {
    super(`The condition of ${what} did not hold`);
    this.failed = failed;
  }
}
