import { sameHash, sha256 } from '../platform/hash.ts';
import { applicationSubject, type KeptApplication, readApplication } from './application.ts';
import type { Door } from './draft.ts';

/** The token is not the application's, or there is none of that name: nobody can tell which. */
export class NotOpen extends Error {
  override readonly name = 'NotOpen';
}

/**
 * The door to an application that its capability token opens, whoever carries it: a program or a device.
 * The door throws NotOpen for every other token.
 */
export function applicationDoor(
  name: { readonly municipality: string; readonly id: string } | null,
  token: string | undefined,
): Door {
  return async (): Promise<KeptApplication> => {
    if (name === null || token === undefined || token === '') throw new NotOpen();
    const application = await readApplication(applicationSubject(name.municipality, name.id));
    const hash = sha256(token);
    if (!application?.tokenHashes.some((known) => sameHash(known, hash))) throw new NotOpen();
    return application;
  };
}
