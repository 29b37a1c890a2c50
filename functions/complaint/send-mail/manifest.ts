import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'complaint-send-mail',
  trigger: { kind: 'outbox', messages: ['TELL'] },
  access: { citizenTable: ['GetItem', 'UpdateItem'], mail: true },
});
