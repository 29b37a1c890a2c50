import * as z from 'zod/mini';
import { isAdministrator } from '../../../shared/domain/provider/account.ts';
import type { Task } from '../../../shared/domain/task/task.ts';
import { providerDoor } from '../../../shared/http/door.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { memberIdOf } from '../../../shared/http/provider/own-page.ts';
import { holderFrom } from '../../../shared/http/session.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { acceptInvitation, readProviderAccount } from '../../../shared/store/provider/account.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';

/** The mailed link shows who was asked, the sign-in which account it is to be: together they make a member. */
export const handler = defineTaskPage(
  {
    kind: 'ACCEPT_INVITATION',
    title: { sv: 'Inbjudan till Mina sidor', en: 'Invitation to My page' },
    load,
    show: ({ organisation, isAdministrator: leads }, lang) => (
      <>
        <p class="lead">
          {lang === 'sv'
            ? `Du är inbjuden att sköta ärenden för ${organisation} på Mina sidor.`
            : `You are invited to act for ${organisation} at My page.`}
        </p>
        <p>
          {lang === 'sv'
            ? 'Där ser du avtal, uppgifter och vad som ska lämnas in, och anmäler ändringar.'
            : 'There you see contracts, tasks and what is due, and give notice of changes.'}{' '}
          {leads &&
            (lang === 'sv'
              ? 'Du blir administratör: du kan bjuda in andra och ta bort dem.'
              : 'You become an administrator: you can invite others and take them out.')}
        </p>
      </>
    ),
    answerSchema: z.strictObject({}),
    confirmation: {
      sv: 'Jag arbetar för företaget och tar emot inbjudan med kontot som jag är inloggad med.',
      en: 'I work for the provider and accept the invitation with the account that I am signed in with.',
    },
    submit: { sv: 'Ta emot inbjudan', en: 'Accept the invitation' },
    answer: async ({ task, link, at, holder, lang }) => {
      if (holder === undefined) throw new Error('Nobody is signed in');
      const person = { memberId: memberIdOf(holder), name: holder.name, email: holder.email };
      const accepted = await acceptInvitation({ task, link, at }, person);
      return accepted.ok
        ? { kind: 'RECORDED', leadsTo: { location: inLanguage(providerDoor.home, lang), cookies: [] } }
        : { kind: 'CONFLICT', message: gone };
    },
    recorded: (_task, _data, lang) => (
      <p>
        <a href={inLanguage(providerDoor.home, lang)}>{lang === 'sv' ? 'Till Mina sidor' : 'To My page'}</a>
      </p>
    ),
  },
  { store: taskPageStore(), holder: holderFrom },
);

const gone = {
  sv: 'Inbjudan har tagits tillbaka. Be den som bjöd in dig om en ny.',
  en: 'The invitation was taken back. Ask whoever invited you for a new one.',
};

async function load({ subject, taskId }: Task) {
  const account = await readProviderAccount(subject);
  if (account === null) throw new Error('An invitation to nobody');
  const invitation = account.invitations.find((one) => one.taskId === taskId);
  return {
    organisation: account.organisation.name,
    isAdministrator: invitation !== undefined && isAdministrator(invitation),
  };
}
