import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { type FollowUpVisit, isEstablished } from '../../../shared/domain/follow-up/visit.ts';
import type { JointVisit } from '../../../shared/domain/follow-up/joint-visit.ts';
import type { VisitForm } from '../../../shared/domain/follow-up/visit-form.ts';
import type { VisitDraft, VisitReport } from '../../../shared/domain/follow-up/visit-report.ts';
import type { Measure } from '../../../shared/domain/measure/measure.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest } from '../../../shared/http/page.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import type { Kept } from '../../../shared/store/codec.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { readAsked } from '../../../shared/store/follow-up/joint-visit.ts';
import type { VisitActor } from '../../../shared/store/follow-up/plan-visit.ts';
import { measureOfVisit } from '../../../shared/store/follow-up/report-visit.ts';
import { neighboursAt } from '../../../shared/store/follow-up/share-visit.ts';
import { readAskedForm, readVisit, readVisitDraft, readVisitReport } from '../../../shared/store/follow-up/visit.ts';
import { readMeasure } from '../../../shared/store/measure/measure.ts';

export const readers: readonly StaffRole[] = ['coordinator', 'case-officer', 'auditor'];
export const writers: readonly StaffRole[] = ['coordinator', 'case-officer'];

/** One of the staff at a contract whose provider is visited. */
export interface AtContract extends DeskVisit {
  readonly contract: Kept<Contract>;
  readonly system: ChoiceSystem;
  readonly mayPlan: boolean;
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a contract that is not there */
export async function enterContract(request: PageRequest): Promise<AtContract> {
  const desk = await enterDesk(request, 'contractId', readers);
  const contract = await readContract(desk.subject);
  if (contract === null) throw new PageProblem(404);
  const { id } = desk.municipality;
  const system = await readChoiceSystem(id, contract.choiceSystemId);
  return { ...desk, contract, system, mayPlan: contract.status === 'SIGNED' && hasRole(desk.staff, id, writers) };
}

/** One of the staff at a follow-up visit. */
export interface AtVisit extends DeskVisit {
  readonly visit: Kept<FollowUpVisit>;
  readonly form: VisitForm;
  /** The writing that stands: what the provider has, or what was established. */
  readonly report: VisitReport | null;
  /** What is written and not sent; only whoever may write sees it. */
  readonly draft: VisitDraft | null;
  /** What was proposed of its deficiencies. */
  readonly measure: Measure | null;
  readonly mayWrite: boolean;
  /** The neighbours that were asked to take part, and what they have said. */
  readonly asked: readonly JointVisit[];
  /** The neighbours that may take part now. */
  readonly neighbours: readonly string[];
}

/** @throws SignInNeeded, NotAllowed; PageProblem 404 for a visit that is not there */
export async function enterVisit(request: PageRequest): Promise<AtVisit> {
  const desk = await enterDesk(request, 'visitId', readers);
  const visit = await readVisit(desk.subject);
  if (visit === null) throw new PageProblem(404);
  const mayWrite = hasRole(desk.staff, desk.municipality.id, writers);
  const isOpen = visit.status === 'PLANNED' || visit.status === 'SENT';
  const number = 'report' in visit ? visit.report : visit.status === 'SENT' ? visit.factCheck.report : null;
  const mayAsk = mayWrite && visit.status !== 'CANCELLED';
  const [form, draft, report, measure, asked, near] = await Promise.all([
    readAskedForm(visit),
    mayWrite && isOpen ? readVisitDraft(desk.subject) : null,
    number === null ? null : readVisitReport(desk.subject, number),
    isEstablished(visit) ? readMeasure(measureOfVisit(visit)) : null,
    readAsked(visit),
    mayAsk ? neighboursAt(visit) : [],
  ]);
  const neighbours = near.map(({ municipality }) => municipality);
  return { ...desk, visit, form, report, draft, measure, mayWrite, asked, neighbours };
}

/** Whoever is signed in, and where they are reminded; the coordinator, when the sign-in service tells no address. */
export function actorOf({ staff, municipality }: Pick<DeskVisit, 'staff' | 'municipality'>): VisitActor {
  const { name, email } = staff.email === '' ? municipality.coordinator : staff;
  return { by: staff.name, at: now(), officer: { name, email } };
}
