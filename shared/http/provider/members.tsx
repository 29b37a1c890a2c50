import type { ComponentChildren } from 'preact';
import type { AccountFault, Invitation, Member, ProviderAccount, ProviderRole } from '../../domain/provider/account.ts';
import type { Language, Texts } from '../language.ts';
import { Table } from '../parts.tsx';
import { shownDay, shownInstant } from '../shown-time.ts';

export const roleWords: Record<ProviderRole, Texts> = {
  ADMINISTRATOR: { sv: 'Administratör', en: 'Administrator' },
  MEMBER: { sv: 'Medlem', en: 'Member' },
};

/** Why a change of who signs in was refused. */
export const faultWords: Record<AccountFault, Texts> = {
  FULL: {
    sv: 'Det finns inte plats för fler. Ta bort någon först.',
    en: 'There is no room for more. Take one out first.',
  },
  INVITED_ALREADY: { sv: 'Adressen är redan inbjuden', en: 'The address is invited already' },
  NOT_INVITED: { sv: 'Inbjudan finns inte längre', en: 'The invitation is gone' },
  NOT_MEMBER: { sv: 'Personen är inte medlem längre', en: 'The person is no member any more' },
  LAST_ADMINISTRATOR: {
    sv: 'Någon måste vara administratör. Gör en annan till administratör först.',
    en: 'Somebody has to be administrator. Make another one administrator first.',
  },
};

/** Who signs in for a provider, and who has been asked to. @param act what can be done with each, where something can */
export function Members(props: {
  readonly account: Pick<ProviderAccount, 'members' | 'invitations'>;
  readonly lang: Language;
  readonly act?: {
    readonly withMember: (member: Member) => ComponentChildren;
    readonly withInvitation: (invitation: Invitation) => ComponentChildren;
  };
}) {
  const { account, lang, act } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const doing = act === undefined ? [] : [{ heading: say('Ändra', 'Change') }];
  const { members, invitations } = account;
  return (
    <>
      {members.length === 0 ? (
        <p>{say('Ingen kan logga in än.', 'Nobody can sign in yet.')}</p>
      ) : (
        <Table
          caption={say('Kan logga in', 'Can sign in')}
          columns={[
            { heading: say('Namn', 'Name') },
            { heading: say('E-post', 'E-mail') },
            { heading: say('Roll', 'Role') },
            { heading: say('Sedan', 'Since') },
            ...doing,
          ]}
          rows={members.map((member) => [
            member.name,
            member.email,
            roleWords[member.role][lang],
            shownInstant(member.since, lang),
            ...(act === undefined ? [] : [act.withMember(member)]),
          ])}
        />
      )}
      {invitations.length > 0 && (
        <Table
          caption={say('Inbjudna som inte har svarat', 'Invited, and not answered yet')}
          columns={[
            { heading: say('Namn', 'Name') },
            { heading: say('E-post', 'E-mail') },
            { heading: say('Roll', 'Role') },
            { heading: say('Inbjuden', 'Invited') },
            ...doing,
          ]}
          rows={invitations.map((invitation) => [
            invitation.name,
            invitation.email,
            roleWords[invitation.role][lang],
            `${shownDay(invitation.at.slice(0, 10), lang)}, ${invitation.by}`,
            ...(act === undefined ? [] : [act.withInvitation(invitation)]),
          ])}
        />
      )}
    </>
  );
}
