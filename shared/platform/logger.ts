import { Logger } from '@aws-lambda-powertools/logger';

/** Codes, ids and numbers only: never a name, an address, a token or a text somebody wrote. */
export const logger = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'valbar' });

/** What a log may know of an error: its kind and where it arose. What it says may carry an address or a text. */
export function faultOf(error: unknown): { fault: string; at: string[] } {
  if (!(error instanceof Error)) return { fault: 'Unknown', at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { fault: error.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
