import { defineFunction } from '../../../shared/platform/manifest.ts';

const document = {
  path: '/desk/overview/document',
  kind: 'page',
  security: 'staff',
  summary: 'How the choice systems stand and what was decided of them, as PDF or Word for the committee.',
} as const;

export const manifest = defineFunction({
  name: 'overview-write-document',
  trigger: {
    kind: 'http',
    routes: [
      { ...document, method: 'GET' },
      { ...document, method: 'HEAD' },
    ],
  },
  access: {
    caseTable: ['Query'],
    caseIndexes: ['list', 'due'],
    catalogueTable: ['GetItem', 'BatchGetItem'],
    signIn: true,
  },
  packageFiles: [
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ],
  memoryMegabytes: 1024,
});
