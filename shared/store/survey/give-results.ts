import { isDeepStrictEqual } from 'node:util';
import { resultsOf } from '../../domain/survey/publication.ts';
import type { QualityResult } from '../../domain/survey/quality-result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { readUpkeep, resultWrite } from '../catalogue/entry-upkeep.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { recordEvent } from '../record-event.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import type { Write } from '../transact.ts';
import { readPublication } from './publication.ts';

/** So many contracts at a time. */
const atOnce = 10;

/**
 * Makes every contract that a publication names have what it says now, and its entry show it; a contract that has it already
 * is left alone, so that what died halfway is done again.
 */
export async function giveResults(subject: Subject, at: string): Promise<void> {
  const publication = await readPublication(subject);
  if (publication === null) return;
  const { municipality, by, version } = publication;
  const given = [...resultsOf(publication)];
  for (let first = 0; first < given.length; first += atOnce) {
    await Promise.all(
      given.slice(first, first + atOnce).map(async ([contractId, result]) => {
        await give(contractSubject(municipality, contractId), publication, {
          result,
          by,
          at,
          also: [stillSays(subject, version)],
        });
      }),
    );
  }
}

async function give(
  contract: Subject,
  { source, year }: Pick<QualityResult, 'source' | 'year'>,
  change: {
    readonly result: QualityResult | null;
    readonly by: string;
    readonly at: string;
    readonly also: readonly Write[];
  },
): Promise<void> {
  const { result, by, at, also } = change;
  const [known, { results }] = await Promise.all([readContract(contract), readUpkeep(contract)]);
  const has = results.find((one) => one.source === source && one.year === year) ?? null;
  if (known === null || isDeepStrictEqual(has, result)) return;
  await recordEvent(
    contract,
    { type: result === null ? 'SURVEY_RESULT_WITHDRAWN' : 'SURVEY_RESULT_SHOWN', at, by, data: { source, year } },
    { outbox: [{ kind: 'PUBLISH' }], also: [resultWrite(contract, { source, year }, result), ...also] },
  );
}

/** Of two versions at once the earlier gives way: what it began is done anew, by what holds then. */
function stillSays(publication: Subject, version: number): Write {
  return {
    ConditionCheck: {
      TableName: tables.case,
      Key: { pk: collectionOf(publication), sk: sortKey.case },
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}
