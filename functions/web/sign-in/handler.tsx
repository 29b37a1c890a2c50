import { clearCookie, setCookie } from '../../../shared/http/cookie.ts';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { localPath } from '../../../shared/http/local-path.ts';
import {
  municipalityOfRequest,
  pages,
  seeOther,
  type PageRequest,
  type PageResponse,
} from '../../../shared/http/page.ts';
import { issuerFromEnvironment, sessionCookie, verifierFor } from '../../../shared/http/session.ts';
import { systemClock } from '../../../shared/platform/clock.ts';
import { authorizationUrl, newAttempt, openAttempt, redeem, sealAttempt } from './oidc.ts';

const attemptCookie = '__Host-sign-in';
const attemptSeconds = 600;

/** Browsers drop a cookie that is larger than 4,096 bytes, name and attributes included. */
const largestToken = 3800;

async function begin(request: PageRequest): Promise<PageResponse> {
  const attempt = newAttempt(localPath(request.query['return'], '/desk'));
  return seeOther(await authorizationUrl(attempt), [setCookie(attemptCookie, sealAttempt(attempt), attemptSeconds)]);
}

async function comeBack(request: PageRequest): Promise<PageResponse> {
  const attempt = openAttempt(request.cookies[attemptCookie]);
  const token = attempt === null ? null : await redeem(attempt, request.query);
  const staff = token === null ? null : await verifierFor(issuerFromEnvironment())(token);
  if (attempt === null || token === null || staff === null || token.length > largestToken) return notSignedIn(request);
  const seconds = staff.expiresAt - systemClock().getTime() / 1000;
  return seeOther(localPath(attempt.returnTo, '/desk'), [
    setCookie(sessionCookie, token, seconds),
    clearCookie(attemptCookie),
  ]);
}

function notSignedIn(request: PageRequest): PageResponse {
  const lang = languageOf(request);
  const html = renderPage(
    <>
      <p class="lead">
        {lang === 'sv'
          ? 'Inloggningen avbröts, tog för lång tid eller gällde inte den här webbplatsen. Ingenting har ändrats.'
          : 'The sign-in was stopped, took too long or was not meant for this site. Nothing was changed.'}
      </p>
      <p>
        <a class="button" href="/sign-in">
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
  return { status: 403, html, cookies: [clearCookie(attemptCookie)] };
}

function signOut(): Promise<PageResponse> {
  return Promise.resolve(seeOther('/sign-out', [clearCookie(sessionCookie), clearCookie(attemptCookie)]));
}

function showSignedOut(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const signedIn = (request.cookies[sessionCookie] ?? '') !== '';
  const title = signedIn ? { sv: 'Logga ut', en: 'Sign out' } : { sv: 'Du är utloggad', en: 'You are signed out' };
  const html = renderPage(
    signedIn ? (
      <form method="post" action="/sign-out">
        <button type="submit">{lang === 'sv' ? 'Logga ut' : 'Sign out'}</button>
      </form>
    ) : (
      <>
        <p class="lead">
          {lang === 'sv'
            ? 'Du är utloggad här. Stäng webbläsaren om fler använder datorn: du kan vara inloggad i kommunens andra tjänster.'
            : "You are signed out here. Close the browser if others use the computer: you may still be signed in to the municipality's other services."}
        </p>
        <p>
          <a href="/sign-in">{lang === 'sv' ? 'Logga in igen' : 'Sign in again'}</a>
        </p>
      </>
    ),
    { title: title[lang], lang, municipality: municipalityOfRequest(request) },
  );
  return Promise.resolve({ status: 200, html });
}

export const handler = pages({
  'GET /sign-in': begin,
  'GET /sign-in/callback': comeBack,
  'GET /sign-out': showSignedOut,
  'POST /sign-out': signOut,
});
