import { keepOpen } from '../../../shared/http/application/cookie.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { endOf } from '../../../shared/domain/choice-system/choice-system.ts';
import { decisionRule } from '../../../shared/domain/choice-system/decision-time.ts';
import type { WrittenContent } from '../../../shared/domain/application/content.ts';
import { statementEvidence, uploadableEvidence } from '../../../shared/domain/requirement/requirement-set.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, type FormValues, valueOf } from '../../../shared/http/form/form.ts';
import { EndNote } from '../../../shared/http/choice-system/end-note.tsx';
import { inLanguage, type Language, languageOf } from '../../../shared/http/language.ts';
import { ContactLine, renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality } from '../../../shared/platform/config.ts';
import { hashOf } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import {
  type BoundVersion,
  findChoiceSystem,
  readOpenVersion,
} from '../../../shared/store/choice-system/choice-system.ts';
import { type OpenedDraft, reopenDraft, startDraft } from '../../../shared/store/application/draft.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { parsePublicId } from '../../../shared/domain/municipality/public-id.ts';
import { addressOf } from '../../../shared/http/application/address.ts';
import { ApplicantFields, applicantStep, readApplicant } from '../../../shared/http/application/applicant-fields.tsx';
import { PersonFields } from '../../../shared/http/application/person-fields.tsx';
import { readContact } from './forms/contact.tsx';
import { fieldErrors } from './save.ts';

interface Start {
  readonly request: PageRequest;
  readonly lang: Language;
  readonly municipality: NonNullable<ReturnType<typeof findMunicipality>>;
  readonly choiceSystemId: string;
  readonly service: string;
  readonly version: BoundVersion;
  /** The first day that no application is received on, where there is one. */
  readonly endsOn: string | undefined;
}

/** What an application asks for; then who applies and whom to reach, which is all that a draft needs. */
export async function startPage(request: PageRequest): Promise<PageResponse> {
  const start = await read(request);
  if (request.method === 'POST') return begin(start);
  return request.query['steg'] === 'borja' ? beginPage(start, emptyForm, newId()) : introduction(start);
}

async function read(request: PageRequest): Promise<Start> {
  const id = parsePublicId(request.params['choiceSystemId'] ?? '');
  const municipality = id === null ? undefined : findMunicipality(id.municipality);
  if (id === null || municipality === undefined) throw new PageProblem(404);
  const [system, version] = await Promise.all([
    findChoiceSystem(id.municipality, id.id),
    readOpenVersion(id.municipality, id.id, stockholmDay(now())),
  ]);
  if (system === null || version === null) throw new PageProblem(404);
  return {
    request,
    lang: languageOf(request),
    municipality,
    choiceSystemId: id.id,
    service: system.service,
    version,
    endsOn: endOf(system)?.on,
  };
}

function introduction(start: Start): PageResponse {
  const { lang, municipality, version, service, request, endsOn } = start;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements } = version;
  const kept = String(municipality.drafts.keptDays);
  const names = (ids: ReadonlySet<string>) => [...ids].map((id) => requirements.evidence[id]?.title[lang] ?? id);
  const html = renderPage(
    <>
      {endsOn !== undefined && <EndNote on={endsOn} terms={municipality.terminology} lang={lang} />}
      <p class="lead">
        {say(
          `För alla som uppfyller kraven gäller att ansökan ${municipality.terminology.approval.verb}.`,
          'Everybody who meets the requirements is approved.',
        )}
        {endsOn === undefined &&
          say(' Det går att ansöka när som helst på året.', ' You can apply at any time of the year.')}
      </p>
      <p>
        <a class="button" href={inLanguage(`${request.path}?steg=borja`, lang)}>
          {say('Börja ansökan', 'Begin the application')}
        </a>
      </p>
      <p>
        <a href={inLanguage('/fortsatt-ansokan', lang)}>
          {say('Fortsätt på en ansökan som du har börjat på', 'Continue an application that you have begun')}
        </a>
      </p>
      <SummaryList
        rows={[
          {
            label: say('Konto', 'Account'),
            value: say('Behövs inte. Du bekräftar en e-postadress.', 'Not needed. You confirm an e-mail address.'),
          },
          {
            label: say('Tid', 'Time'),
            value: say(
              'Räkna med en till två timmar när underlagen finns till hands. Du kan spara och fortsätta när du vill, på vilken enhet du vill.',
              'Count on one to two hours when the documents are at hand. You can save and continue whenever you like, on any device.',
            ),
          },
          { label: say('Beslut', 'Decision'), value: decisionRule(version.decisionTime)[lang] },
          {
            label: say('Utkastet', 'The draft'),
            value: say(
              `Är privat: ingen på kommunen kan läsa det innan du skickar in. Ett utkast som inte rörs på ${kept} dagar tas bort; vi skriver till dig innan.`,
              `Is private: nobody at the municipality can read it before you send it. A draft that nobody touches for ${kept} days is removed; we write to you before.`,
            ),
          },
          {
            label: say('Något saknas?', 'Something missing?'),
            value: say(
              'En ansökan som inte är komplett tas emot ändå. Vi frågar efter det som saknas.',
              'An application that is not complete is received all the same. We ask for what is missing.',
            ),
          },
          {
            label: say('Underskrift', 'Signature'),
            value: say(
              'Firmatecknaren bekräftar ansökan med en länk och en kod som sms.',
              'The signatory confirms the application by a link and a code by text message.',
            ),
          },
        ]}
      />
      <h2>{say('Det här behövs', 'What is needed')}</h2>
      <p>
        {say(
          'Vilka underlag som behövs beror på företagsform och vad ni söker för. Ansökan visar vad som gäller er.',
          'Which documents are needed depends on the legal form and what you apply for. The application shows what concerns you.',
        )}
      </p>
      <ul>
        {names(uploadableEvidence(requirements)).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {statementEvidence(requirements).size > 0 && (
        <>
          <p>{say('Det här beskriver ni med egna ord:', 'This you describe in your own words:')}</p>
          <ul>
            {names(statementEvidence(requirements)).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a href={inLanguage(`/valfrihetssystem/${request.params['choiceSystemId'] ?? ''}`, lang)}>
          {say(
            `Läs alla krav i ${municipality.terminology.requestDocumentation.definite}`,
            'Read every requirement in the request documentation',
          )}
        </a>
      </p>
      <p>
        {say(
          'Vill du hellre ansöka på papper, eller behöver du hjälp? ',
          'Would you rather apply on paper, or need help? ',
        )}
        <ContactLine contact={municipality.coordinator} />
      </p>
    </>,
    { title: say(`Ansök: ${service}`, `Apply: ${service}`), lang, municipality },
  );
  return { status: 200, html };
}

function beginPage(start: Start, form: FormState, key: string): PageResponse {
  const { lang, municipality, service } = start;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isWrong = form.errors.length > 0;
  const html = renderPage(
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        {say(
          'Det här är allt som behövs för att börja. Vi skickar ett brev till kontaktpersonen med en länk som bekräftar adressen.',
          'This is all that is needed to begin. We send a message to the contact with a link that confirms the address.',
        )}
      </p>
      <form method="post" novalidate>
        <button type="submit" name="step" value="begin" class="away" tabIndex={-1} aria-hidden="true">
          {say('Börja', 'Begin')}
        </button>
        <input type="hidden" name="once" value={key} />
        <h2>{say('Vem ansöker?', 'Who applies?')}</h2>
        <ApplicantFields form={form} lang={lang} />
        <h2>{say('Kontaktperson', 'Contact')}</h2>
        <PersonFields form={form} name={(field) => `contact-${field}`} lang={lang} self />
        <div class="actions">
          <SubmitButton name="step" value="begin">
            {say('Spara och fortsätt', 'Save and continue')}
          </SubmitButton>
        </div>
      </form>
    </>,
    {
      title: say(`Börja ansökan: ${service}`, `Begin the application: ${service}`),
      lang,
      municipality,
      invalid: isWrong,
      otherLanguage: inLanguage(`${start.request.path}?steg=borja`, lang === 'sv' ? 'en' : 'sv'),
    },
  );
  return { status: isWrong ? 422 : 200, html };
}

async function begin(start: Start): Promise<PageResponse> {
  const { request, lang } = start;
  const { step, once: sent, ...typed } = request.form;
  const key = typeof sent === 'string' && /^[0-9A-Z]{26}$/.test(sent) ? sent : newId();
  if (step !== 'begin') {
    const values = typeof step === 'string' ? applicantStep(step, typed) : undefined;
    if (values === undefined) throw new PageProblem(400);
    return beginPage(start, { values, errors: [] }, key);
  }
  const applicant = readApplicant(typed, lang);
  const contact = readContact(contactValues(typed), lang);
  if (!applicant.ok || !contact.ok) {
    const errors = [
      ...(applicant.ok ? [] : applicant.errors),
      ...(contact.ok ? [] : contact.errors.map(({ field, message }) => ({ field: `contact-${field}`, message }))),
    ];
    return beginPage(start, { values: typed, errors }, key);
  }
  const started = await startOnce(start, { applicant: applicant.value, contact: contact.value }, key);
  if (!started.ok) return beginPage(start, { values: typed, errors: started.errors }, key);
  const { application, token } = started.draft;
  return seeOther(addressOf(application, lang), [keepOpen(application, token)]);
}

type Started =
  | { readonly ok: true; readonly draft: OpenedDraft }
  | { readonly ok: false; readonly errors: readonly { field: string; message: string }[] };

/** Whoever presses twice gets one draft. @param key the form's own, the same for every press on it */
async function startOnce(start: Start, content: WrittenContent, key: string): Promise<Started> {
  const { choiceSystemId, lang } = start;
  const municipality = start.municipality.id;
  const request = { municipality, scope: 'POST /ansok', key: `${key} ${hashOf(content)}`, body: content };
  return once<Started>(request, {
    make: async (remember, at) => {
      const started = await startDraft({ municipality, choiceSystemId, content, at, also: remember });
      if (started.ok) return { ok: true, draft: started.value };
      if (started.error.code === 'NO_OPEN_SYSTEM') throw new PageProblem(404);
      return { ok: false, errors: fieldErrors(started.error.faults, lang) };
    },
    again: async (applicationId, at) => {
      const reopened = await reopenDraft(applicationSubject(municipality, applicationId), at);
      if (!reopened.ok) throw new PageProblem(409);
      return { ok: true, draft: reopened.value };
    },
  });
}

function contactValues(typed: FormValues): FormValues {
  return Object.fromEntries(['name', 'email', 'phone'].map((field) => [field, valueOf(typed, `contact-${field}`)]));
}
