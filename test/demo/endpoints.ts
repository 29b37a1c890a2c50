import { existsSync, readFileSync } from 'node:fs';

/** Where a running system is, as `npm start` wrote it down. */
export interface Endpoints {
  readonly web: string;
  readonly api: string;
  readonly mail: string;
  readonly aws: string;
}

export interface StaffAccount {
  readonly email: string;
  readonly password: string;
}

/** A running system and the fictional staff's passwords. */
export interface System {
  readonly endpoints: Endpoints;
  readonly accounts: readonly StaffAccount[];
}

/** @throws when nothing runs here. */
export function runningSystem(folder: URL): System {
  const endpoints = new URL('endpoints.json', folder);
  if (!existsSync(endpoints)) throw new Error('Nothing runs here yet. Start it first: npm start');
  return {
    endpoints: JSON.parse(readFileSync(endpoints, 'utf8')),
    accounts: JSON.parse(readFileSync(new URL('accounts.json', folder), 'utf8')),
  };
}
