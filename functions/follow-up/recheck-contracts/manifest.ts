import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-recheck-contracts',
  // Every hour of the night: what one run could not finish, the next goes on with.
  trigger: { kind: 'schedule', expression: 'cron(25 0-4 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem'],
    caseIndexes: ['list'],
    registries: true,
  },
  timeoutSeconds: 600,
});
