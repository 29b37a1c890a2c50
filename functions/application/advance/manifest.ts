import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-advance',
  trigger: { kind: 'outbox', messages: ['START', 'CALLBACK', 'PUBLISH', 'ANNOUNCE', 'COPY_FILES'] },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    catalogueTable: ['GetItem', 'PutItem', 'UpdateItem'],
    evidenceBucket: ['GetObject', 'PutObject'],
    workflow: ['StartExecution', 'SendTask'],
  },
});
