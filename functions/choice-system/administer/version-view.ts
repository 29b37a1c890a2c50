import { advertOf } from '../../../shared/domain/choice-system/advert.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Missing } from '../../../shared/domain/choice-system/missing.ts';
import { missingFor, type Version } from '../../../shared/domain/choice-system/version.ts';
import type { RequirementSet } from '../../../shared/domain/requirement/requirement-set.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { readRequirementSet } from '../../../shared/store/choice-system/choice-system.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';

/** A version as its authors see it: how far it has come, and what stands against publishing it. */
export async function versionView(system: ChoiceSystem, version: Version, on: string): Promise<ApiResponse> {
  const { number, status, requirementSet } = version;
  return {
    status: 200,
    headers: { etag: versionTag(version) },
    body: {
      choiceSystemId: publicId(system.municipality, system.id),
      number,
      status,
      requirementSet,
      missing: version.status === 'DRAFT' ? await missingIn(system, version, on) : [],
      advert: advertOf(system, version, {
        municipality: municipalityOf(system.municipality),
        site: environment('PUBLIC_BASE_URL'),
      }),
      ...(version.status === 'PUBLISHED' ? { publishedAt: version.publishedAt, contentHash: version.contentHash } : {}),
    },
  };
}

async function missingIn(system: ChoiceSystem, version: Extract<Version, { status: 'DRAFT' }>, on: string) {
  return missingFor(system, version, { on, requirements: await requirementsOf(version) }).map(shown);
}

/** The requirements that a version refers to; null while it refers to none. */
export async function requirementsOf({
  municipality,
  choiceSystemId,
  requirementSet,
}: Version): Promise<RequirementSet | null> {
  return requirementSet === undefined
    ? null
    : readRequirementSet(municipality, choiceSystemId, requirementSet.contentHash);
}

export function versionTag(version: Version): string {
  return `"${hashOf(version).slice(0, 32)}"`;
}

/** What is missing in words, Swedish first. */
export function shown({ paragraph, part, text }: Missing): { paragraph: string; part: string; message: string } {
  return { paragraph, part, message: `${paragraph}: ${text.sv} (${text.en})` };
}
