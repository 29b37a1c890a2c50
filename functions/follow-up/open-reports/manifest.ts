import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-open-reports',
  // The year is over, and there are weeks left to the day in March when reports are due.
  trigger: { kind: 'schedule', expression: 'cron(0 6 7 1 ? *)' },
  access: {
    caseTable: ['GetItem', 'PutItem'],
    caseIndexes: ['list'],
  },
  timeoutSeconds: 600,
});
