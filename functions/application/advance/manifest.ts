import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-advance',
  trigger: { kind: 'outbox', messages: ['START', 'CALLBACK'] },
  access: { caseTable: ['GetItem', 'UpdateItem'], workflow: ['StartExecution', 'SendTask'] },
});
