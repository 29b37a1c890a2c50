import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-plan-year',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/follow-up-plans',
        'The yearly plans of follow-up of a choice system; makes one from the requirements’ control points.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/follow-up-plans/{planId}',
        'One year’s plan: what is followed up when, how far it has come; registers its adoption, and changes with their reasons.',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
