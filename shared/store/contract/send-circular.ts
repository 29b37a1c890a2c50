import type { Circular, CircularCopy } from '../../domain/contract/circular.ts';
import type { Contract } from '../../domain/contract/contract.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { namedOutboxLine } from '../outbox.ts';
import { retryOnConcurrency } from '../transact.ts';
import { commitCircular, putCopy, readCircular, readCopy } from './circular.ts';
import { findContact } from './contact.ts';
import { commitContract, contractSubject, readContract, readContracts } from './contract.ts';
import { giveContractNotice } from './notice.ts';

/** Where the contracts in force begin among a choice system's. */
const inForce = 'SIGNED#';

/** Begins to send a circular: the first portion is asked for in the same transaction. */
export async function beginCircular(circular: Circular): Promise<void> {
  const { createdAt: at, by, textHash, choiceSystemIds } = circular;
  await commitCircular({
    before: null,
    after: circular,
    event: { type: 'CIRCULAR_BEGUN', at, by, data: { textHash, choiceSystemIds } },
    outbox: [{ kind: 'ROLL_OUT' }],
  });
}

/**
 * Sends a circular to the next portion of the contracts in force, and asks for the one after it. Each contract is a
 * transaction of its own that carries its proof: whoever comes after one that died does only what is left.
 * @param at the instant of the outbox line
 */
export async function sendCircular(subject: Subject, at: string): Promise<void> {
  const circular = await readCircular(subject);
  if (circular?.status !== 'RUNNING') return;
  const { municipality, choiceSystemIds, place, version: _version, eventHash: _eventHash, ...rest } = circular;
  const id = choiceSystemIds[place.system];
  if (id === undefined) throw new Error('A circular beyond its last choice system');
  const { contracts, next } = await readContracts({ municipality, id }, place.after ?? inForce);
  for (const listed of contracts) {
    await retryOnConcurrency(async (attempt) => {
      const contract = attempt === 1 ? listed : await readContract(contractSubject(municipality, listed.contractId));
      if (contract !== null) await copyTo(contract, circular, at);
    });
  }
  const following = next === null ? { system: place.system + 1 } : { system: place.system, after: next };
  const isLast = choiceSystemIds[following.system] === undefined;
  const standing = { ...rest, municipality, choiceSystemIds };
  // Another may have carried out this portion meanwhile: then it has asked for the next one too.
  await commitCircular({
    before: circular,
    after: isLast ? { ...standing, place, status: 'SENT' } : { ...standing, place: following },
    event: {
      type: isLast ? 'CIRCULAR_SENT' : 'CIRCULAR_CONTINUED',
      at,
      by: 'roll-out',
      data: { contracts: contracts.length },
    },
    outbox: isLast ? [] : [{ kind: 'ROLL_OUT' }],
  });
}

async function copyTo(contract: Kept<Contract>, circular: Circular, at: string): Promise<void> {
  const { circularId, text, textHash, by } = circular;
  const { municipality, contractId, provider } = contract;
  const subject = contractSubject(municipality, contractId);
  if (contract.status !== 'SIGNED' || (await readCopy(subject, circularId)) !== null) return;
  const contact = await findContact(contract);
  const copy: CircularCopy = { schemaVersion: 1, circularId, contractId, providerName: provider.name, sentAt: at };
  if (contact === null) {
    await commitContract({
      before: contract,
      after: contract,
      event: { type: 'CIRCULAR_NOT_COPIED', at, by, data: { circularId, textHash } },
      also: [putCopy(municipality, copy)],
    });
    return;
  }
  const { task, writes, mail } = giveContractNotice(contract, contact, {
    noticeId: circularId,
    kind: 'CIRCULAR',
    text,
    by,
    at,
  });
  const { name, email } = contact;
  const recipient = { name, ...(email === undefined ? {} : { email }), taskId: task.taskId };
  await commitContract({
    before: contract,
    after: contract,
    event: { type: 'CIRCULAR_COPIED', at, by, data: { circularId, textHash, taskId: task.taskId } },
    // The mail goes by the circular's name, so that what becomes of it is found.
    also: [putCopy(municipality, { ...copy, recipient }), ...writes, namedOutboxLine(subject, mail, at, circularId)],
  });
}

/** Who a circular would go to if it were sent now. */
export interface Audience {
  readonly contracts: number;
  /** Providers whose contact has no e-mail address: they get it by letter. */
  readonly byLetter: readonly string[];
  /** Providers without anybody to reach. */
  readonly unreachable: readonly string[];
}

export async function readAudience(municipality: string, choiceSystemIds: readonly string[]): Promise<Audience> {
  let count = 0;
  const byLetter: string[] = [];
  const unreachable: string[] = [];
  for (const id of choiceSystemIds) {
    let after: string | null = inForce;
    while (after !== null) {
      const portion = await readContracts({ municipality, id }, after);
      const contacts = await Promise.all(portion.contracts.map(findContact));
      portion.contracts.forEach(({ provider }, index) => {
        const contact = contacts[index] ?? null;
        if (contact === null) unreachable.push(provider.name);
        else if (contact.email === undefined) byLetter.push(provider.name);
      });
      count += portion.contracts.length;
      after = portion.next;
    }
  }
  return { contracts: count, byLetter, unreachable };
}
