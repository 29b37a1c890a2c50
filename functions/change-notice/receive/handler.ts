import type * as z from 'zod/mini';
import type { ChangeNotice } from '../../../shared/domain/change-notice/change-notice.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api, type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { changeFaultWords } from '../../../shared/http/change-notice/change-words.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireHolder } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import {
  giveChange,
  readChangeNotice,
  readChangeNotices,
  withdrawChange,
} from '../../../shared/store/change-notice/change-notice.ts';
import { findContractMember } from '../../../shared/store/contract/member.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { type ChangeNoticeView, GiveChange } from './manifest.ts';

const path = '/v1/contracts/{contractId}/change-notices';

/** Notices of change from a provider's own systems. */
export const handler = api({
  [`POST ${path}`]: receive,
  [`GET ${path}`]: list,
  [`DELETE ${path}/{changeNoticeId}`]: withdraw,
});

async function receive(request: Request): Promise<ApiResponse> {
  const { subject, member } = await enter(request);
  const body = parseBody(request, GiveChange);
  const { memberId, name } = member;
  return once(repeatable(request, subject.municipality, body), {
    make: async (remember, at) => {
      const given = await giveChange(subject, body, {
        at,
        channel: 'API',
        submittedBy: { memberId, name },
        also: remember,
      });
      if (given.ok) return created(subject, given.value);
      throw problem(
        'change-not-taken-in',
        given.error === 'NOT_IN_FORCE' ? 409 : 422,
        changeFaultWords[given.error].en,
      );
    },
    again: async (changeNoticeId) => {
      const notice = await readChangeNotice(subject, changeNoticeId);
      if (notice === null) throw notFound('change notice');
      return created(subject, notice);
    },
  });
}

async function list(request: Request): Promise<ApiResponse> {
  const { subject } = await enter(request);
  const notices = await readChangeNotices(subject);
  return { status: 200, body: { changeNotices: notices.map((notice) => viewOf(subject, notice)) } };
}

/** Takes one back that nobody has answered yet; one that is taken back already stays so. */
async function withdraw(request: Request): Promise<ApiResponse> {
  const { subject, member } = await enter(request);
  const addressed = findAddressed(request, 'changeNoticeId');
  if (addressed?.municipality.id !== subject.municipality) throw notFound('change notice');
  const withdrawn = await withdrawChange(subject, addressed.id, { by: member.name, at: now() });
  if (withdrawn.ok) return { status: 204 };
  if (withdrawn.error === 'UNKNOWN') throw notFound('change notice');
  throw problem('change-settled', 409, 'The municipality has answered it, or it needs no answer; give notice anew');
}

/** @throws SignInNeeded; ProblemError 404 for a contract that is not there, and for another provider's alike */
async function enter(request: Request) {
  const holder = await requireHolder(request);
  const addressed = findAddressed(request, 'contractId');
  if (addressed === null) throw notFound('contract');
  const subject = contractSubject(addressed.municipality.id, addressed.id);
  const found = await findContractMember(subject, memberIdOf(holder));
  if (found === null) throw notFound('contract');
  return { ...found, subject };
}

function created(subject: Subject, notice: ChangeNotice): ApiResponse {
  return { status: 201, body: viewOf(subject, notice) };
}

function viewOf({ municipality }: Subject, notice: ChangeNotice): z.infer<typeof ChangeNoticeView> {
  const { status, change, submittedAt, countsFrom } = notice;
  return {
    changeNoticeId: publicId(municipality, notice.changeNoticeId),
    status,
    change,
    submittedAt,
    submittedBy: notice.submittedBy.name,
    countsFrom,
    requirementId: notice.requirementId ?? null,
    answer: answerOf(notice),
  };
}

function answerOf(notice: ChangeNotice) {
  if (notice.status === 'REFUSED') return notice.refused;
  return 'approved' in notice ? (notice.approved ?? null) : null;
}
