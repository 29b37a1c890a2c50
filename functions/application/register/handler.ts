import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import { beginFiled, offerFiled, registerFiled, removeFiled, replaceFiled } from './as-data.ts';
import { enterPapers, showEntry } from './entry.tsx';
import { register, showRegistration } from './register-page.tsx';
import { enterWithdrawal, showWithdrawal } from './withdrawal.tsx';

const registration = '/desk/choice-systems/{choiceSystemId}/registration';
const entry = '/desk/applications/{applicationId}/entry';
const withdrawal = '/desk/applications/{applicationId}/withdrawal';
const filing = '/v1/applications/{applicationId}/filing';

const asData = api({
  'POST /v1/choice-systems/{choiceSystemId}/filed-applications': registerFiled,
  [`PUT ${filing}`]: replaceFiled,
  [`POST ${filing}/evidence`]: offerFiled,
  [`DELETE ${filing}/evidence/{evidenceId}`]: removeFiled,
  [`POST ${filing}/entry`]: beginFiled,
});
const asPage = pages({
  [`GET ${registration}`]: showRegistration,
  [`POST ${registration}`]: register,
  [`GET ${entry}`]: showEntry,
  [`POST ${entry}`]: enterPapers,
  [`GET ${withdrawal}`]: showWithdrawal,
  [`POST ${withdrawal}`]: enterWithdrawal,
});

/** What comes by post, by hand or by mail: registered by officers, by form or API. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}
