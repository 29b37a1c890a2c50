/** Somebody else was first: a condition did not hold, and nothing was written. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';

  constructor(what: string) {
    super(`The condition of ${what} did not hold`);
  }
}
