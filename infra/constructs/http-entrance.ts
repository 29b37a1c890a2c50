import { ArnFormat, Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnIntegration, CfnRoute, CfnStage, HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { Route } from '../../shared/platform/manifest.ts';
import { acknowledge } from '../policies.ts';
import type { Alarms } from './alarms.ts';
import type { ValbarFunction } from './valbar-function.ts';

/** What all callers together may ask for; beyond it API Gateway answers 429. */
const throttle = { requestsPerSecond: 50, burst: 100 };

/**
 * Never the path: a task link's token is in it, and whoever reads a log must not be able to use a link.
 * Never the caller's address: nobody needs it here.
 */
const accessLogFormat = JSON.stringify({
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  responseBytes: '$context.responseLength',
  latencyMilliseconds: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
  integrationError: '$context.integrationErrorMessage',
});

interface HttpEntranceProps {
  readonly deployment: string;
  readonly alarms: Alarms;
  readonly routes: RouteStacks;
}

/** Where the routes are kept: CloudFormation takes at most 500 resources in one stack, and they are the most of them. */
export interface RouteStacks {
  /** Of the functions that show the desk's pages, with what else these answer. */
  readonly desk: Stack;
  readonly others: Stack;
}

/** Whether a function shows pages of the desk. */
export function showsDesk(routes: readonly Route[]): boolean {
  return routes.some(({ path }) => path.startsWith('/desk'));
}

/** The deployment's one entrance; routes come with the functions. */
export class HttpEntrance extends Construct {
  readonly api: HttpApi;
  readonly #routes: RouteStacks;
  readonly #taken = new Map<string, string>();

  constructor(scope: Construct, id: string, { deployment, alarms, routes }: HttpEntranceProps) {
    super(scope, id);
    this.#routes = routes;
    this.api = new HttpApi(this, 'Api', {
      apiName: deployment,
      description: 'Pages, task links and the API of Valbar',
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/apis/${deployment}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnStage(this, 'Stage', {
      apiId: this.api.apiId,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: accessLogFormat },
      defaultRouteSettings: {
        throttlingRateLimit: throttle.requestsPerSecond,
        throttlingBurstLimit: throttle.burst,
        detailedMetricsEnabled: false,
      },
    });
    alarms.add(this, 'Faults', {
      name: 'api-faults',
      says: 'The API answered 5xx.',
      runbook: 'api-faults',
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensionsMap: { ApiId: this.api.apiId },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
  }

  /**
   * Opens a function's routes: one integration and one permission for all of them.
   * A page that is read is also there for HEAD, so that a mail scanner sees that it exists and nothing happens.
   * @throws Error when two functions claim the same route.
   */
  open(fn: ValbarFunction, routes: readonly Route[]): void {
    const stack = showsDesk(routes) ? this.#routes.desk : this.#routes.others;
    const behind = new Construct(stack, fn.manifest.name);
    acknowledge(behind, 'AwsSolutions::AwsSolutions-APIG4');
    const integration = new CfnIntegration(behind, 'Integration', {
      apiId: this.api.apiId,
      integrationType: 'AWS_PROXY',
      // By its name, not by reference: a function that is no more can leave its stack before its routes leave theirs.
      integrationUri: stack.formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: fn.functionName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      payloadFormatVersion: '2.0',
    });
    new CfnPermission(behind, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: fn.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: stack.formatArn({ service: 'execute-api', resource: this.api.apiId, resourceName: '*' }),
    });
    for (const key of routeKeys(routes)) {
      const holder = this.#taken.get(key);
      if (holder !== undefined) throw new Error(`${key} is claimed by ${holder} and by ${fn.manifest.name}`);
      this.#taken.set(key, fn.manifest.name);
      new CfnRoute(behind, `Route ${key.replace('/', '').replaceAll('/', ' ')}`, {
        apiId: this.api.apiId,
        routeKey: key,
        authorizationType: 'NONE',
        target: `integrations/${integration.ref}`,
      });
    }
  }
}

/** The route keys that a function's routes amount to; `$default` takes whatever no other route does. */
export function routeKeys(routes: readonly Route[]): readonly string[] {
  return [
    ...new Set(
      routes.flatMap(({ method, path, kind }) => {
        if (path === '$default') return ['$default'];
        return kind === 'page' && method === 'GET' ? [`GET ${path}`, `HEAD ${path}`] : [`${method} ${path}`];
      }),
    ),
  ];
}
