import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import type { Context } from 'aws-lambda';
import type { Subject } from '../shared/domain/task/task.ts';
import { logger } from '../shared/platform/logger.ts';
import { readRound, replaceToken, type Round, type RoundName } from '../shared/store/task/round.ts';
import { parsePublicId } from '../shared/domain/municipality/public-id.ts';
import { retryOnConcurrency } from '../shared/store/transact.ts';
import { openRoundFailed, RoundInput } from './contracts.ts';

const workflow = new SFNClient({});

/** Opens the round, or answers at once when there is nothing to wait for. */
type Open = (subject: Subject, round: Round) => Promise<{ settled: string } | 'WAITING'>;

/**
 * A workflow's wait for people: stores the task token with the round and opens its tasks.
 * Called again for the same wait it only takes the newer token, or repeats the outcome that has come meanwhile.
 * Its own failure is told to the workflow, which retries: the service would otherwise wait for an answer that nobody was asked for.
 */
export function waitHandler(name: RoundName, open: Open) {
  return async (event: unknown, context: Context): Promise<void> => {
    logger.addContext(context);
    const input = RoundInput.parse(event);
    try {
      const outcome = await retryOnConcurrency(() => enter(name, input, open));
      if (outcome !== null) await tell(input.taskToken, outcome);
    } catch (error) {
      await workflow.send(
        new SendTaskFailureCommand({
          taskToken: input.taskToken,
          error: openRoundFailed,
          cause: error instanceof Error ? error.name : 'Unknown',
        }),
      );
      throw error;
    }
  };
}

async function enter(name: RoundName, input: RoundInput, open: Open): Promise<string | null> {
  const parsed = parsePublicId(input.applicationId);
  if (parsed === null) throw new Error('An application id without its municipality');
  const subject: Subject = { municipality: parsed.municipality, type: 'APPLICATION', id: parsed.id };
  const { taskToken, enteredAt } = input;
  const latest = await readRound(subject, name);
  if (latest !== null && latest.outcome === undefined) {
    await replaceToken(subject, { ...latest, taskToken, enteredAt });
    return null;
  }
  if (latest?.outcome !== undefined && latest.enteredAt === enteredAt) return latest.outcome;
  const opened = await open(subject, { name, number: (latest?.number ?? 0) + 1, taskToken, enteredAt });
  return opened === 'WAITING' ? null : opened.settled;
}

/** Lets the workflow go on; a token that is no longer waited for was settled before. */
export async function tell(taskToken: string, outcome: string): Promise<void> {
  try {
    await workflow.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }));
  } catch (error) {
    const settled = ['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken'];
    if (!(error instanceof Error) || !settled.includes(error.name)) throw error;
    logger.info('ROUND_ALREADY_SETTLED', { reason: error.name });
  }
}
