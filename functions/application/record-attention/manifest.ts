import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-record-attention',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
});
