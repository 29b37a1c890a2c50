import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const page = '/desk/contracts/{contractId}/rechecks';

export const manifest = defineFunction({
  name: 'follow-up-judge-recheck',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        page,
        'What is known of how a contract is kept; an officer judges what has changed or lapsed since it was last looked at.',
        'staff',
      ),
      {
        method: 'GET',
        path: `${page}/files/{evidenceId}`,
        kind: 'page',
        security: 'staff',
        summary: 'A file that a provider handed in about its contract.',
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem'],
    evidenceBucket: ['GetObject'],
    signIn: true,
  },
});
