import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'application-advance',
  trigger: {
    kind: 'outbox',
    messages: [
      'START',
      'CALLBACK',
      'PUBLISH',
      'ANNOUNCE',
      'COPY_FILES',
      'OFFER',
      'TAKE_UP',
      'IMPORT',
      'ROLL_OUT',
      'SHOW_RESULTS',
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    caseIndexes: ['list'],
    linkTable: ['UpdateItem'],
    catalogueTable: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    evidenceBucket: ['GetObject', 'PutObject'],
    workflow: ['StartExecution', 'SendTask'],
  },
});
