import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-purge-drafts',
  trigger: { kind: 'schedule', expression: 'cron(0 3 * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    caseIndexes: ['list'],
    linkTable: ['UpdateItem', 'DeleteItem'],
    evidenceBucket: ['EraseObject'],
  },
  timeoutSeconds: 600,
});
