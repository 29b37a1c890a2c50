import type { ServedSigner } from '../../../shared/domain/contract/at-service.ts';
import type { Laid, ServiceFaultKind, StopReason } from '../../../shared/domain/contract/signing-service.ts';
import type { SignerAuthentication } from '../../../shared/domain/municipality/signing-connection.ts';

/** What is sent to be signed, by whom and until when. */
export interface SigningOrder {
  /** Stands in what the service mails: nothing of the case. */
  readonly title: string;
  readonly signers: readonly ServedSigner[];
  /** What the provider is called. */
  readonly company: string;
  readonly days: number;
  /** Days until those who have not signed are reminded. */
  readonly remindAfterDays: number;
  /** Where the service may say that something has happened; what it says there is not believed. */
  readonly callbackUrl: string;
}

/** Somebody who has signed, having shown who they are as was asked. */
export interface SignedThere {
  readonly email: string;
  readonly at: string;
}

/** How far a document has come, as the service says when it is asked. */
export type Progress =
  /** It lies there, and nobody has been told. */
  | { readonly status: 'PREPARING' }
  | { readonly status: 'WAITING' | 'SIGNED'; readonly signed: readonly SignedThere[] }
  | {
      readonly status: 'STOPPED';
      readonly why: Extract<StopReason, 'REJECTED' | 'TIMED_OUT' | 'CANCELLED' | 'FAILED'>;
      readonly said?: string;
    };

/**
 * An e-signing service. An adapter knows its service's protocol and nothing of cases. Each call may be made again: one
 * that was answered and not heard does no harm.
 * @throws SigningServiceFault from each, when no word was had that can be relied on
 */
export interface SigningService {
  /** As it is named with a signature. */
  readonly name: string;
  /** What is laid now is laid with this; what was laid before keeps its own. */
  readonly authentication: SignerAuthentication;
  /** Lays a file with the service and tells nobody. @returns its reference there */
  lay(file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<string>;
  /** Sends it to those who sign, once: what is out, or has ended, stays as it is. */
  send(laid: Laid, order: SigningOrder): Promise<void>;
  /** What is true. */
  ask(laid: Laid): Promise<Progress>;
  /** The file with everybody's signatures, sealed; null while the service is making it. */
  fetchSealed(reference: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Ends what is out: nobody can sign it any more. */
  withdraw(reference: string): Promise<void>;
}

/** The service gave no word that can be relied on. */
export class SigningServiceFault extends Error {
  override readonly name = 'SigningServiceFault';
  readonly kind: ServiceFaultKind;

  constructor(kind: ServiceFaultKind, options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
  }
}
