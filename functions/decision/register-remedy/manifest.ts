import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-register-remedy',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/applications/{applicationId}/remedy',
      'Correction in court of a decision: its window, an application sent here by mistake, the court’s case and ruling; takes the case up again.',
      'staff',
    ),
  },
  access: { caseTable: ['GetItem', 'Query', 'PutItem'], signIn: true },
});
