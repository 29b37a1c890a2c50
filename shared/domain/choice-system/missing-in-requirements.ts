import { lintRequirementSet } from '../requirement/lint-requirement-set.ts';
import type { RequirementSet } from '../requirement/requirement-set.ts';
import type { ChoiceSystem } from './choice-system.ts';
import { missingForServiceTypes } from './missing-for-service-types.ts';
import { missing, type Missing } from './missing.ts';

/** What stands against publishing these requirements in this system: only what is stated and settled may be tested (LOV 8:1). */
export function missingInRequirements(system: ChoiceSystem, requirements: RequirementSet): Missing[] {
  return [
    ...lintRequirementSet(requirements)
      .filter(({ stops }) => stops !== 'NOTHING')
      .map(({ path, message }) =>
        missing('LOV 8:1', 'requirementSet', `${path}: ${message.sv}`, `${path}: ${message.en}`),
      ),
    ...requirements.requirements.flatMap(({ id, services = [] }) =>
      services
        .filter((service) => !system.services.includes(service))
        .map((service) =>
          missing(
            'LOV 8:1',
            'requirementSet',
            `Kravet ${id} gäller ${service}, som systemet inte har. Rätta namnet eller ta bort det.`,
            `The requirement ${id} applies to ${service}, which the system does not have. Correct the name or remove it.`,
          ),
        ),
    ),
    ...missingForServiceTypes(system, requirements),
  ];
}
