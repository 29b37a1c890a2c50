import { WrittenContent } from '../../../shared/domain/application/content.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { now } from '../../../shared/platform/clock.ts';
import { replaceDraft, type ReplaceRefusal } from '../../../shared/store/application/draft.ts';
import { faultyContent } from './content-problem.ts';
import { doorOf } from './door.ts';
import { view } from './view.ts';

/** Replaces what the draft says. */
export async function replace(request: Request): Promise<ApiResponse> {
  const content = parseBody(request, WrittenContent);
  const replaced = await replaceDraft(doorOf(request), content, { from: versionRead(request), at: now() });
  if (!replaced.ok) throw refused(replaced.error);
  return view(replaced.value);
}

function refused(refusal: ReplaceRefusal) {
  switch (refusal.code) {
    case 'FAULTY_CONTENT':
      return faultyContent(refusal.faults, '');
    case 'CHANGED':
      return problem('version-differs', 412, 'The draft has changed since you read it');
    case 'SUBMITTED':
      return problem(
        'already-submitted',
        409,
        'The application has been submitted; only what is asked for can be added now',
      );
  }
}

/** The version of `If-Match`; one that no draft has when it is none of ours. */
function versionRead(request: Request): number | undefined {
  const expected = request.headers['if-match'];
  if (expected === undefined || expected === '*') return undefined;
  return Number(/^"(\d{1,9})"$/.exec(expected)?.[1] ?? 0);
}
