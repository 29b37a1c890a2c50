import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'catalogue-publish-entry',
  trigger: { kind: 'outbox', messages: ['PUBLISH'] },
  access: { caseTable: ['GetItem', 'UpdateItem'], catalogueTable: ['PutItem'] },
});
