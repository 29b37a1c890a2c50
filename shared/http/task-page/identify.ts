import type * as z from 'zod/mini';
import { setCookie } from '../cookie.ts';
import { providerDoor } from '../door.ts';
import { type FormValues, valueOf } from '../form/form.ts';
import { inLanguage, languageOf } from '../language.ts';
import { type PageRequest, type PageResponse, seeOther } from '../page.ts';
import { answerForm } from './answer.ts';
import { sessionCookieOf } from './session-cookie.ts';
import type { TaskLink } from './store.ts';
import { askAccountView } from './views/account.tsx';
import { askCodeView, enterCodeView } from './views/code.tsx';
import { lockedView } from './views/dead-link.tsx';
import { addressOf, again, html, type Page, type Visit } from './visit.ts';

/** Asks for an account, or for the code, or for leave to send one. */
export function askIdentity<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  carried: FormValues,
): PageResponse {
  const { found, view } = visit;
  if (page.needsAccount) return html(200, askAccountView(view, signInPath(visit)));
  if (found.link.locked === true) return html(403, lockedView(view));
  const { code } = found.link;
  const usable = code !== undefined && code.expiresAt > page.now();
  return html(200, usable ? enterCodeView(view, { carried }) : askCodeView(view, { carried }));
}

/** Back here again, signed in. */
function signInPath({ request }: Visit): string {
  return inLanguage(`${providerDoor.signIn}?return=${encodeURIComponent(addressOf(request))}`, languageOf(request));
}

/** Sends a code to the telephone that is registered for the task. */
export async function sendCode<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  carried: FormValues,
): Promise<PageResponse> {
  const { found, view, request } = visit;
  if (found.link.locked === true || found.task.assignee.phone === undefined) return askIdentity(page, visit, carried);
  const sent = await page.store.sendCode(found.link, found.task);
  if (sent.kind === 'too-many') {
    const { code } = found.link;
    const show = code !== undefined && code.expiresAt > page.now() ? enterCodeView : askCodeView;
    return html(429, show(view, { carried, tooMany: true }));
  }
  return isEmpty(carried) ? again(request) : html(200, enterCodeView(view, { carried }));
}

/** Takes the code that was typed; what a lapsed session had carried comes back into the form. */
export async function verifyCode<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  visit: Visit,
  carried: FormValues,
): Promise<PageResponse> {
  const { found, view, request } = visit;
  const { lang } = view;
  if (found.link.locked === true) return html(403, lockedView(view));
  const code = valueOf(request.form, 'code').replace(/[\s-]/g, '');
  const refuse = (message: string) =>
    html(422, enterCodeView(view, { carried, form: { values: {}, errors: [{ field: 'code', message }] } }));
  if (!/^\d{6}$/.test(code)) return refuse(lang === 'sv' ? 'Skriv koden, sex siffror' : 'Write the code, six digits');
  const result = await page.store.verifyCode(found.link, code);
  switch (result.kind) {
    case 'wrong': {
      const left = String(result.attemptsLeft);
      return refuse(
        lang === 'sv' ? `Koden stämmer inte. Försök kvar: ${left}` : `The code is wrong. Attempts left: ${left}`,
      );
    }
    case 'expired':
      return refuse(
        lang === 'sv' ? 'Koden gäller inte längre. Skicka en ny.' : 'The code is no longer valid. Send a new one.',
      );
    case 'locked':
      return html(403, lockedView(view));
    case 'verified': {
      const cookies = [setCookie(sessionCookieOf(found.link), result.sessionToken, result.maxAgeSeconds)];
      const mayAnswer = !view.asksConflict || found.conflict === 'NONE';
      if (isEmpty(carried) || !mayAnswer) return seeOther(addressOf(request), cookies);
      return { ...(await answerForm(page, { ...visit, identified: true }, { values: carried, errors: [] })), cookies };
    }
  }
}

/** Whether somebody who typed the right code is behind this request. */
export async function hasSession<Data, Schema extends z.ZodMiniType>(
  page: Page<Data, Schema>,
  request: PageRequest,
  link: TaskLink,
): Promise<boolean> {
  const token = request.cookies[sessionCookieOf(link)];
  return token !== undefined && token !== '' && page.store.checkSession(link, token);
}

function isEmpty(values: FormValues): boolean {
  return Object.keys(values).length === 0;
}
