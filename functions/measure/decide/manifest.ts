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
