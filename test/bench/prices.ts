/**
 * List prices in US dollars, us-east-1, without free tiers, as published sources gave them in the spring of 2026.
 * Confirm each on the AWS price list for the deployment's own Region before a budget rests on it: Regions differ,
 * eu-north-1 by a few per cent for most of these.
 */
export const prices = {
  asOf: '2026-03',
  region: 'us-east-1',
  /** Step Functions Standard, per state transition (cloudburn.io, March 2026). */
  stateTransition: 0.000025,
  /** Lambda, per request (AWS price list, unconfirmed). */
  lambdaRequest: 0.0000002,
  /** Lambda on arm64, per GB and second (AWS price list, unconfirmed). */
  lambdaGigabyteSecond: 0.0000133334,
  /** DynamoDB on demand, per write request unit (wring.co, March 2026, after the halving of November 2024). */
  writeUnit: 0.000000625,
  /** DynamoDB on demand, per read request unit (as above). */
  readUnit: 0.000000125,
  /** SES, per message (wring.co, March 2026). */
  mail: 0.0001,
  /** EventBridge Scheduler, per invocation, after 14 million free (airbyte, 2025). */
  schedule: 0.000001,
  /** API Gateway HTTP API, per request (AWS price list, unconfirmed). */
  httpRequest: 0.000001,
  /** CloudWatch Logs, per GB taken in (AWS price list, unconfirmed). */
  logGigabyte: 0.5,
  /** CloudWatch, per standard alarm and month (AWS price list, unconfirmed; ten are free). */
  alarmMonth: 0.1,
  /** KMS, per customer managed key and month (AWS price list, unconfirmed). */
  keyMonth: 1,
  /** Secrets Manager, per secret and month (AWS price list, unconfirmed). */
  secretMonth: 0.4,
  /** WAF, per web ACL and month, and per rule and month (AWS price list, unconfirmed). */
  webAclMonth: 5,
  webAclRuleMonth: 1,
  /** DynamoDB, per GB stored and month, and its point-in-time recovery (AWS price list, unconfirmed). */
  tableGigabyteMonth: 0.25,
  recoveryGigabyteMonth: 0.2,
} as const;
