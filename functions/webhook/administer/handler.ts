import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import {
  deleteWebhook,
  getSecret,
  getWebhook,
  getWebhooks,
  postRestart,
  postRotation,
  postWebhook,
} from './as-data.ts';
import { addWebhook, showWebhooks } from './list-page.tsx';
import { actOnWebhook, showWebhook } from './webhook-page.tsx';

const asData = api({
  'POST /v1/webhooks': postWebhook,
  'GET /v1/webhooks': getWebhooks,
  'GET /v1/webhooks/{webhookId}': getWebhook,
  'DELETE /v1/webhooks/{webhookId}': deleteWebhook,
  'GET /v1/webhooks/{webhookId}/secret': getSecret,
  'POST /v1/webhooks/{webhookId}/rotation': postRotation,
  'POST /v1/webhooks/{webhookId}/restart': postRestart,
});
const asPage = pages({
  'GET /desk/webhooks': showWebhooks,
  'POST /desk/webhooks': addWebhook,
  'GET /desk/webhooks/{webhookId}': showWebhook,
  'POST /desk/webhooks/{webhookId}': actOnWebhook,
});

/** Which other systems are told what happens in the catalogue, and how that goes. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}
