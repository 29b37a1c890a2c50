import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-advance',
  trigger: { kind: 'outbox', messages: ['START', 'CALLBACK', 'PUBLISH', 'ANNOUNCE'] },
  access: {
    caseTable: ['GetItem', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    catalogueTable: ['GetItem', 'PutItem', 'UpdateItem'],
    workflow: ['StartExecution', 'SendTask'],
  },
});
