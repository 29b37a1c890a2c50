import { type AlsoTo, chooseAlso, type Chosen } from '../../domain/application/also-to.ts';
import type { ContentFault } from '../../domain/application/content-fault.ts';
import type { ApplicationContent } from '../../domain/application/content.ts';
import { type ChoiceSystem, takesApplications } from '../../domain/choice-system/choice-system.ts';
import { isJoint } from '../../domain/choice-system/joint.ts';
import { ok, type Result } from '../../domain/result.ts';
import { cooperating } from '../../platform/config.ts';
import { findChoiceSystem } from '../choice-system/choice-system.ts';
import type { Kept } from '../codec.ts';

/** A system that takes applications, as it was read. */
export type OpenSystem = Extract<Kept<ChoiceSystem>, { status: 'OPEN' }>;

/** The systems of cooperating municipalities that can be applied for in the same submission, and take applications on a day. */
export async function jointSystems(system: ChoiceSystem, on: string): Promise<readonly OpenSystem[]> {
  if (system.jointWith === undefined) return [];
  const neighbours = new Set(cooperating(system.municipality).map(({ id }) => id));
  const named = system.jointWith.filter(({ municipality }) => neighbours.has(municipality));
  const found = await Promise.all(named.map(({ municipality, id }) => findChoiceSystem(municipality, id)));
  return found.flatMap((other) =>
    other !== null && takesApplications(other, on) && isJoint(system, other) ? [other] : [],
  );
}

/** What of its neighbours' systems an application is submitted to as well, as they are now. */
export async function chosenJointly(
  system: ChoiceSystem,
  content: ApplicationContent,
  alsoTo: readonly AlsoTo[],
  on: string,
): Promise<Result<readonly Chosen<OpenSystem>[], readonly ContentFault[]>> {
  return alsoTo.length === 0 ? ok([]) : chooseAlso(alsoTo, await jointSystems(system, on), content);
}
