import { isRegistered } from '../../../shared/domain/application/application.ts';
import { promiseOf } from '../../../shared/domain/application/promise.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import {
  applicationSubject,
  type KeptApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application.ts';
import { readFindings } from '../../../shared/store/check.ts';
import { publicId } from '../../../shared/store/tables.ts';
import { evidenceView } from './evidence-view.ts';

/** The application as its applicant sees it: what it says, and where each requirement stands. */
export async function view(application: KeptApplication): Promise<ApiResponse> {
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [content, evidence, findings] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readFindings(subject),
  ]);
  const registered = isRegistered(application) ? application : null;
  const promise = registered === null ? null : promiseOf(registered);
  return {
    status: 200,
    headers: { etag: `"${String(application.version)}"` },
    body: {
      applicationId: publicId(application.municipality, application.applicationId),
      status: application.status,
      version: application.version,
      choiceSystemId: publicId(application.municipality, application.choiceSystemId),
      versionNumber: application.versionNumber,
      contactConfirmed: application.confirmedEmail === content?.contact.email,
      signatoryConfirmed: registered?.signatoryConfirmedAt !== undefined,
      diaryNumber: registered?.diaryNumber,
      receivedAt: registered?.receivedAt,
      decisionDueOn: registered?.decisionDueOn,
      decisionRule: promise?.rule,
      clockPausedSince: promise?.pausedSince,
      keptThrough: application.status === 'DRAFT' ? application.purgeOn : undefined,
      content,
      evidence: evidence.map(evidenceView),
      findings: findings.map(({ requirementId, result, reason, at }) => ({ requirementId, result, reason, at })),
    },
  };
}
