import { entryOf } from '../../../shared/domain/catalogue/entry.ts';
import { projectEntry } from '../../../shared/store/catalogue.ts';
import { readContract, readStated } from '../../../shared/store/contract.ts';
import { consumeOutbox } from '../../../shared/store/outbox-consumer.ts';

/**
 * Shows a contracted provider in the catalogue (LOV 9:1), on what the contract says now. The entry carries the instant
 * of the outbox line, so that the same line again writes the same entry.
 */
export const handler = consumeOutbox(async ({ subject, message, at }) => {
  if (message.kind !== 'PUBLISH') return;
  const [contract, stated] = await Promise.all([readContract(subject), readStated(subject)]);
  if (contract?.status !== 'SIGNED') return;
  if (stated === null) throw new Error('A contract without what its provider says of itself');
  await projectEntry(entryOf(contract, stated, at));
});
