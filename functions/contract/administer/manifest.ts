import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const list = {
  path: '/desk/contracts',
  kind: 'page',
  security: 'staff',
  summary: 'The contracts of a choice system, in portions',
} as const;

const sealed = {
  path: '/desk/contracts/{contractId}/sealed',
  kind: 'page',
  security: 'staff',
  summary: 'The contract as the e-signing service sealed it',
} as const;

export const manifest = defineFunction({
  name: 'contract-administer',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET' },
      { ...list, method: 'HEAD' },
      ...formPageRoutes(
        '/desk/contracts/{contractId}',
        'One contract: its parties, signatures, terms and events; lets it lapse or gives more time when it is not signed, extends it, registers a notice.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/contracts/{contractId}/members',
        'Who signs in for the provider; invites its first administrator, and takes members out.',
        'staff',
      ),
      { ...sealed, method: 'GET' },
      { ...sealed, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    evidenceBucket: ['GetObject'],
    signIn: true,
  },
});
