import * as z from 'zod/mini';
import type { Facts } from '../facts.ts';
import { Text } from '../finding.ts';
import { met, needsCompletion, needsHuman, type CheckKind } from './check-kind.ts';

export const DeclarationCheck = z.strictObject({
  kind: z.literal('declaration'),
  /** The fact that is asserted, in the words the applicant reads. */
  asserts: Text,
});
export type DeclarationCheck = z.infer<typeof DeclarationCheck>;

export interface Asserted {
  readonly answer: boolean | undefined;
  readonly confirmed: boolean;
}

export function readDeclaration(facts: Facts, requirementId: string): Asserted {
  return {
    answer: facts.content.declarations?.[requirementId],
    confirmed:
      facts.signatoryConfirmedAt !== undefined && facts.unconfirmed?.declarations.includes(requirementId) !== true,
  };
}

/** A fact that the applicant asserts. A denied one is for a person to weigh; silence is asked about. */
export const declaration: CheckKind<DeclarationCheck, Asserted> = {
  suppliedBy: 'APPLICANT',
  reach: 'BOTH',
  read: (_config, facts, { requirementId }) => readDeclaration(facts, requirementId),
  run: (config, { answer, confirmed }) => {
    if (answer === undefined)
      return needsCompletion([
        {
          ask: { kind: 'DECLARATION' },
          text: { sv: `Försäkran saknas: ${config.asserts.sv}`, en: `Declaration is missing: ${config.asserts.en}` },
        },
      ]);
    if (!answer)
      return needsHuman(
        {
          sv: `Sökanden har svarat nej på: ${config.asserts.sv}`,
          en: `The applicant has answered no to: ${config.asserts.en}`,
        },
        'NOT_MET',
      );
    return confirmed ? met({ sv: 'Försäkran är lämnad.', en: 'The declaration is made.' }) : unconfirmed;
  },
  uses: () => [],
};

/** What nobody with the right to sign has confirmed binds nobody. */
export const unconfirmed = needsHuman({
  sv: 'Svaret är lämnat men inte bekräftat av den som företräder sökanden.',
  en: 'The answer is given but not confirmed by the person who represents the applicant.',
});
