import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'choice-system-cancel',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/choice-systems/{choiceSystemId}/cancellation',
      'Cancels a choice system by a decision of the municipality: its open applications, each closed by a person, and its contracts with the days they end.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
