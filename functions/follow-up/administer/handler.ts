import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import { putCampaign, readCampaignView } from './as-data.ts';
import { actOnCampaign, showCampaign } from './campaign-page.tsx';
import { planYear, showYears } from './years-page.tsx';
import { actOnReport, fetchReportFile, showReport } from './report-page.tsx';

const asData = api({
  'PUT /v1/choice-systems/{choiceSystemId}/campaigns/{year}': putCampaign,
  'GET /v1/choice-systems/{choiceSystemId}/campaigns/{year}': readCampaignView,
});
const asPage = pages({
  'GET /desk/choice-systems/{choiceSystemId}/campaigns': showYears,
  'POST /desk/choice-systems/{choiceSystemId}/campaigns': planYear,
  'GET /desk/campaigns/{campaignId}': showCampaign,
  'POST /desk/campaigns/{campaignId}': actOnCampaign,
  'GET /desk/reports/{reportId}': showReport,
  'POST /desk/reports/{reportId}': actOnReport,
  'GET /desk/reports/{reportId}/files/{evidenceId}': fetchReportFile,
});

/** The municipality's side of the yearly reports: what is asked of whom, who has answered, and what an officer says of it. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}
