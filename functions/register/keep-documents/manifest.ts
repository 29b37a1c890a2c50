import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'register-keep-documents',
  trigger: { kind: 'workflow' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    evidenceBucket: ['PutObject'],
  },
  packageFiles: [
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ],
  memoryMegabytes: 1024,
});
