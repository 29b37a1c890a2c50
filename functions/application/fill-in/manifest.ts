import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction, type Route } from '../../../shared/platform/manifest.ts';

/** A page that is read, and the form on it that is sent. */
function pageRoutes(path: string, summary: string, security: Route['security']): readonly Route[] {
  const common = { path, kind: 'page', security, summary } as const;
  return [
    { ...common, method: 'GET' },
    { ...common, method: 'HEAD' },
    { ...common, method: 'POST' },
  ];
}

export const manifest = defineFunction({
  name: 'application-fill-in',
  trigger: {
    kind: 'http',
    routes: [
      ...pageRoutes('/ansok/{choiceSystemId}', 'What an application asks for, and where one begins.', 'none'),
      ...pageRoutes('/fortsatt-ansokan', 'Mails the contact a link to what they have begun.', 'none'),
      ...pageRoutes('/ansokan/{applicationId}', 'The applicant’s overview: what is left, or where it stands.', 'none'),
      ...pageRoutes('/ansokan/{applicationId}/{section}', 'One section of the application.', 'none'),
      ...taskPageRoutes('OPEN_APPLICATION', 'The contact opens the application on another device.'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'PutItem', 'UpdateItem'],
    evidenceBucket: ['PutObject'],
    mail: true,
  },
});
