import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Outputs } from './outputs.ts';
import { createStaffAccounts, readStaffAccounts, type StaffAccount } from './staff-accounts.ts';
import { staffToken } from './staff-token.ts';

/** A system that runs on this machine, and what it's called there. */
export interface LocalEndpoints {
  /** The catalogue's page. */
  readonly web: string;
  /** The base under which `/v1/…` answers. */
  readonly api: string;
  readonly mail: string;
  readonly aws: string;
}

export interface SeedTarget {
  readonly project: string;
  readonly endpoints: LocalEndpoints;
  readonly outputs: Outputs;
  readonly region: string;
  readonly accountsFile: string;
}

const Input = z.record(z.string(), z.unknown());

const choiceSystem = 'granvik.hemtjanst';

/**
 * Fills a fresh system with the fictional municipality, through the API that a coordinator and a secretary use:
 * a home-care system with its published documentation, the committee, the own unit and one provider from before.
 */
export async function seed(target: SeedTarget): Promise<void> {
  const { endpoints, outputs, region, accountsFile } = target;
  await createStaffAccounts({
    endpoint: endpoints.aws,
    region,
    userPoolId: outputs.UserPoolId,
    file: accountsFile,
  });
  const accounts = readStaffAccounts(accountsFile);
  const coordinator = await tokenOf(accounts, 'granvik:coordinator', target);
  const secretary = await tokenOf(accounts, 'granvik:secretary', target);
  const send = (token: string, method: 'POST' | 'PUT', path: string, body?: unknown) =>
    call({ endpoints, token, method, path, body });

  await send(coordinator, 'POST', '/v1/choice-systems', input(target, 'choice-system'));
  await send(secretary, 'PUT', '/v1/committees/granvik.socialnamnden', input(target, 'committee'));
  const version = `/v1/choice-systems/${choiceSystem}/versions/1`;
  await send(coordinator, 'PUT', version, input(target, 'version'));
  await send(coordinator, 'PUT', `${version}/requirement-set`, read(target, 'requirement-sets/granvik-hemtjanst'));
  await send(coordinator, 'POST', `${version}/publication`);
  for (const provider of ['own-unit', 'imported-provider']) {
    await send(coordinator, 'POST', `/v1/choice-systems/${choiceSystem}/contracts`, input(target, provider));
  }
}

async function tokenOf(accounts: readonly StaffAccount[], group: string, target: SeedTarget): Promise<string> {
  const account = accounts.find(({ groups }) => groups.includes(group));
  if (account === undefined) throw new Error(`Nobody is in ${group}`);
  return staffToken(account, {
    endpoint: target.endpoints.aws,
    clientId: target.outputs.UserPoolClientId,
    callback: `${target.endpoints.api}/sign-in/callback`,
  });
}

interface Call {
  readonly endpoints: LocalEndpoints;
  readonly token: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: unknown;
}

async function call({ endpoints, token, method, path, body }: Call): Promise<void> {
  const answer = await fetch(`${endpoints.api}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok)
    throw new Error(`Seeding stopped at ${method} ${path}: ${String(answer.status)} ${await answer.text()}`);
}

function input(target: SeedTarget, name: string): Record<string, unknown> {
  return read(target, `seed/${name}`);
}

function read({ project }: SeedTarget, name: string): Record<string, unknown> {
  return Input.parse(JSON.parse(readFileSync(join(project, 'config', `${name}.json`), 'utf8')));
}
