import type { Remark } from '../../../shared/domain/requirement/lint/remark.ts';
import { lintRequirementSet } from '../../../shared/domain/requirement/lint-requirement-set.ts';
import { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { isKnown } from '../../../shared/http/conditional.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import {
  choiceSystemSubject,
  putRequirementSet,
  readVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { checkPrecondition, enterDraft, saveDraft } from './draft.ts';
import { enterSystem, versionNumber } from './enter.ts';
import { requirementsOf } from './version-view.ts';

/** The requirements of a version, draft or published, in the format that is imported. */
export async function exportRequirementSet(request: Request): Promise<ApiResponse> {
  const { municipality, id } = await enterSystem(request);
  const version = await readVersion(municipality, id, versionNumber(request));
  const set = version === null ? null : await requirementsOf(version);
  if (version?.requirementSet === undefined || set === null) throw notFound('requirement set');
  const etag = tagOf(version.requirementSet.contentHash);
  return isKnown(request, etag) ? { status: 304, headers: { etag } } : { status: 200, headers: { etag }, body: set };
}

/**
 * Takes a requirement set into a draft and answers with what the linter advises and what publication still waits for.
 * @throws ProblemError 422 with everything that can't be tested and followed up, 409 once published (LOV 2:1)
 */
export async function importRequirementSet(request: Request): Promise<ApiResponse> {
  const draft = await enterDraft(request);
  const set = parseBody(request, RequirementSet);
  const remarks = lintRequirementSet(set);
  refuseUntestable(remarks);
  const present = draft.stored?.requirementSet?.contentHash;
  checkPrecondition(request, present === undefined ? undefined : tagOf(present));
  const requirementSet = { id: set.id, contentHash: hashOf(set) };
  const { municipality, id } = draft.system;
  const also = [putRequirementSet(choiceSystemSubject(municipality, id), set, requirementSet.contentHash)];
  const { number } = await saveDraft(draft, { at: now(), changes: { requirementSet }, also });
  return {
    status: 200,
    headers: { etag: tagOf(requirementSet.contentHash) },
    body: {
      choiceSystemId: publicId(municipality, id),
      number,
      requirementSet,
      remarks: remarks.map((remark) => ({ stops: remark.stops, path: pathOf(remark), message: inWords(remark) })),
    },
  };
}

function refuseUntestable(remarks: readonly Remark[]): void {
  const stopping = remarks.filter(({ stops }) => stops === 'IMPORT');
  if (stopping.length === 0) return;
  throw problem('requirements-not-testable', 422, 'The requirements can not all be tested and followed up', {
    errors: stopping.map((remark) => ({ path: pathOf(remark), message: inWords(remark) })),
  });
}

function pathOf({ path }: Remark): string {
  return `/${path}`;
}

function inWords({ message }: Remark): string {
  return `${message.sv} (${message.en})`;
}

function tagOf(contentHash: string): string {
  return `"${contentHash.slice(0, 32)}"`;
}
