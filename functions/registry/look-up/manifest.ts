import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'registry-look-up',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], registries: true },
});
