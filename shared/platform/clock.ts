/** The present instant; handlers take it as a dependency so that years can pass in a test. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();

/** The present instant in ISO 8601, for handlers whose time nobody moves. */
export function now(): string {
  return systemClock().toISOString();
}
