import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-open-reports',
  // Every hour: what one run could not finish, the next goes on with.
  trigger: { kind: 'schedule', expression: 'cron(10 * * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem'],
    caseIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
