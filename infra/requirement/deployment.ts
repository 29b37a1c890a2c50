import * as z from 'zod/mini';
import { RequirementSet } from '../../shared/domain/requirement/requirement-set.ts';
import { CommandFailure, ending } from './ending.ts';

/** A running Valbar, as its API is reached from outside. */
export interface Deployment {
  /** Without `/v1`, for example `https://valbar.granvik.example`. */
  readonly api: string;
  /** The coordinator's ID token; what is public needs none. */
  readonly token: string | undefined;
}

/** Where a requirement set lies: a version of a choice system. */
export interface VersionAddress {
  readonly system: string;
  readonly version: string;
}

const Published = z.looseObject({ requirements: RequirementSet });
const Refusal = z.looseObject({
  title: z.string(),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});

/** The requirements of the version that takes applications; anybody may read them. */
export async function requirementsInForce(deployment: Deployment, system: string): Promise<RequirementSet> {
  const answer = await call(deployment, 'GET', `/v1/choice-systems/${encodeURIComponent(system)}`);
  return parsed(Published, answer.body).requirements;
}

export async function exportRequirements(deployment: Deployment, address: VersionAddress): Promise<RequirementSet> {
  return parsed(RequirementSet, (await call(deployment, 'GET', pathOf(address))).body);
}

/** Replaces a draft's requirements, only while they are what they were when this began. */
export async function importRequirements(deployment: Deployment, address: VersionAddress, set: unknown): Promise<void> {
  const present = await call(deployment, 'GET', pathOf(address), { absentIsFine: true });
  const headers: Record<string, string> = present.etag === null ? {} : { 'if-match': present.etag };
  await call(deployment, 'PUT', pathOf(address), { body: set, headers });
}

function pathOf({ system, version }: VersionAddress): string {
  return `/v1/choice-systems/${encodeURIComponent(system)}/versions/${encodeURIComponent(version)}/requirement-set`;
}

interface More {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly absentIsFine?: boolean;
}

async function call({ api, token }: Deployment, method: 'GET' | 'PUT', path: string, more: More = {}) {
  const answer = await fetch(new URL(path, api), {
    method,
    headers: {
      accept: 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => {
    throw new CommandFailure(ending.unanswered, `${api}: ${error instanceof Error ? error.message : String(error)}`);
  });
  const text = await answer.text();
  if (!answer.ok && !(answer.status === 404 && more.absentIsFine === true)) throw refusal(answer.status, text);
  return { etag: answer.ok ? answer.headers.get('etag') : null, body: jsonOf(text) };
}

/** What the deployment said, line by line; faults in the set end otherwise than a door that stays shut. */
function refusal(status: number, text: string): CommandFailure {
  const said = Refusal.safeParse(jsonOf(text));
  const lines = said.success
    ? [said.data.title, ...(said.data.errors ?? []).map(({ path, message }) => `${path}\n  ${message}`)]
    : [];
  return new CommandFailure(
    [400, 409, 412, 413, 422].includes(status) ? ending.refused : ending.unanswered,
    [`HTTP ${String(status)}`, ...lines].join('\n'),
  );
}

function parsed<S extends z.ZodMiniType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new CommandFailure(
    ending.unanswered,
    'Svaret kommer inte från en Valbar som detta kommando känner. (The answer is not from a Valbar this command knows.)',
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
