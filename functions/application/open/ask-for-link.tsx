import * as z from 'zod/mini';
import { ErrorSummary, RadioGroup, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { municipalityOfRequest, type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { applicationsBegunBy, mailWayIn } from '../../../shared/store/application/open.ts';

/** So many of an address's applications get a link each: the latest. */
const mostAtOnce = 5;

/** Whoever has no device with the application open asks for a link to the contact's address. */
export async function continuePage(request: PageRequest): Promise<PageResponse> {
  if (request.method !== 'POST')
    return request.query['skickat'] === 'ja' ? asked(request) : show(request, begun(request));
  const { form } = request;
  const lang = languageOf(request);
  const [only, ...others] = municipalities();
  const parsed = parseForm(
    z.object({ email: z.email(), municipality: z.optional(z.string()) }),
    { email: valueOf(form, 'email').trim(), municipality: valueOf(form, 'municipality') },
    lang,
  );
  const municipality = others.length === 0 ? only : findMunicipality(valueOf(form, 'municipality'));
  const errors = [
    ...(municipality === undefined
      ? [{ field: 'municipality', message: lang === 'sv' ? 'Välj kommun' : 'Choose the municipality' }]
      : []),
    ...(parsed.ok ? [] : parsed.errors),
  ];
  if (!parsed.ok || municipality === undefined || errors.length > 0) return show(request, { values: form, errors });
  const at = now();
  for (const id of (await applicationsBegunBy(municipality.id, parsed.value.email)).slice(0, mostAtOnce)) {
    await mailWayIn(applicationSubject(municipality.id, id), at);
  }
  return seeOther(inLanguage('/fortsatt-ansokan?skickat=ja', lang));
}

/** A letter's link says which municipality it is from. */
function begun({ query }: PageRequest): FormState {
  return { values: { municipality: query['municipality'] ?? '' }, errors: [] };
}

function show(request: PageRequest, form: FormState): PageResponse {
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const list = municipalities();
  const isWrong = form.errors.length > 0;
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        {say(
          'Skriv kontaktpersonens e-postadress, den som har bekräftats. Vi skickar en länk dit för varje ansökan. Brevet säger hur länge den gäller.',
          'Write the contact’s e-mail address, the one that was confirmed. We send a link to it for each application. The message says how long it is valid.',
        )}
      </p>
      <form method="post" novalidate>
        {list.length > 1 && (
          <RadioGroup
            form={form}
            name="municipality"
            label={say('Kommun', 'Municipality')}
            choices={list.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField form={form} name="email" type="email" autoComplete="email" label={say('E-post', 'E-mail')} />
        <SubmitButton>{say('Skicka länken', 'Send the link')}</SubmitButton>
      </form>
    </>,
    {
      title: say('Fortsätt på en ansökan', 'Continue an application'),
      lang,
      municipality: municipalityOfRequest(request),
      invalid: isWrong,
    },
  );
  return { status: isWrong ? 422 : 200, html };
}

/** The same words whether or not anything was sent: nobody learns who has begun an application. */
function asked(request: PageRequest): PageResponse {
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          'Om det finns en ansökan med den adressen är en länk på väg dit.',
          'If there is an application with that address, a link is on its way to it.',
        )}
      </p>
      <p>
        {say(
          'Kommer inget brev inom några minuter: titta i skräpposten, eller använd länken i det brev som bad dig bekräfta adressen.',
          'If no message comes within some minutes: look among the junk, or use the link in the message that asked you to confirm the address.',
        )}
      </p>
    </>,
    {
      title: say('Titta i din e-post', 'Look in your mail'),
      lang,
      municipality: municipalityOfRequest(request),
      otherLanguage: inLanguage('/fortsatt-ansokan?skickat=ja', lang === 'sv' ? 'en' : 'sv'),
    },
  );
  return { status: 200, html };
}
