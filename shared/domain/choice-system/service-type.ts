import * as z from 'zod/mini';
import { Text } from '../requirement/finding.ts';
import { CpvCode, coversCpv } from './cpv.ts';

const facts = {
  /** The Act that the service is given under. */
  lawBasis: z.enum(['SOL', 'LSS', 'HSL', 'NONE']),
  /** Whether a private provider needs a permit from IVO (SoL 26:1, LSS 23 §). */
  permitRequired: z.boolean(),
  /** Whether an individual must have a decision on needs before choosing. */
  needsDecision: z.boolean(),
  /** What is counted and remunerated. */
  unit: z.enum(['HOUR', 'DAY', 'MONTH', 'SESSION', 'DELIVERY']),
  /** Given where the person is, or at a place that the provider has: then places are what it has room for. */
  bound: z.enum(['PERSON', 'PLACE']),
  cpvCode: CpvCode,
};

/** A kind of service that people choose a provider for: what the law and the market say of it, as data. */
export const ServiceType = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)),
  title: Text,
  ...facts,
  /** What nobody has confirmed yet for this municipality; empty once somebody has. */
  assumed: z.array(z.keyof(z.strictObject(facts))),
});
export type ServiceType = z.infer<typeof ServiceType>;

/** A list of kinds to choose from, one file. */
export const ServiceTypeList = z.strictObject({
  /** For editors: where the JSON Schema of the format lies. */
  $schema: z.optional(z.string()),
  schemaVersion: z.literal(1),
  title: Text,
  serviceTypes: z.array(ServiceType).check(z.minLength(1)),
});
export type ServiceTypeList = z.infer<typeof ServiceTypeList>;

/** CPV codes of the system that none of its kinds of service falls under, and kinds that fall under none (LOV 1:1). */
export function unfittingCpv(cpvCodes: readonly string[], types: readonly ServiceType[]) {
  return {
    codes: cpvCodes.filter((code) => !types.some(({ cpvCode }) => coversCpv(code, cpvCode))),
    types: types.filter(({ cpvCode }) => !cpvCodes.some((code) => coversCpv(code, cpvCode))),
  };
}
