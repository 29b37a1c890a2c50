import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'completion-request',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], workflow: ['SendTask'] },
});
