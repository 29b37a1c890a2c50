import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'measure-decide',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/measures/{measureId}',
        'A measure that was proposed since a contract is not kept: a person decides on it, or that there is no reason, and sees later whether it was put right.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/measures/{measureId}/referral',
        'Lays before whoever the delegation order names that a contract ends.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/measures/{measureId}/decision',
        'The delegated officer decides whether a contract ends, or the secretary registers what the meeting decided.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/contracts/{contractId}/measures',
        'The measures about a contract; an officer proposes one about deficiencies on record.',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
