import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/applications/{applicationId}/completion',
  kind: 'page',
  security: 'staff',
  summary: 'A case officer answers a request for more time, and registers what was answered by telephone.',
} as const;

const corrections = {
  path: '/desk/applications/{applicationId}/correction',
  kind: 'page',
  security: 'staff',
  summary: 'A case officer allows an obvious error to be corrected, or not, and notes one.',
} as const;

const list = {
  path: '/desk/choice-systems/{choiceSystemId}/completions',
  kind: 'page',
  security: 'staff',
  summary:
    'How every applicant of a choice system was given the chance to complete, and where that departed from the rule.',
} as const;

export const manifest = defineFunction({
  name: 'completion-handle',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
      { ...corrections, method: 'GET' },
      { ...corrections, method: 'HEAD' },
      { ...corrections, method: 'POST' },
      { ...list, method: 'GET' },
      { ...list, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    signIn: true,
  },
});
