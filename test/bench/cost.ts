import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import * as z from 'zod/mini';
import { type DeploymentConfig, readDeploymentConfig } from '../../infra/deployment-config.ts';
import { defineDeployment } from '../../infra/deployment.ts';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import { prices } from './prices.ts';
import type { CaseTotals } from './use-cases.ts';

const root = join(import.meta.dirname, '../..');

/** What can't be measured without AWS: taken as given, and said. */
export const assumed = {
  /** How long an invocation is billed, with its share of cold starts. */
  invocationSeconds: 0.2,
  memoryGigabytes: 0.5,
  logKilobytesPerInvocation: 1,
} as const;

export interface CostLine {
  readonly what: string;
  readonly dollars: number;
}

/** What 1,000 cases cost at list prices; each case once from its draft to its end. */
export function costPerThousandCases(totals: CaseTotals): readonly CostLine[] {
  const { invocationSeconds, memoryGigabytes, logKilobytesPerInvocation } = assumed;
  const invocation = prices.lambdaRequest + invocationSeconds * memoryGigabytes * prices.lambdaGigabyteSecond;
  const each: readonly CostLine[] = [
    { what: `Step Functions: ${totals.transitions} transitions`, dollars: totals.transitions * prices.stateTransition },
    { what: `Mail: ${totals.mails} messages`, dollars: totals.mails * prices.mail },
    {
      what: `DynamoDB: ${totals.writeUnits} write and ${totals.readUnits} read units`,
      dollars: totals.writeUnits * prices.writeUnit + totals.readUnits * prices.readUnit,
    },
    { what: `Lambda: ${totals.invocations} invocations`, dollars: totals.invocations * invocation },
    { what: `HTTP API: ${totals.httpRequests} requests`, dollars: totals.httpRequests * prices.httpRequest },
    {
      what: 'Logs',
      dollars: ((totals.invocations * logKilobytesPerInvocation) / 1_000_000) * prices.logGigabyte,
    },
  ];
  return each.map(({ what, dollars }) => ({ what, dollars: dollars * 1000 }));
}

const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.optional(z.record(z.string(), z.unknown())) }),
  ),
});

/** What a deployment costs in a month in which nothing happens, counted from its own stacks. */
export function costAtRest(manifests: readonly FunctionManifest[], bundleDirectory: string): readonly CostLine[] {
  const config = readDeploymentConfig(join(root, 'config/granvik.json'));
  const plain = resourcesOf(config, manifests, bundleDirectory);
  const guarded = resourcesOf({ ...config, encryption: 'CUSTOMER_MANAGED' }, manifests, bundleDirectory);
  const alarms = plain.filter((type) => type === 'AWS::CloudWatch::Alarm').length;
  const isKey = (type: string) => type === 'AWS::KMS::Key';
  const keys = plain.filter(isKey).length;
  const chosenKeys = guarded.filter(isKey).length - keys;
  const secrets = plain.filter((type) => type === 'AWS::SecretsManager::Secret').length;
  // What follows e-signing services is deployed with one.
  const expressions = manifests.flatMap(({ trigger, access }) =>
    trigger.kind === 'schedule' && access.signingServices !== true ? [trigger.expression] : [],
  );
  const byTheMinute = expressions.filter((expression) => expression === 'rate(1 minute)').length;
  const sweeps = expressions.filter((expression) => expression.startsWith('cron')).map(runsADay);
  const dailyRuns = sweeps.reduce((sum, runs) => sum + runs, 0);
  const run =
    prices.schedule +
    prices.lambdaRequest +
    assumed.invocationSeconds * assumed.memoryGigabytes * prices.lambdaGigabyteSecond;
  return [
    { what: `${alarms} alarms (the first ten may be free)`, dollars: alarms * prices.alarmMonth },
    {
      what: `Work by the calendar: ${dailyRuns} runs a day`,
      dollars:
        dailyRuns *
        31 *
        (prices.schedule + prices.lambdaRequest + assumed.memoryGigabytes * prices.lambdaGigabyteSecond),
    },
    { what: `By the minute: ${byTheMinute} look for what webhooks wait for`, dollars: byTheMinute * 31 * 1_440 * run },
    { what: `${secrets} secret that webhooks’ are derived from`, dollars: secrets * prices.secretMonth },
    {
      what: 'Each GB in the tables, with recovery to any second',
      dollars: prices.tableGigabyteMonth + prices.recoveryGigabyteMonth,
    },
    { what: `${keys} key of what citizens have told`, dollars: keys * prices.keyMonth },
    { what: `If chosen: ${chosenKeys} key of the deployment’s own`, dollars: chosenKeys * prices.keyMonth },
    { what: 'If chosen: the edge’s firewall, before its rules', dollars: prices.webAclMonth },
  ];
}

/** How often a schedule's hour comes in a day: `*`, one hour, or from one to another. */
function runsADay(expression: string): number {
  const [, hours = ''] = expression.slice('cron('.length).split(' ');
  if (hours === '*') return 24;
  const [from = 0, to = from] = hours.split('-').map(Number);
  return to - from + 1;
}

function resourcesOf(
  config: DeploymentConfig,
  manifests: readonly FunctionManifest[],
  bundleDirectory: string,
): readonly string[] {
  const app = new App();
  const applicationWorkflow = readFileSync(join(root, 'workflows/application.asl.json'), 'utf8');
  defineDeployment(app, { config, manifests, bundleDirectory, applicationWorkflow });
  return app
    .synth()
    .stacks.flatMap(({ template }) => Object.values(Template.parse(template).Resources).map(({ Type }) => Type));
}
