import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { ComplaintRule } from '../../../shared/domain/complaint/rule.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { enterOwnPage, type OwnVisit, signedInAs } from '../../../shared/http/provider/own-page.ts';
import { now } from '../../../shared/platform/clock.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { listSentBy } from '../../../shared/store/complaint/complaint.ts';
import { registerComplaint } from '../../../shared/store/complaint/register.ts';
import { readContractsById } from '../../../shared/store/contract/contract.ts';
import { readProviderAccount } from '../../../shared/store/provider/account.ts';
import { readRelations } from '../../../shared/store/provider/provider.ts';
import { ReportPage } from './report-page.tsx';
import { messages, Sent } from './read-sent.ts';

const path = '/mina-sidor/{providerId}/avvikelser';

/** What a provider must tell the municipality of: serious complaints and deviations, and misconduct (SoL 27:4, 27:6). */
export const handler = pages({ [`GET ${path}`]: show, [`POST ${path}`]: take });

interface Visit extends OwnVisit {
  readonly rule: ComplaintRule;
  /** What it has in force, one of which it is about. */
  readonly contracts: readonly Contract[];
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterOwnPage(request, readProviderAccount);
  const { municipality, account } = visit;
  if (municipality.complaints === undefined) throw new PageProblem(404);
  const relations = await readRelations(municipality.id, account.organisation.registration);
  const ids = relations.flatMap(({ kind, id }) => (kind === 'CONTRACT' ? [id] : []));
  const contracts = await readContractsById(municipality.id, ids);
  return {
    ...visit,
    rule: municipality.complaints,
    contracts: contracts.filter(({ status }) => status === 'SIGNED' || status === 'ENDED'),
  };
}

async function show(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), { values: { key: newId() }, errors: [] });
}

async function take(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { municipality, rule, contracts, subject, member, lang } = visit;
  const at = now();
  const parsed = parseForm(Sent(stockholmDay(at)), request.form, lang, messages);
  if (!parsed.ok) return page(visit, { values: request.form, errors: parsed.errors });
  const { key, kind, contract: contractId, topic, text, happened, done, toldInspectorateOn } = parsed.value;
  const contract = contracts.find((one) => one.contractId === contractId);
  if (contract === undefined) {
    const error = { field: 'contract', message: messages['contract']?.[lang] ?? '' };
    return page(visit, { values: request.form, errors: [error] });
  }
  await registerComplaint(
    municipality,
    rule,
    {
      // Of this provider's own: nobody else's report can have it.
      complaintId: `${subject.id}-${key}`,
      kind,
      topic,
      about: { contractId, name: contract.provider.name },
      channel: 'PROVIDER',
      registeredBy: member.name,
      sentBy: subject.id,
      content: {
        text,
        complainant: {},
        ...(happened === undefined ? {} : { happened }),
        ...(done === undefined ? {} : { done }),
        ...(toldInspectorateOn === undefined ? {} : { toldInspectorateOn }),
      },
    },
    at,
  );
  return again(visit, { query: { sent: kind } });
}

async function page(visit: Visit, form: FormState): Promise<PageResponse> {
  const { lang, municipality, member, subject, request } = visit;
  const sent = await listSentBy(municipality.id, subject.id);
  const content = (
    <ReportPage
      form={form}
      contracts={visit.contracts}
      sent={sent}
      thanks={request.method !== 'POST' && request.query['sent'] !== undefined}
      rule={visit.rule}
      lang={lang}
    />
  );
  const invalid = form.errors.length > 0;
  const title = lang === 'sv' ? 'Klagomål, avvikelser och missförhållanden' : 'Complaints, deviations and misconduct';
  const options = { title, lang, municipality, staff: signedInAs(member), invalid, wide: true };
  return { status: invalid ? 422 : 200, html: renderPage(content, options) };
}
