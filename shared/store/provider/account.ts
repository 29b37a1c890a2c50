import * as z from 'zod/mini';
import { addDays } from '../../domain/calendar/day.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import {
  accept,
  type AccountFault,
  changeRole,
  invite,
  type Invitation,
  ProviderAccount,
  type ProviderRole,
  recall,
  remove,
} from '../../domain/provider/account.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OpenTask, Subject } from '../../domain/task/task.ts';
import { municipalityOf } from '../../platform/config.ts';
import { codec, type Kept, keptCodec } from '../codec.ts';
import { type Change, commit } from '../commit.ts';
import { consumeLink } from '../task/link.ts';
import { readCollection, readItem } from '../read.ts';
import { collectionOf, sortKey, tables } from '../tables.ts';
import { answerTask, openTask, readTask, revokeTask } from '../task/task.ts';
import { retryOnConcurrency, type Write } from '../transact.ts';

/** The account's own item; what the provider has with the municipality lies in the same collection. */
const providerAccounts = keptCodec(ProviderAccount);

const Membership = z.strictObject({ municipality: z.string(), providerId: z.string() });
export type Membership = z.infer<typeof Membership>;
const memberships = codec(Membership);

interface Actor {
  readonly by: string;
  readonly at: string;
}

export async function readProviderAccount(subject: Subject): Promise<Kept<ProviderAccount> | null> {
  return readItem({ pk: collectionOf(subject), sk: sortKey.case }, providerAccounts);
}

/** The providers that somebody may be a member of at a municipality; each account has the last word. */
export async function readMemberships(municipality: string, memberId: string): Promise<Membership[]> {
  return readCollection(membershipKey(municipality, memberId), 'PROVIDER#', memberships);
}

/** Asks somebody in by a mailed link; the first invitation begins the account. */
export async function inviteMember(
  subject: Subject,
  organisation: ProviderAccount['organisation'],
  person: Pick<Invitation, 'name' | 'email' | 'role'>,
  { by, at }: Actor,
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  return retryOnConcurrency(async () => {
    const before = await readProviderAccount(subject);
    const { municipality, id: providerId } = subject;
    const begun: ProviderAccount = {
      schemaVersion: 1,
      municipality,
      providerId,
      organisation,
      members: [],
      invitations: [],
    };
    const { task, write, mail } = openTask({
      kind: 'ACCEPT_INVITATION',
      subject,
      assignee: { name: person.name, email: person.email },
      dueOn: addDays(stockholmDay(at), municipalityOf(municipality).deadlines.invitationDays),
      openedAt: at,
    });
    const after = invite(before ?? begun, { ...person, taskId: task.taskId, at, by });
    if (!after.ok) return after;
    const data = { taskId: task.taskId, role: person.role };
    return ok(
      await commitAccount({
        before,
        after: { ...after.value, organisation },
        event: { type: 'MEMBER_INVITED', at, by, data },
        outbox: [mail],
        also: [write],
      }),
    );
  });
}

/** Whoever holds the mailed link and an account becomes a member. @throws ConcurrencyError for a link that is used up */
export async function acceptInvitation(
  { task, link, at }: { task: OpenTask; link: { municipality: string; tokenHash: string }; at: string },
  person: { readonly memberId: string; readonly name: string; readonly email: string },
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  const { subject, taskId } = task;
  const before = await readProviderAccount(subject);
  const after = before === null ? err('NOT_INVITED' as const) : accept(before, taskId, person, at);
  if (!after.ok) return after;
  const { account, member } = after.value;
  return ok(
    await commitAccount({
      before,
      after: account,
      event: {
        type: 'INVITATION_ACCEPTED',
        at,
        by: person.name,
        data: { memberId: member.memberId, role: member.role },
      },
      also: [
        putMembership(account, member.memberId),
        answerTask(task, { at, by: person.name, outcome: 'ACCEPTED' }),
        consumeLink(link, at),
      ],
    }),
  );
}

/** Takes a member out: from the next request on they see nothing of the provider. */
export async function removeMember(
  subject: Subject,
  memberId: string,
  { by, at, as }: Actor & { readonly as: 'ADMINISTRATOR' | 'MUNICIPALITY' },
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  return changeAccount(subject, (account) => remove(account, memberId, as), {
    event: { type: 'MEMBER_REMOVED', at, by, data: { memberId, as } },
    also: [{ Delete: { TableName: tables.case, Key: membershipOf(subject, memberId) } }],
  });
}

export async function changeMemberRole(
  subject: Subject,
  { memberId, role }: { readonly memberId: string; readonly role: ProviderRole },
  { by, at }: Actor,
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  return changeAccount(subject, (account) => changeRole(account, memberId, role), {
    event: { type: 'MEMBER_ROLE_CHANGED', at, by, data: { memberId, role } },
  });
}

/** Takes an invitation back; its links die with it. */
export async function recallInvitation(
  subject: Subject,
  taskId: string,
  { by, at }: Actor,
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  const task = await readTask(subject, taskId);
  return changeAccount(subject, (account) => recall(account, taskId), {
    event: { type: 'INVITATION_RECALLED', at, by, data: { taskId } },
    also: task?.status === 'OPEN' ? [revokeTask(task, { at, why: 'RECALLED' })] : [],
  });
}

async function changeAccount(
  subject: Subject,
  change: (account: ProviderAccount) => Result<ProviderAccount, AccountFault>,
  written: Pick<Change<ProviderAccount>, 'event' | 'also'>,
): Promise<Result<Kept<ProviderAccount>, AccountFault>> {
  return retryOnConcurrency(async () => {
    const before = await readProviderAccount(subject);
    const after = before === null ? err('NOT_MEMBER' as const) : change(before);
    return after.ok ? ok(await commitAccount({ before, after: after.value, ...written })) : after;
  });
}

async function commitAccount(
  change: Omit<Change<ProviderAccount>, 'subject' | 'codec' | 'list'>,
): Promise<Kept<ProviderAccount>> {
  const { municipality, providerId } = change.after;
  return commit({ ...change, subject: { municipality, type: 'PROVIDER', id: providerId }, codec: providerAccounts });
}

function putMembership({ municipality, providerId }: ProviderAccount, memberId: string): Write {
  const key = membershipOf({ municipality, id: providerId }, memberId);
  return {
    Put: { TableName: tables.case, Item: { ...key, ...memberships.encode({ municipality, providerId }) } },
  };
}

function membershipKey(municipality: string, memberId: string): string {
  return `${municipality}#MEMBER#${memberId}`;
}

function membershipOf({ municipality, id }: Pick<Subject, 'municipality' | 'id'>, memberId: string) {
  return { pk: membershipKey(municipality, memberId), sk: `PROVIDER#${id}` };
}
