import { api } from '../../../shared/http/api.ts';
import { askToCorrect, corrections } from './correct.ts';
import { create } from './create.ts';
import { doorOf } from './door.ts';
import { offer } from './offer-evidence.ts';
import { remove } from './remove-evidence.ts';
import { replace } from './replace.ts';
import { receive } from './submit.ts';
import { view } from './view.ts';
import { askToWithdraw } from './withdraw.ts';

/** The applicant's API: a draft without an account, its evidence, and its submission. */
export const handler = api({
  'POST /v1/applications': create,
  'GET /v1/applications/{applicationId}': async (request) => view(await doorOf(request)()),
  'PUT /v1/applications/{applicationId}': replace,
  'POST /v1/applications/{applicationId}/evidence': offer,
  'DELETE /v1/applications/{applicationId}/evidence/{evidenceId}': remove,
  'POST /v1/applications/{applicationId}/submission': receive,
  'POST /v1/applications/{applicationId}/withdrawal': askToWithdraw,
  'POST /v1/applications/{applicationId}/corrections': askToCorrect,
  'GET /v1/applications/{applicationId}/corrections': corrections,
});
