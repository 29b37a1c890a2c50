import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-set-risk-level',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/contracts/{contractId}/risk-level',
        'What is counted of a contract and which risk level that suggests; an officer sets it, with a reason.',
        'staff',
      ),
      {
        method: 'GET',
        path: '/desk/choice-systems/{choiceSystemId}/risk-levels',
        kind: 'page',
        security: 'staff',
        summary:
          'The same signals of every contract, the own unit’s too; and where a level is another than the suggested.',
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
