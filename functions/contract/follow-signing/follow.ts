import {
  hear,
  isServed,
  lay,
  noteFault,
  seal,
  sendOut,
  type ServedContract,
  servedSigners,
} from '../../../shared/domain/contract/at-service.ts';
import type { Laid } from '../../../shared/domain/contract/signing-service.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { pdfOf } from '../../../shared/http/register/pdf/pdf.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { logger } from '../../../shared/platform/logger.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { askHereInstead, noteService, stopAtService } from '../../../shared/store/contract/at-service.ts';
import { contractSubject, followAt, readContract } from '../../../shared/store/contract/contract.ts';
import { recordSignature } from '../../../shared/store/contract/sign.ts';
import { putObject } from '../../../shared/store/evidence-bucket.ts';
import { contractDocument } from './contract-document.ts';
import { orderOf } from './order.ts';
import { type SignedThere, type SigningService, SigningServiceFault } from './signing-service.ts';

type Served = Kept<ServedContract>;

/** One look at what a service has. */
export interface Look {
  readonly municipality: Municipality;
  readonly service: SigningService;
  readonly at: string;
}

/** What was never called about is asked for once a day; a service that does not answer, twice an hour. */
const hour = 3_600_000;
const askAgainAfter = 24 * hour;
const tryAgainAfter = hour / 2;
/** What could not be sent for so long is handed to a person. */
const patience = 24 * hour;

/**
 * Takes a contract one step further at its e-signing service: lays it there, sends it, asks how far it has come, fetches
 * what has been sealed, takes back what was taken back here. What has been done before is not done again, whenever the
 * one before died.
 */
export async function follow(contractId: string, look: Look): Promise<void> {
  const subject = contractSubject(look.municipality.id, contractId);
  try {
    const contract = await readContract(subject);
    if (isServed(contract)) await takeFurther(contract, look);
  } catch (error) {
    if (!(error instanceof SigningServiceFault)) throw error;
    logger.warn('SIGNING_SERVICE_FAULT', { contractId, kind: error.kind });
    const contract = await readContract(subject);
    if (isServed(contract)) await heardNothing(contract, error, look);
  }
}

async function takeFurther(contract: Served, look: Look): Promise<void> {
  const { service } = contract;
  if (service.status === 'TO_SEND') await send(contract, service.laid, look);
  if (service.status === 'OUT') await hearOf(contract, service.laid, look);
  if (service.status === 'TO_WITHDRAW') await withdraw(contract, service.laid, look);
  if (service.status === 'SEALED') {
    const progress = await look.service.ask(service.laid);
    if (progress.status !== 'SIGNED') throw new SigningServiceFault('WRONG_ANSWER');
    await record(contract, service.laid, progress.signed, look);
  }
}

/** Its name there is kept before anybody is told: whoever dies between the two sends the same document the next time. */
async function send(before: Served, known: Laid | undefined, look: Look): Promise<void> {
  const { municipality, service, at } = look;
  if (before.status !== 'AWAITING_SIGNATURES') return askHereInstead(before, at);
  const signers = servedSigners(before);
  if (signers === null) return stopAtService(before, { why: 'UNFIT_SIGNERS', at });
  const order = orderOf(before, signers, municipality);
  let contract: Served = before;
  let laid = known;
  if (laid === undefined) {
    const bytes = Uint8Array.from(await pdfOf(contractDocument(before, municipality)));
    const { authentication } = service;
    laid = { reference: await service.lay({ name: order.title, bytes }), fileHash: sha256(bytes), authentication };
    contract = await noteService(before, lay(before, laid), {
      type: 'LAID_WITH_SIGNING_SERVICE',
      at,
      data: { ...laid },
    });
  }
  await service.send(laid, order);
  await noteService(contract, sendOut(contract, laid, at), {
    type: 'SENT_BY_SIGNING_SERVICE',
    at,
    data: { reference: laid.reference },
  });
}

async function hearOf(contract: Served, laid: Laid, look: Look): Promise<void> {
  const { service, at } = look;
  const progress = await service.ask(laid);
  switch (progress.status) {
    case 'PREPARING':
      throw new SigningServiceFault('WRONG_ANSWER');
    case 'STOPPED':
      return stopAtService(contract, { why: progress.why, said: progress.said, at });
    case 'SIGNED':
      return fetchAndRecord(contract, laid, progress.signed, look);
    case 'WAITING': {
      const news = hear(contract, idsOf(contract, progress.signed));
      if (news !== null) await noteService(contract, news, { type: 'SIGNING_SERVICE_HEARD', at });
      await followAt(subjectOf(contract), after(at, askAgainAfter));
    }
  }
}

/** Nobody is asked here before nobody can sign there: two texts with one name under each would be no contract. */
async function withdraw(contract: Served, laid: Laid, look: Look): Promise<void> {
  const { service, at } = look;
  let progress = await service.ask(laid);
  if (progress.status === 'WAITING') {
    await service.withdraw(laid.reference);
    progress = await service.ask(laid);
  }
  // The last one signed there before it was taken back.
  if (progress.status === 'SIGNED') return fetchAndRecord(contract, laid, progress.signed, look);
  if (progress.status === 'WAITING') throw new SigningServiceFault('WRONG_ANSWER');
  return askHereInstead(contract, at);
}

/** The sealed file is stored with its hash before the signatures count. */
async function fetchAndRecord(contract: Served, laid: Laid, signed: readonly SignedThere[], look: Look): Promise<void> {
  const { service, at } = look;
  const there = new Set(idsOf(contract, signed));
  const isByAll = 'signers' in contract && contract.signers.every(({ signerId }) => there.has(signerId));
  if (!isByAll) return stopAtService(contract, { why: 'OTHER_SIGNERS', at });
  const bytes = await service.fetchSealed(laid.reference);
  // Not made yet: the next look is in minutes.
  if (bytes === null) return;
  const sealHash = sha256(bytes);
  const objectKey = `${contract.municipality}/contracts/${contract.contractId}/sealed-${laid.reference}.pdf`;
  await putObject(objectKey, { bytes, contentType: 'application/pdf', sha256: sealHash });
  const sealed = await noteService(contract, seal(contract, laid, { objectKey, sealHash, at }), {
    type: 'CONTRACT_SEALED',
    at,
    data: { reference: laid.reference, objectKey, sealHash },
  });
  await record(sealed, laid, signed, look);
}

/** Each who has not signed here in another way meanwhile, in their turn. The last one makes the contract. */
async function record(
  contract: Served,
  { reference }: Laid,
  signed: readonly SignedThere[],
  { service, at }: Look,
): Promise<void> {
  if (contract.status !== 'AWAITING_SIGNATURES') return;
  const { documentHash } = contract;
  for (const signer of (servedSigners(contract) ?? []).toSorted((a, b) => a.turn - b.turn)) {
    const there = signed.find(({ email }) => email === signer.email);
    if (there === undefined) throw new SigningServiceFault('WRONG_ANSWER');
    const recorded = await recordSignature(
      {
        contract: subjectOf(contract),
        signerId: signer.signerId,
        signature: {
          method: 'ELECTRONIC',
          name: signer.name,
          at: there.at,
          documentHash,
          identity: { kind: 'SERVICE', service: service.name, reference },
        },
        by: signer.name,
      },
      at,
    );
    if (recorded.kind === 'REFUSED' && recorded.error !== 'ALREADY_SIGNED')
      throw new Error(`A sealed signature was refused: ${recorded.error}`);
  }
}

/**
 * A service that is silent keeps nobody from anything here; what it could not be sent at all goes to a person.
 * @throws the fault when there has been nothing else for a day about what is out there: somebody has to look why
 */
async function heardNothing(contract: Served, fault: SigningServiceFault, { at }: Look): Promise<void> {
  const { service } = contract;
  const { kind } = fault;
  const since = 'fault' in service && service.fault !== undefined ? service.fault.since : at;
  const isLong = Date.parse(at) - Date.parse(since) >= patience;
  if (service.status === 'TO_SEND' && (isLong || kind === 'NO_ACCESS' || kind === 'REFUSED'))
    return stopAtService(contract, { why: 'NOT_SENT', at });
  const noted = noteFault(contract, kind, at);
  if (noted !== null) await noteService(contract, noted, { type: 'SIGNING_SERVICE_SILENT', at, data: { kind } });
  await followAt(subjectOf(contract), after(at, tryAgainAfter));
  if (isLong) throw fault;
}

function idsOf(contract: Served, signed: readonly SignedThere[]): readonly string[] {
  const there = new Set(signed.map(({ email }) => email));
  const signers = 'signers' in contract ? contract.signers : [];
  return signers.flatMap(({ signerId, email }) =>
    email !== undefined && there.has(email.toLowerCase()) ? [signerId] : [],
  );
}

function subjectOf({ municipality, contractId }: Served) {
  return contractSubject(municipality, contractId);
}

function after(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
