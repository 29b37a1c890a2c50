import { type Evidence, evidenceLimits, objectKeyOf, placesTaken } from '../../domain/application/evidence.ts';
import { excerptKind, excerptName } from '../../domain/decision/meeting/excerpt.ts';
import type { MeetingIn } from '../../domain/decision/meeting/meeting.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Subject } from '../../domain/task/task.ts';
import { newId } from '../../platform/ids.ts';
import { putEvidence, readExcerpts } from '../application/application.ts';
import { recordEvent } from '../record-event.ts';

/**
 * Reserves a place for the excerpt of a meeting's minutes; its file is verified and scanned as every other, and an
 * excerpt that came before stays on file.
 * @returns `TOO_MANY` when the case has as many as it may
 */
export async function offerExcerpt(
  subject: Subject,
  meeting: MeetingIn<'DECLARED'>,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<Result<Evidence, 'TOO_MANY'>> {
  const present = await readExcerpts(subject);
  if (placesTaken(present, at) >= evidenceLimits.perApplication) return err('TOO_MANY');
  const evidenceId = newId();
  const excerpt: Evidence = {
    schemaVersion: 1,
    evidenceId,
    kind: excerptKind,
    fileName: excerptName(meeting),
    contentType: 'application/pdf',
    // A browser's form tells neither size nor checksum beforehand: this is the most it may be.
    bytes: evidenceLimits.bytes,
    issuedOn: meeting.heldOn,
    objectKey: objectKeyOf(subject, evidenceId),
    status: 'EXPECTED',
    at,
  };
  const { paragraph } = meeting.declared;
  const data = { evidenceId, kind: excerptKind, heldOn: meeting.heldOn, paragraph };
  await recordEvent(subject, { type: 'EVIDENCE_OFFERED', at, by, data }, { also: [putEvidence(subject, excerpt)] });
  return ok(excerpt);
}
