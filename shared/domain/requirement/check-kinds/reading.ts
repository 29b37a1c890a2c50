import * as z from 'zod/mini';
import type { Text } from '../finding.ts';
import { met, needsHuman, type CheckOutcome } from './check-kind.ts';

/**
 * How far a file that is there goes. `BY_PERSON`: its content must be read before the requirement is met.
 * `NOT_NEEDED`: handing it in is all that is required now.
 */
export const Reading = z.enum(['BY_PERSON', 'NOT_NEEDED']);
export type Reading = z.infer<typeof Reading>;

/** The outcome when the formal side is in order. */
export function inOrder(reading: Reading, reason: Text): CheckOutcome {
  if (reading === 'NOT_NEEDED') return met(reason);
  return needsHuman(
    { sv: `${reason.sv} Innehållet läses av en handläggare.`, en: `${reason.en} An officer reads the content.` },
    'MET',
  );
}
