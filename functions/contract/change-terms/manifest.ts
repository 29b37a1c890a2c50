import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

const circular = {
  path: '/desk/circulars/{circularId}',
  kind: 'page',
  security: 'staff',
  summary: 'Who got a message that went to everybody with a contract, and when each received it; also as CSV.',
} as const;

export const manifest = defineFunction({
  name: 'contract-change-terms',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/terms-changes',
        'Sends new terms or prices to every contract of a choice system, and lists the changes that were sent.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/terms-changes/{changeId}',
        'Who has answered a change of terms, in portions; reminds them, and registers answers that came in another way.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/circulars',
        'Writes to everybody with a contract in force of some choice systems, and lists what was written.',
        'staff',
      ),
      { ...circular, method: 'GET' },
      { ...circular, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
