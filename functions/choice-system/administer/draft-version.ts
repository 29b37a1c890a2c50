import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { editVersion, type Version, type VersionIn } from '../../../shared/domain/choice-system/version.ts';
import { lintRequirementSet } from '../../../shared/domain/requirement/lint-requirement-set.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import {
  choiceSystemSubject,
  commitChoiceSystem,
  putRequirementSet,
  putVersion,
  readVersions,
} from '../../../shared/store/choice-system.ts';
import { enterSystem, systemOf, versionNumber } from './enter.ts';
import { DraftVersion } from './manifest.ts';
import { versionTag, versionView } from './version-view.ts';

/** Writes a draft of the request documentation; what the body names replaces what was there. */
export async function draftVersion(request: Request): Promise<ApiResponse> {
  const { staff, municipality, id } = await enterSystem(request);
  const number = versionNumber(request);
  const { requirements, ...documentation } = parseBody(request, DraftVersion);
  if (requirements !== undefined) refuseUntestable(requirements);
  const [system, versions] = await Promise.all([systemOf(municipality, id), readVersions(municipality, id)]);
  const present = presentVersion(versions, { municipality, choiceSystemId: id, number });
  checkPrecondition(
    request,
    versions.find((version) => version.number === number),
  );
  const contentHash = requirements === undefined ? undefined : hashOf(requirements);
  const edited = editVersion(present, {
    ...documentation,
    ...(requirements === undefined || contentHash === undefined
      ? {}
      : { requirementSet: { id: requirements.id, contentHash } }),
  });
  if (!edited.ok) throw problem('already-published', 409, 'A published version is never changed; write the next one');
  const at = now();
  const subject = choiceSystemSubject(municipality, id);
  await commitChoiceSystem({
    before: system,
    after: system,
    event: {
      type: 'VERSION_DRAFTED',
      at,
      by: staff.name,
      data: {
        number,
        parts: Object.keys(documentation),
        ...(contentHash === undefined ? {} : { requirementSet: contentHash }),
      },
    },
    also: [
      putVersion(subject, edited.value),
      ...(requirements === undefined || contentHash === undefined
        ? []
        : [putRequirementSet(subject, requirements, contentHash)]),
    ],
  });
  return versionView(system, edited.value, stockholmDay(at));
}

/** @throws ProblemError 422 with everything that makes a requirement impossible to test or follow up */
function refuseUntestable(requirements: RequirementSet): void {
  const problems = lintRequirementSet(requirements);
  if (problems.length === 0) return;
  throw problem('requirements-not-testable', 422, 'The requirements can not all be tested and followed up', {
    errors: problems.map(({ path, message }) => ({
      path: `/requirements/${path}`,
      message: `${message.sv} (${message.en})`,
    })),
  });
}

/** The draft as it is, or the next number's beginning; numbers follow on each other. */
function presentVersion(
  versions: readonly Version[],
  identity: Pick<VersionIn<'DRAFT'>, 'municipality' | 'choiceSystemId' | 'number'>,
): Version {
  const present = versions.find(({ number }) => number === identity.number);
  if (present !== undefined) return present;
  if (identity.number !== Math.max(0, ...versions.map(({ number }) => number)) + 1) throw notFound('version');
  return { schemaVersion: 1, status: 'DRAFT', ...identity };
}

function checkPrecondition(request: Request, version: Version | undefined): void {
  const expected = request.headers['if-match'];
  if (expected === undefined || (expected === '*' && version !== undefined)) return;
  if (version !== undefined && expected === versionTag(version)) return;
  throw problem('version-differs', 412, 'The draft has changed since you read it');
}
