import * as z from 'zod/mini';
import { isAdministrator, ProviderRole } from '../../../shared/domain/provider/account.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { faultWords } from '../../../shared/http/provider/members.tsx';
import { enterOwnPage } from '../../../shared/http/provider/own-page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  changeMemberRole,
  inviteMember,
  readProviderAccount,
  recallInvitation,
  removeMember,
} from '../../../shared/store/provider/account.ts';
import { membersPage, type Visit } from './page.tsx';

const path = '/mina-sidor/{providerId}/medlemmar';

export const handler = pages({
  [`GET ${path}`]: async (request) => membersPage(await enterOwnPage(request, readProviderAccount), emptyForm),
  [`POST ${path}`]: act,
});

/** What an administrator does: nothing to say, or what is wrong in what was sent. */
type Step = (visit: Visit) => Promise<readonly FieldError[]>;

const steps: Readonly<Record<string, Step>> = { invite, remove, role, recall };

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enterOwnPage(request, readProviderAccount);
  if (!isAdministrator(visit.member)) throw new NotAllowed();
  const name = valueOf(request.form, 'step');
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
  if (step === undefined) throw new PageProblem(400);
  const errors = await step(visit);
  return errors.length === 0 ? again(visit) : membersPage(visit, { values: request.form, errors });
}

const Invited = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  email: z.email(),
  role: ProviderRole,
});

async function invite({ request, lang, subject, account, member }: Visit): Promise<readonly FieldError[]> {
  const parsed = parseForm(Invited, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const outcome = await inviteMember(subject, account.organisation, parsed.value, { by: member.name, at: now() });
  return outcome.ok ? [] : [{ field: 'email', message: faultWords[outcome.error][lang] }];
}

async function remove({ request, lang, subject, member }: Visit): Promise<readonly FieldError[]> {
  const memberId = valueOf(request.form, 'member');
  const outcome = await removeMember(subject, memberId, { by: member.name, at: now(), as: 'ADMINISTRATOR' });
  return outcome.ok ? [] : [{ field: `remove-${memberId}`, message: faultWords[outcome.error][lang] }];
}

async function role({ request, lang, subject, member }: Visit): Promise<readonly FieldError[]> {
  const memberId = valueOf(request.form, 'member');
  const wanted = ProviderRole.safeParse(valueOf(request.form, 'role'));
  if (!wanted.success) throw new PageProblem(400);
  const outcome = await changeMemberRole(subject, { memberId, role: wanted.data }, { by: member.name, at: now() });
  return outcome.ok ? [] : [{ field: `remove-${memberId}`, message: faultWords[outcome.error][lang] }];
}

async function recall({ request, lang, subject, member }: Visit): Promise<readonly FieldError[]> {
  const taskId = valueOf(request.form, 'invitation');
  const outcome = await recallInvitation(subject, taskId, { by: member.name, at: now() });
  return outcome.ok ? [] : [{ field: 'email', message: faultWords[outcome.error][lang] }];
}
