import { pages } from '../../../shared/http/page.ts';
import { sendKept, showBasis, showDocuments, showFile } from './show-document.tsx';
import { sendDelegated } from './send-delegated.ts';
import { sendPlan } from './send-plan.ts';
import { sendToHolder } from './send-to-holder.ts';

/** Documents are written here and nowhere else: what they take weighs more than a page does. */
export const handler = pages({
  'GET /documents/{token}': sendToHolder,
  'GET /desk/applications/{applicationId}/document': showBasis,
  'GET /desk/applications/{applicationId}/file': showFile,
  'GET /desk/applications/{applicationId}/documents': showDocuments,
  'GET /desk/applications/{applicationId}/documents/{documentId}': sendKept,
  'GET /desk/committees/{committeeId}/delegated-decisions/document': sendDelegated,
  'GET /desk/follow-up-plans/{planId}/document': sendPlan,
});
