import { pages } from '../../../shared/http/page.ts';
import { openTask } from './open-task.ts';
import { showOwnPage } from './own-page.tsx';

export const handler = pages({
  'GET /mina-sidor': showOwnPage,
  'POST /mina-sidor/{providerId}/uppgift': openTask,
});
