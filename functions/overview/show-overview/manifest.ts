import { defineFunction } from '../../../shared/platform/manifest.ts';

const across = {
  path: '/desk/overview/municipalities',
  kind: 'page',
  security: 'staff',
  summary: 'The same of every municipality that the reader works for, side by side; as a spreadsheet too.',
} as const;

const overview = {
  path: '/desk/overview',
  kind: 'page',
  security: 'staff',
  summary:
    'What waits, how long decisions took, where there is a choice and how contracts are kept; as a spreadsheet too.',
} as const;

export const manifest = defineFunction({
  name: 'overview-show-overview',
  trigger: {
    kind: 'http',
    routes: [
      { ...overview, method: 'GET' },
      { ...overview, method: 'HEAD' },
      { ...across, method: 'GET' },
      { ...across, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['Query'],
    caseIndexes: ['list', 'due'],
    catalogueTable: ['GetItem', 'BatchGetItem'],
    signIn: true,
  },
});
