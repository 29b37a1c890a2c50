import * as z from 'zod/mini';
import type { Text } from '../requirement/finding.ts';

/** The official registries that a requirement may ask: companies, tax approvals, care permits (IVO), insolvency. */
export const Registry = z.enum(['COMPANY', 'TAX', 'CARE_PERMIT', 'INSOLVENCY']);
export type Registry = z.infer<typeof Registry>;

/** Each registry as people call it, and who keeps it. */
export const registryNames: Readonly<Record<Registry, Text>> = {
  COMPANY: { sv: 'Bolagsverkets företagsregister', en: 'the company register of Bolagsverket' },
  TAX: { sv: 'Skatteverkets uppgifter om F-skatt', en: 'the Tax Agency’s approvals for F-tax' },
  CARE_PERMIT: { sv: 'IVO:s omsorgsregister', en: 'the care register of the Health and Social Care Inspectorate' },
  INSOLVENCY: { sv: 'konkurs- och näringsförbudsuppgifter', en: 'the records of bankruptcies and business bans' },
};
