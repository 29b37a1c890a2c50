import { isRegistered } from '../../../shared/domain/application/application.ts';
import { leftOutText } from '../../../shared/domain/application/left-out.ts';
import { promiseOf } from '../../../shared/domain/application/promise.ts';
import { openPeriod } from '../../../shared/domain/completion/period.ts';
import { resultWords } from '../../../shared/domain/requirement/result-words.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import {
  applicationSubject,
  type KeptApplication,
  readContent,
  readEvidence,
} from '../../../shared/store/application/application.ts';
import { readFindings } from '../../../shared/store/requirement/check.ts';
import { readCompletion } from '../../../shared/store/completion/completion.ts';
import { readSiblings } from '../../../shared/store/application/sibling.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { evidenceView } from './evidence-view.ts';

/** The application as its applicant sees it: what it says, and where each requirement stands. */
export async function view(application: KeptApplication): Promise<ApiResponse> {
  const subject = applicationSubject(application.municipality, application.applicationId);
  const [content, evidence, findings, asked, siblings] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readFindings(subject),
    askedNow(application),
    readSiblings(application),
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
      siblings: siblings.map(({ municipality, choiceSystemId, applicationId, diaryNumber }) => ({
        municipality: { id: municipality, name: municipalityOf(municipality).name },
        choiceSystemId: publicId(municipality, choiceSystemId),
        applicationId: publicId(municipality, applicationId),
        diaryNumber,
      })),
      leftOut: (registered?.leftOut ?? []).map((one) => ({ ...one, text: leftOutText(one) })),
      content,
      evidence: evidence.map(evidenceView),
      asked,
      findings: findings.map(({ requirementId, result, reason, at }) => ({
        requirementId,
        result,
        words: resultWords[result],
        reason,
        at,
      })),
    },
  };
}

/** What the request that is open asks for; a draft is asked nothing yet. */
async function askedNow(application: KeptApplication): Promise<readonly object[]> {
  if (application.status !== 'COMPLETION_REQUESTED') return [];
  const subject = applicationSubject(application.municipality, application.applicationId);
  const period = openPeriod(application.completions);
  const request = period === undefined ? null : await readCompletion(subject, period.number);
  return (request?.items ?? []).map(({ requirementId, text }) => ({ requirementId, text, dueOn: period?.dueOn }));
}
