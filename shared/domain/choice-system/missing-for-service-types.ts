import type { RequirementSet } from '../requirement/requirement-set.ts';
import type { ChoiceSystem } from './choice-system.ts';
import { missing, type Missing } from './missing.ts';
import { unfittingCpv } from './service-type.ts';

/** Whether the system's kinds of service fit its CPV codes, its requirements and the permits that the law asks for. */
export function missingForServiceTypes(system: ChoiceSystem, requirements: RequirementSet): Missing[] {
  return [...unfittingTypes(system, requirements), ...unfittingPermit(system, requirements)];
}

function unfittingTypes({ cpvCodes, serviceTypes }: ChoiceSystem, requirements: RequirementSet): Missing[] {
  const { codes, types } = unfittingCpv(cpvCodes, serviceTypes);
  return [
    ...codes.map((code) =>
      missing(
        'LOV 1:1',
        'choiceSystem',
        `CPV-koden ${code} passar inget av systemets slag av tjänster.`,
        `The CPV code ${code} fits none of the system's kinds of service.`,
      ),
    ),
    ...types.map(({ cpvCode, title }) =>
      missing(
        'LOV 1:1',
        'choiceSystem',
        `${title.sv} har CPV-kod ${cpvCode}, som inte faller under någon av systemets koder.`,
        `${title.en} has the CPV code ${cpvCode}, which falls under none of the system's codes.`,
      ),
    ),
    ...serviceTypes
      .filter(({ id }) => !requirements.serviceTypes.includes(id))
      .map(({ id, title }) =>
        missing(
          'LOV 8:1',
          'requirementSet',
          `Kraven är inte skrivna för ${title.sv} (${id}).`,
          `The requirements are not written for ${title.en} (${id}).`,
        ),
      ),
  ];
}

/** A permit is asked for before anybody starts where the law needs one, and nowhere else (SoL 26:1, LSS 23 §, LOV 1:2). */
function unfittingPermit({ serviceTypes }: ChoiceSystem, requirements: RequirementSet): Missing[] {
  const needing = serviceTypes.filter(({ permitRequired }) => permitRequired);
  const asked = requirements.requirements.some(({ controlPoints }) =>
    controlPoints.some(
      ({ point, evidence }) =>
        (point === 'AUTHORISATION' || point === 'BEFORE_START') &&
        evidence.some((id) => requirements.evidence[id]?.proves === 'PERMIT'),
    ),
  );
  if (needing.length > 0 && !asked)
    return needing.map(({ title, lawBasis }) =>
      missing(
        lawBasis === 'LSS' ? 'LSS 23 §' : 'SoL 26:1',
        'requirementSet',
        `${title.sv} kräver tillstånd, men inget krav frågar efter det före start. Märk underlaget med proves: PERMIT.`,
        `${title.en} needs a permit, but no requirement asks for it before start. Mark its evidence with proves: PERMIT.`,
      ),
    );
  if (needing.length === 0 && asked)
    return [
      missing(
        'LOV 1:2',
        'requirementSet',
        'Kraven frågar efter ett tillstånd som inget av slagen av tjänster behöver.',
        'The requirements ask for a permit that none of the kinds of service needs.',
      ),
    ];
  return [];
}
