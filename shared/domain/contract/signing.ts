import { err, ok, type Result } from '../result.ts';
import type { Contract, ContractIn } from './contract.ts';
import type { Signature, Signer } from './signature.ts';
import { type AtService, isAtService, takenBack } from './signing-service.ts';

export type SignError =
  | 'NOT_AWAITING'
  | 'UNKNOWN_SIGNER'
  | 'ALREADY_SIGNED'
  | 'NOT_YOUR_TURN'
  | 'DOCUMENT_CHANGED'
  /** An e-signing service has it: nobody signs electronically here meanwhile. */
  | 'AT_SERVICE'
  /** Not what the service has sealed. */
  | 'NOT_SEALED';

/**
 * One signature, once, in turn where an order is set, on exactly the text that was sent out (LOV 2:2). The last one makes
 * the contract; with the provider's last one no proposal to let it lapse stands any longer. One on paper takes the contract
 * back from an e-signing service: what one has signed by hand the others can't complete there.
 */
export function sign(
  contract: Contract,
  signerId: string,
  signature: Signature,
): Result<ContractIn<'AWAITING_SIGNATURES' | 'SIGNED'>, SignError> {
  const signer = 'signers' in contract ? contract.signers.find((line) => line.signerId === signerId) : undefined;
  if (signer?.status === 'SIGNED') return err('ALREADY_SIGNED');
  if (contract.status !== 'AWAITING_SIGNATURES') return err('NOT_AWAITING');
  if (signer === undefined) return err('UNKNOWN_SIGNER');
  if (!whoseTurn(contract).some((line) => line.signerId === signerId)) return err('NOT_YOUR_TURN');
  if (signature.documentHash !== contract.documentHash) return err('DOCUMENT_CHANGED');
  const against = againstService(contract.service, signature);
  if (against !== null) return err(against);
  const signers = contract.signers.map((line): Signer =>
    line.signerId === signerId ? { ...line, status: 'SIGNED', signature } : line,
  );
  const service: { service?: AtService } =
    signature.method === 'WET_INK' && contract.service !== undefined ? { service: takenBack(contract.service) } : {};
  const { signing: _signing, requestedAt: _requestedAt, lapseProposed, ...rest } = contract;
  if (!allSigned({ signers })) {
    const { lapseProposed: _lapseProposed, ...awaiting } = contract;
    const isLate = lapseProposed !== undefined && signers.some(isAwaited('PROVIDER'));
    return ok({ ...awaiting, ...service, signers, ...(isLate ? { lapseProposed } : {}) });
  }
  return ok({ ...rest, ...service, status: 'SIGNED', signers, signedAt: latestSignature(signers) });
}

function againstService(service: AtService | undefined, signature: Signature): 'AT_SERVICE' | 'NOT_SEALED' | null {
  if (signature.method === 'WET_INK') return null;
  const { identity } = signature;
  if (identity.kind !== 'SERVICE') return isAtService(service) ? 'AT_SERVICE' : null;
  return service?.status === 'SEALED' && service.laid.reference === identity.reference ? null : 'NOT_SEALED';
}

/**
 * The signers who may sign now: everybody who has not; where one party signs first, its own as long as one of them is
 * left. Those of one party sign jointly, in whatever order.
 */
export function whoseTurn(contract: Pick<ContractIn<'AWAITING_SIGNATURES'>, 'signing' | 'signers'>): readonly Signer[] {
  const awaiting = contract.signers.filter(({ status }) => status === 'AWAITING');
  const first = contract.signing === 'MUNICIPALITY_FIRST' ? 'MUNICIPALITY' : 'PROVIDER';
  const ofFirst = contract.signing === 'ANY_ORDER' ? [] : awaiting.filter(({ party }) => party === first);
  return ofFirst.length > 0 ? ofFirst : awaiting;
}

/** Whether a signer is of this party and has not signed. */
export function isAwaited(party: Signer['party']) {
  return (signer: Signer): boolean => signer.party === party && signer.status === 'AWAITING';
}

export function allSigned({ signers }: { readonly signers: readonly Signer[] }): boolean {
  return signers.length > 0 && signers.every(({ status }) => status === 'SIGNED');
}

/** Paper is registered after it was signed, so the last to be recorded need not be the last to be given. */
function latestSignature(signers: readonly Signer[]): string {
  const given = signers.flatMap((line) => (line.status === 'SIGNED' ? [line.signature.at] : []));
  return given.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? '';
}
