import { isAdministrator, type Member } from '../../../shared/domain/provider/account.ts';
import { providerDoor } from '../../../shared/http/door.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Members, roleWords } from '../../../shared/http/provider/members.tsx';
import { type OwnVisit, signedInAs } from '../../../shared/http/provider/own-page.ts';
import type { PageResponse } from '../../../shared/http/page.ts';
import type { readProviderAccount } from '../../../shared/store/provider/account.ts';

export type Visit = OwnVisit<NonNullable<Awaited<ReturnType<typeof readProviderAccount>>>>;

/** Who signs in for the provider: for everybody of it to see, for its administrators to change. */
export function membersPage(visit: Visit, form: FormState): PageResponse {
  const { account, member, lang, municipality } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const leads = isAdministrator(member);
  const invalid = form.errors.length > 0;
  const inviting = valueOf(form.values, 'step') === 'invite' ? form : emptyForm;
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(providerDoor.home, lang)}>{say('Till Mina sidor', 'To My page')}</a>
      </p>
      <p class="lead">
        {say(
          `De som kan logga in för ${account.organisation.name} hos ${municipality.name}.`,
          `Those who can sign in for ${account.organisation.name} at ${municipality.name}.`,
        )}
      </p>
      <Members
        account={account}
        lang={lang}
        {...(leads
          ? {
              act: {
                withMember: (one) => <MemberForms member={one} lang={lang} />,
                withInvitation: ({ taskId, name }) => (
                  <form method="post">
                    <input type="hidden" name="invitation" value={taskId} />
                    <button
                      type="submit"
                      name="step"
                      value="recall"
                      class="plain"
                      aria-label={say(`Ta tillbaka inbjudan till ${name}`, `Take back the invitation of ${name}`)}
                    >
                      {say('Ta tillbaka', 'Take back')}
                    </button>
                  </form>
                ),
              },
            }
          : {})}
      />
      {leads && (
        <>
          <h2>{say('Bjud in', 'Invite')}</h2>
          <form method="post" novalidate>
            <TextField form={inviting} name="name" label={say('Namn', 'Name')} />
            <TextField
              form={inviting}
              name="email"
              type="email"
              label={say('E-post', 'E-mail')}
              hint={say(
                'Dit går inbjudan. Den kan tas tillbaka så länge ingen har svarat.',
                'The invitation goes there. It can be taken back until it is answered.',
              )}
            />
            <RadioGroup
              form={inviting}
              name="role"
              label={say('Roll', 'Role')}
              choices={[
                {
                  value: 'MEMBER',
                  label: roleWords.MEMBER[lang],
                  hint: say('Ser allt och sköter uppgifter', 'Sees everything and does tasks'),
                },
                {
                  value: 'ADMINISTRATOR',
                  label: roleWords.ADMINISTRATOR[lang],
                  hint: say('Bjuder också in och tar bort andra', 'Also invites others and takes them out'),
                },
              ]}
            />
            <SubmitButton name="step" value="invite">
              {say('Skicka inbjudan', 'Send the invitation')}
            </SubmitButton>
          </form>
        </>
      )}
    </>
  );
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, {
      title: say('Vilka som kan logga in', 'Who can sign in'),
      lang,
      municipality,
      staff: signedInAs(member),
      invalid,
      wide: true,
    }),
  };
}

function MemberForms({ member, lang }: { readonly member: Member; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const other = isAdministrator(member) ? 'MEMBER' : 'ADMINISTRATOR';
  const makes = say(`Gör till ${roleWords[other].sv.toLowerCase()}`, `Make ${roleWords[other].en.toLowerCase()}`);
  return (
    <form method="post" id={`remove-${member.memberId}`} tabIndex={-1}>
      <input type="hidden" name="member" value={member.memberId} />
      <input type="hidden" name="role" value={other} />
      <button type="submit" name="step" value="role" class="plain" aria-label={`${makes}: ${member.name}`}>
        {makes}
      </button>{' '}
      <button
        type="submit"
        name="step"
        value="remove"
        class="plain"
        aria-label={say(`Ta bort ${member.name}`, `Take out ${member.name}`)}
      >
        {say('Ta bort', 'Take out')}
      </button>
    </form>
  );
}
