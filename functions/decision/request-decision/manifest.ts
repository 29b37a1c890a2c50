import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'decision-request-decision',
  trigger: { kind: 'workflow' },
  access: { caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'], workflow: ['SendTask'] },
});
