import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import { actOnVisit } from './act-on-visit.ts';
import { putForm, readForm } from './as-data.ts';
import { plan, showVisitsOfContract } from './contract-page.tsx';
import { actOnJointVisit, showJointVisit } from './joint-visit-page.tsx';
import { showVisit } from './visit-page.tsx';
import { showYear } from './year-page.tsx';

const asData = api({
  'PUT /v1/choice-systems/{choiceSystemId}/visit-forms/{serviceType}': putForm,
  'GET /v1/choice-systems/{choiceSystemId}/visit-forms/{serviceType}': readForm,
});
const asPage = pages({
  'GET /desk/choice-systems/{choiceSystemId}/visits': showYear,
  'GET /desk/contracts/{contractId}/visits': showVisitsOfContract,
  'POST /desk/contracts/{contractId}/visits': plan,
  'GET /desk/visits/{visitId}': showVisit,
  'POST /desk/visits/{visitId}': actOnVisit,
  'GET /desk/joint-visits/{jointVisitId}': showJointVisit,
  'POST /desk/joint-visits/{jointVisitId}': actOnJointVisit,
});

/** The municipality's visits at those who give the service, its own unit alike: planned, reported, established. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}
