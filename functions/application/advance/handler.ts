import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { consumeOutbox } from '../../../shared/store/outbox-consumer.ts';
import { copyFiles } from '../../../shared/store/application/copy-files.ts';
import { carryOutImport } from '../../../shared/store/import/carry-out.ts';
import { receiveOffer } from '../../../shared/store/application/receive-offer.ts';
import { sendCircular } from '../../../shared/store/contract/send-circular.ts';
import { rollOut } from '../../../shared/store/contract/roll-out.ts';
import { publishEntry } from '../../../shared/store/catalogue/publish.ts';
import { giveResults } from '../../../shared/store/survey/give-results.ts';
import { readRound, RoundName } from '../../../shared/store/task/round.ts';
import { tellApplicants } from '../../../shared/store/application/tell-applicants.ts';
import { openTakenUp } from '../../../shared/store/application/open-taken-up.ts';
import { tellSubscribers } from '../../../shared/store/choice-system/subscription.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { executionName } from '../../../workflows/contracts.ts';
import { tell } from '../../../workflows/wait.ts';

const workflow = new SFNClient({});

/**
 * What follows from a transaction and is not mail: starts an application's workflow, wakes it when one of its waits
 * has ended, shows a contracted provider, tells news to those who follow, receives an application at the other
 * municipalities of a joint system, opens the case in which part of another is decided anew, copies the files that one began
 * with, brings in what was imported, sends changed terms or a message to every contract, and gives each what a survey said of it. One
 * reader for them all: a stream bears
 * two, and mail is the other.
 */
export const handler = consumeOutbox(async ({ subject, message, at }) => {
  if (message.kind === 'START') await start(subject, message.attempt);
  if (message.kind === 'PUBLISH') await publishEntry(subject, at);
  if (message.kind === 'COPY_FILES') await copyFiles(subject, at);
  if (message.kind === 'OFFER') await receiveOffer(subject, message.offer, at);
  if (message.kind === 'TAKE_UP') await openTakenUp(subject, message, at);
  if (message.kind === 'IMPORT') await carryOutImport(subject, at);
  if (message.kind === 'ROLL_OUT') await (subject.type === 'CIRCULAR' ? sendCircular : rollOut)(subject, at);
  if (message.kind === 'SHOW_RESULTS') await giveResults(subject, at);
  if (message.kind === 'ANNOUNCE') {
    const about = { ...message, municipality: subject.municipality };
    const { news } = message;
    if (news.kind === 'CANCELLED' || news.kind === 'KEPT_OPEN') {
      await tellApplicants({ ...about, change: news.change }, at);
    }
    await tellSubscribers(about, at);
  }
  if (message.kind === 'CALLBACK') await wake(subject, RoundName.parse(message.round), message.number, message.outcome);
});

async function start(subject: Subject, attempt: number): Promise<void> {
  const input = { applicationId: publicId(subject.municipality, subject.id), attempt };
  try {
    await workflow.send(
      new StartExecutionCommand({
        stateMachineArn: environment('APPLICATION_WORKFLOW_ARN'),
        name: executionName(input),
        input: JSON.stringify(input),
      }),
    );
  } catch (error) {
    // The name is the attempt: it has been started before.
    if (!(error instanceof Error) || error.name !== 'ExecutionAlreadyExists') throw error;
  }
}

async function wake(subject: Subject, name: RoundName, number: number, outcome: string): Promise<void> {
  const round = await readRound(subject, name);
  if (round?.number === number) await tell(round.taskToken, outcome);
}
