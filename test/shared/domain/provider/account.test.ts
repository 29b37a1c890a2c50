import { describe, expect, it } from 'vitest';
import {
  accept,
  changeRole,
  type Invitation,
  invite,
  type Member,
  type ProviderAccount,
  recall,
  remove,
} from '../../../../shared/domain/provider/account.ts';

const at = '2026-11-28T09:00:00.000Z';
const lead: Member = {
  memberId: 'a',
  name: 'Lo Lönn',
  email: 'lo@lonn.example',
  role: 'ADMINISTRATOR',
  since: at,
  invitedBy: 'Sam Ordning',
};
const other: Member = { ...lead, memberId: 'b', name: 'Majken Lönn', email: 'majken@lonn.example', role: 'MEMBER' };
const asked: Invitation = { taskId: 't', name: 'Nils', email: 'nils@lonn.example', role: 'MEMBER', at, by: 'Lo Lönn' };

function account(members: Member[], invitations: Invitation[] = []): ProviderAccount {
  const registration = { kind: 'SWEDISH', organisationNumber: '769999-9996' } as const;
  const organisation = { name: 'Lönnbacken', registration };
  return { schemaVersion: 1, municipality: 'granvik', providerId: 'p', organisation, members, invitations };
}

describe('inviting', () => {
  it('asks an address once, however it is written', () => {
    const once = invite(account([lead]), asked);
    expect(once).toMatchObject({ ok: true, value: { invitations: [asked] } });
    if (!once.ok) return;
    const twice = invite(once.value, { ...asked, taskId: 'u', email: 'NILS@lonn.example' });
    expect(twice).toEqual({ ok: false, error: 'INVITED_ALREADY' });
  });

  it('stops at fifty, members and invitations together', () => {
    const many = Array.from({ length: 50 }, (_one, index) => ({ ...other, memberId: String(index) }));
    expect(invite(account(many), asked)).toEqual({ ok: false, error: 'FULL' });
  });

  it('can be taken back until it is accepted', () => {
    expect(recall(account([lead], [asked]), 't')).toMatchObject({ ok: true, value: { invitations: [] } });
    expect(recall(account([lead]), 't')).toEqual({ ok: false, error: 'NOT_INVITED' });
  });
});

describe('accepting', () => {
  const person = { memberId: 'c', name: 'Nils Holm', email: 'privat@nils.example' };

  it('makes a member in the role that was offered, by the account that they chose', () => {
    const accepted = accept(account([lead], [asked]), 't', person, at);
    expect(accepted).toMatchObject({
      ok: true,
      value: { member: { ...person, role: 'MEMBER', invitedBy: 'Lo Lönn' } },
    });
    if (accepted.ok) expect(accepted.value.account.invitations).toEqual([]);
  });

  it('is good once, and never makes less of an administrator', () => {
    expect(accept(account([lead]), 't', person, at)).toEqual({ ok: false, error: 'NOT_INVITED' });
    const again = accept(account([lead], [asked]), 't', { ...person, memberId: 'a' }, at);
    expect(again).toMatchObject({ ok: true, value: { member: { role: 'ADMINISTRATOR' }, account: { members: [{}] } } });
  });
});

describe('taking out', () => {
  it('leaves the others', () => {
    expect(remove(account([lead, other]), 'b', 'ADMINISTRATOR')).toMatchObject({ value: { members: [lead] } });
    expect(remove(account([lead]), 'x', 'ADMINISTRATOR')).toEqual({ ok: false, error: 'NOT_MEMBER' });
  });

  it('never leaves members without an administrator, unless the municipality does it', () => {
    const both = account([lead, other]);
    expect(remove(both, 'a', 'ADMINISTRATOR')).toEqual({ ok: false, error: 'LAST_ADMINISTRATOR' });
    expect(changeRole(both, 'a', 'MEMBER')).toEqual({ ok: false, error: 'LAST_ADMINISTRATOR' });
    expect(remove(both, 'a', 'MUNICIPALITY')).toMatchObject({ ok: true, value: { members: [other] } });
    expect(changeRole(both, 'b', 'ADMINISTRATOR')).toMatchObject({ ok: true });
  });
});
