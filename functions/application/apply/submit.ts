import { unverifiedFiles } from '../../../shared/domain/application/receipt.ts';
import type { AlsoTo } from '../../../shared/domain/application/also-to.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { type Submission, submit, type SubmitRefusal } from '../../../shared/store/application/submit.ts';
import { parsePublicId, publicId } from '../../../shared/domain/municipality/public-id.ts';
import { notSubmittable, notTogether } from './content-problem.ts';
import { doorOf } from './door.ts';
import { evidenceView } from './evidence-view.ts';
import { SubmitApplication } from './manifest.ts';

/** Receives the application, here and where it is submitted to as well; a second submission gets the receipt of the first. */
export async function receive(request: Request): Promise<ApiResponse> {
  const submitted = await submit(doorOf(request), now(), { alsoTo: alsoToOf(request) });
  if (!submitted.ok) throw refused(submitted.error);
  return receipt(submitted.value);
}

function alsoToOf(request: Request): AlsoTo[] {
  if (request.body === '') return [];
  const { alsoTo = [] } = parseBody(request, SubmitApplication);
  return alsoTo.map(({ choiceSystemId, scopes }) => {
    const id = parsePublicId(choiceSystemId);
    return { municipality: id?.municipality ?? '', choiceSystemId: id?.id ?? '', scopes };
  });
}

function refused(refusal: SubmitRefusal) {
  switch (refusal.code) {
    case 'NOT_SUBMITTABLE':
      return notSubmittable(refusal.faults);
    case 'NOT_TOGETHER':
      return notTogether(refusal.faults);
    case 'WITHDRAWN':
      return problem('withdrawn', 409, 'The application has been withdrawn');
    case 'CONTACT_NOT_CONFIRMED':
      return problem(
        'contact-not-confirmed',
        409,
        'Confirm the contact’s e-mail address first: the link is in the mail that was sent to it',
      );
  }
}

function receipt({ application, content, evidence, repeated }: Submission): ApiResponse {
  const { diaryNumber, receivedAt, decisionDueOn, contentHash } = application;
  return {
    status: repeated ? 200 : 201,
    body: {
      applicationId: publicId(application.municipality, application.applicationId),
      diaryNumber,
      receivedAt,
      decisionDueOn,
      contentHash,
      content,
      evidence: evidence.map(evidenceView),
      unverified: unverifiedFiles(evidence, receivedAt),
      alsoTo: (application.siblings ?? []).map((sibling) => ({
        choiceSystemId: publicId(sibling.municipality, sibling.choiceSystemId),
        applicationId: publicId(sibling.municipality, sibling.applicationId),
      })),
    },
  };
}
