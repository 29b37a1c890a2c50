import fc from 'fast-check';
import { expect } from 'vitest';

/** Asserts a property; what refutes it is in the message, with the seed to run it again. */
export function holds<T>(property: fc.IProperty<T>, parameters: fc.Parameters<T> = {}): void {
  const details = fc.check(property, parameters);
  expect(details.failed, details.failed ? (fc.defaultReportMessage(details) ?? '') : '').toBe(false);
}
