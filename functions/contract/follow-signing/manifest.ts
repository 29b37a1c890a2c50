import { defineFunction } from '../../../shared/platform/manifest.ts';

export const manifest = defineFunction({
  name: 'contract-follow-signing',
  // What a service calls back about is asked for within minutes; what it never calls about, once a day.
  trigger: { kind: 'schedule', expression: 'cron(0/5 * * * ? *)' },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    caseIndexes: ['list'],
    evidenceBucket: ['PutObject'],
    signingServices: true,
  },
  packageFiles: [
    '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
    '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
  ],
  memoryMegabytes: 1024,
  timeoutSeconds: 240,
});
