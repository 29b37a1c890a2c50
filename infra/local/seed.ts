import type { Outputs } from './outputs.ts';
import { createStaffAccounts } from './staff-accounts.ts';

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
  readonly endpoints: LocalEndpoints;
  readonly outputs: Outputs;
  readonly region: string;
  readonly accountsFile: string;
}

/** Fills a fresh system with the fictional municipality. */
export async function seed({ endpoints, outputs, region, accountsFile }: SeedTarget): Promise<void> {
  await createStaffAccounts({
    endpoint: endpoints.aws,
    region,
    userPoolId: outputs.UserPoolId,
    file: accountsFile,
  });
}
