import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { readingGround } from '../../../shared/domain/complaint/may-read.ts';
import type { Reading } from '../../../shared/domain/complaint/reading.ts';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import type { Act } from '../../../shared/domain/complaint/handling.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { enterOwnDesk, type OwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, type Staff, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readComplaint } from '../../../shared/store/complaint/complaint.ts';

/** Who may have complaints to handle; which of them they may read is another question. */
const roles: readonly StaffRole[] = ['coordinator', 'case-officer', 'delegate'];

/** Somebody of the staff at one complaint that they may read. */
export interface Visit extends DeskVisit {
  readonly rule: ComplaintRule;
  readonly complaint: Kept<Complaint>;
  readonly ground: Reading['ground'];
}

/** @throws SignInNeeded; NotAllowed for whoever has no need to read it; PageProblem 404 */
export async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'complaintId', roles);
  const { municipality, staff, subject } = visit;
  const complaint = await readComplaint(subject);
  if (municipality.complaints === undefined || complaint === null) throw new PageProblem(404);
  const ground = readingGround(complaint, readerOf(staff, municipality.id), municipality.complaints);
  if (ground === null) throw new NotAllowed();
  return { ...visit, rule: municipality.complaints, complaint, ground };
}

export interface ListVisit extends OwnDesk {
  readonly rule: ComplaintRule;
  readonly mayRead: (complaint: Complaint) => boolean;
}

/** @throws SignInNeeded; NotAllowed; PageProblem 404 for a municipality that takes no complaints here */
export async function enterList(request: PageRequest): Promise<ListVisit> {
  const desk = await enterOwnDesk(request, roles);
  const { staff, municipality } = desk;
  const rule = municipality.complaints;
  if (rule === undefined) throw new PageProblem(404);
  const reader = readerOf(staff, municipality.id);
  return { ...desk, rule, mayRead: (complaint) => readingGround(complaint, reader, rule) !== null };
}

export function actOf({ name }: Pick<Staff, 'name'>): Act {
  const at = now();
  return { at, today: stockholmDay(at), by: name };
}

function readerOf(staff: Staff, municipality: string) {
  return { email: staff.email, coordinates: hasRole(staff, municipality, ['coordinator']) };
}
