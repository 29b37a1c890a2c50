import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import {
  type FormFault,
  isSelfReported,
  type ReportForm,
  requirementFaults,
} from '../../../shared/domain/follow-up/report-form.ts';
import type { Requirement } from '../../../shared/domain/requirement/requirement-set.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';

/** What of the form follows up nothing in the published version. */
export async function formFaults(system: ChoiceSystem, form: ReportForm): Promise<readonly FormFault[]> {
  return requirementFaults(form, await publishedRequirements(system));
}

/** The requirements that providers report on themselves, to choose among. */
export async function reportableRequirements(system: ChoiceSystem): Promise<readonly Requirement[]> {
  return (await publishedRequirements(system)).filter(isSelfReported);
}

/** A system that has published nothing has no requirements yet. */
async function publishedRequirements(system: ChoiceSystem): Promise<readonly Requirement[]> {
  const versionNumber = 'versionNumber' in system ? system.versionNumber : undefined;
  if (versionNumber === undefined) return [];
  const { municipality, id: choiceSystemId } = system;
  return (await readBoundVersion({ municipality, choiceSystemId, versionNumber })).requirements.requirements;
}
