import { api } from '../../../shared/http/api.ts';
import { authorise } from './authorise.ts';
import { create } from './create.ts';
import { offerEvidence } from './offer-evidence.ts';
import { replace } from './replace.ts';
import { submit } from './submit.ts';
import { view } from './view.ts';

/** The applicant's API: a draft without an account, its evidence, and its submission. */
export const handler = api({
  'POST /v1/applications': create,
  'GET /v1/applications/{applicationId}': async (request) => {
    const { subject, application } = await authorise(request);
    return view(subject, application);
  },
  'PUT /v1/applications/{applicationId}': replace,
  'POST /v1/applications/{applicationId}/evidence': offerEvidence,
  'POST /v1/applications/{applicationId}/submission': submit,
});
