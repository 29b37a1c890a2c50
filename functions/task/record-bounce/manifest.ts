import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'task-record-bounce',
  trigger: { kind: 'bounce' },
  access: { caseTable: ['GetItem', 'PutItem', 'UpdateItem'] },
});
