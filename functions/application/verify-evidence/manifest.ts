import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-verify-evidence',
  trigger: { kind: 'upload' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], evidenceBucket: ['GetObject'] },
  timeoutSeconds: 60,
  memoryMegabytes: 512,
});
