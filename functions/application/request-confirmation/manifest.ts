import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-request-confirmation',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], workflow: ['SendTask'] },
});
