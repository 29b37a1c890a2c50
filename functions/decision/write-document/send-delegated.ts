import * as z from 'zod/mini';
import { ParagraphNumber } from '../../../shared/domain/decision/meeting/paragraph.ts';
import { delegatedDocument } from '../../../shared/http/decision/delegated-document.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StaffRole } from '../../../shared/http/session.ts';
import { readDelegated } from '../../../shared/store/decision/delegated.ts';
import { fileOf, formatOf } from '../../../shared/http/register/document-file.ts';

const Meeting = z.object({ heldOn: z.iso.date(), paragraph: ParagraphNumber });

/** What the committee is told of at its next meeting, or was told at an earlier one, to put into the meeting's papers. */
export async function sendDelegated(request: PageRequest): Promise<PageResponse> {
  const { lang, municipality, subject } = await enterDesk(request, 'committeeId', StaffRole.options);
  if (subject.id !== municipality.committee.id) throw new PageProblem(404);
  const asked = request.query['heldOn'] === undefined ? undefined : Meeting.safeParse(request.query);
  if (asked?.success === false) throw new PageProblem(400);
  const meeting = asked?.data;
  const decisions = await readDelegated(municipality.id, meeting);
  const name = lang === 'sv' ? 'delegationsbeslut' : 'delegated-decisions';
  const document = delegatedDocument({ decisions, meeting }, { municipality, lang });
  return fileOf(document, formatOf(request) ?? 'pdf', meeting === undefined ? name : `${name} ${meeting.heldOn}`);
}
