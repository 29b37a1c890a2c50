import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { findAddressed } from '../../../shared/http/address.ts';
import { api } from '../../../shared/http/api.ts';
import { type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { sameHash, sha256 } from '../../../shared/platform/hash.ts';
import { newSecret } from '../../../shared/platform/ids.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import { complaintSubject, readComplaint, readComplaintContent } from '../../../shared/store/complaint/complaint.ts';
import { contentOf, registerComplaint, takesOneMore } from '../../../shared/store/complaint/register.ts';
import { postComplaint } from './as-data.ts';
import { FollowPage } from './follow-page.tsx';
import { ComplaintForm } from './form-page.tsx';
import { listProviders } from '../../../shared/store/complaint/providers.ts';
import { messages, Sent } from './read-sent.ts';
import { idOf } from './receipt.ts';

const path = '/synpunkter';
const title = { sv: 'Lämna en synpunkt', en: 'Say what you are not content with' };

const asData = api({ 'POST /v1/complaints': postComplaint });
const asPage = pages(
  { [`GET ${path}`]: show, [`POST ${path}`]: take, [`GET ${path}/{token}`]: follow },
  { unlisted: false },
);

/** Complaints from anybody, without signing in: by name or without one (SoL 5:2). */
export function handler(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyStructuredResultV2> {
  return event.rawPath.startsWith('/v1/') ? asData(event, context) : asPage(event, context);
}

/** Where it is sent: a municipality that takes complaints here. */
interface Taking {
  readonly municipality: Municipality;
  readonly rule: ComplaintRule;
}

async function show(request: PageRequest): Promise<PageResponse> {
  const taking = takingOf(request);
  if (taking === null) return choose(request);
  const about = request.query['utforare'] ?? '';
  const [, entryId = ''] = about.split('.', 2);
  const entry = entryId === '' ? null : await readEntry(taking.municipality.id, entryId);
  const values = { key: newSecret(), ...(entry === null ? {} : { about: entry.entryId }) };
  return formPage(request, taking, { values, errors: [] });
}

async function take(request: PageRequest): Promise<PageResponse> {
  const taking = takingOf(request);
  if (taking === null) throw new PageProblem(404);
  const { municipality, rule } = taking;
  const lang = languageOf(request);
  const parsed = parseForm(Sent, request.form, lang, messages);
  if (!parsed.ok) {
    const key = parsed.errors.some(({ field }) => field === 'key') ? newSecret() : valueOf(request.form, 'key');
    return formPage(request, taking, { values: { ...request.form, key }, errors: parsed.errors });
  }
  const { key, about, topic, text, happened, name, email, phone } = parsed.value;
  const token = publicId(municipality.id, key);
  const at = now();
  const entry = about === undefined ? null : await readEntry(municipality.id, about);
  if (about !== undefined && entry === null) {
    const message = lang === 'sv' ? 'Välj vem det gäller på nytt' : 'Choose again whom it is about';
    return formPage(request, taking, { values: request.form, errors: [{ field: 'about', message }] });
  }
  const subject = complaintSubject(municipality.id, idOf(token));
  if ((await readComplaint(subject)) === null) {
    if (!(await takesOneMore(municipality.id, rule.formsPerHour, at))) return fullPage(request, taking);
    await registerComplaint(
      municipality,
      rule,
      {
        complaintId: subject.id,
        kind: 'COMPLAINT',
        topic,
        about: entry === null ? null : { contractId: entry.entryId, name: entry.provider.name },
        channel: 'FORM',
        registeredBy: null,
        followHash: sha256(token),
        content: contentOf({ text, happened, name, email, phone }),
      },
      at,
    );
  }
  return seeOther(inLanguage(`${path}/${token}`, lang));
}

/** How far it has come, for whoever has the address that the receipt gave; nothing of what it said is shown. */
async function follow(request: PageRequest): Promise<PageResponse> {
  const addressed = findAddressed(request, 'token');
  if (addressed === null) throw new PageProblem(404);
  const { municipality, id } = addressed;
  const token = publicId(municipality.id, id);
  const subject = complaintSubject(municipality.id, idOf(token));
  const complaint = await readComplaint(subject);
  if (complaint?.followHash === undefined || !sameHash(complaint.followHash, sha256(token))) throw new PageProblem(404);
  const answered = complaint.status !== 'OPEN' && complaint.answer.way === 'PAGE';
  const content = answered ? await readComplaintContent(subject) : null;
  const lang = languageOf(request);
  const page = <FollowPage complaint={complaint} answer={content?.answer} municipality={municipality} lang={lang} />;
  const heading = lang === 'sv' ? `Synpunkt ${complaint.reference}` : `Complaint ${complaint.reference}`;
  return { status: 200, html: renderPage(page, { title: heading, lang, municipality }) };
}

function takingOf({ query }: PageRequest): Taking | null {
  const all = municipalities();
  const municipality = all.length === 1 ? all[0] : findMunicipality(query['municipality'] ?? '');
  return municipality?.complaints === undefined ? null : { municipality, rule: municipality.complaints };
}

/** @throws PageProblem 404 for a municipality that takes none here */
function choose(request: PageRequest): PageResponse {
  const taking = municipalities().filter(({ complaints }) => complaints !== undefined);
  if (request.query['municipality'] !== undefined || taking.length === 0) throw new PageProblem(404);
  const lang = languageOf(request);
  const content = (
    <ul>
      {taking.map(({ id, name }) => (
        <li key={id}>
          <a href={inLanguage(`${path}?municipality=${id}`, lang)}>{name}</a>
        </li>
      ))}
    </ul>
  );
  return { status: 200, html: renderPage(content, { title: title[lang], lang }) };
}

async function formPage(request: PageRequest, { municipality, rule }: Taking, form: FormState): Promise<PageResponse> {
  const lang = languageOf(request);
  const providers = await listProviders(municipality.id);
  const content = (
    <ComplaintForm form={form} providers={providers} municipality={municipality} rule={rule} lang={lang} />
  );
  const invalid = form.errors.length > 0;
  const other = new URLSearchParams({ ...request.query, lang: lang === 'sv' ? 'en' : 'sv' }).toString();
  const options = { title: title[lang], lang, municipality, invalid, otherLanguage: `?${other}` };
  return { status: invalid ? 422 : 200, html: renderPage(content, options) };
}

/** So many came this hour that one more is not taken: whoever has something to say is told how all the same. */
function fullPage(request: PageRequest, { municipality }: Taking): PageResponse {
  const lang = languageOf(request);
  const { name, phone } = municipality.coordinator;
  const content = (
    <p>
      {lang === 'sv'
        ? `Det har kommit ovanligt många synpunkter den senaste timmen. Din är inte sparad. Gå tillbaka och skicka den igen om en stund, eller ring ${name}, ${phone}.`
        : `Unusually many have come during the last hour. Yours is not kept. Go back and send it again in a while, or call ${name}, ${phone}.`}
    </p>
  );
  return {
    status: 429,
    headers: { 'retry-after': '3600' },
    html: renderPage(content, { title: title[lang], lang, municipality }),
  };
}
