import { defineFunction } from '../../../shared/platform/manifest.ts';

const overview = {
  path: '/desk/overview',
  kind: 'page',
  security: 'staff',
  summary: 'What waits, how long decisions took and where there is a choice, across services; as a spreadsheet too.',
} as const;

export const manifest = defineFunction({
  name: 'overview-show-overview',
  trigger: {
    kind: 'http',
    routes: [
      { ...overview, method: 'GET' },
      { ...overview, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['Query'],
    caseIndexes: ['list'],
    catalogueTable: ['GetItem', 'BatchGetItem'],
    signIn: true,
  },
});
