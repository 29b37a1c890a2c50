import { Registry } from '../registry/registry.ts';
import { eachCheck } from './check-kinds/check.ts';
import type { RequirementSet } from './requirement-set.ts';

/** The registries that a requirement set's checks read, each once, in a fixed order. */
export function registriesAsked(set: RequirementSet): readonly Registry[] {
  const asked = set.requirements.flatMap(({ controlPoints }) =>
    controlPoints.flatMap(({ check }) =>
      [...eachCheck(check)].flatMap((each) => (each.kind === 'registry-lookup' ? [each.registry] : [])),
    ),
  );
  return Registry.options.filter((registry) => asked.includes(registry));
}
