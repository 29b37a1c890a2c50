import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { advertOf } from '../../../shared/domain/choice-system/advert.ts';
import { advertStanding, NationalAdvert, seenFrom } from '../../../shared/domain/choice-system/national-advert.ts';
import { again, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { environment } from '../../../shared/platform/environment.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { advertisedVersion, type Look, noteAdvert } from '../../../shared/store/choice-system/follow-advert.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';
import { AdvertPage } from './advert-page.tsx';

/** Whether the national advert of a choice system is live, as its coordinator sees to (LOV 3:1). */
export async function showAdvert(request: PageRequest): Promise<PageResponse> {
  return advertPage(await enter(request), emptyForm);
}

/** The coordinator says what they found. */
export async function actOnAdvert(request: PageRequest): Promise<PageResponse> {
  return retryOnConcurrency(async () => {
    const visit = await enter(request);
    const { system, version, staff } = visit;
    const step = z.enum(['live', 'missing']).safeParse(valueOf(request.form, 'step'));
    if (!step.success) throw new PageProblem(400);
    if (system.status !== 'OPEN' || version === null) throw new PageProblem(409);
    const at = now();
    const look = step.data === 'live' ? readLive({ ...visit, version }, at) : readMissing(visit);
    if ('errors' in look) return advertPage(visit, look);
    await noteAdvert(system, version, look, { by: staff.name, at });
    return again(visit);
  });
}

type Visit = Awaited<ReturnType<typeof enter>>;

/** @throws PageProblem 404 for a system that is not there; SignInNeeded, NotAllowed */
async function enter(request: PageRequest) {
  const visit = await enterDesk(request, 'choiceSystemId', ['coordinator']);
  const system = await findChoiceSystem(visit.subject.municipality, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  const version = system.status === 'OPEN' ? await advertisedVersion(system) : null;
  return { ...visit, system, version };
}

const Live = z.object({
  version: z.string(),
  url: NationalAdvert.shape.url.check(z.maxLength(500)),
  seenOn: z.iso.date(),
});

type Advertised = Visit & { readonly version: NonNullable<Visit['version']> };

/** What was seen is what is published now, on a day that has been and is no older than what was known. */
function readLive({ system, version, request, lang }: Advertised, at: string): Look | FormState {
  const today = stockholmDay(at);
  const from = seenFrom(version, system.advert);
  const wrongDay = {
    sv: `Ange dagen då du såg annonsen: tidigast ${shownDay(from, 'sv')} och senast i dag`,
    en: `Give the day that you saw the advert: ${shownDay(from, 'en')} at the earliest, and today at the latest`,
  };
  const parsed = parseForm(Live, request.form, lang, {
    url: {
      sv: 'Ange annonsens adress, som börjar med https://',
      en: 'Give the advert’s address, beginning with https://',
    },
    seenOn: wrongDay,
  });
  if (!parsed.ok) return { values: request.form, errors: parsed.errors };
  const { url, seenOn } = parsed.value;
  if (seenOn < from || seenOn > today)
    return { values: request.form, errors: [{ field: 'seenOn', message: wrongDay[lang] }] };
  if (parsed.value.version !== String(version.number)) {
    const message =
      lang === 'sv'
        ? 'En ny version har publicerats sedan du öppnade sidan. Se efter att annonsen stämmer med den.'
        : 'A new version was published after you opened the page. See that the advert agrees with it.';
    return { values: request.form, errors: [{ field: 'url', message }] };
  }
  return { kind: 'LIVE', url, on: seenOn };
}

const Missing = z.object({ action: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)) });

function readMissing({ request, lang }: Visit): Look | FormState {
  const parsed = parseForm(Missing, request.form, lang, {
    action: { sv: 'Skriv vad som görs för att annonsen ska ligga ute', en: 'Write what is done to have it live' },
  });
  return parsed.ok ? { kind: 'MISSING', ...parsed.value } : { values: request.form, errors: parsed.errors };
}

function advertPage(visit: Visit, form: FormState): PageResponse {
  const { system, version, municipality, staff, lang } = visit;
  const today = stockholmDay(now());
  const content = (
    <AdvertPage
      system={system}
      advertised={
        version === null
          ? null
          : {
              number: version.number,
              standing: advertStanding(version, system.advert),
              text: advertOf(system, version, { municipality, site: environment('PUBLIC_BASE_URL') }),
            }
      }
      today={today}
      form={form}
      lang={lang}
    />
  );
  const title = lang === 'sv' ? `Den nationella annonsen: ${system.service}` : `The national advert: ${system.service}`;
  const invalid = form.errors.length > 0;
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
