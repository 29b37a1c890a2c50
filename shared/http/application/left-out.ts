import type { Texts } from '../language.ts';

/** What stands instead of what not everybody may read. */
export const leftOut = {
  secret: {
    sv: '[Utelämnat: den sökande anger att uppgiften är en affärshemlighet, 31 kap. 16 § OSL]',
    en: '[Left out: the applicant claims it to be a business secret, OSL 31:16]',
  },
  privacy: { sv: '[Utelämnat: personuppgifter]', en: '[Left out: personal data]' },
  name: { sv: '[namn]', en: '[name]' },
} satisfies Record<string, Texts>;
