import { taskPageRoutes } from '../../../shared/http/task-path.ts';
import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'follow-up-report-quality',
  trigger: { kind: 'http', routes: taskPageRoutes('REPORT_QUALITY', 'A provider submits the year’s quality report.') },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    linkTable: ['GetItem', 'UpdateItem'],
    evidenceBucket: ['PutObject', 'GetObject'],
  },
});
