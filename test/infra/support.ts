import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, expect } from 'vitest';
import * as z from 'zod/mini';
import { bundle, type Bundles } from '../../infra/bundle.ts';
import { calledFunctions } from '../../infra/constructs/workflow-machine.ts';
import { type DeploymentConfig, readDeploymentConfig } from '../../infra/deployment-config.ts';
import { defineDeployment } from '../../infra/deployment.ts';
import type { FunctionSource } from '../../infra/discovery.ts';
import { checkPolicies } from '../../infra/policies.ts';
import { defineFunction, type FunctionManifest } from '../../shared/platform/manifest.ts';

export const root = join(import.meta.dirname, '../..');
export const applicationWorkflow = readFileSync(join(root, 'workflows/application.asl.json'), 'utf8');

/** Where the credentials for the company register would lie. */
export const companySecret = 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:valbar/bolagsverket-AbCdEf';

/** Where those for an e-signing service would. */
export const signingSecret = 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:valbar/scrive-AbCdEf';

/** The fictional municipality's deployment, with a public address. */
export function granvik(changes: Partial<DeploymentConfig> = {}): DeploymentConfig {
  return {
    ...readDeploymentConfig(join(root, 'config/granvik.json')),
    publicBaseUrl: 'https://val.granvik.example',
    registries: { COMPANY: { adapter: 'BOLAGSVERKET', credentialsSecretArn: companySecret } },
    ...changes,
  };
}

/** One function of each kind, with every right that a manifest can ask for, and those that the workflow calls. */
export const sampleManifests: readonly FunctionManifest[] = [
  defineFunction({
    name: 'sample-apply',
    trigger: {
      kind: 'http',
      routes: [
        {
          method: 'POST',
          path: '/v1/samples',
          kind: 'api',
          security: 'none',
          summary: 'Make a sample',
          body: z.strictObject({ title: z.string() }),
          responses: { 201: z.strictObject({ id: z.string() }), 400: null },
        },
        {
          method: 'GET',
          path: '/v1/samples/{id}',
          kind: 'api',
          security: 'staff',
          summary: 'Read a sample',
          query: z.strictObject({ language: z.optional(z.enum(['sv', 'en'])), from: z.string() }),
          responses: { 200: z.strictObject({ id: z.string(), title: z.string() }) },
        },
        { method: 'GET', path: '/t/sample/{token}', kind: 'page', security: 'task-link', summary: 'A page' },
        { method: 'POST', path: '/t/sample/{token}', kind: 'page', security: 'task-link', summary: 'Its answer' },
      ],
    },
    access: {
      caseTable: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'],
      caseIndexes: ['due', 'list'],
      linkTable: ['GetItem'],
      evidenceBucket: ['PutObject', 'GetObject'],
      signIn: true,
    },
    timeoutSeconds: 20,
    memoryMegabytes: 1024,
  }),
  defineFunction({
    name: 'web-answer-unknown',
    trigger: {
      kind: 'http',
      routes: [{ method: 'GET', path: '$default', kind: 'page', security: 'none', summary: 'Whatever no route takes' }],
    },
    access: {},
  }),
  defineFunction({
    name: 'sample-advance',
    trigger: { kind: 'outbox', messages: ['START', 'CALLBACK'] },
    access: { caseTable: ['GetItem', 'UpdateItem'], workflow: ['StartExecution', 'SendTask'] },
  }),
  defineFunction({
    name: 'sample-send-mail',
    trigger: { kind: 'outbox', messages: ['MAIL'] },
    access: { caseTable: ['GetItem', 'UpdateItem'], linkTable: ['PutItem'], mail: true },
  }),
  defineFunction({
    name: 'sample-remind',
    trigger: { kind: 'schedule', expression: 'cron(0 6 * * ? *)' },
    access: { caseIndexes: ['due'], catalogueTable: ['Query'] },
  }),
  defineFunction({
    name: 'sample-read-citizens',
    trigger: { kind: 'schedule', expression: 'cron(0 7 * * ? *)' },
    access: { citizenTable: ['GetItem'], citizenIndexes: ['list'] },
  }),
  defineFunction({
    name: 'sample-inspect-upload',
    trigger: { kind: 'upload' },
    access: { caseTable: ['UpdateItem'], evidenceBucket: ['GetObject'] },
  }),
  defineFunction({ name: 'sample-record-scan', trigger: { kind: 'scan' }, access: { caseTable: ['PutItem'] } }),
  defineFunction({ name: 'sample-record-bounce', trigger: { kind: 'bounce' }, access: { caseTable: ['PutItem'] } }),
  defineFunction({ name: 'sample-look-up', trigger: { kind: 'workflow' }, access: { registries: true } }),
  ...calledFunctions(applicationWorkflow).map((name) =>
    defineFunction({
      name,
      trigger: { kind: 'workflow' },
      access: { caseTable: ['GetItem', 'PutItem'], workflow: ['SendTask'] },
    }),
  ),
];

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the file's tests. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'valbar-infra-'));
  folders.push(folder);
  return folder;
}

/** Samples with the least of a handler each. */
export const sampleSources: readonly FunctionSource[] = withHandler(sampleManifests);

/** One more, which is deployed only where a municipality has an e-signing service. */
export const signingSources: readonly FunctionSource[] = withHandler([
  defineFunction({
    name: 'sample-follow-signing',
    trigger: { kind: 'schedule', expression: 'cron(0/5 * * * ? *)' },
    access: { signingServices: true },
  }),
]);

function withHandler(manifests: readonly FunctionManifest[]): FunctionSource[] {
  const handler = join(temporaryFolder(), 'handler.ts');
  writeFileSync(handler, `export async function handler() { return { outcome: 'READY' }; }`);
  return manifests.map((manifest) => ({ manifest, handler }));
}

interface SynthesisOptions {
  readonly config?: DeploymentConfig;
  readonly local?: { readonly awsEndpoint: string };
  readonly sources?: readonly FunctionSource[];
  /** Of the sources, when they are bundled already. */
  readonly bundleDirectory?: string;
  readonly account?: string;
}

export interface Synthesis {
  readonly app: App;
  /** By the stack's name after the deployment's: `app`, `data`, `sign-in`. */
  readonly templates: ReadonlyMap<string, Template>;
  readonly outputDirectory: string;
}

export function bundleOf(functions: readonly FunctionSource[], config: DeploymentConfig): Promise<Bundles> {
  return bundle({ root, functions, config, outputDirectory: join(temporaryFolder(), 'dist') });
}

/** What the CDK CLI would deploy. */
export async function synthesise({
  config = granvik(),
  local,
  sources = sampleSources,
  bundleDirectory,
  account,
}: SynthesisOptions = {}): Promise<Synthesis> {
  const folder = temporaryFolder();
  const directory = bundleDirectory ?? (await bundleOf(sources, config)).directory;
  const { context } = readJson(join(root, 'cdk.json'), z.object({ context: z.record(z.string(), z.unknown()) }));
  const outputDirectory = join(folder, 'cdk.out');
  const app = new App({ outdir: outputDirectory, context, analyticsReporting: false });
  defineDeployment(app, {
    config,
    local,
    account,
    manifests: sources.map(({ manifest }) => manifest),
    bundleDirectory: directory,
    applicationWorkflow,
  });
  checkPolicies(app);
  const assembly = app.synth();
  const templates = new Map(
    assembly.stacks.map((stack) => [
      stack.stackName.replace(`${config.name}-`, ''),
      Template.fromJSON(template(stack.template)),
    ]),
  );
  return { app, templates, outputDirectory };
}

/** Reads a JSON file in the form that is expected. */
export function readJson<S extends z.ZodMiniType>(path: string, schema: S): z.output<S> {
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

function template(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(value);
}

/** Expects that at least one resource of a type has properties. */
export function expectOne(template: Template | undefined, type: string, properties: object): void {
  expect(template).toBeDefined();
  expect(() => template?.hasResourceProperties(type, properties)).not.toThrow();
}

/** Expects that there are resources of a type, and that each has properties. */
export function expectAll(template: Template | undefined, type: string, properties: object): void {
  expect(Object.keys(template?.findResources(type) ?? {})).not.toEqual([]);
  expect(() => template?.allResourcesProperties(type, properties)).not.toThrow();
}

/** Of everything in a stack, in the order of their names. */
export function resourceTypes(template: Template): string[] {
  const { Resources } = z
    .looseObject({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) })
    .parse(template.toJSON());
  return Object.values(Resources)
    .map(({ Type }) => Type)
    .toSorted();
}
