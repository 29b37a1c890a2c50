import * as z from 'zod/mini';
import { SignerAuthentication } from '../municipality/signing-connection.ts';

const Name = z.string().check(z.minLength(1));

/** Why a service gave no word that can be relied on. `REFUSED`: it took the question and said no. */
export const ServiceFaultKind = z.enum(['NO_ACCESS', 'OUTAGE', 'TIMED_OUT', 'REFUSED', 'WRONG_ANSWER']);
export type ServiceFaultKind = z.infer<typeof ServiceFaultKind>;

/** Why a contract is not signed at the service after all. */
export const StopReason = z.enum([
  /** A signer said no there. */
  'REJECTED',
  /** The days to sign passed. */
  'TIMED_OUT',
  /** Somebody took it back there, not from here. */
  'CANCELLED',
  /** The service itself could not go on with it. */
  'FAILED',
  /** It could not be sent: somebody who signs has no address of their own, or no telephone for the code. */
  'UNFIT_SIGNERS',
  /** It was signed there by others than those who sign the contract, or without showing who they are. */
  'OTHER_SIGNERS',
  /** It could not be sent: the service did not let us in, did not answer, or said no. */
  'NOT_SENT',
]);
export type StopReason = z.infer<typeof StopReason>;

/** What was laid with the service: its name there, the SHA-256 of the file, and how its signers are to show who they are. */
const Laid = z.strictObject({
  reference: Name,
  fileHash: z.string(),
  /** As it was configured then: a later change is about other documents. */
  authentication: SignerAuthentication,
});
export type Laid = z.infer<typeof Laid>;

/** The service does not answer as it should, and since when. */
const fault = z.optional(z.strictObject({ kind: ServiceFaultKind, since: z.iso.datetime() }));
const adapter = z.literal('SCRIVE');

/** Where a contract stands with the e-signing service that has it signed. */
export const AtService = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('TO_SEND'), adapter, laid: z.optional(Laid), fault }),
  z.strictObject({
    status: z.literal('OUT'),
    adapter,
    laid: Laid,
    sentAt: z.iso.datetime(),
    /** Those who have signed there so far; it counts when the last one has, and the service has sealed it. */
    signed: z.array(Name),
    fault,
  }),
  z.strictObject({
    status: z.literal('STOPPED'),
    adapter,
    laid: z.optional(Laid),
    at: z.iso.datetime(),
    why: StopReason,
    /** What a signer wrote who said no. */
    said: z.optional(Name),
  }),
  /** Taken back here, and not yet there. */
  z.strictObject({ status: z.literal('TO_WITHDRAW'), adapter, laid: Laid, fault }),
  z.strictObject({ status: z.literal('WITHDRAWN'), adapter }),
  z.strictObject({
    status: z.literal('SEALED'),
    adapter,
    laid: Laid,
    at: z.iso.datetime(),
    /** Where the sealed file lies, and its SHA-256. */
    objectKey: Name,
    sealHash: z.string(),
  }),
]);
export type AtService = z.infer<typeof AtService>;

/** Whether it is the service that has it signed: then nobody signs electronically here. */
export function isAtService(service: AtService | undefined): boolean {
  return service !== undefined && service.status !== 'WITHDRAWN';
}

/** Taken back from the service: at once where nothing of it can be signed there any more. */
export function takenBack(service: AtService): AtService {
  const { adapter: by } = service;
  if (service.status === 'WITHDRAWN' || service.status === 'SEALED') return service;
  if (service.laid === undefined || (service.status === 'STOPPED' && isDead(service.why)))
    return { status: 'WITHDRAWN', adapter: by };
  return { status: 'TO_WITHDRAW', adapter: by, laid: service.laid };
}

/** Sent once more: as it lies there, or as a new document where that one is dead. */
export function toSendAnew({ adapter: by, laid, why }: Extract<AtService, { status: 'STOPPED' }>): AtService {
  return { status: 'TO_SEND', adapter: by, ...(laid === undefined || isDead(why) ? {} : { laid }) };
}

/** What has ended there can't be signed any more. */
function isDead(why: StopReason): boolean {
  return why !== 'NOT_SENT' && why !== 'UNFIT_SIGNERS';
}
