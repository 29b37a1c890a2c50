import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'requirement-check-requirements',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
});
