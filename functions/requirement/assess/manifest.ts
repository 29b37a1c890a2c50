import { defineFunction } from '../../../shared/platform/manifest.ts';

const page = {
  path: '/desk/applications/{applicationId}/assessment',
  kind: 'page',
  security: 'staff',
  summary: 'A case officer settles what is for a person to judge, assesses exclusion, and proposes.',
} as const;

const file = {
  path: '/desk/applications/{applicationId}/evidence/{evidenceId}',
  kind: 'page',
  security: 'staff',
  summary: 'A file that the applicant handed in.',
} as const;

export const manifest = defineFunction({
  name: 'requirement-assess',
  trigger: {
    kind: 'http',
    routes: [
      { ...page, method: 'GET' },
      { ...page, method: 'HEAD' },
      { ...page, method: 'POST' },
      { ...file, method: 'GET' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    evidenceBucket: ['GetObject'],
    signIn: true,
  },
});
