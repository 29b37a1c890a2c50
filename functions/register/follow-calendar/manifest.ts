import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'register-follow-calendar',
  trigger: { kind: 'schedule', expression: 'cron(30 1 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    caseIndexes: ['list'],
    linkTable: ['UpdateItem', 'DeleteItem'],
    evidenceBucket: ['EraseObject'],
  },
  timeoutSeconds: 600,
});
