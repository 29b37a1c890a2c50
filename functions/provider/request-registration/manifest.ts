import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'provider-request-registration',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'PutItem', 'UpdateItem'], workflow: ['SendTask'] },
});
