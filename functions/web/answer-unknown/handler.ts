import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';

/** Both bundles answer an address that they don't know with 404, each in its own form. */
const asProblem = api({});
const asPage = pages({});

export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return /^\/v1(\/|$)/.test(event.rawPath) ? asProblem(event, context) : asPage(event, context);
}
