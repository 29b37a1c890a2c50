import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'catalogue-follow-calendar',
  trigger: { kind: 'schedule', expression: 'cron(45 4 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
