import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'catalogue-administer',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/texts',
        'Texts for the catalogue that wait to be read: an officer shows those that are objective.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/contracts/{contractId}/catalogue',
        'What the catalogue says of one provider, and how its texts, its confirmation and what is said to be wrong stand.',
        'staff',
      ),
      ...formPageRoutes('/desk/streets', 'Which street lies in which area, so that people find theirs.', 'staff'),
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    catalogueTable: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    signIn: true,
  },
});
