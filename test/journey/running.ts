import { inject } from 'vitest';
import { Journey } from '../demo/journey.ts';

/** What a test knows of the running system beyond what anybody on it does. */
export const local = inject('localSystem');

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
