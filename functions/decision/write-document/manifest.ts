import { defineFunction } from '../../../shared/platform/manifest.ts';

const ofTask = {
  path: '/documents/{token}',
  kind: 'page',
  security: 'task-link',
  summary: 'The decision basis as PDF or Word, for whoever decides from a mailed link.',
} as const;
const ofCase = {
  path: '/desk/applications/{applicationId}/document',
  kind: 'page',
  security: 'staff',
  summary: 'The decision basis as page, PDF or Word; whole, or as it may be published.',
} as const;
const ofFile = {
  path: '/desk/applications/{applicationId}/file',
  kind: 'page',
  security: 'staff',
  summary: 'The whole case as one document: page, PDF or Word; whole, or as it may be published.',
} as const;
const ofDocuments = {
  path: '/desk/applications/{applicationId}/documents',
  kind: 'page',
  security: 'staff',
  summary: 'The list of everything that a case consists of.',
} as const;
const ofKept = {
  path: '/desk/applications/{applicationId}/documents/{documentId}',
  kind: 'page',
  security: 'staff',
  summary:
    'A document as it was written and kept at the time, compared with its hash; or an excerpt of minutes as it came.',
} as const;
const ofDelegated = {
  path: '/desk/committees/{committeeId}/delegated-decisions/document',
  kind: 'page',
  security: 'staff',
  summary: 'The decisions by delegation that a committee is told of, as PDF or Word.',
} as const;

const ofPlan = {
  path: '/desk/follow-up-plans/{planId}/document',
  kind: 'page',
  security: 'staff',
  summary: 'A year’s plan of follow-up, as PDF or Word for the committee.',
} as const;

export const manifest = defineFunction({
  name: 'decision-write-document',
  trigger: {
    kind: 'http',
    routes: [
      { ...ofTask, method: 'GET' },
      { ...ofTask, method: 'HEAD' },
      { ...ofCase, method: 'GET' },
      { ...ofCase, method: 'HEAD' },
      { ...ofFile, method: 'GET' },
      { ...ofFile, method: 'HEAD' },
      { ...ofDocuments, method: 'GET' },
      { ...ofDocuments, method: 'HEAD' },
      { ...ofKept, method: 'GET' },
      { ...ofKept, method: 'HEAD' },
      { ...ofDelegated, method: 'GET' },
      { ...ofDelegated, method: 'HEAD' },
      { ...ofPlan, method: 'GET' },
      { ...ofPlan, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
    caseIndexes: ['list'],
    linkTable: ['GetItem'],
    evidenceBucket: ['GetObject'],
    signIn: true,
  },
  packageFiles: [
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ],
  memoryMegabytes: 1024,
});
