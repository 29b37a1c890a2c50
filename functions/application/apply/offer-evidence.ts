import type * as z from 'zod/mini';
import { type Evidence, evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { commitApplication, putEvidence, readEvidence } from '../../../shared/store/application.ts';
import { readBoundVersion } from '../../../shared/store/choice-system.ts';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { authorise } from './authorise.ts';
import { OfferEvidence } from './manifest.ts';

/** Reserves a place for one file and says where to post it; the bucket holds type, size and checksum. */
export async function offerEvidence(request: Request): Promise<ApiResponse> {
  const offered = parseBody(request, OfferEvidence);
  // Files that arrive change the case too: somebody who adds several must not lose one to another.
  return retryOnConcurrency(() => offer(request, offered));
}

async function offer(request: Request, offered: z.infer<typeof OfferEvidence>): Promise<ApiResponse> {
  const { subject, application } = await authorise(request);
  if (application.status !== 'DRAFT' && application.status !== 'COMPLETION_REQUESTED') {
    throw problem(
      'not-open-for-evidence',
      409,
      'Evidence can be added to a draft, or when a completion has been asked for',
    );
  }
  const [version, present] = await Promise.all([readBoundVersion(application), readEvidence(subject)]);
  if (!Object.hasOwn(version.requirements.evidence, offered.kind)) {
    throw problem('unknown-evidence', 422, 'The requirements ask for no such evidence', {
      errors: [{ path: '/kind', message: `One of: ${Object.keys(version.requirements.evidence).join(', ')}` }],
    });
  }
  if (present.length >= evidenceLimits.perApplication) {
    throw problem('too-many-files', 409, `An application has at most ${String(evidenceLimits.perApplication)} files`);
  }
  const at = now();
  const evidenceId = newId();
  const objectKey = `${subject.municipality}/${subject.id}/${evidenceId}`;
  const evidence: Evidence = { ...offered, schemaVersion: 1, evidenceId, objectKey, status: 'EXPECTED', at };
  await commitApplication({
    before: application,
    after: application,
    event: { type: 'EVIDENCE_OFFERED', at, by: 'applicant', data: { evidenceId, kind: offered.kind } },
    also: [putEvidence(subject, evidence)],
  });
  const upload = await offerUpload(evidence, new Date(at));
  return { status: 201, body: { evidenceId, upload } };
}
