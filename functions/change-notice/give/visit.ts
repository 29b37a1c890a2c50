import type { Scope } from '../../../shared/domain/application/content.ts';
import { ChangeKind } from '../../../shared/domain/change-notice/kind.ts';
import { offers } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { enterOwnPage, type OwnVisit } from '../../../shared/http/provider/own-page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { contractSubject, readContract, readStated, type Stated } from '../../../shared/store/contract/contract.ts';
import { readProviderAccount } from '../../../shared/store/provider/account.ts';
import { providerSubject } from '../../../shared/store/provider/provider.ts';

/** Somebody of a provider's at one of its contracts. */
export interface Visit extends OwnVisit {
  readonly contractSubject: Subject;
  readonly contract: Exclude<Contract, { status: 'DRAFT' }>;
  readonly stated: Stated | null;
  /** What the contract may cover: its services and target groups, in every area of the system. */
  readonly offered: readonly Scope[];
}

/** @throws SignInNeeded; PageProblem 404 for a contract that is not there, and for another provider's alike */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterOwnPage(request, readProviderAccount);
  const addressed = findAddressed(request, 'contractId');
  if (addressed?.municipality.id !== visit.municipality.id) throw new PageProblem(404);
  const subject = contractSubject(addressed.municipality.id, addressed.id);
  const contract = await readContract(subject);
  if (contract === null || contract.status === 'DRAFT') throw new PageProblem(404);
  const { municipality, choiceSystemId, contractId, provider, scopes } = contract;
  if (providerSubject(municipality, provider.registration, contractId).id !== visit.subject.id)
    throw new PageProblem(404);
  const [stated, system] = await Promise.all([readStated(subject), readChoiceSystem(municipality, choiceSystemId)]);
  const pairs = new Map(scopes.map((scope) => [`${scope.service}\n${scope.targetGroup}`, scope]));
  const offered = [...pairs.values()].flatMap((scope) => system.areas.map((area) => ({ ...scope, area })));
  return {
    ...visit,
    contractSubject: subject,
    contract,
    stated,
    offered: offered.filter((scope) => offers(system, scope)),
  };
}

/** Which kind of change the address asks for; null when it asks for none. */
export function kindAsked({ query }: PageRequest): ChangeKind | null {
  return ChangeKind.safeParse(query['andring']).data ?? null;
}
