import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const list = {
  path: '/desk/disposals',
  kind: 'page',
  security: 'staff',
  summary: 'The log of disposals: what was proposed each month, who approved it, and what became of it.',
} as const;

export const manifest = defineFunction({
  name: 'register-decide-disposal',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET' },
      { ...list, method: 'HEAD' },
      ...formPageRoutes(
        '/desk/disposals/{disposalId}',
        'A month’s proposal for disposal: its cases, what is erased and what is preserved; as CSV too. Approved, or cases taken out.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/applications/{applicationId}/hold',
        'Holds a case, so that nothing of it is disposed of, or lets go of it.',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
