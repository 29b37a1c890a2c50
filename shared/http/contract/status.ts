import type { Contract } from '../../domain/contract/contract.ts';
import type { Texts } from '../language.ts';
import type { Tone } from '../parts.tsx';

/** What the states of a contract are called. */
export const contractStatus: Readonly<Record<Contract['status'], Texts & { readonly tone: Tone }>> = {
  DRAFT: { sv: 'Utkast', en: 'Draft', tone: 'calm' },
  AWAITING_SIGNATURES: { sv: 'Väntar på underskrift', en: 'Waiting for signatures', tone: 'warn' },
  SIGNED: { sv: 'Gäller', en: 'In force', tone: 'good' },
  LAPSED: { sv: 'Förfallet, inte undertecknat', en: 'Lapsed, not signed', tone: 'calm' },
  ENDED: { sv: 'Upphört', en: 'Ended', tone: 'calm' },
};
