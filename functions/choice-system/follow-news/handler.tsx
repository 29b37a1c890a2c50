import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { takesApplications } from '../../../shared/domain/choice-system/choice-system.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { emptyForm, parseForm } from '../../../shared/http/form/form.ts';
import { languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, termsOf } from '../../../shared/platform/config.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { commitSubscription, findEnding } from '../../../shared/store/choice-system/subscription.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { begin } from './begin.ts';
import { BeginPage, BegunPage, EndedPage, EndPage } from './page.tsx';

const Address = z.strictObject({ email: z.email().check(z.maxLength(200)) });

/** Following the news of a choice system: asked for by form, confirmed from the mailbox, ended by one press. */
export const handler = pages({
  'GET /valfrihetssystem/{choiceSystemId}/nyheter': show,
  'POST /valfrihetssystem/{choiceSystemId}/nyheter': take,
  'GET /nyheter/{token}': showEnd,
  'POST /nyheter/{token}': end,
});

async function show(request: PageRequest): Promise<PageResponse> {
  const { service, municipality } = await openSystem(request);
  const content = <BeginPage service={service} form={emptyForm} lang={languageOf(request)} />;
  return html(request, municipality, 200, content);
}

async function take(request: PageRequest): Promise<PageResponse> {
  const system = await openSystem(request);
  const lang = languageOf(request);
  const parsed = parseForm(Address, request.form, lang);
  if (!parsed.ok) {
    const form = { values: request.form, errors: parsed.errors };
    return html(request, system.municipality, 422, <BeginPage service={system.service} form={form} lang={lang} />);
  }
  const { email } = parsed.value;
  await retryOnConcurrency(() => begin(system, email, now()));
  return html(request, system.municipality, 200, <BegunPage email={email} lang={lang} />);
}

async function showEnd(request: PageRequest): Promise<PageResponse> {
  const subscription = await find(request);
  const lang = languageOf(request);
  const ended = subscription.status === 'ENDED';
  return html(request, subscription.municipality, 200, ended ? <EndedPage lang={lang} /> : <EndPage lang={lang} />);
}

/** By the page's button, or by a mail program's own (RFC 8058). The address is forgotten. */
async function end(request: PageRequest): Promise<PageResponse> {
  const at = now();
  const { municipality } = await retryOnConcurrency(async () => {
    const before = await find(request);
    if (before.status === 'ENDED') return before;
    const { schemaVersion, subscriptionId, choiceSystemId, writtenAt } = before;
    const kept = { schemaVersion, subscriptionId, municipality: before.municipality, choiceSystemId, writtenAt };
    return commitSubscription({
      before,
      after: { ...kept, email: '', status: 'ENDED', endedAt: at },
      event: { type: 'SUBSCRIPTION_ENDED', at, by: 'subscriber', data: {} },
    });
  });
  return html(request, municipality, 200, <EndedPage lang={languageOf(request)} />);
}

async function find(request: PageRequest) {
  const subscription = await findEnding(request.params['token'] ?? '');
  if (subscription === null) throw new PageProblem(404);
  return subscription;
}

async function openSystem(request: PageRequest) {
  const addressed = findAddressed(request, 'choiceSystemId');
  const system = addressed === null ? null : await findChoiceSystem(addressed.municipality.id, addressed.id);
  // By the day itself: the calendar may not have come to it.
  if (system === null || !takesApplications(system, stockholmDay(now()))) throw new PageProblem(404);
  return system;
}

function html(
  request: PageRequest,
  municipality: string,
  status: number,
  content: Parameters<typeof renderPage>[0],
): PageResponse {
  const lang = languageOf(request);
  const { definite } = termsOf(municipality).requestDocumentation;
  const title = lang === 'sv' ? `Nyheter om ${definite}` : 'News of the request documentation';
  const options = { title, lang, municipality: findMunicipality(municipality), invalid: status === 422 };
  return { status, html: renderPage(content, options) };
}
