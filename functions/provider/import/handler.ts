import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { api } from '../../../shared/http/api.ts';
import { pages } from '../../../shared/http/page.ts';
import { importRows, readImport, undoImport } from './as-data.ts';
import { sentLimitBytes } from './manifest.ts';
import { act, showRun } from './run-page.tsx';
import { sendTemplate, showUpload, upload } from './upload-page.tsx';

const file = '/desk/choice-systems/{choiceSystemId}/import';
const run = '/desk/imports/{importId}';

const asData = api(
  {
    'POST /v1/choice-systems/{choiceSystemId}/imports': importRows,
    'GET /v1/imports/{importId}': readImport,
    'POST /v1/imports/{importId}/undo': undoImport,
  },
  { bodyLimit: sentLimitBytes },
);
const asPage = pages(
  {
    [`GET ${file}`]: showUpload,
    [`POST ${file}`]: upload,
    [`GET ${file}/template`]: sendTemplate,
    [`GET ${run}`]: showRun,
    [`POST ${run}`]: act,
  },
  { filesUpTo: sentLimitBytes },
);

/** The contracts, their providers and the own unit that a municipality has already: tried, brought in and undone. */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}
