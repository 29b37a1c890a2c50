import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-give-notice',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'PutItem'] },
});
