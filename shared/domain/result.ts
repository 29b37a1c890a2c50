/** What a rule answers: a value, or the code of what stands against it. Faults throw; rules do not. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Hashes a value by its content, whatever the order of its keys; comes in as an argument, so that rules stay pure. */
export type HashOf = (value: unknown) => string;
