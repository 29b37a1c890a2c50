import { defineFunction } from '../../../shared/platform/manifest.ts';

const diary = {
  path: '/desk/diary',
  kind: 'page',
  security: 'staff',
  summary: 'A year’s diary in portions: each number with its case, or that nothing has it; the whole year as CSV.',
} as const;

export const manifest = defineFunction({
  name: 'register-show-diary',
  trigger: {
    kind: 'http',
    routes: [
      { ...diary, method: 'GET' },
      { ...diary, method: 'HEAD' },
    ],
  },
  access: { caseTable: ['GetItem', 'Query'], signIn: true },
});
