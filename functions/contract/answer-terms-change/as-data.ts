import type * as z from 'zod/mini';
import type { TermsChange, TermsOffer } from '../../../shared/domain/contract/terms-change.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireHolder } from '../../../shared/http/session.ts';
import { answerTermsChange } from '../../../shared/store/contract/answer-terms-change.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import { findContractMember } from '../../../shared/store/contract/member.ts';
import {
  readTermsChange,
  readTermsOffer,
  readTermsOffers,
  termsChangeSubject,
} from '../../../shared/store/contract/terms-change.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { AnswerTermsChange, type TermsChangeView } from './manifest.ts';

/** What has been sent to a contract, each with its whole text; to read it here answers nothing and opens nothing. */
export async function list(request: Request): Promise<ApiResponse> {
  const { subject } = await enter(request);
  const offers = (await readTermsOffers(subject)).toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
  const termsChanges = await Promise.all(offers.map((offer) => viewOf(subject, offer)));
  return { status: 200, body: { termsChanges } };
}

/** Accepts or declines, once, the text whose checksum comes with the answer. */
export async function answer(request: Request): Promise<ApiResponse> {
  const { subject, member } = await enter(request);
  const changeId = findAddressed(request, 'changeId');
  if (changeId?.municipality.id !== subject.municipality) throw notFound('change of terms');
  const body = parseBody(request, AnswerTermsChange);
  return once(repeatable(request, subject.municipality, body), {
    make: async (remember, at) => {
      const offer = await findOffer(subject, changeId.id);
      if (offer.textHash !== body.textHash) {
        throw problem('terms-text-differs', 422, 'The checksum is not that of the text that was sent');
      }
      const given = { kind: body.answer, at, by: member.name, note: 'API' };
      if (!(await answerTermsChange(subject, changeId.id, given, { also: remember(changeId.id) }))) {
        throw problem('terms-change-settled', 409, 'It has been answered already, or the contract holds no more');
      }
      return answered(subject, changeId.id);
    },
    again: (id) => answered(subject, id),
  });
}

async function answered(subject: Subject, changeId: string): Promise<ApiResponse> {
  return { status: 200, body: await viewOf(subject, await findOffer(subject, changeId)) };
}

/** @throws ProblemError 404 when the contract was never sent it */
async function findOffer(subject: Subject, changeId: string): Promise<TermsOffer> {
  const offer = await readTermsOffer(subject, changeId);
  if (offer === null) throw notFound('change of terms');
  return offer;
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

async function viewOf(subject: Subject, offer: TermsOffer): Promise<z.infer<typeof TermsChangeView>> {
  const change: TermsChange | null = await readTermsChange(termsChangeSubject(subject.municipality, offer.changeId));
  if (change === null) throw new Error('An offer without its change');
  const { text, from, answerBy, onRefusal, onSilence, priceList } = change;
  const { textHash, sentAt, opened, answer: given } = offer;
  return {
    changeId: publicId(subject.municipality, offer.changeId),
    text,
    textHash,
    from,
    answerBy,
    priceList: priceList?.name ?? null,
    onRefusal,
    onSilence,
    sentAt,
    openedAt: opened?.at ?? null,
    answer: given === undefined ? null : { kind: given.kind, at: given.at, by: given.by },
  };
}
