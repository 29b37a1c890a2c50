import { Logger } from '@aws-lambda-powertools/logger';

/** Codes, ids and numbers only: never a name, an address, a token or a text somebody wrote. */
export const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'valbar' });
