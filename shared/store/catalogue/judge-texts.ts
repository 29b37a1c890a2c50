import {
  approveText,
  awaitsApproval,
  returnText,
  type TextApproval,
  type TextStanding,
} from '../../domain/catalogue/text-approval.ts';
import type { ContractIn } from '../../domain/contract/contract.ts';
import { textReturnedText } from '../../domain/contract/notice.ts';
import type { Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { sha256 } from '../../platform/hash.ts';
import { newId } from '../../platform/ids.ts';
import type { Kept } from '../codec.ts';
import { contactOf } from '../contract/contact.ts';
import { giveContractNotice } from '../contract/notice.ts';
import { readContract, readStated, type Stated } from '../contract/contract.ts';
import { nobodyWaits, putApproval, readUpkeep, standingIn, type Upkeep } from './entry-upkeep.ts';
import { recordEvent } from '../record-event.ts';
import type { Write } from '../transact.ts';

/** A text that an officer has read, by its language and the hash of its words. */
export interface ReadText {
  readonly tag: string;
  readonly hash: string;
}

interface Judging {
  readonly by: string;
  readonly at: string;
  readonly also?: readonly Write[];
}

/** One contract's texts, as whoever judges them sees them. */
export interface TextsOf {
  readonly contract: Kept<ContractIn<'SIGNED'>>;
  readonly stated: Stated;
  readonly upkeep: Upkeep;
  readonly standing: readonly (TextStanding & ReadText)[];
}

/** Null for a contract that isn't in force: nothing of it is shown. */
export async function readTexts(subject: Subject): Promise<TextsOf | null> {
  const [contract, stated, upkeep] = await Promise.all([
    readContract(subject),
    readStated(subject),
    readUpkeep(subject),
  ]);
  if (contract?.status !== 'SIGNED' || stated === null) return null;
  const standing = standingIn(stated, upkeep).map((one) => ({ ...one, hash: sha256(one.words) }));
  return { contract, stated, upkeep, standing };
}

/**
 * Shows these texts from now: an officer has found them objective (LOV 9:1).
 * @returns false when one of them isn't what the provider says any more; nothing is written then
 */
export async function approveTexts(
  subject: Subject,
  read: readonly ReadText[],
  { by, at, also = [] }: Judging,
): Promise<boolean> {
  const texts = await readTexts(subject);
  const found = find(texts, read);
  if (texts === null || found === null) return false;
  const judged = found.map(({ tag, words }) => approveText(before(texts, tag), { tag, words, by, at }));
  await recordEvent(
    subject,
    { type: 'CATALOGUE_TEXTS_APPROVED', at, by, data: { texts: read.map(nameOf) } },
    { outbox: [{ kind: 'PUBLISH' }], also: [...judgementWrites(subject, texts, judged), ...also] },
  );
  return true;
}

/**
 * Sends a text back to its provider with the reason; it isn't shown, or no longer. What was approved before it stands.
 * @returns false when it isn't what the provider says any more; nothing is written then
 */
export async function sendBackText(
  subject: Subject,
  { why, ...read }: ReadText & { readonly why: string },
  { by, at }: Judging,
): Promise<boolean> {
  const texts = await readTexts(subject);
  const [found] = find(texts, [read]) ?? [];
  if (texts === null || found === undefined) return false;
  // Pressed twice.
  if (before(texts, found.tag)?.returned?.why === why && found.state === 'RETURNED') return true;
  const { contract } = texts;
  const { tag, words } = found;
  const judged = [returnText(before(texts, tag), { tag, words, by, at, why })];
  const notice = giveContractNotice(contract, await contactOf(contract), {
    noticeId: newId(),
    kind: 'TEXT_RETURNED',
    text: textReturnedText(municipalityOf(subject.municipality), contract.provider.name, { tag, words, why, by }),
    by,
    at,
  });
  await recordEvent(
    subject,
    { type: 'CATALOGUE_TEXT_RETURNED', at, by, data: { text: nameOf(read) } },
    {
      outbox: [notice.mail, { kind: 'PUBLISH' }],
      also: [...judgementWrites(subject, texts, judged), ...notice.writes],
    },
  );
  return true;
}

/** The judgements, and that nobody waits to have a text read once the last one is. */
function judgementWrites(subject: Subject, { stated, upkeep }: TextsOf, judged: readonly TextApproval[]): Write[] {
  const others = upkeep.approvals.filter(({ tag }) => judged.every((one) => one.tag !== tag));
  const isLeft = awaitsApproval(standingIn(stated, { approvals: [...others, ...judged] }));
  return [...judged.map((one) => putApproval(subject, one)), ...(isLeft ? [] : nobodyWaits(subject, upkeep.awaiting))];
}

function before({ upkeep }: TextsOf, tag: string): TextApproval | undefined {
  return upkeep.approvals.find((one) => one.tag === tag);
}

/** Null when one of them is no longer as it was read, or nothing was. */
function find(texts: TextsOf | null, read: readonly ReadText[]): readonly TextStanding[] | null {
  const found = read.flatMap(({ tag, hash }) =>
    (texts?.standing ?? []).filter((one) => one.tag === tag && one.hash === hash),
  );
  return read.length === 0 || found.length !== read.length ? null : found;
}

function nameOf({ tag, hash }: ReadText): string {
  return `${tag} ${hash}`;
}
