import { ConcurrencyError } from '../../platform/concurrency-error.ts';
import type { Texts } from '../language.ts';
import type { AnswerOutcome } from './definition.ts';

const cameBetween: Texts = {
  sv: 'Något i ärendet ändrades medan du svarade. Ditt svar har inte registrerats.',
  en: 'Something in the case changed while you were answering. Your answer was not recorded.',
};

/** What the work came to; `CONFLICT` when somebody else's write came first. */
export async function orConflict<Outcome>(
  work: () => Promise<Outcome>,
): Promise<Outcome | Extract<AnswerOutcome, { kind: 'CONFLICT' }>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConcurrencyError) return { kind: 'CONFLICT', message: cameBetween };
    throw error;
  }
}
