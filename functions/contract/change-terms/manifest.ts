import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

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
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
