import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Desk } from '../../../shared/domain/desk/desk.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole, requireStaff, type Staff } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findMunicipality, municipalities } from '../../../shared/platform/config.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { commitDesk, readDesk } from '../../../shared/store/desk/desk.ts';
import { handlers } from './readers.ts';
import { readSettings, SeenVersion, settingsValues } from './settings.ts';
import { SettingsPage } from './settings-page.tsx';
import { readWorkloads, type Workload } from './workload.tsx';

interface SettingsVisit {
  readonly request: PageRequest;
  readonly staff: Staff;
  readonly municipality: Municipality;
}

/** Who works at the desk, and the texts they share. */
export async function showSettings(request: PageRequest): Promise<PageResponse> {
  const visit = await enterSettings(request, request.query['municipality']);
  const desk = await readDesk(visit.municipality.id);
  const values = settingsValues(desk ?? { officers: [], reasons: [] });
  const workloads = await readWorkloads(visit.municipality.id, desk?.officers ?? [], stockholmDay(now()));
  return page(visit, desk?.version ?? 0, { values, errors: [] }, workloads);
}

/** The coordinator changes them; of two who do at once the second one sees what the first one did. */
export async function saveSettings(request: PageRequest): Promise<PageResponse> {
  const { form } = request;
  const visit = await enterSettings(request, valueOf(form, 'municipality'));
  const { municipality, staff } = visit;
  if (!hasRole(staff, municipality.id, ['coordinator'])) throw new NotAllowed();
  const seen = SeenVersion.safeParse(valueOf(form, 'version'));
  if (!seen.success) throw new PageProblem(400);
  const { officers, reasons, notice, errors } = readSettings(form, languageOf(request));
  if (errors.length > 0) return page(visit, seen.data, { values: form, errors });
  const before = await readDesk(municipality.id);
  if ((before?.version ?? 0) !== seen.data) throw new ConcurrencyError('the desk');
  const after: Desk = {
    schemaVersion: 1,
    municipality: municipality.id,
    officers: [...officers],
    reasons: [...reasons],
    ...(notice.opening === undefined && notice.closing === undefined ? {} : { notice }),
  };
  await commitDesk(before, after, staff.name, now());
  return seeOther(inLanguage(`/desk/settings?municipality=${municipality.id}&saved=yes`, languageOf(request)));
}

async function enterSettings(request: PageRequest, id: string | undefined): Promise<SettingsVisit> {
  const municipality = id === undefined || id === '' ? municipalities()[0] : findMunicipality(id);
  if (municipality === undefined) throw new PageProblem(404);
  return { request, municipality, staff: await requireStaff(request, municipality.id, handlers) };
}

/** @param workloads none beside a form that is to be put right */
function page(
  { request, staff, municipality }: SettingsVisit,
  version: number,
  form: FormState,
  workloads: readonly Workload[] = [],
): PageResponse {
  const lang = languageOf(request);
  const invalid = form.errors.length > 0;
  const content = (
    <SettingsPage
      municipality={municipality.id}
      version={version}
      form={form}
      workloads={workloads}
      mayChange={hasRole(staff, municipality.id, ['coordinator'])}
      saved={request.query['saved'] === 'yes'}
      lang={lang}
    />
  );
  const title = lang === 'sv' ? 'Skrivbordets inställningar' : 'Settings of the desk';
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
