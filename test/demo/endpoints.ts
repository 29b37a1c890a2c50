import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** Where a running system is, as `npm start` wrote it down. */
const Endpoints = z.object({ web: z.url(), api: z.url(), mail: z.url(), aws: z.url() });
const StaffAccounts = z.array(z.object({ email: z.email(), password: z.string() }));

export type Endpoints = z.infer<typeof Endpoints>;
export type StaffAccount = z.infer<typeof StaffAccounts>[number];

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
    endpoints: Endpoints.parse(JSON.parse(readFileSync(endpoints, 'utf8'))),
    accounts: StaffAccounts.parse(JSON.parse(readFileSync(new URL('accounts.json', folder), 'utf8'))),
  };
}
