import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'task-remind',
  trigger: { kind: 'schedule', expression: 'cron(0 6 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['due', 'list'],
  },
  timeoutSeconds: 600,
});
