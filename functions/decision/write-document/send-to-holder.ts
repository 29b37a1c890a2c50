import { taskPath } from '../../../shared/domain/task/address.ts';
import { identityPolicy } from '../../../shared/domain/task/identity.ts';
import type { TaskKind } from '../../../shared/domain/task/task.ts';
import { documentIdOf } from '../../../shared/domain/register/kept-document.ts';
import { decisionDocument } from '../../../shared/http/decision/document.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { sessionCookieOf } from '../../../shared/http/task-page/session-cookie.ts';
import { municipalityOf } from '../../../shared/platform/config.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';
import { findLiveLink, holdsSession } from '../../../shared/store/task/live-link.ts';
import { readKeptDocument } from '../../../shared/store/register/kept-document.ts';
import { fileOf, formatOf } from '../../../shared/http/register/document-file.ts';
import { keptFile } from './kept-file.ts';

/** The tasks whose page shows the basis of the decision. */
const readers = new Set<TaskKind>(['DECIDE_AS_MEMBER', 'DECIDE_URGENTLY', 'PREPARE']);

/**
 * The basis that a mailed link asks somebody to read or decide on, as a file. Whoever has not shown who they are, has
 * declared an interest or holds a link that is dead is led to the link's own page, which says so.
 */
export async function sendToHolder(request: PageRequest): Promise<PageResponse> {
  const token = request.params['token'] ?? '';
  const lang = languageOf(request);
  const found = await findLiveLink(token);
  if (found.kind === 'unknown' || !readers.has(found.task.kind)) throw new PageProblem(404);
  const { link, task } = found;
  const session = request.cookies[sessionCookieOf(link)] ?? '';
  const isIdentified = identityPolicy(task.kind) === 'LINK' || holdsSession(link, session);
  if (found.kind === 'dead' || !isIdentified || found.conflict !== 'NONE') {
    return seeOther(inLanguage(taskPath(task.kind, task.subject, token), lang));
  }
  const basis = await readDecisionBasis(task.subject);
  const { application } = basis;
  const format = formatOf(request) ?? 'pdf';
  const isAsked = task.kind !== 'PREPARE' && basis.lost.length === 0;
  if (isAsked && lang === 'sv' && format === 'pdf' && task.basisHash !== undefined) {
    // What they are asked to decide on, as it was kept: the same bytes whenever they look.
    const kept = await readKeptDocument(task.subject, documentIdOf({ kind: 'BASIS', of: task.basisHash }));
    if (kept !== null) return keptFile(kept, application.diaryNumber);
  }
  const document = decisionDocument(basis, {
    municipality: municipalityOf(application.municipality),
    lang,
    edition: 'FULL',
    right: task.kind !== 'PREPARE' && application.status === 'PROPOSED' ? rightOf(application) : undefined,
  });
  return fileOf(document, format, application.diaryNumber);
}
