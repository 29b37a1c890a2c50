import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-change-decider',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/applications/{applicationId}/decider',
        'Who decides in a case and by what right; asks the chair for an urgent decision, and registers that the committee takes a case over.',
        'staff',
      ),
      ...formPageRoutes(
        '/desk/applications/{applicationId}/conflicts',
        'What has been said of anybody’s impartiality in a case; takes the staff’s own word and others’ doubts, and registers what was ruled of it.',
        'staff',
      ),
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], signIn: true },
});
