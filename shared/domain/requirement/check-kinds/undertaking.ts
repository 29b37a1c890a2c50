import * as z from 'zod/mini';
import { Text } from '../finding.ts';
import { met, needsCompletion, type CheckKind } from './check-kind.ts';
import { unconfirmed, type Asserted } from './declaration.ts';

export const UndertakingCheck = z.strictObject({
  kind: z.literal('undertaking'),
  /** The term that is accepted, in the words the applicant reads. */
  accepts: Text,
});
export type UndertakingCheck = z.infer<typeof UndertakingCheck>;

/** A term that the applicant accepts for the time of the contract. A refused one is asked about again before anybody judges. */
export const undertaking: CheckKind<UndertakingCheck, Asserted> = {
  suppliedBy: 'APPLICANT',
  reach: 'MET_ONLY',
  read: (_config, { content, signatoryConfirmedAt, unconfirmed: added }, { requirementId }) => ({
    answer: content.undertakings?.[requirementId],
    confirmed: signatoryConfirmedAt !== undefined && added?.undertakings.includes(requirementId) !== true,
  }),
  run: (config, { answer, confirmed }) => {
    if (answer !== true)
      return needsCompletion([
        {
          ask: { kind: 'UNDERTAKING' },
          text: { sv: `Åtagandet saknas: ${config.accepts.sv}`, en: `Undertaking is missing: ${config.accepts.en}` },
        },
      ]);
    return confirmed ? met({ sv: 'Åtagandet är lämnat.', en: 'The undertaking is given.' }) : unconfirmed;
  },
  uses: () => [],
};
