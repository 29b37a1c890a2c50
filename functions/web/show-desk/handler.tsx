import { pages } from '../../../shared/http/page.ts';
import { act } from './act.ts';
import { showFile } from './show-file.tsx';
import { saveSettings, showSettings } from './show-settings.tsx';
import { showQueue } from './show-queue.tsx';

/** The desk: what waits, and each case's file. */
export const handler = pages({
  'GET /desk': showQueue,
  'GET /desk/settings': showSettings,
  'POST /desk/settings': saveSettings,
  'GET /desk/applications/{applicationId}': showFile,
  'POST /desk/applications/{applicationId}': act,
});
