import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-record-scan',
  trigger: { kind: 'scan' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
});
