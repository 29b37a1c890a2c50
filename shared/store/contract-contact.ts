import type { Contract } from '../domain/contract/contract.ts';
import type { OpenTask } from '../domain/task/task.ts';
import { applicationSubject, readContent } from './application.ts';
import { contractSubject, readStated } from './contract.ts';

/** The contact that the application named; whoever never applied is reached where their import or their presentation says. */
export async function contactOf(contract: Contract): Promise<OpenTask['assignee']> {
  const { basis, municipality, contractId, provider } = contract;
  if (basis.kind === 'AUTHORISATION') {
    const content = await readContent(applicationSubject(municipality, basis.applicationId));
    if (content !== null)
      return { name: content.contact.name, email: content.contact.email, phone: content.contact.phone };
  }
  const stated = await readStated(contractSubject(municipality, contractId));
  if (stated === null) throw new Error('A contract without anybody to ask');
  const contact = stated.persons?.find(({ role }) => role === 'CONTACT');
  const { email, phone } = stated.presentation;
  if (contact?.email !== undefined) return { name: contact.name, email: contact.email, phone: phone };
  return { name: provider.name, email, phone };
}
