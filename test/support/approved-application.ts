import type { ApplicationIn } from '../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../shared/domain/application/content.ts';
import type { Subject } from '../../shared/domain/task/task.ts';
import { applicationSubject, commitApplication, putContent } from '../../shared/store/application/application.ts';
import { putDecision } from '../../shared/store/decision/decision.ts';
import { decisionOf, proposal } from '../shared/domain/decision/builders.ts';
import { completeApplication } from './application-builder.ts';
import { received } from './stored-case.ts';

/** Stores an application that was approved in all of what it asked for; its system has to be open. */
export async function storeApproved(changes: Partial<ApplicationContent> = {}): Promise<Subject> {
  const { status: _status, ...rest } = received();
  const application: ApplicationIn<'APPROVED'> = {
    ...rest,
    status: 'APPROVED',
    proposal: proposal(),
    decisionNumber: 1,
  };
  const subject = applicationSubject(application.municipality, application.applicationId);
  await commitApplication({
    before: null,
    after: application,
    event: { type: 'DECIDED', at: '2026-03-09T09:00:00.000Z', by: 'Carin Dahl', data: {} },
    also: [putContent(subject, { ...completeApplication().content, ...changes }), putDecision(subject, decisionOf())],
  });
  return subject;
}
