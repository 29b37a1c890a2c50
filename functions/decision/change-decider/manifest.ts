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
        'What officers and secretaries have said of their impartiality in a case; takes their own word, and registers what was ruled of it.',
        'staff',
      ),
    ],
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], signIn: true },
});
