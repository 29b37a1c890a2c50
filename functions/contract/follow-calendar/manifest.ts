import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-follow-calendar',
  trigger: { kind: 'schedule', expression: 'cron(15 2 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
