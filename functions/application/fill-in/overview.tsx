import { leftOutText } from '../../../shared/domain/application/left-out.ts';
import { endOf } from '../../../shared/domain/choice-system/choice-system.ts';
import { lackingIn, titles } from '../../../shared/domain/application/sections.ts';
import { EndNote } from '../../../shared/http/choice-system/end-note.tsx';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { WayInSent } from '../../../shared/http/application/way-in-sent.tsx';
import { StateTag } from './parts.tsx';
import type { Visit } from './visit.ts';

/** The sections of a draft with their states, and what one can do with it. */
export function overviewPage(visit: Visit): PageResponse {
  const { lang, municipality, system, application, sections, content } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const end = endOf(system);
  const asked = sections.filter(({ state }) => state !== 'OPTIONAL');
  const done = asked.filter(({ state }) => state === 'COMPLETE').length;
  const isConfirmed = application.confirmedEmail === content.contact.email;
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          `${content.applicant.name}. ${String(done)} av ${String(asked.length)} avsnitt är klara.`,
          `${content.applicant.name}. ${String(done)} of ${String(asked.length)} sections are complete.`,
        )}
      </p>
      <WayInSent sent={visit.request.query['lank']} email={content.contact.email} lang={lang} />
      {end !== null && <EndNote on={end.on} terms={municipality.terminology} lang={lang} />}
      <LeftOutNote visit={visit} />
      {!isConfirmed && (
        <Note tone="warn">
          <h2>{say('Bekräfta e-postadressen', 'Confirm the e-mail address')}</h2>
          <p>
            {say(
              `Vi har skickat en länk till ${content.contact.email}. Öppna den innan ansökan skickas in. Du kan skriva klart under tiden.`,
              `We have sent a link to ${content.contact.email}. Open it before the application is sent. You can write on meanwhile.`,
            )}
          </p>
        </Note>
      )}
      <ol class="tasks">
        {sections.map(({ name, state, wants }) => {
          const left = wants.filter((want) => want.state !== 'GIVEN').length;
          return (
            <li key={name}>
              <span>
                <a href={addressOf(application, lang, name)} aria-describedby={`state-${name}`}>
                  {titles[name][lang]}
                </a>
                {left > 0 && state !== 'NOT_STARTED' && (
                  <span class="hint">
                    {say(`${String(left)} ${left === 1 ? 'sak' : 'saker'} kvar`, `${String(left)} left`)}
                  </span>
                )}
              </span>
              <span id={`state-${name}`}>
                <StateTag state={state} lang={lang} />
              </span>
            </li>
          );
        })}
      </ol>
      <p>
        <a class="button" href={addressOf(application, lang, 'review')}>
          {say('Granska och skicka in', 'Review and send')}
        </a>
      </p>
      <p class="hint">
        {lackingIn(sections).length === 0
          ? say('Inget saknas.', 'Nothing is missing.')
          : say(
              'Det går att skicka in även om något saknas. Då frågar vi efter det.',
              'It can be sent even if something is missing. Then we ask for it.',
            )}
      </p>
      <h2>{say('Utkastet', 'The draft')}</h2>
      {application.status === 'DRAFT' && (
        <p>
          {say('Det finns kvar till och med ', 'It is kept through ')}
          {shownDay(application.purgeOn, lang)}
          {say(', och längre om du ändrar i det.', ', and longer if you change it.')}
        </p>
      )}
      <p>
        {say(
          'Allt du sparar finns kvar här. Bara du och kontaktpersonen kommer åt utkastet; ingen på kommunen kan läsa det innan det skickas in.',
          'Everything you save stays here. Only you and the contact can reach the draft; nobody at the municipality can read it before it is sent.',
        )}
      </p>
      <form method="post" action={addressOf(application, lang, 'status')} novalidate>
        <SubmitButton name="step" value="link" second>
          {say('Skicka en länk till kontaktadressen', 'Send a link to the contact’s address')}
        </SubmitButton>
        <SubmitButton name="step" value="leave" second>
          {say('Stäng på den här enheten', 'Close on this device')}
        </SubmitButton>
      </form>
      <p>
        <a href={addressOf(application, lang, 'withdrawal')}>{say('Ta bort utkastet', 'Remove the draft')}</a>
      </p>
      <p class="hint">
        {say(
          'Med länken fortsätter du på en annan enhet. Stäng när du sitter vid en dator som andra använder.',
          'With the link you continue on another device. Close when you use a computer that others use.',
        )}
      </p>
    </>,
    {
      title: say(`Ansökan: ${system.service}`, `Application: ${system.service}`),
      lang,
      municipality,
      otherLanguage: addressOf(application, lang === 'sv' ? 'en' : 'sv'),
    },
  );
  return { status: 200, html };
}

/** What an earlier application said and this one does not. */
function LeftOutNote({ visit: { application, lang } }: { readonly visit: Visit }) {
  if (application.status !== 'DRAFT' || application.reused === undefined) return null;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { leftOut } = application.reused;
  return (
    <Note tone={leftOut.length === 0 ? 'good' : 'warn'}>
      <h2>{say('Uppgifterna kommer från er tidigare ansökan', 'The information is from your earlier application')}</h2>
      {leftOut.length === 0 ? (
        <p>
          {say(
            'Allt följde med. Läs igenom det innan du skickar in.',
            'Everything came along. Read it before you send.',
          )}
        </p>
      ) : (
        <>
          <p>{say('Det här följde inte med:', 'This did not come along:')}</p>
          <ul>
            {leftOut.map((one) => (
              <li key={one.part}>{leftOutText(one)[lang]}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
