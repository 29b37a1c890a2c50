import { clearCookie, setCookie } from '../../../shared/http/cookie.ts';
import { type Door, providerDoor, staffDoor } from '../../../shared/http/door.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { localPath } from '../../../shared/http/local-path.ts';
import {
  municipalityOfRequest,
  type PageHandler,
  pages,
  seeOther,
  type PageRequest,
  type PageResponse,
} from '../../../shared/http/page.ts';
import { issuerOf, verifierFor } from '../../../shared/http/session.ts';
import { systemClock } from '../../../shared/platform/clock.ts';
import { authorizationUrl, newAttempt, openAttempt, redeem, sealAttempt } from './oidc.ts';

const attemptSeconds = 600;

/** Browsers drop a cookie that is larger than 4,096 bytes, name and attributes included. */
const largestToken = 3800;

async function begin(door: Door, request: PageRequest): Promise<PageResponse> {
  const attempt = newAttempt(localPath(request.query['return'], door.home));
  return seeOther(await authorizationUrl(door, attempt), [
    setCookie(door.attemptCookie, sealAttempt(attempt), attemptSeconds),
  ]);
}

async function comeBack(door: Door, request: PageRequest): Promise<PageResponse> {
  const attempt = openAttempt(request.cookies[door.attemptCookie]);
  const token = attempt === null ? null : await redeem(door, attempt, request.query);
  const holder = token === null ? null : await verifierFor(issuerOf(door))(token);
  if (attempt === null || token === null || holder === null || token.length > largestToken)
    return notSignedIn(door, request);
  const seconds = holder.expiresAt - systemClock().getTime() / 1000;
  return seeOther(localPath(attempt.returnTo, door.home), [
    setCookie(door.cookie, token, seconds),
    clearCookie(door.attemptCookie),
  ]);
}

function notSignedIn(door: Door, request: PageRequest): PageResponse {
  const lang = languageOf(request);
  const html = renderPage(
    <>
      <p class="lead">
        {lang === 'sv'
          ? 'Inloggningen avbröts, tog för lång tid eller gällde inte den här webbplatsen. Ingenting har ändrats.'
          : 'The sign-in was stopped, took too long or was not meant for this site. Nothing was changed.'}
      </p>
      <p>
        <a class="button" href={inLanguage(door.signIn, lang)}>
          {lang === 'sv' ? 'Försök igen' : 'Try again'}
        </a>
      </p>
    </>,
    {
      title: lang === 'sv' ? 'Du är inte inloggad' : 'You are not signed in',
      lang,
      municipality: municipalityOfRequest(request),
    },
  );
  return { status: 403, html, cookies: [clearCookie(door.attemptCookie)] };
}

async function signOut({ signOut: page, cookie, attemptCookie }: Door): Promise<PageResponse> {
  return seeOther(page, [clearCookie(cookie), clearCookie(attemptCookie)]);
}

async function showSignedOut(door: Door, request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const signedIn = (request.cookies[door.cookie] ?? '') !== '';
  const title = signedIn ? { sv: 'Logga ut', en: 'Sign out' } : { sv: 'Du är utloggad', en: 'You are signed out' };
  const html = renderPage(
    signedIn ? (
      <form method="post" action={door.signOut}>
        <button type="submit">{lang === 'sv' ? 'Logga ut' : 'Sign out'}</button>
      </form>
    ) : (
      <>
        <p class="lead">
          {lang === 'sv'
            ? 'Du är utloggad här. Stäng webbläsaren om fler använder datorn: du kan vara inloggad i andra tjänster.'
            : 'You are signed out here. Close the browser if others use the computer: you may still be signed in to other services.'}
        </p>
        <p>
          <a href={inLanguage(door.signIn, lang)}>{lang === 'sv' ? 'Logga in igen' : 'Sign in again'}</a>
        </p>
      </>
    ),
    { title: title[lang], lang, municipality: municipalityOfRequest(request) },
  );
  return { status: 200, html };
}

/** One door's pages, by their addresses. */
function pagesOf(door: Door): Readonly<Record<string, PageHandler>> {
  return {
    [`GET ${door.signIn}`]: (request) => begin(door, request),
    [`GET ${door.callback}`]: (request) => comeBack(door, request),
    [`GET ${door.signOut}`]: (request) => showSignedOut(door, request),
    [`POST ${door.signOut}`]: () => signOut(door),
  };
}

export const handler = pages({ ...pagesOf(staffDoor), ...pagesOf(providerDoor) });
