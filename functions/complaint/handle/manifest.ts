import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const list = {
  path: '/desk/complaints',
  kind: 'page',
  security: 'staff',
  summary: 'Complaints by the day they are due; whoever coordinates sees all, others their own',
} as const;

export const manifest = defineFunction({
  name: 'complaint-handle',
  trigger: {
    kind: 'http',
    routes: [
      { ...list, method: 'GET' },
      { ...list, method: 'HEAD' },
      ...formPageRoutes(
        '/desk/new-complaint',
        'An officer writes down a complaint that came by call or letter',
        'staff',
      ),
      ...formPageRoutes('/desk/complaints/{complaintId}', 'A complaint from its arrival to its answer', 'staff'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'PutItem'],
    catalogueTable: ['GetItem', 'Query'],
    citizenTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    citizenIndexes: ['list'],
    signIn: true,
  },
});
