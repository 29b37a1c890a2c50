import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import {
  type DraftDocumentation,
  editVersion,
  type Version,
  type VersionIn,
} from '../../../shared/domain/choice-system/version.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { Staff } from '../../../shared/http/session.ts';
import {
  choiceSystemSubject,
  commitChoiceSystem,
  putVersion,
  readVersions,
} from '../../../shared/store/choice-system/choice-system.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { enterSystem, systemOf, versionNumber } from './enter.ts';

/** The version that the address names, as somebody is about to write it. */
export interface Draft {
  readonly staff: Staff;
  readonly system: Kept<ChoiceSystem>;
  /** Undefined when nothing of it is written yet. */
  readonly stored: Version | undefined;
  readonly version: Version;
}

/**
 * The draft as it is, or the next number's beginning; numbers follow on each other.
 * @throws SignInNeeded, NotAllowed, or ProblemError 404
 */
export async function enterDraft(request: Request): Promise<Draft> {
  const { staff, municipality, id } = await enterSystem(request);
  const number = versionNumber(request);
  const [system, versions] = await Promise.all([systemOf(municipality, id), readVersions(municipality, id)]);
  const stored = versions.find((version) => version.number === number);
  if (stored === undefined && number !== Math.max(0, ...versions.map((version) => version.number)) + 1)
    throw notFound('version');
  const begun: Version = { schemaVersion: 1, status: 'DRAFT', municipality, choiceSystemId: id, number };
  return { staff, system, stored, version: stored ?? begun };
}

interface Edit {
  readonly at: string;
  readonly changes: DraftDocumentation;
  readonly also?: readonly Write[];
}

/** Writes the draft with its event. @throws ProblemError 409 when the version is published */
export async function saveDraft(
  { staff, system, version }: Draft,
  { at, changes, also = [] }: Edit,
): Promise<VersionIn<'DRAFT'>> {
  const edited = editVersion(version, changes);
  if (!edited.ok) throw problem('already-published', 409, 'A published version is never changed; write the next one');
  const { requirementSet, ...documentation } = changes;
  await commitChoiceSystem({
    before: system,
    after: system,
    event: {
      type: 'VERSION_DRAFTED',
      at,
      by: staff.name,
      data: {
        number: version.number,
        parts: Object.keys(documentation),
        ...(requirementSet === undefined ? {} : { requirementSet: requirementSet.contentHash }),
      },
    },
    also: [putVersion(choiceSystemSubject(system.municipality, system.id), edited.value), ...also],
  });
  return edited.value;
}

/**
 * `If-Match` names what the writer has read; `*` anything that is there.
 * @param tag of what is there; undefined when nothing is
 * @throws ProblemError 412
 */
export function checkPrecondition(request: Request, tag: string | undefined): void {
  const expected = request.headers['if-match'];
  if (expected === undefined || (tag !== undefined && (expected === '*' || expected === tag))) return;
  throw problem('version-differs', 412, 'The draft has changed since you read it');
}
