import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FormState, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { faultWords } from '../../../shared/http/complaint/words.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readEntry } from '../../../shared/store/catalogue/catalogue.ts';
import {
  listClosedComplaints,
  listOpenComplaints,
  readAccounts,
  readComplaintContent,
  readInvestigation,
} from '../../../shared/store/complaint/complaint.ts';
import { ownDeskPage } from '../../../shared/http/desk/own-desk-page.tsx';
import { listProviders } from '../../../shared/store/complaint/providers.ts';
import { noteComplaintReading } from '../../../shared/store/complaint/reading.ts';
import { contentOf, registerComplaint } from '../../../shared/store/complaint/register.ts';
import { take } from './act.ts';
import { ComplaintPage } from './complaint-page.tsx';
import { ListPage } from './list-page.tsx';
import { messages, New } from './read-new.ts';
import { NewPage } from './new-page.tsx';
import { enter, enterList, type Visit } from './visit.ts';

const list = '/desk/complaints';
const one = '/desk/complaints/{complaintId}';
const added = '/desk/new-complaint';

/** Complaints at the desk: written down, investigated, answered and closed by those who need to, each reading logged. */
export const handler = pages({
  [`GET ${list}`]: showList,
  [`GET ${added}`]: showNew,
  [`POST ${added}`]: add,
  [`GET ${one}`]: show,
  [`POST ${one}`]: act,
});

async function showList(request: PageRequest): Promise<PageResponse> {
  const visit = await enterList(request);
  const lang = languageOf(request);
  const { id } = visit.municipality;
  const [open, closed] = await Promise.all([listOpenComplaints(id), listClosedComplaints(id)]);
  const content = (
    <ListPage
      visit={visit}
      open={open.filter(visit.mayRead)}
      closed={closed.filter(visit.mayRead).toReversed()}
      today={stockholmDay(now())}
      lang={lang}
    />
  );
  const title = { sv: 'Synpunkter och klagomål', en: 'Complaints' };
  return ownDeskPage(visit, { title, path: list, lang, wide: true }, content);
}

async function showNew(request: PageRequest): Promise<PageResponse> {
  return newPage(request, { values: { key: newId(), receivedOn: stockholmDay(now()) }, errors: [] });
}

async function newPage(request: PageRequest, form: FormState): Promise<PageResponse> {
  const visit = await enterList(request);
  const lang = languageOf(request);
  const content = <NewPage form={form} providers={await listProviders(visit.municipality.id)} lang={lang} />;
  const invalid = form.errors.length > 0;
  const title = lang === 'sv' ? 'Skriv ned en synpunkt' : 'Write down a complaint';
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, ...visit, invalid }) };
}

async function add(request: PageRequest): Promise<PageResponse> {
  const { municipality, rule, staff } = await enterList(request);
  const lang = languageOf(request);
  const at = now();
  const parsed = parseForm(New(stockholmDay(at)), request.form, lang, messages);
  if (!parsed.ok) return newPage(request, { values: request.form, errors: parsed.errors });
  const { key, about, kind, topic, channel, receivedOn, text, happened, name, email, phone } = parsed.value;
  const entry = about === undefined ? null : await readEntry(municipality.id, about);
  const complaint = await registerComplaint(
    municipality,
    rule,
    {
      complaintId: key,
      kind,
      topic,
      channel,
      receivedOn,
      about: entry === null ? null : { contractId: entry.entryId, name: entry.provider.name },
      registeredBy: staff.name,
      // Whoever wrote it down has it until somebody else gets it.
      ...(staff.email === '' ? {} : { assignee: { name: staff.name, email: staff.email } }),
      content: contentOf({ text, happened, name, email, phone }),
    },
    at,
  );
  return seeOther(inLanguage(`${list}/${publicId(municipality.id, complaint.complaintId)}`, lang));
}

async function show(request: PageRequest): Promise<PageResponse> {
  return complaintPage(await enter(request), emptyForm);
}

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const taken = await take(visit, valueOf(request.form, 'step'));
  if (taken.kind === 'DONE') return again(visit);
  const errors =
    taken.kind === 'INVALID' ? taken.errors : [{ field: '', message: faultWords[taken.fault][visit.lang] }];
  return complaintPage(visit, { values: request.form, errors });
}

/** The reading is noted before anything of it is shown. */
async function complaintPage(visit: Visit, form: FormState): Promise<PageResponse> {
  const { complaint, ground, rule, staff, subject, lang, municipality } = visit;
  await noteComplaintReading(complaint, { reader: staff.name, ground }, rule.readings, now());
  const [content, accounts, notes] = await Promise.all([
    readComplaintContent(subject),
    readAccounts(subject),
    readInvestigation(subject),
  ]);
  const page = <ComplaintPage visit={visit} content={content} accounts={accounts} notes={notes} form={form} />;
  const invalid = form.errors.length > 0;
  const title = lang === 'sv' ? `Synpunkt ${complaint.reference}` : `Complaint ${complaint.reference}`;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(page, { title, lang, municipality, staff, invalid, wide: true }),
  };
}
