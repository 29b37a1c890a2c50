import { sha256 } from '../../../shared/platform/hash.ts';

/** A complaint's id follows from the address of its receipt, of which only a hash is kept. */
export function idOf(token: string): string {
  return sha256(`complaint ${token}`).slice(0, 32);
}
