import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'survey-answer',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/enkat',
      'Whoever was given a code says how content they are; nobody can tell who did',
      'none',
    ),
  },
  access: { citizenTable: ['GetItem', 'UpdateItem', 'DeleteItem'] },
});
