import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  DynamoDBClient,
  GetItemCommand,
  type GetItemCommandInput,
  PutItemCommand,
  type PutItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { webContext, webEvent, type WebRequest } from '../support/web-request.ts';
import { median } from './numbers.ts';
import { type Call, Wire } from './wire.ts';

/** A request whose handler is timed. */
export interface TimedRequest {
  readonly name: string;
  /** The function that answers. */
  readonly by: string;
  readonly request: WebRequest;
  readonly expect: number;
}

/** A handler's time beside the same AWS calls sent bare, in milliseconds. */
export interface TimeLine {
  readonly name: string;
  readonly calls: number;
  readonly milliseconds: number;
  readonly bareMilliseconds: number;
  readonly ratio: number;
  readonly bytes: number;
}

type WebHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
type Command = (client: DynamoDBClient) => Promise<unknown>;

const Bundle = z.object({ handler: z.custom<WebHandler>((value) => typeof value === 'function') });
/**
 * Times bundled handlers against the very calls they made, replayed by the plain client in the same order and
 * side by side where they were. Handler and replay take turns, now one first and now the other, and each round gives a
 * ratio of its own: what slows the machine for a while slows both of a round alike.
 * @param directory holds `<function>/index.mjs`
 */
export async function timeHandlers(
  requests: readonly TimedRequest[],
  {
    directory,
    engine,
    rounds,
    warmUpRounds,
  }: { readonly directory: string; readonly engine: string; readonly rounds: number; readonly warmUpRounds: number },
): Promise<readonly TimeLine[]> {
  const nobody = (): void => undefined;
  const wire = new Wire(engine, {
    mail: nobody,
    startExecution: nobody,
    taskSucceeded: nobody,
    outboxLine: nobody,
    uploaded: nobody,
  });
  await wire.start();
  const client = new DynamoDBClient({ endpoint: engine });
  const lines: TimeLine[] = [];
  try {
    for (const timed of requests) {
      const path = join(directory, timed.by, 'index.mjs');
      const event = webEvent(timed.request);
      // A module of its own for each address, since a client keeps the one it began with.
      const recorded = await load(path, wire.endpoint);
      await recorded(event, webContext);
      wire.taken();
      await recorded(event, webContext);
      const calls = wire.taken();
      const handler = await load(path, engine);
      const groups = together(calls);
      const times: { own: number[]; bare: number[] } = { own: [], bare: [] };
      let bytes = 0;
      const answered = async () => {
        const from = performance.now();
        const answer = await handler(event, webContext);
        const spent = performance.now() - from;
        if (answer.statusCode !== timed.expect)
          throw new Error(`${timed.name}: ${String(answer.statusCode)} ${String(answer.body)}`);
        bytes = Buffer.byteLength(answer.body ?? '');
        return spent;
      };
      const replayed = async (round: number) => {
        const commands = groups.map((group) => group.map((call) => commandOf(call, round)));
        const from = performance.now();
        for (const group of commands) await Promise.all(group.map((send) => send(client)));
        return performance.now() - from;
      };
      for (let round = -warmUpRounds; round < rounds; round += 1) {
        const isReplayFirst = round % 2 === 0;
        const before = isReplayFirst ? await replayed(round + warmUpRounds) : undefined;
        const own = await answered();
        const bare = before ?? (await replayed(round + warmUpRounds));
        if (round < 0) continue;
        times.own.push(own);
        times.bare.push(bare);
      }
      const [milliseconds, bareMilliseconds] = [median(times.own), median(times.bare)];
      lines.push({
        name: timed.name,
        calls: calls.length,
        milliseconds,
        bareMilliseconds,
        ratio: median(times.own.map((own, round) => own / (times.bare[round] ?? Number.NaN))),
        bytes,
      });
    }
  } finally {
    client.destroy();
    await wire.stop();
  }
  return lines;
}

async function load(path: string, endpoint: string): Promise<WebHandler> {
  process.env['AWS_ENDPOINT_URL'] = endpoint;
  const loaded: unknown = await import(
    `${pathToFileURL(path).href}?${new URLSearchParams({ endpoint, path }).toString()}`
  );
  return Bundle.parse(loaded).handler;
}

/** Calls that ran side by side, group after group. */
function together(calls: readonly Call[]): readonly (readonly Call[])[] {
  const groups: Call[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const call of calls.toSorted((a, b) => a.from - b.from)) {
    const group = groups.at(-1);
    if (group !== undefined && call.from < end) {
      group.push(call);
      end = Math.min(end, call.to);
    } else {
      groups.push([call]);
      end = call.to;
    }
  }
  return groups;
}

const anything = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

/** The call as the plain client sends it; what it creates gets ids of its own, of the same length. */
function commandOf({ operation, body }: Call, round: number): Command {
  const input: unknown = JSON.parse(fresh(body, round));
  switch (operation) {
    case 'BatchGetItem':
      return (client) => client.send(new BatchGetItemCommand(anything<BatchGetItemCommandInput>().parse(input)));
    case 'GetItem':
      return (client) => client.send(new GetItemCommand(anything<GetItemCommandInput>().parse(input)));
    case 'Query':
      return (client) => client.send(new QueryCommand(anything<QueryCommandInput>().parse(input)));
    case 'PutItem':
      return (client) => client.send(new PutItemCommand(anything<PutItemCommandInput>().parse(input)));
    case 'UpdateItem':
      return (client) => client.send(new UpdateItemCommand(anything<UpdateItemCommandInput>().parse(input)));
    case 'TransactWriteItems':
      return (client) =>
        client.send(
          new TransactWriteItemsCommand({
            ...anything<TransactWriteItemsCommandInput>().parse(input),
            ClientRequestToken: undefined,
          }),
        );
    default:
      throw new Error(`${operation} is not replayed`);
  }
}

/** ULIDs of the new application → others, where the call creates it. */
function fresh(body: string, round: number): string {
  const [created] = /(?<=granvik#APPLICATION#)[0-9A-Z]{26}/.exec(body) ?? [];
  if (created === undefined || !body.includes('attribute_not_exists(pk)')) return body;
  return body.replaceAll(created, `Z${String(round).padStart(created.length - 1, '0')}`);
}
