import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

function page(method: Route['method'], path: string, summary: string): Route {
  return { method, path, kind: 'page', security: 'staff', summary };
}

const queue = 'What waits for whom: the queue by due day in portions, its filters, and finding a case.';
const settings = 'Who works at the desk, and the texts that they share.';
const file = 'One application: its state, tasks, mail and everything that happened to it.';

export const manifest = defineFunction({
  name: 'web-show-desk',
  trigger: {
    kind: 'http',
    routes: [
      page('GET', '/desk', queue),
      page('HEAD', '/desk', queue),
      page('GET', '/desk/settings', settings),
      page('HEAD', '/desk/settings', settings),
      page('POST', '/desk/settings', settings),
      page('GET', '/desk/applications/{applicationId}', file),
      page('HEAD', '/desk/applications/{applicationId}', file),
      page(
        'POST',
        '/desk/applications/{applicationId}',
        'Takes or assigns the case, writes its journal, replaces its contact, asks for a decision anew, sends a mail again that failed, starts a workflow anew that stopped.',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
