import type { ChoiceSystem } from '../choice-system/choice-system.ts';
import { err, ok, type Result } from '../result.ts';
import { appliedForFaults, type ContentFault, offerFaults } from './content-fault.ts';
import type { ApplicationContent, Scope } from './content.ts';

/** Another municipality's system that an application is submitted to as well, as its applicant names it. */
export interface AlsoTo {
  readonly municipality: string;
  readonly choiceSystemId: string;
  /** What is applied for there; absent, what the application says, as far as that system offers it. */
  readonly scopes?: readonly Scope[] | undefined;
}

/** What is applied for in one of them. */
export interface Chosen<S extends ChoiceSystem> {
  readonly system: S;
  readonly scopes: readonly Scope[];
}

/**
 * What an application is submitted to as well, or what is wrong in the choice, by its place in the submission: all of
 * it holds, or none.
 * @param joint the systems that are offered together with the application's own, and open now
 */
export function chooseAlso<S extends ChoiceSystem>(
  alsoTo: readonly AlsoTo[],
  joint: readonly S[],
  content: ApplicationContent,
): Result<readonly Chosen<S>[], readonly ContentFault[]> {
  const faults: ContentFault[] = [];
  const chosen = alsoTo.flatMap((choice, index): Chosen<S>[] => {
    const path = `/alsoTo/${String(index)}`;
    const system = joint.find((one) => isNamed(one, choice));
    const isRepeated = alsoTo.findIndex((other) => sameSystem(other, choice)) < index;
    if (system === undefined || isRepeated) {
      faults.push({ path: `${path}/choiceSystemId`, text: isRepeated ? twice : notTogether });
      return [];
    }
    const isOffered = (scope: Scope): boolean => offerFaults({ scopes: [scope] }, system).length === 0;
    const scopes = choice.scopes ?? (content.scopes ?? []).filter(isOffered);
    const wrong = appliedForFaults({ scopes: [...scopes] }, system);
    faults.push(...wrong.map((fault) => ({ ...fault, path: `${path}${fault.path}` })));
    return [{ system, scopes }];
  });
  return faults.length > 0 ? err(faults) : ok(chosen);
}

/** What is asked for of an application that has been submitted without it: it stands as it was received. */
export function alsoFaults(alsoTo: readonly AlsoTo[], siblings: readonly AlsoTo[]): readonly ContentFault[] {
  return alsoTo.flatMap((choice, index) =>
    siblings.some((sibling) => sameSystem(sibling, choice))
      ? []
      : [{ path: `/alsoTo/${String(index)}/choiceSystemId`, text: tooLate }],
  );
}

function isNamed({ municipality, id }: ChoiceSystem, choice: AlsoTo): boolean {
  return municipality === choice.municipality && id === choice.choiceSystemId;
}

function sameSystem(one: AlsoTo, other: AlsoTo): boolean {
  return one.municipality === other.municipality && one.choiceSystemId === other.choiceSystemId;
}

const notTogether = {
  sv: 'Går inte att söka tillsammans med den här ansökan nu. Lämna bort den, eller ansök där för sig',
  en: 'Can not be applied for together with this application now. Leave it out, or apply there separately',
};
const twice = { sv: 'Nämns mer än en gång', en: 'Named more than once' };
const tooLate = {
  sv: 'Ansökan är redan inskickad utan den. Ansök där för sig',
  en: 'The application has been submitted without it. Apply there separately',
};
