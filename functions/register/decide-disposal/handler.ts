import { pages } from '../../../shared/http/page.ts';
import { actOnDisposal, showDisposal } from './one-disposal.tsx';
import { actOnHold, showHold } from './hold.tsx';
import { showDisposals } from './show-disposals.tsx';

/** Who says what may be disposed of (arkivlagen 1990:782, 10 §): people, here. What they approve is erased elsewhere. */
export const handler = pages({
  'GET /desk/disposals': showDisposals,
  'GET /desk/disposals/{disposalId}': showDisposal,
  'POST /desk/disposals/{disposalId}': actOnDisposal,
  'GET /desk/applications/{applicationId}/hold': showHold,
  'POST /desk/applications/{applicationId}/hold': actOnHold,
});
