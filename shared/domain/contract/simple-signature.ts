import { err, ok, type Result } from '../result.ts';
import type { Signature, Signer, SignerIdentity } from './signature.ts';

/** A person's wish to sign exactly one text. */
export interface SigningRequest {
  readonly signer: Signer;
  /** The name, as the signer wrote it. */
  readonly name: string;
  readonly identity: Exclude<SignerIdentity, { kind: 'SERVICE' }>;
  /** SHA-256 of the text that was shown. */
  readonly documentHash: string;
  readonly at: string;
}

/**
 * The built-in signature: the signer's own name, written by them, with the time, the document's hash and how they were
 * identified. The Act asks for an electronic signature and names no level (LOV 2:2).
 */
export function signSimply({
  signer,
  name,
  identity,
  documentHash,
  at,
}: SigningRequest): Result<Signature, 'NAME_DIFFERS'> {
  return plain(name) === plain(signer.name)
    ? ok({ method: 'ELECTRONIC', name: name.trim(), at, documentHash, identity })
    : err('NAME_DIFFERS');
}

/** Capitals, spaces and hyphens don't make it another name. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
}
