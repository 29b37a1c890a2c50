import type { AccountFault, ProviderAccount } from '../../../shared/domain/provider/account.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { faultWords, Members } from '../../../shared/http/provider/members.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { contactOf } from '../../../shared/store/contract/contact.ts';
import {
  inviteMember,
  readProviderAccount,
  recallInvitation,
  removeMember,
} from '../../../shared/store/provider/account.ts';
import { providerSubject } from '../../../shared/store/provider/provider.ts';
import { enter, enterToAct, type Visit } from './visit.ts';

/** Who signs in for the provider of a contract. */
export async function showMembers(request: PageRequest): Promise<PageResponse> {
  return membersPage(await enter(request), emptyForm);
}

/**
 * Invites the provider's first administrator, takes an invitation back or a member out. The invitation goes to the
 * registered contact and nobody else: no address typed here could let in a stranger.
 */
export async function actOnMembers(request: PageRequest): Promise<PageResponse> {
  const visit = await enterToAct(request);
  const outcome = await carryOut(visit);
  if (outcome.ok) return again(visit);
  return membersPage(visit, {
    values: {},
    errors: [{ field: 'invite', message: faultWords[outcome.error][visit.lang] }],
  });
}

async function carryOut(visit: Visit): Promise<Result<ProviderAccount, AccountFault>> {
  const { request, contract, staff } = visit;
  const subject = providerOf(visit);
  const actor = { by: staff.name, at: now() };
  switch (valueOf(request.form, 'step')) {
    case 'invite': {
      const { name, email } = await contactOf(contract);
      if (email === undefined) throw new PageProblem(409, noAddress);
      const { registration } = contract.provider;
      const organisation = { name: contract.provider.name, registration };
      return inviteMember(subject, organisation, { name, email, role: 'ADMINISTRATOR' }, actor);
    }
    case 'recall':
      return recallInvitation(subject, valueOf(request.form, 'invitation'), actor);
    case 'remove':
      return removeMember(subject, valueOf(request.form, 'member'), { ...actor, as: 'MUNICIPALITY' });
    default:
      throw new PageProblem(400);
  }
}

const noAddress = {
  sv: 'Kontaktpersonen har ingen e-postadress. Ingenting har skickats.',
  en: 'The contact has no e-mail address. Nothing was sent.',
};

function providerOf({ contract }: Visit): Subject {
  return providerSubject(contract.municipality, contract.provider.registration, contract.contractId);
}

async function membersPage(visit: Visit, form: FormState): Promise<PageResponse> {
  const { contract, municipality, staff, lang, mayAct } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [account, contact] = await Promise.all([readProviderAccount(providerOf(visit)), contactOf(contract)]);
  const invalid = form.errors.length > 0;
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <Members
        account={account ?? { members: [], invitations: [] }}
        lang={lang}
        {...(mayAct
          ? {
              act: {
                withMember: ({ memberId, name }) => (
                  <OneStep
                    step="remove"
                    field="member"
                    value={memberId}
                    label={say('Ta bort', 'Take out')}
                    whom={name}
                  />
                ),
                withInvitation: ({ taskId, name }) => (
                  <OneStep
                    step="recall"
                    field="invitation"
                    value={taskId}
                    label={say('Ta tillbaka', 'Take back')}
                    whom={name}
                  />
                ),
              },
            }
          : {})}
      />
      {mayAct && contact.email !== undefined && (
        <form method="post" id="invite" tabIndex={-1}>
          <h2>{say('Bjud in en administratör', 'Invite an administrator')}</h2>
          <p>
            {say(
              `Inbjudan går med e-post till den registrerade kontakten: ${contact.name}, ${contact.email}. Den som tar emot den bjuder sedan själv in fler.`,
              `The invitation goes by e-mail to the registered contact: ${contact.name}, ${contact.email}. Whoever accepts it then invites others.`,
            )}
          </p>
          <SubmitButton name="step" value="invite">
            {say('Skicka inbjudan', 'Send the invitation')}
          </SubmitButton>
        </form>
      )}
    </>
  );
  const title = say(
    `Vilka som kan logga in för ${contract.provider.name}`,
    `Who can sign in for ${contract.provider.name}`,
  );
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function OneStep(props: {
  readonly step: string;
  readonly field: string;
  readonly value: string;
  readonly label: string;
  readonly whom: string;
}) {
  return (
    <form method="post">
      <input type="hidden" name={props.field} value={props.value} />
      <button type="submit" name="step" value={props.step} class="plain" aria-label={`${props.label}: ${props.whom}`}>
        {props.label}
      </button>
    </form>
  );
}
