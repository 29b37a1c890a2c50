import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Outputs } from './outputs.ts';
import { createLocalAccounts, readLocalAccounts, type LocalAccount } from './local-accounts.ts';
import { accountToken } from './account-token.ts';
import { seedOwnPage } from './seed-own-page.ts';
import { seedSurveys } from './seed-survey.ts';
import { seedVisits } from './seed-visits.ts';

/** A system that runs on this machine, and what it's called there. */
export interface LocalEndpoints {
  /** The catalogue's page, of the first municipality. */
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
const Registered = z.object({ contractId: z.string() });
const Presented = z.object({ presentation: z.object({ text: z.record(z.string(), z.string()) }) });

/** What each municipality begins with; its files lie in a folder of its own. Their home care is a joint system. */
const municipalities = {
  granvik: {
    committee: 'socialnamnden',
    providers: ['own-unit', 'imported-provider'],
    jointWith: 'lillby.hemtjanst',
    desk: true,
  },
  lillby: { committee: 'omsorgsnamnden', providers: ['own-unit'], jointWith: 'granvik.hemtjanst', desk: false },
};

/**
 * Fills a fresh system with two fictional municipalities, through the API and the pages that their coordinators and
 * secretaries use: home care with its published documentation, the committee, whom there is to choose from before,
 * and which officer judges what.
 */
export async function seed(target: SeedTarget): Promise<void> {
  const { endpoints, outputs, region, accountsFile } = target;
  await createLocalAccounts({
    endpoint: endpoints.aws,
    region,
    userPoolId: outputs.UserPoolId,
    providerPoolId: outputs.ProviderPoolId,
    file: accountsFile,
  });
  const accounts = readLocalAccounts(accountsFile);
  const send = (token: string, method: Call['method'], path: string, body?: unknown) =>
    call({ endpoints, token, method, path, body });

  for (const [municipality, { committee, providers, desk }] of Object.entries(municipalities)) {
    const coordinator = await tokenOf(accounts, `${municipality}:coordinator`, target);
    const secretary = await tokenOf(accounts, `${municipality}:secretary`, target);
    const input = (name: string) => read(target, `seed/${municipality}/${name}`);
    const system = `/v1/choice-systems/${municipality}.hemtjanst`;
    await send(coordinator, 'POST', '/v1/choice-systems', input('choice-system'));
    await send(secretary, 'PUT', `/v1/committees/${municipality}.${committee}`, input('committee'));
    await send(coordinator, 'PUT', `${system}/versions/1`, input('version'));
    const requirements = read(target, 'requirement-sets/granvik-hemtjanst');
    await send(coordinator, 'PUT', `${system}/versions/1/requirement-set`, requirements);
    await send(coordinator, 'POST', `${system}/versions/1/publication`);
    const contracts: string[] = [];
    for (const provider of providers) {
      const stated = input(provider);
      const { contractId } = Registered.parse(await send(coordinator, 'POST', `${system}/contracts`, stated));
      contracts.push(contractId.slice(contractId.indexOf('.') + 1));
      const { text: texts } = Presented.parse(stated).presentation;
      await send(coordinator, 'POST', `/v1/contracts/${contractId}/text-approvals`, { texts });
      if (provider === 'imported-provider') await openOwnPage(target, accounts, coordinator, contractId);
    }
    if (desk) {
      await send(coordinator, 'POST', '/desk/settings', settings(municipality, input('desk')));
      await send(coordinator, 'POST', `/synpunkter?municipality=${municipality}`, complaint());
      const post = async (path: string, form: URLSearchParams) => String(await send(coordinator, 'POST', path, form));
      await seedSurveys(municipality, contracts, post);
      const [ownUnit = '', told = ''] = contracts.map((id) => `${municipality}.${id}`);
      await seedVisits({
        choiceSystemId: `${municipality}.hemtjanst`,
        contractIds: { ownUnit, told },
        coordinator: 'Sam Ordning',
        post,
      });
    }
  }
  // Each names the other, once both are there.
  for (const [municipality, { jointWith }] of Object.entries(municipalities)) {
    const coordinator = await tokenOf(accounts, `${municipality}:coordinator`, target);
    const path = `/v1/choice-systems/${municipality}.hemtjanst/joint-systems`;
    await send(coordinator, 'PUT', path, { jointWith: [jointWith] });
  }
}

/** The provider from before has an own page with something to do on it. */
async function openOwnPage(
  target: SeedTarget,
  accounts: readonly LocalAccount[],
  coordinator: string,
  contractId: string,
): Promise<void> {
  const account = accounts.find(({ groups }) => groups.length === 0);
  if (account === undefined) throw new Error('Nobody is a provider’s');
  const { api: site, mail, aws: endpoint } = target.endpoints;
  const member = await accountToken(account, {
    endpoint,
    clientId: target.outputs.ProviderPoolClientId,
    callback: `${site}/mina-sidor/logga-in/tillbaka`,
  });
  await seedOwnPage({ site, mail, contractId, coordinator, member, contact: account.email });
}

const DeskSeed = z.object({
  officers: z.array(z.object({ name: z.string(), email: z.string(), competences: z.array(z.string()) })),
});

/** The desk's settings, as its form sends them the first time. */
function settings(municipality: string, desk: unknown): URLSearchParams {
  const officers = DeskSeed.parse(desk).officers.map(({ name, email, competences }) =>
    [name, email, competences.join(', ')].join('; '),
  );
  return new URLSearchParams({ municipality, version: '0', officers: officers.join('\n') });
}

/** What somebody fictional is not content with, as the public form sends it. */
function complaint(): URLSearchParams {
  return new URLSearchParams({
    key: randomBytes(32).toString('base64url'),
    topic: 'TIMES',
    text: 'Hjälpen kom en timme för sent två dagar i rad, och ingen ringde.',
  });
}

async function tokenOf(accounts: readonly LocalAccount[], group: string, target: SeedTarget): Promise<string> {
  const account = accounts.find(({ groups }) => groups.includes(group));
  if (account === undefined) throw new Error(`Nobody is in ${group}`);
  return accountToken(account, {
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
  /** JSON, or a form. */
  readonly body: unknown;
}

/** @returns what was answered: data, or the text of a page */
async function call({ endpoints, token, method, path, body }: Call): Promise<unknown> {
  const isForm = body instanceof URLSearchParams;
  const answer = await fetch(`${endpoints.api}${path}`, {
    method,
    redirect: 'manual',
    headers: { authorization: `Bearer ${token}`, ...(isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  if (answer.status >= 400)
    throw new Error(`Seeding stopped at ${method} ${path}: ${String(answer.status)} ${await answer.text()}`);
  return isForm ? answer.text() : answer.json();
}

function read({ project }: SeedTarget, name: string): Record<string, unknown> {
  return Input.parse(JSON.parse(readFileSync(join(project, 'config', `${name}.json`), 'utf8')));
}
