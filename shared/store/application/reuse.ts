import { contentFaults } from '../../domain/application/content-fault.ts';
import { asWritten, reuse } from '../../domain/application/reuse.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { newId } from '../../platform/ids.ts';
import { applicationSubject, readContent, readEvidence } from './application.ts';
import { readBoundVersion, readChoiceSystem, readOpenVersion } from '../choice-system/choice-system.ts';
import { placeForCopy } from './copy-files.ts';
import { beginDraft, type Door, type DraftToStart, type OpenedDraft, type StartRefusal } from './draft.ts';

/** `NOT_YOURS`: no earlier application of the same municipality opens by this door. */
export type ReuseRefusal = StartRefusal | { readonly code: 'NOT_YOURS' };

/**
 * Starts a draft with what an earlier application of one's own said, bound to the version that is open now. Its files
 * are copied to places of the draft's own, so that neither case can lose a file by the other, and are verified and
 * scanned there like any that is uploaded.
 * @throws ConcurrencyError when what is written along was written before
 */
export async function startFromEarlier(
  door: Door,
  draft: Omit<DraftToStart, 'content'>,
): Promise<Result<OpenedDraft, ReuseRefusal>> {
  const { municipality, choiceSystemId, at } = draft;
  const earlier = await door();
  if (earlier.municipality !== municipality) return err({ code: 'NOT_YOURS' });
  const before = applicationSubject(municipality, earlier.applicationId);
  const [said, evidence, bound, version] = await Promise.all([
    readContent(before),
    readEvidence(before),
    readBoundVersion(earlier),
    readOpenVersion(municipality, choiceSystemId, stockholmDay(at)),
  ]);
  if (said === null) return err({ code: 'NOT_YOURS' });
  if (version === null) return err({ code: 'NO_OPEN_SYSTEM' });
  const ids = new Map(evidence.map(({ evidenceId }) => [evidenceId, newId()]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const { requirements } = version;
  const offer = await readChoiceSystem(municipality, choiceSystemId);
  const next = reuse(
    { content: said, evidence, requirements: bound.requirements },
    { requirements, offer, today: stockholmDay(at), idOf },
  );
  const content = asWritten(next.content);
  if (content === undefined) return err({ code: 'NOT_YOURS' });
  const faults = contentFaults(content);
  if (faults.length > 0) return err({ code: 'FAULTY_CONTENT', faults });
  const applicationId = newId();
  const subject = applicationSubject(municipality, applicationId);
  const files = next.files.map((file) => placeForCopy(file, subject, idOf(file.evidenceId), at));
  const reused = { applicationId: earlier.applicationId, leftOut: [...next.leftOut] };
  return ok(await beginDraft({ ...draft, content }, { version, applicationId, reused, files }));
}
