import * as z from 'zod/mini';

/** A line of words: a name, an address, an employer. */
export const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
