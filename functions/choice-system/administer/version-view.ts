import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import { type Missing, missingFor, type Version } from '../../../shared/domain/choice-system/version.ts';
import type { ApiResponse } from '../../../shared/http/api.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { publicId } from '../../../shared/store/tables.ts';

/** A version as its authors see it: how far it has come, and what stands against publishing it. */
export function versionView(system: ChoiceSystem, version: Version, on: string): ApiResponse {
  const { number, status, requirementSet } = version;
  return {
    status: 200,
    headers: { etag: versionTag(version) },
    body: {
      choiceSystemId: publicId(system.municipality, system.id),
      number,
      status,
      requirementSet,
      missing: version.status === 'DRAFT' ? missingFor(system, version, on).map(shown) : [],
      ...(version.status === 'PUBLISHED' ? { publishedAt: version.publishedAt, contentHash: version.contentHash } : {}),
    },
  };
}

export function versionTag(version: Version): string {
  return `"${hashOf(version).slice(0, 32)}"`;
}

/** What is missing in words, Swedish first. */
export function shown({ paragraph, part, text }: Missing): { paragraph: string; part: string; message: string } {
  return { paragraph, part, message: `${paragraph}: ${text.sv} (${text.en})` };
}
