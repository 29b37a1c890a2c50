import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { checkPrecondition, enterDraft, saveDraft } from './draft.ts';
import { DraftVersion } from './manifest.ts';
import { versionTag, versionView } from './version-view.ts';

/** Writes a draft of the request documentation; what the body names replaces what was there. */
export async function draftVersion(request: Request): Promise<ApiResponse> {
  const draft = await enterDraft(request);
  const changes = parseBody(request, DraftVersion);
  checkPrecondition(request, draft.stored === undefined ? undefined : versionTag(draft.stored));
  const at = now();
  const version = await saveDraft(draft, { at, changes });
  return versionView(draft.system, version, stockholmDay(at));
}
