import { partiesOf } from '../../../shared/domain/contract/contract.ts';
import { whoseTurn } from '../../../shared/domain/contract/signing.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  applicationSubject,
  commitApplication,
  type KeptApplication,
  readApplication,
} from '../../../shared/store/application/application.ts';
import { askToSign } from '../../../shared/store/contract/ask-to-sign.ts';
import { contractSubject, contractWrites, putStated } from '../../../shared/store/contract/contract.ts';
import { putRelation } from '../../../shared/store/provider/provider.ts';
import { putRound, type Round } from '../../../shared/store/task/round.ts';
import { waitHandler } from '../../../workflows/wait.ts';
import { draft } from './draft.ts';

type Pending = Extract<KeptApplication, { status: 'CONTRACT_PENDING' }>;
type Approved = Extract<KeptApplication, { status: 'APPROVED' }>;

/** Sends the contract out to be signed by both parties, without delay after the approval (LOV 8:3). */
export const handler = waitHandler('SIGNING', async (subject, round) => {
  const application = await readApplication(subject);
  switch (application?.status) {
    case 'CONTRACTED':
      return { settled: 'SIGNED' };
    case 'LAPSED':
      return { settled: 'LAPSED' };
    case 'CONTRACT_PENDING':
      await waitAgain(application, round);
      return 'WAITING';
    case 'APPROVED':
      return (await sendOut(application, round)) ? 'WAITING' : { settled: 'REGISTRATION_NEEDED' };
    default:
      throw new Error('Only an approved application has a contract to sign');
  }
});

async function sendOut(application: Approved, round: Round): Promise<boolean> {
  const at = now();
  const drafted = await draft(application, at);
  if (drafted === null) return false;
  const { contract, stated } = drafted;
  const { municipality, contractId } = contract;
  const subject = contractSubject(municipality, contractId);
  // An e-signing service asks them itself.
  const tasks = contract.service === undefined ? askToSign(contract, whoseTurn(contract), at) : [];
  const event = {
    type: 'SIGNATURES_REQUESTED',
    at,
    by: 'workflow',
    data: { contractId, versionNumber: contract.versionNumber, documentHash: contract.documentHash },
  };
  await commitApplication({
    before: application,
    after: { ...application, status: 'CONTRACT_PENDING', contractId },
    event,
    also: [
      putRound(applicationSubject(municipality, application.applicationId), round),
      ...partiesOf(contract.provider).map((organisation) =>
        putRelation(municipality, {
          schemaVersion: 1,
          kind: 'CONTRACT',
          id: contractId,
          organisation,
          persons: contract.signers
            .filter(({ party }) => party === 'PROVIDER')
            .map(({ name, email }) => ({ role: 'SIGNATORY' as const, name, email })),
          since: at,
        }),
      ),
      ...contractWrites({
        before: null,
        after: contract,
        event,
        outbox: tasks.map(({ mail }) => mail),
        also: [putStated(subject, stated), ...tasks.map(({ write }) => write)],
      }),
    ],
  });
  return true;
}

/** A workflow that was started anew finds the contract out already: only its wait is new, nobody is asked twice. */
async function waitAgain(application: Pending, round: Round): Promise<void> {
  const at = now();
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'SIGNATURES_AWAITED_AGAIN', at, by: 'workflow', data: { round: round.number } },
    also: [putRound(applicationSubject(application.municipality, application.applicationId), round)],
  });
}
