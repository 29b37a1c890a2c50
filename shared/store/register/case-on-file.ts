import { isRegistered } from '../../domain/application/application.ts';
import { type CaseOnFile, type ContractOnFile, isOnFile } from '../../domain/register/case-on-file.ts';
import type { AuditEvent } from '../../domain/register/event.ts';
import { actedForApplicant, lettersOf } from '../../domain/register/mail-template.ts';
import type { Subject } from '../../domain/task/task.ts';
import { readApplication, readContent, readEvidence, readExcerpts } from '../application/application.ts';
import { readChangeNotices } from '../change-notice/change-notice.ts';
import { readCompletions } from '../completion/completion.ts';
import { readCorrections } from '../completion/correction.ts';
import { contractSubject, readContract } from '../contract/contract.ts';
import { readContractNotices } from '../contract/notice.ts';
import { readDecisionBasis } from '../decision/basis.ts';
import { readDecisions, readNotices } from '../decision/decision.ts';
import { readRemedies } from '../decision/remedy.ts';
import { readNotes } from '../desk/journal.ts';
import { readEvents } from '../event.ts';
import { readOpinions } from '../opinion/opinion.ts';
import { readOutbox } from '../outbox.ts';
import { readLookups } from '../registry/registry.ts';
import { readTasks } from '../task/task.ts';
import { readKeptDocuments } from './kept-document.ts';

/** The whole of a case that is in the diary; null for a draft and for one that there is none of. */
export async function readCaseOnFile(subject: Subject): Promise<CaseOnFile | null> {
  const [application, content] = await Promise.all([readApplication(subject), readContent(subject)]);
  if (application === null || content === null || !isOnFile(application)) return null;
  const [basis, evidence, lookups, completions, corrections, opinions, notes, outbox, tasks] = await Promise.all([
    isRegistered(application) ? readDecisionBasis(subject) : null,
    readEvidence(subject),
    readLookups(subject),
    readCompletions(subject),
    readCorrections(subject),
    readOpinions(subject),
    readNotes(subject),
    readOutbox(subject),
    readTasks(subject),
  ]);
  const [decisions, excerpts, notices, remedies, kept, events] = await Promise.all([
    readDecisions(subject),
    readExcerpts(subject),
    readNotices(subject),
    readRemedies(subject),
    readKeptDocuments(subject),
    readEvents(subject),
  ]);
  const sent = outbox.flatMap(({ message, at, doneAt, state }) =>
    message.kind === 'MAIL' ? [{ template: message.template, taskId: message.taskId, at, doneAt, state }] : [],
  );
  const contracts = await Promise.all(contractsIn(events).map((id) => readContractOnFile(subject.municipality, id)));
  return {
    application,
    content,
    basis,
    evidence,
    lookups,
    completions,
    corrections,
    opinions,
    notes,
    letters: lettersOf(sent, tasks),
    acted: actedForApplicant(tasks),
    decisions,
    excerpts,
    notices,
    remedies,
    contracts: contracts.flatMap((one) => one ?? []),
    kept,
    events,
  };
}

/** Every contract that a case has led to, in their order, also where a new decision took the place of the first. */
function contractsIn(events: readonly AuditEvent[]): readonly string[] {
  const ids = events.flatMap(({ data }) => (typeof data['contractId'] === 'string' ? [data['contractId']] : []));
  return [...new Set(ids)];
}

async function readContractOnFile(municipality: string, contractId: string): Promise<ContractOnFile | null> {
  const subject = contractSubject(municipality, contractId);
  const [contract, notices, changes] = await Promise.all([
    readContract(subject),
    readContractNotices(subject),
    readChangeNotices(subject),
  ]);
  return contract === null ? null : { contract, notices, changes };
}
