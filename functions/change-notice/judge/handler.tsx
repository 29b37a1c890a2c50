import * as z from 'zod/mini';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, type StaffRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { answerChange } from '../../../shared/store/change-notice/change-notice.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { changesPage, type Visit } from './page.tsx';

const path = '/desk/contracts/{contractId}/changes';

/** A person on the municipality's side answers what a provider gave notice of, where its approval is asked for. */
export const handler = pages({
  [`GET ${path}`]: async (request) => changesPage(await enter(request), emptyForm),
  [`POST ${path}`]: answer,
});

const readers: readonly StaffRole[] = ['coordinator', 'case-officer', 'secretary', 'delegate', 'auditor'];

async function enter(request: PageRequest): Promise<Visit> {
  const visit: DeskVisit = await enterDesk(request, 'contractId', readers);
  const contract = await readContract(visit.subject);
  if (contract === null || contract.status === 'DRAFT') throw new PageProblem(404);
  const mayAnswer = hasRole(visit.staff, visit.municipality.id, ['coordinator', 'case-officer']);
  return { ...visit, contract, mayAnswer };
}

const Answer = z.object({
  outcome: z.enum(['APPROVE', 'REFUSE']),
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  authority: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
});

async function answer(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayAnswer) throw new NotAllowed();
  const parsed = parseForm(Answer, request.form, visit.lang);
  if (!parsed.ok) return changesPage(visit, { values: request.form, errors: parsed.errors });
  const { outcome, why, authority } = parsed.value;
  const answered = await answerChange(visit.subject, valueOf(request.form, 'notice'), {
    approve: outcome === 'APPROVE',
    why,
    authority,
    by: visit.staff.name,
    at: now(),
  });
  if (answered.ok) return again(visit);
  throw new PageProblem(409, {
    sv: 'Anmälan är redan besvarad, eller avtalet gäller inte längre. Ingenting har registrerats nu.',
    en: 'The notice is answered already, or the contract is no longer in force. Nothing was recorded now.',
  });
}
