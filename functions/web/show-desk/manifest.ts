import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

function page(method: Route['method'], path: string, summary: string): Route {
  return { method, path, kind: 'page', security: 'staff', summary };
}

const queue = 'What waits for whom: the queue by due day in portions, its filters, and finding a case.';
const file = 'One application: its state, tasks, mail and everything that happened to it.';

export const manifest = defineFunction({
  name: 'web-show-desk',
  trigger: {
    kind: 'http',
    routes: [
      page('GET', '/desk', queue),
      page('HEAD', '/desk', queue),
      page('GET', '/desk/applications/{applicationId}', file),
      page('HEAD', '/desk/applications/{applicationId}', file),
      page(
        'POST',
        '/desk/applications/{applicationId}',
        'Starts a workflow anew that stopped and asked for attention.',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
