import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'task-send-mail',
  trigger: { kind: 'outbox', messages: ['MAIL'] },
  access: { caseTable: ['GetItem', 'UpdateItem'], linkTable: ['PutItem'], mail: true },
});
