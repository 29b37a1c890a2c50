import { type Contract, diaryNumberOf } from '../../domain/contract/contract.ts';
import type { Consequence, TermsChange, TermsOffer } from '../../domain/contract/terms-change.ts';
import type { Subject } from '../../domain/task/task.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from './contact.ts';
import { commitContract, contractSubject, readContract, readContracts } from './contract.ts';
import { ofProvider } from '../provider/provider.ts';
import { openTask } from '../task/task.ts';
import { commitTermsChange, putTermsOffer, readTermsChange, readTermsOffer } from './terms-change.ts';
import { retryOnConcurrency } from '../transact.ts';

/**
 * Sends a change to the next portion of the choice system's contracts, and asks for the one after it. Each contract is
 * a transaction of its own that carries its proof: whoever comes after one that died does only what is left.
 * @param at the instant of the outbox line
 */
export async function rollOut(subject: Subject, at: string): Promise<void> {
  const change = await readTermsChange(subject);
  if (change?.status !== 'RUNNING') return;
  const system = { municipality: change.municipality, id: change.choiceSystemId };
  const { contracts, next } = await readContracts(system, change.after);
  for (const listed of contracts) {
    await retryOnConcurrency(async (attempt) => {
      const contract =
        attempt === 1 ? listed : await readContract(contractSubject(listed.municipality, listed.contractId));
      if (contract !== null) await sendTo(contract, change, at);
    });
  }
  const { version: _version, eventHash: _eventHash, ...standing } = change;
  // Another may have carried out this portion meanwhile: then it has asked for the next one too.
  await commitTermsChange({
    before: change,
    after: next === null ? { ...standing, status: 'SENT' } : { ...standing, after: next },
    event: {
      type: next === null ? 'TERMS_CHANGE_SENT' : 'TERMS_CHANGE_CONTINUED',
      at,
      by: 'roll-out',
      data: { contracts: contracts.length },
    },
    outbox: next === null ? [] : [{ kind: 'ROLL_OUT' }],
  });
}

/** The municipality's own unit has no contract to change: its assignment is the municipality's own. */
async function sendTo(contract: Kept<Contract>, change: TermsChange, at: string): Promise<void> {
  if (contract.status !== 'SIGNED' || contract.basis.kind === 'ASSIGNMENT') return;
  const subject = contractSubject(contract.municipality, contract.contractId);
  if ((await readTermsOffer(subject, change.changeId)) !== null) return;
  const contact = await contactOf(contract);
  const { task, write, mail } = openTask({
    kind: 'ANSWER_TERMS_CHANGE',
    subject,
    assignee: contact,
    ...ofProvider(contract.municipality, contract.provider.registration, contract.contractId),
    ...diaryNumberOf(contract),
    dueOn: change.answerBy,
    basisHash: change.textHash,
    otherwise: silenceWords[change.onSilence],
    openedAt: at,
  });
  const offer: TermsOffer = {
    schemaVersion: 1,
    changeId: change.changeId,
    contractId: contract.contractId,
    providerName: contract.provider.name,
    textHash: change.textHash,
    recipient: { name: contact.name, ...(contact.email === undefined ? {} : { email: contact.email }) },
    taskId: task.taskId,
    sentAt: at,
  };
  const data = { changeId: change.changeId, textHash: change.textHash, taskId: task.taskId };
  await commitContract({
    before: contract,
    after: contract,
    event: { type: 'TERMS_CHANGE_OFFERED', at, by: change.by, data },
    outbox: [mail],
    also: [putTermsOffer(contract.municipality, offer), write],
  });
}

/** What is said beforehand of silence. */
const silenceWords: Readonly<Record<Consequence, { readonly sv: string; readonly en: string }>> = {
  UNCHANGED: {
    sv: 'Svarar ni inte i tid gäller avtalet oförändrat tills kommunen har tagit ställning.',
    en: 'Without an answer in time the contract holds unchanged until the municipality has seen to it.',
  },
  ENDS: {
    sv: 'Svarar ni inte i tid tar kommunen ställning till att säga upp avtalet.',
    en: 'Without an answer in time the municipality considers giving notice of the contract.',
  },
  AMENDED: {
    sv: 'Svarar ni inte i tid tar kommunen ställning till om ändringen ska räknas som godtagen.',
    en: 'Without an answer in time the municipality considers whether the change counts as accepted.',
  },
};
