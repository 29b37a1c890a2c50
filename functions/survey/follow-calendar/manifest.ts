import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'survey-follow-calendar',
  trigger: { kind: 'schedule', expression: 'cron(25 5 * * ? *)' },
  access: {
    citizenTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    citizenIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
