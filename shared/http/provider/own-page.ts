import type { Municipality } from '../../domain/municipality/municipality.ts';
import { publicId } from '../../domain/municipality/public-id.ts';
import { type Member, memberOf, type ProviderAccount } from '../../domain/provider/account.ts';
import type { Subject } from '../../domain/task/task.ts';
import { sha256 } from '../../platform/hash.ts';
import { findAddressed } from '../address.ts';
import { providerDoor } from '../door.ts';
import { type Language, languageOf } from '../language.ts';
import { PageProblem } from '../page-problem.ts';
import type { PageRequest } from '../page.ts';
import { type Holder, requireHolder } from '../session.ts';

/** Somebody of a provider's, at what the address names of it. */
export interface OwnVisit<Account extends ProviderAccount = ProviderAccount> {
  readonly request: PageRequest;
  readonly lang: Language;
  readonly municipality: Municipality;
  readonly account: Account;
  readonly member: Member;
  /** The provider. */
  readonly subject: Subject;
}

/** The person behind an account, the same wherever they are a member; it tells nothing of the account. */
export function memberIdOf({ issuer, subject }: Pick<Holder, 'issuer' | 'subject'>): string {
  return sha256(`${issuer} ${subject}`);
}

/**
 * Who is signed in, as a member of the provider that the address names. Membership is read each time: whoever was taken
 * out a moment ago is out.
 * @throws SignInNeeded; PageProblem 404 for a provider that is not there and for one that they are no member of alike
 */
export async function enterOwnPage<Account extends ProviderAccount>(
  request: PageRequest,
  readAccount: (subject: Subject) => Promise<Account | null>,
): Promise<OwnVisit<Account>> {
  const holder = await requireHolder(request);
  const addressed = findAddressed(request, 'providerId');
  if (addressed === null) throw new PageProblem(404);
  const { municipality, id } = addressed;
  const subject: Subject = { municipality: municipality.id, type: 'PROVIDER', id };
  const account = await readAccount(subject);
  const member = account === null ? null : memberOf(account, memberIdOf(holder));
  if (account === null || member === null) throw new PageProblem(404);
  return { request, lang: languageOf(request), municipality, account, member, subject };
}

/** A page of a provider's own. @param page what of it, for example `medlemmar` */
export function ownPath(
  { municipality, providerId }: Pick<ProviderAccount, 'municipality' | 'providerId'>,
  page: string,
) {
  return `${providerDoor.home}/${publicId(municipality, providerId)}/${page}`;
}

/** Who is signed in, as the page's head shows it. */
export function signedInAs({ name }: { readonly name: string }) {
  return { name, signOut: providerDoor.signOut };
}
