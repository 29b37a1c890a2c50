import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { answerPage } from './answer-page.tsx';
import { answer, list } from './as-data.ts';

const path = '/v1/contracts/{contractId}/terms-changes';

const asData = api({ [`GET ${path}`]: list, [`POST ${path}/{changeId}/answer`]: answer });

/** What a provider says of new terms or prices: by the mailed link, or from its own systems. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : answerPage(event, context);
}
