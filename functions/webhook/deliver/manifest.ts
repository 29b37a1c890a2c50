import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'webhook-deliver',
  trigger: { kind: 'schedule', expression: 'rate(1 minute)' },
  access: { catalogueTable: ['GetItem', 'Query', 'UpdateItem'], webhookSecret: true },
  timeoutSeconds: 240,
});
