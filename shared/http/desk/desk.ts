import * as z from 'zod/mini';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Subject } from '../../domain/task/task.ts';
import { findAddressed } from '../address.ts';
import { type FormState, valueOf } from '../form/form.ts';
import { inLanguage, type Language, languageOf } from '../language.ts';
import { PageProblem } from '../page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../page.ts';
import { requireStaff, type Staff, type StaffRole } from '../session.ts';

/** One of the staff at the case that the address names. */
export interface DeskVisit {
  readonly request: PageRequest;
  readonly lang: Language;
  readonly municipality: Municipality;
  readonly staff: Staff;
  readonly subject: Subject;
}

/** The parameter of a desk page's path → what it names. */
const named = {
  applicationId: 'APPLICATION',
  contractId: 'CONTRACT',
  questionId: 'QUESTION',
  choiceSystemId: 'CHOICE_SYSTEM',
  importId: 'IMPORT',
  committeeId: 'COMMITTEE',
  changeId: 'TERMS_CHANGE',
  circularId: 'CIRCULAR',
  campaignId: 'CAMPAIGN',
  reportId: 'REPORT',
  measureId: 'MEASURE',
  planId: 'PLAN',
  visitId: 'VISIT',
  jointVisitId: 'JOINT_VISIT',
  webhookId: 'WEBHOOK',
  complaintId: 'COMPLAINT',
  disposalId: 'DISPOSAL',
} as const;

/**
 * Who is signed in, and which case the address names. It need not be there: whoever reads it says so.
 * @throws PageProblem 404 for an address that names nothing here; SignInNeeded; NotAllowed without one of the roles
 */
export async function enterDesk(
  request: PageRequest,
  parameter: keyof typeof named,
  roles: readonly StaffRole[],
): Promise<DeskVisit> {
  const addressed = findAddressed(request, parameter);
  if (addressed === null) throw new PageProblem(404);
  const { municipality, id } = addressed;
  const staff = await requireStaff(request, municipality.id, roles);
  const subject = { municipality: municipality.id, type: named[parameter], id };
  return { request, lang: languageOf(request), municipality, staff, subject };
}

/** The visitor's own word on their impartiality; null when they answered neither yes nor no. */
export function conflictAnswer({ form }: PageRequest): 'NONE' | 'DECLARED' | null {
  return z.enum(['NONE', 'DECLARED']).safeParse(valueOf(form, 'conflict')).data ?? null;
}

/** The question about impartiality again, with what is wrong. */
export function conflictUnanswered(lang: Language): FormState {
  const message = lang === 'sv' ? 'Svara ja eller nej' : 'Answer yes or no';
  return { values: {}, errors: [{ field: 'conflict', message }] };
}

/** The same page again, by GET: reloading sends nothing twice. */
export function again(
  { request, lang }: Pick<DeskVisit, 'request' | 'lang'>,
  at: { readonly query?: Readonly<Record<string, string>>; readonly section?: string } = {},
): PageResponse {
  const search = new URLSearchParams(at.query).toString();
  const address = inLanguage(search === '' ? request.path : `${request.path}?${search}`, lang);
  return seeOther(at.section === undefined ? address : `${address}#${at.section}`);
}
