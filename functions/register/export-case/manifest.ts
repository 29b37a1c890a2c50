import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'register-export-case',
  trigger: {
    kind: 'http',
    routes: formPageRoutes(
      '/desk/applications/{applicationId}/export',
      'Gives a case out for supervision as one archive: its documents, events and checksums, whole or masked.',
      'staff',
    ),
  },
  access: {
    caseTable: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    evidenceBucket: ['GetObject', 'PutObject'],
    signIn: true,
  },
  packageFiles: [
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ],
  memoryMegabytes: 1769,
  timeoutSeconds: 29,
});
