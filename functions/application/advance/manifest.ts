import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-advance',
  trigger: { kind: 'outbox', messages: ['START', 'CALLBACK', 'PUBLISH'] },
  access: {
    caseTable: ['GetItem', 'UpdateItem'],
    catalogueTable: ['GetItem', 'PutItem', 'UpdateItem'],
    workflow: ['StartExecution', 'SendTask'],
  },
});
