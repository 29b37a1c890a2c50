import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import { actOnAdvert, showAdvert } from './advert.tsx';
import { approve } from './approve-texts.ts';
import { createSystem } from './create-system.ts';
import { draftVersion } from './draft-version.ts';
import { putJointSystems } from './joint-systems.ts';
import { publish } from './publish.ts';
import { putCommittee } from './put-committee.ts';
import { registerProvider } from './register-provider.ts';
import { exportRequirementSet, importRequirementSet } from './requirement-set.ts';

const asData = api({
  'POST /v1/choice-systems': createSystem,
  'PUT /v1/choice-systems/{choiceSystemId}/versions/{number}': draftVersion,
  'GET /v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set': exportRequirementSet,
  'PUT /v1/choice-systems/{choiceSystemId}/versions/{number}/requirement-set': importRequirementSet,
  'POST /v1/choice-systems/{choiceSystemId}/versions/{number}/publication': publish,
  'POST /v1/choice-systems/{choiceSystemId}/contracts': registerProvider,
  'POST /v1/contracts/{contractId}/text-approvals': approve,
  'PUT /v1/choice-systems/{choiceSystemId}/joint-systems': putJointSystems,
  'PUT /v1/committees/{committeeId}': putCommittee,
});
const asPage = pages({
  'GET /desk/choice-systems/{choiceSystemId}/advert': showAdvert,
  'POST /desk/choice-systems/{choiceSystemId}/advert': actOnAdvert,
});

/**
 * The staff's API: a choice system from its decision to its published documentation, and who decides in it. With the page
 * where its coordinator says whether the national advert is live.
 */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/desk/') ? asPage(event, context) : asData(event, context);
}
