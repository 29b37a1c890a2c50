import type { Contract } from '../../domain/contract/contract.ts';
import type { OpenTask } from '../../domain/task/task.ts';
import { applicationSubject, readContent } from '../application/application.ts';
import { contractSubject, readStated } from './contract.ts';

/**
 * The contact that the provider has stated since, else the one that its application named; whoever never applied is
 * reached where their import or their presentation says.
 */
export async function contactOf(contract: Contract): Promise<OpenTask['assignee']> {
  const contact = await findContact(contract);
  if (contact === null) throw new Error('A contract without anybody to ask');
  return contact;
}

/** As `contactOf`; null where nothing says whom to reach. */
export async function findContact(contract: Contract): Promise<OpenTask['assignee'] | null> {
  const { basis, municipality, contractId, provider } = contract;
  const [stated, content] = await Promise.all([
    readStated(contractSubject(municipality, contractId)),
    basis.kind === 'AUTHORISATION' ? readContent(applicationSubject(municipality, basis.applicationId)) : null,
  ]);
  const contact = stated?.persons?.find(({ role }) => role === 'CONTACT');
  if (stated !== null && contact?.email !== undefined)
    return { name: contact.name, email: contact.email, phone: stated.presentation.phone };
  if (content !== null)
    return { name: content.contact.name, email: content.contact.email, phone: content.contact.phone };
  if (stated === null) return null;
  const { email, phone } = stated.presentation;
  return { name: provider.name, email, phone };
}
