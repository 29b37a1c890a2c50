import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { inject } from 'vitest';
import { readOutputs } from '../../infra/local/outputs.ts';
import { runningSystem } from '../demo/endpoints.ts';
import { Journey } from '../demo/journey.ts';

const coming = inject('localSystem');
while (!existsSync(coming.up)) {
  if (existsSync(coming.failed)) throw new Error(readFileSync(coming.failed, 'utf8'));
  await pause(100);
}

/** What a test knows of the running system beyond what anybody on it does. */
export const local = {
  ...runningSystem(pathToFileURL(`${coming.root}/`)),
  outputs: readOutputs(coming.outputs),
  region: coming.region,
};

/** A journey on the running system that sees nothing of what came before it. */
export async function startJourney(): Promise<Journey> {
  const journey = new Journey(local, () => undefined);
  await journey.mailbox.skipEarlier();
  return journey;
}

/** Today where the municipality is. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());
}
