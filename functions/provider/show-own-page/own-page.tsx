import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { memberIdOf, ownPath, signedInAs } from '../../../shared/http/provider/own-page.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { requireHolder } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { municipalities } from '../../../shared/platform/config.ts';
import { type OwnContract, type OwnRoom, readOwnRooms } from '../../../shared/store/provider/own-page.ts';
import { providerSubject } from '../../../shared/store/provider/provider.ts';
import { ApplicationList } from './application-list.tsx';
import { ContractCard } from './contract-card.tsx';
import { DueList } from './due-list.tsx';
import { Persons } from './persons.tsx';
import { nameOf } from './words.ts';

/** Everything of the signed-in person's providers in one place, at every municipality of the deployment. */
export async function showOwnPage(request: PageRequest): Promise<PageResponse> {
  const holder = await requireHolder(request);
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const served = municipalities();
  const rooms = await readOwnRooms(
    served.map(({ id }) => id),
    memberIdOf(holder),
  );
  const on = stockholmDay(now());
  const content =
    rooms.length === 0 ? (
      <p class="lead">
        {say(
          'Kontot hör inte till någon verksamhet här. Öppna länken i din inbjudan, eller be er administratör eller kommunen om en.',
          'The account belongs to no provider here. Open the link of your invitation, or ask your administrator or the municipality for one.',
        )}
      </p>
    ) : (
      <>
        <h2>{say('Att göra', 'To do')}</h2>
        <DueList rooms={rooms} on={on} lang={lang} />
        {rooms.toSorted(byName).map((room) => (
          <section key={`${room.account.municipality} ${room.account.providerId}`}>
            <h2>{nameOf(room.account)}</h2>
            <h3>{say('Avtal', 'Contracts')}</h3>
            {room.contracts.length === 0 && <p>{say('Inga avtal än.', 'No contracts yet.')}</p>}
            {room.contracts.map((own) => (
              <ContractCard
                key={own.contract.contractId}
                own={own}
                changes={changesPath(room, own)}
                on={on}
                lang={lang}
              />
            ))}
            <ApplicationList applications={room.applications} lang={lang} />
            <Persons relations={room.relations} lang={lang} />
            <p>
              <a href={inLanguage(ownPath(room.account, 'avvikelser'), lang)}>
                {say('Klagomål, avvikelser och missförhållanden', 'Complaints, deviations and misconduct')}
              </a>
            </p>
            <p>
              <a href={inLanguage(ownPath(room.account, 'medlemmar'), lang)}>
                {say(
                  `Vilka som kan logga in för ${nameOf(room.account)}`,
                  `Who can sign in for ${nameOf(room.account)}`,
                )}
              </a>
            </p>
          </section>
        ))}
      </>
    );
  return {
    status: 200,
    html: renderPage(content, {
      title: say('Mina sidor', 'My page'),
      lang,
      municipality: served.length === 1 ? served[0] : undefined,
      staff: signedInAs(holder),
      wide: true,
    }),
  };
}

/** Only the lead of a group speaks for it. */
function changesPath({ account }: OwnRoom, { contract: { municipality, contractId, provider } }: OwnContract) {
  const lead = providerSubject(municipality, provider.registration, contractId);
  return lead.id === account.providerId ? ownPath(account, `avtal/${publicId(municipality, contractId)}`) : null;
}

function byName({ account: one }: OwnRoom, { account: other }: OwnRoom): number {
  return nameOf(one).localeCompare(nameOf(other), 'sv');
}
