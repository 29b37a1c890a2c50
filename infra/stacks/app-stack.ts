import { Annotations, ArnFormat, CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { FunctionManifest } from '../../shared/platform/manifest.ts';
import { touchesCitizens } from '../constructs/access.ts';
import { Alarms } from '../constructs/alarms.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { HttpEntrance, type RouteStacks } from '../constructs/http-entrance.ts';
import { OutboxConsumer, streamReaderLimit } from '../constructs/outbox-consumer.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import type { Holdings, SignInSettings, Surroundings } from '../constructs/surroundings.ts';
import { ValbarFunction } from '../constructs/valbar-function.ts';
import { WorkflowMachine } from '../constructs/workflow-machine.ts';
import type { DeploymentConfig } from '../deployment-config.ts';
import type { SignInStack } from './sign-in-stack.ts';

interface AppStackProps extends StackProps {
  readonly config: DeploymentConfig;
  readonly manifests: readonly FunctionManifest[];
  readonly bundleDirectory: string;
  /** The text of `workflows/application.asl.json`. */
  readonly applicationWorkflow: string;
  readonly holdings: Holdings;
  /** Where the functions lie that may touch the citizens' table: nothing else has a right to it. */
  readonly citizens: Stack;
  readonly routes: RouteStacks;
  /** Null when the municipality brings issuers of its own. */
  readonly signIn: SignInStack | null;
}

const workflowName = 'application';

/** What runs: the entrance, the functions as their manifests declare them, the workflow between them. */
export class AppStack extends Stack {
  readonly entrance: HttpEntrance;

  constructor(scope: Construct, id: string, props: AppStackProps) {
    super(scope, id, props);
    const { config, manifests } = props;
    const alarms = new Alarms(this, 'Alarms', { deployment: config.name, email: config.alarms.email });
    alarms.add(this, 'Throttles', {
      name: 'functions-throttled',
      says: 'Functions were called more often than the account lets them run.',
      runbook: 'function-throttles',
      // Concurrency is the account's, shared by all that runs in it: one metric tells, whichever function was next.
      metric: LambdaFunction.metricAllThrottles({ period: Duration.minutes(5) }),
      threshold: 1,
    });
    alarms.add(this, 'KeptDocuments', {
      name: 'kept-document-broken',
      says: 'A kept document’s bytes are not those of its hash.',
      runbook: 'kept-document-broken',
      metric: new Metric({
        namespace: 'Valbar',
        metricName: 'KeptDocumentsBroken',
        dimensionsMap: { service: props.holdings.evidenceBucket.bucketName },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 1,
    });
    this.entrance = new HttpEntrance(this, 'Entrance', { deployment: config.name, alarms, routes: props.routes });
    for (const routes of [props.routes.desk, props.routes.others]) {
      routes.addStackDependency(this);
      routes.addStackDependency(props.citizens);
    }
    const publicBaseUrl = config.publicBaseUrl ?? this.entrance.api.apiEndpoint;

    const around: Surroundings = {
      ...props.holdings,
      deployment: config.name,
      bundleDirectory: props.bundleDirectory,
      publicBaseUrl,
      mailFrom: config.mailFrom,
      // By its name, not by reference: the machine calls functions that in their turn may call it back.
      applicationWorkflowArn: this.formatArn({
        service: 'states',
        resource: 'stateMachine',
        resourceName: `${config.name}-${workflowName}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      signIn: this.#signIn(config, props.signIn, publicBaseUrl),
      providerSignIn: this.#providerSignIn(config, props.signIn, publicBaseUrl),
      registries: config.registries ?? {},
      signingSecretArns: config.municipalities.flatMap(({ signing }) => signing.service?.credentialsSecretArn ?? []),
      mailConfigurationSet: `${config.name}-mail`,
      alarms,
    };

    // The sender's domain; its owner confirms it by the DNS records that SES asks for.
    const domain = config.mailFrom.slice(config.mailFrom.indexOf('@') + 1);
    new EmailIdentity(this, 'Sender', {
      identity: Identity.domain(domain),
      configurationSet: this.#mailOutcomes(around.mailConfigurationSet),
    });

    const inWorkflow = this.#functions(manifests, around, props.citizens);
    const { machine } = new WorkflowMachine(this, 'ApplicationWorkflow', {
      deployment: config.name,
      name: workflowName,
      definition: props.applicationWorkflow,
      functions: inWorkflow,
      alarms,
    });

    new CfnOutput(this, 'HttpApiId', { value: this.entrance.api.apiId });
    new CfnOutput(this, 'HttpApiUrl', { value: this.entrance.api.apiEndpoint });
    new CfnOutput(this, 'PublicBaseUrl', { value: publicBaseUrl });
    new CfnOutput(this, 'ApplicationWorkflowArn', { value: machine.stateMachineArn });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
  }

  /** What became of mail that did not arrive is told on the account's event bus. Clicks and openings are nobody's business. */
  #mailOutcomes(configurationSetName: string): ConfigurationSet {
    const outcomes = new ConfigurationSet(this, 'MailOutcomes', { configurationSetName });
    outcomes.addEventDestination('NotArrived', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT, EmailSendingEvent.REJECT],
    });
    return outcomes;
  }

  /** Makes every function, and hands back those that the workflow calls. */
  #functions(manifests: readonly FunctionManifest[], around: Surroundings, citizens: Stack): Map<string, IFunction> {
    const inWorkflow = new Map<string, IFunction>();
    const readers = manifests
      .filter(({ trigger }) => trigger.kind === 'outbox' && !trigger.messages.includes('TELL'))
      .map(({ name }) => name);
    if (readers.length > streamReaderLimit) {
      Annotations.of(this).addWarningV2(
        'valbar:stream-readers',
        `${readers.join(', ')} all read the case table's stream, which bears ${String(streamReaderLimit)} readers`,
      );
    }
    for (const manifest of manifests) {
      const { name, trigger, access } = manifest;
      // What only follows e-signing services has nothing to do where there is none.
      if (access.signingServices === true && around.signingSecretArns.length === 0) continue;
      const scope = touchesCitizens(access) ? citizens : this;
      switch (trigger.kind) {
        case 'http': {
          const fn = new ValbarFunction(scope, name, { manifest, around });
          this.entrance.open(fn, trigger.routes);
          break;
        }
        case 'workflow':
          inWorkflow.set(name, new ValbarFunction(this, name, { manifest, around }).lambda);
          break;
        case 'outbox':
          new OutboxConsumer(scope, name, { manifest, messages: trigger.messages, around });
          break;
        case 'upload':
        case 'scan':
        case 'bounce':
          new EventConsumer(scope, name, { manifest, on: trigger.kind, around });
          break;
        case 'schedule':
          new ScheduledFunction(scope, name, { manifest, expression: trigger.expression, around });
          break;
      }
    }
    return inWorkflow;
  }

  #signIn(config: DeploymentConfig, signIn: SignInStack | null, site: string): SignInSettings {
    if (config.oidc !== undefined) return config.oidc;
    const pages = { name: `${config.name}-desk`, site, callback: '/sign-in/callback' };
    const settings = signIn?.staff?.settingsFor(this, 'StaffClient', pages);
    if (settings === undefined) throw new Error('Staff need somewhere to sign in: a user pool, or oidc');
    new CfnOutput(this, 'UserPoolClientId', { value: settings.clientId });
    return settings;
  }

  #providerSignIn(config: DeploymentConfig, signIn: SignInStack | null, site: string): SignInSettings {
    if (config.providerOidc !== undefined) return config.providerOidc;
    const pages = { name: `${config.name}-own-page`, site, callback: '/mina-sidor/logga-in/tillbaka' };
    const settings = signIn?.providers?.settingsFor(this, 'ProviderClient', pages);
    if (settings === undefined) throw new Error('Providers need somewhere to sign in: a user pool, or providerOidc');
    new CfnOutput(this, 'ProviderPoolClientId', { value: settings.clientId });
    return settings;
  }
}
