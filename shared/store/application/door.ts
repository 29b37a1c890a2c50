import { sameHash, sha256 } from '../../platform/hash.ts';
import { NotOpen } from '../../platform/not-open.ts';
import { applicationSubject, type KeptApplication, readApplication } from './application.ts';
import type { Door } from './draft.ts';

/** What is said to open an application: its public id, and the token that goes with it. */
export interface Opening {
  readonly name: { readonly municipality: string; readonly id: string } | null;
  readonly token: string | undefined;
}

/**
 * The door to an application that its capability token opens, whoever carries it: a program or a device.
 * The door throws NotOpen for every other token.
 */
export function applicationDoor({ name, token }: Opening): Door {
  return async (): Promise<KeptApplication> => {
    if (name === null || token === undefined || token === '') throw new NotOpen();
    const application = await readApplication(applicationSubject(name.municipality, name.id));
    const hash = sha256(token);
    if (!application?.tokenHashes.some((known) => sameHash(known, hash))) throw new NotOpen();
    return application;
  };
}
