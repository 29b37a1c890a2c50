import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Lookup } from '../../../shared/domain/registry/lookup.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import type { KnownKeeping } from '../../../shared/store/follow-up/keeping.ts';
import { sweepRechecks } from '../../../shared/store/follow-up/recheck.ts';
import { questionsOf, runRecheck } from '../../../shared/store/follow-up/run-recheck.ts';
import { askRegistry } from '../../../shared/store/registry/ask-registry.ts';

/** The scheduler says nothing; a missed night is run again by saying which. */
const Sweep = z.object({ at: z.optional(z.iso.datetime()) });

/** A run that is short of time leaves the rest to the next one. */
const leastMilliseconds = 5_000;

/**
 * Checks the contracts in force anew, each on its day, by the requirements' control points of follow-up (KL 10:8,
 * SoL 5:2): the registries are asked again, and the check engine runs on what is known. People judge what it shows.
 * @throws when a contract could not be looked at, after all the others
 */
export async function handler(event: unknown, context: Context): Promise<{ looked: number }> {
  logger.addContext(context);
  const at = Sweep.parse(event ?? {}).at ?? now();
  const hasTime = () => context.getRemainingTimeInMillis() > leastMilliseconds;
  const counts = { looked: 0, failed: 0 };
  for (const { id } of municipalities()) {
    await sweepRechecks(
      id,
      stockholmDay(at),
      async (contractId) => {
        try {
          if (await runRecheck(contractSubject(id, contractId), at, askRegistries)) counts.looked += 1;
        } catch (error) {
          // One contract's fault must not keep the others from being looked at.
          counts.failed += 1;
          const reason = error instanceof Error ? error.name : 'Unknown';
          logger.error('CONTRACT_NOT_RECHECKED', { contractId, reason });
        }
      },
      hasTime,
    );
  }
  logger.info('CONTRACTS_RECHECKED', counts);
  if (counts.failed > 0) throw new Error(`${String(counts.failed)} contracts could not be re-checked`);
  return { looked: counts.looked };
}

/** A registry that is silent now takes back nothing of what it has said. */
async function askRegistries(known: KnownKeeping): Promise<readonly Lookup[]> {
  const said: Lookup[] = [];
  // One after another: a group is no reason to hurry a registry.
  for (const question of questionsOf(known)) {
    const lookup = await askRegistry(question, known.lookups);
    if (lookup !== null && !(lookup.answer.outcome === 'NO_ANSWER' && hasSpoken(lookup, known.lookups)))
      said.push(lookup);
  }
  return said;
}

function hasSpoken({ registry, numberHash }: Lookup, kept: readonly Lookup[]): boolean {
  return kept.some(
    (one) => one.registry === registry && one.numberHash === numberHash && one.answer.outcome !== 'NO_ANSWER',
  );
}
