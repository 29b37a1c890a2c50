import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-request-signatures',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'PutItem', 'UpdateItem'], workflow: ['SendTask'] },
});
