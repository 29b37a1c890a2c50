import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'survey-administer',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes('/desk/surveys', 'Customer surveys: opened per choice system and year', 'staff'),
      ...formPageRoutes(
        '/desk/survey',
        'A survey’s index per provider; makes codes to print or mail, closes it and lets the catalogue show it',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/national-survey',
        'The national survey’s results per unit, brought in and taken out',
        'staff',
      ),
    ],
  },
  access: {
    caseTable: ['GetItem', 'PutItem'],
    caseIndexes: ['list'],
    catalogueTable: ['GetItem', 'Query'],
    citizenTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    citizenIndexes: ['list'],
    signIn: true,
  },
});
