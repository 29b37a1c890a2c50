/** The present instant; handlers take it as a dependency so that years can pass in a test. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
