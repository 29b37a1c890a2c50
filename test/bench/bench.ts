import './quiet.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bundle } from '../../infra/bundle.ts';
import { transitionsOf, straightPath } from '../../infra/checks/straight-path.ts';
import { readDeploymentConfig } from '../../infra/deployment-config.ts';
import { discoverFunctions } from '../../infra/discovery.ts';
import { Definition } from '../../workflows/graph.ts';
import { Applicant } from '../demo/applicant.ts';
import { demoCases } from '../demo/applicants.ts';
import { Journey } from '../demo/journey.ts';
import { startDynamoDb } from '../support/dynamodb-local.ts';
import { inputOf } from '../support/tables.ts';
import { timeDesk } from './desk.ts';
import { compareBundles, compareImports } from './bundles.ts';
import { timeCatalogue } from './catalogue.ts';
import { assumed, costAtRest, costPerThousandCases } from './cost.ts';
import { timeHandlers } from './handler-time.ts';
import { pastExecutions } from './history.ts';
import { House } from './house.ts';
import { sum } from './numbers.ts';
import { prices } from './prices.ts';
import { driveStraightCase, readPublicPages } from './straight-case.ts';
import { asTable } from './table.ts';
import { totalsOf, useCasesOf } from './use-cases.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, '.local/bench');
const timedRounds = 200;
/** So many that the engine has compiled handler and client alike: what is measured is a worker at work. */
const warmUpRounds = 500;

/** Everything in one run: ratios, counts, and the cost that follows from them. Progress goes to standard error. */
async function measure() {
  const sources = await discoverFunctions(root);
  say('Bundling every function, and the bare clients of each');
  const { built, unbuilt } = await compareBundles(root, sources);
  say('Importing in fresh processes');
  const imports = compareImports(join(folder, 'imports'), built);

  const { municipalities, ...deployment } = readDeploymentConfig(join(root, 'config/granvik.json'));
  // One municipality: its catalogue is the front page.
  const config = { ...deployment, municipalities: municipalities.slice(0, 1) };
  const functions = sources.filter(({ manifest }) => built.some(({ name }) => name === manifest.name));
  const outputDirectory = join(folder, 'dist');
  await bundle({ root, functions, config, outputDirectory }).catch((error: unknown) => say(String(error)));
  const directory = join(outputDirectory, 'functions');

  const engine = await startDynamoDb();
  const house = new House(engine.endpoint);
  try {
    say('Driving a case straight through, every call counted');
    await house.open();
    await driveStraightCase(house);
    const totals = totalsOf(house);
    await readPublicPages(house);
    const useCases = useCasesOf(house.invocations);

    say('Timing handlers against the same calls bare');
    const times = await timeHandlers(await requestsOf(house), {
      directory,
      engine: engine.endpoint,
      rounds: timedRounds,
      warmUpRounds,
    });
    say('Growing the catalogue');
    const table = 'catalogue-scale';
    const client = new DynamoDBClient({ endpoint: engine.endpoint });
    await client.send(new CreateTableCommand(inputOf(table, 'CATALOGUE_TABLE')));
    client.destroy();
    process.env['CATALOGUE_TABLE'] = table;
    const catalogue = await timeCatalogue({ directory, engine: engine.endpoint, table });
    say('Growing the desk');
    const token = house.tokenFor('samordnare@granvik.example');
    const desk = await timeDesk({ directory, engine: engine.endpoint, token });

    const definition = Definition.parse(JSON.parse(readFileSync(join(root, 'workflows/application.asl.json'), 'utf8')));
    const manifests = sources.map(({ manifest }) => manifest);
    return {
      node: process.version,
      bundles: built.map(({ name, bytes, ownBytes, bareBytes, clients }) => ({
        name,
        bytes,
        ownBytes,
        bareBytes,
        clients,
      })),
      unbuilt,
      imports,
      times,
      useCases,
      executions: await pastExecutions(root, config.region).catch((error: unknown) => {
        say(`The running system did not tell its executions: ${String(error)}`);
        return [];
      }),
      straightCase: { ...totals, transitionsByDefinition: transitionsOf(straightPath(definition)) },
      catalogue,
      desk,
      cost: {
        pricesAsOf: prices.asOf,
        region: prices.region,
        assumed,
        perThousandCases: costPerThousandCases(totals),
        atRestPerMonth: costAtRest(manifests, directory),
      },
    };
  } finally {
    await house.close();
    await engine.stop();
  }
}

/** Requests whose handlers are timed: a write, a read, staff's queue, and what everybody reads. */
async function requestsOf(house: House): Promise<Parameters<typeof timeHandlers>[0]> {
  const journey = new Journey(house.system, () => undefined);
  const documentation = await journey.documentation();
  const [applicant] = demoCases(documentation, new Date().toISOString().slice(0, 10));
  const { choiceSystemId } = documentation;
  const draft = await new Applicant(house.system.endpoints.api).create(choiceSystemId, applicant.content);
  await house.settled();
  const json = { 'content-type': 'application/json' };
  return [
    {
      name: 'Create a draft',
      by: 'application-apply',
      request: {
        method: 'POST',
        route: '/v1/applications',
        headers: json,
        body: JSON.stringify({ choiceSystemId, content: applicant.content }),
      },
      expect: 201,
    },
    {
      name: 'Read an application',
      by: 'application-apply',
      request: {
        route: '/v1/applications/{applicationId}',
        params: { applicationId: draft.applicationId },
        headers: { authorization: `Bearer ${draft.token}` },
      },
      expect: 200,
    },
    {
      name: 'Show the desk’s queue',
      by: 'web-show-desk',
      request: {
        route: '/desk',
        headers: { authorization: `Bearer ${house.tokenFor('samordnare@granvik.example')}` },
      },
      expect: 200,
    },
    { name: 'Show the catalogue', by: 'catalogue-show-catalogue', request: { route: '/' }, expect: 200 },
    { name: 'Read the catalogue', by: 'catalogue-read-catalogue', request: { route: '/v1/catalogue' }, expect: 200 },
    {
      name: 'Read the documentation',
      by: 'choice-system-read-documentation',
      request: { route: '/v1/choice-systems/{choiceSystemId}', params: { choiceSystemId } },
      expect: 200,
    },
  ];
}

type Measured = Awaited<ReturnType<typeof measure>>;

function report(measured: Measured): string {
  const { bundles, unbuilt, imports, times, useCases, straightCase, executions, catalogue, desk, cost } = measured;
  const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
  const ratio = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const milliseconds = (value: number) => value.toFixed(1);
  const dollars = (value: number) => `$${value.toFixed(2)}`;
  const costRows = (lines: Measured['cost']['perThousandCases']) =>
    lines.map((line) => [line.what, dollars(line.dollars)]);
  return [
    `Node ${measured.node}. Ratios and counts hold between machines; times do not.`,
    '',
    '1. Bundles, in bytes; budget 500,000, and of others’ code no more than the bare SDK clients',
    asTable(
      ['Function', 'Bytes', 'Others’ code', 'Bare clients', 'Others’ ratio'],
      bundles
        .toSorted((a, b) => b.bytes - a.bytes)
        .map((line) => [
          line.name,
          whole.format(line.bytes),
          whole.format(line.bytes - line.ownBytes),
          line.bareBytes === null ? '–' : whole.format(line.bareBytes),
          ratio(line.bareBytes === null ? null : (line.bytes - line.ownBytes) / line.bareBytes),
        ]),
    ),
    ...unbuilt.map(({ name, why }) => `${name} does not build: ${why}`),
    '',
    '   Cold import in fresh processes, the largest function of each set of clients',
    asTable(
      ['Function', 'ms', 'Bare ms', 'Ratio'],
      imports.map((line) => [
        line.name,
        milliseconds(line.milliseconds),
        milliseconds(line.bareMilliseconds),
        ratio(line.ratio),
      ]),
    ),
    '',
    '2. Handlers against the same AWS calls bare, on a real engine; budget 1.15, and 1.20 for what is written',
    asTable(
      ['Request', 'Calls', 'ms', 'Bare ms', 'Ratio', 'Bytes'],
      times.map((line) => [
        line.name,
        String(line.calls),
        milliseconds(line.milliseconds),
        milliseconds(line.bareMilliseconds),
        ratio(line.ratio),
        whole.format(line.bytes),
      ]),
    ),
    '',
    '3. AWS calls of each use case; “again” are those that repeat one of the same run',
    asTable(
      ['Use case', 'Calls', 'Again', 'Read units', 'Write units', 'Which'],
      useCases.map((line) => [
        line.name,
        String(line.total),
        String(line.repeated),
        String(line.readUnits),
        String(line.writeUnits),
        Object.entries(line.counts)
          .map(([operation, count]) => `${operation} ${count}`)
          .join(', '),
      ]),
    ),
    '',
    '4. A case that goes straight through, from its draft to the catalogue',
    asTable(
      ['What', 'Count'],
      [
        ['State transitions, budget 20', String(straightCase.transitions)],
        ['  as the definition says', String(straightCase.transitionsByDefinition)],
        ...executions.map(({ lastState, transitions }) => [`  as run here, to ${lastState}`, String(transitions)]),
        ['Outbox lines', String(sum(Object.values(straightCase.outboxLines)))],
        ...Object.entries(straightCase.outboxLines).map(([kind, count]) => [`  ${kind}`, String(count)]),
        ['Mails, codes included', String(straightCase.mails)],
        ['Function invocations', String(straightCase.invocations)],
        ['HTTP requests', String(straightCase.httpRequests)],
        ['AWS calls', String(straightCase.calls)],
        ['Read units', String(straightCase.readUnits)],
        ['Write units', String(straightCase.writeUnits)],
      ],
    ),
    '',
    `5. Cost at list prices (${cost.region}, ${cost.pricesAsOf}; confirm them), ${cost.assumed.invocationSeconds} s and ${cost.assumed.memoryGigabytes} GB an invocation taken as given`,
    asTable(
      ['1,000 cases', 'Cost'],
      [
        ...costRows(cost.perThousandCases),
        ['Together', dollars(sum(cost.perThousandCases.map((line) => line.dollars)))],
      ],
    ),
    '',
    asTable(['A month at rest', 'Cost'], costRows(cost.atRestPerMonth)),
    '',
    '6. The catalogue’s page as it grows',
    asTable(
      ['Own entries', 'Others’', 'Calls', 'ms', 'Of the first', 'Bare ms', 'Bytes'],
      catalogue.map((line) => [
        whole.format(line.own),
        whole.format(line.others),
        String(line.calls),
        milliseconds(line.milliseconds),
        ratio(line.milliseconds / (catalogue[0]?.milliseconds ?? Number.NaN)),
        milliseconds(line.bareMilliseconds),
        whole.format(line.bytes),
      ]),
    ),
    '',
    '7. The desk’s queue as it grows, twenty-five cases to a page',
    asTable(
      ['Open cases', 'Page', 'Calls', 'ms', 'Of the first', 'Bare ms', 'Ratio', 'Bytes'],
      desk.map((line) => [
        whole.format(line.cases),
        line.page === 'FIRST' ? 'first' : 'far in',
        String(line.calls),
        milliseconds(line.milliseconds),
        ratio(line.milliseconds / (desk[0]?.milliseconds ?? Number.NaN)),
        milliseconds(line.bareMilliseconds),
        ratio(line.ratio),
        whole.format(line.bytes),
      ]),
    ),
  ].join('\n');
}

function say(line: string): void {
  console.error(line);
}

/** Writes down what each use case asks of AWS now, for the test to hold it to. */
async function record(): Promise<void> {
  const engine = await startDynamoDb();
  const house = new House(engine.endpoint);
  try {
    await house.open();
    await driveStraightCase(house);
    await readPublicPages(house);
    const counts = Object.fromEntries(useCasesOf(house.invocations).map((useCase) => [useCase.name, useCase.counts]));
    writeFileSync(new URL('expected-calls.json', import.meta.url), `${JSON.stringify(counts, null, 2)}\n`);
  } finally {
    await house.close();
    await engine.stop();
  }
}

if (process.argv.includes('--record')) {
  await record();
} else {
  const measured = await measure();
  console.log(process.argv.includes('--json') ? JSON.stringify(measured) : report(measured));
}
// Clients of the functions keep their connections open.
process.exit(0);
