import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'complaint-follow-calendar',
  trigger: { kind: 'schedule', expression: 'cron(15 5 * * ? *)' },
  access: {
    caseTable: ['PutItem'],
    citizenTable: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
    citizenIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
