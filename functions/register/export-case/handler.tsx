import { zipSync } from 'fflate';
import { exportHours, exportKey, exportLimit, ExportTerms } from '../../../shared/domain/register/case-export.ts';
import type { CaseOnFile } from '../../../shared/domain/register/case-on-file.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { emptyForm, type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { sha256 } from '../../../shared/platform/hash.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { noteReading } from '../../../shared/store/desk/reading.ts';
import { putObject, signDownload } from '../../../shared/store/evidence-bucket.ts';
import { recordEvent } from '../../../shared/store/record-event.ts';
import { readWholeCase } from '../../../shared/store/register/during-contract.ts';
import { ExportPage } from './page.tsx';
import { partsOf, weightOf } from './parts.ts';

const path = '/desk/applications/{applicationId}/export';
const downloadSeconds = 300;

/** Gives a case out for supervision: who asked, on what ground and how much stands in the case ever after. */
export const handler = pages({
  [`GET ${path}`]: async (request) => show(await enter(request), emptyForm),
  [`POST ${path}`]: act,
});

interface Visit extends DeskVisit {
  readonly file: CaseOnFile;
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', ['coordinator', 'secretary', 'auditor']);
  const conflict = await readConflict(visit.subject, visit.staff);
  // Whoever has declared an interest reads nothing of the case (KL 6:28).
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const file = await readWholeCase(visit.subject);
  if (file === null) throw new PageProblem(404);
  return { ...visit, file };
}

async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { subject, staff, file, lang } = visit;
  const parsed = parseForm(ExportTerms, request.form, lang);
  const errors: readonly FieldError[] = parsed.ok ? tooMuch(visit) : parsed.errors;
  if (!parsed.ok || errors.length > 0) return show(visit, { values: request.form, errors });
  const terms = parsed.value;
  const at = now();
  const { contents } = await partsOf(file, { terms, at, by: staff.name });
  // What is in it is compressed already.
  const archive = zipSync({ ...contents }, { level: 0, mtime: new Date(at) });
  const exportId = newId();
  const hash = sha256(archive);
  const key = exportKey(subject.municipality, subject.id, exportId);
  await putObject(key, { bytes: archive, contentType: 'application/zip', sha256: hash });
  // Nobody is led to it before the case says that it was given out.
  await noteReading(subject, staff, file.events.length, at);
  await recordEvent(subject, {
    type: 'CASE_EXPORTED',
    at,
    by: staff.name,
    data: { ...terms, exportId, sha256: hash, bytes: archive.byteLength },
  });
  return again(visit, { query: { made: exportId } });
}

function tooMuch({ file, lang }: Visit): readonly FieldError[] {
  if (weightOf(file) <= exportLimit) return [];
  const message =
    lang === 'sv'
      ? 'Filerna är för stora tillsammans. Lämna ut utan filer, och hämta dem en och en från listan över handlingar'
      : 'The files are too large together. Give it out without them, and fetch them one by one from the list of documents';
  return [{ field: 'edition', message }];
}

async function show(visit: Visit, form: FormState): Promise<PageResponse> {
  const { lang, file } = visit;
  const title = {
    sv: `Lämna ut ärende ${file.application.diaryNumber}`,
    en: `Give out case ${file.application.diaryNumber}`,
  };
  const invalid = form.errors.length > 0;
  const page = <ExportPage made={await linkTo(visit)} form={form} lang={lang} />;
  return casePage(visit, { title, status: invalid ? 422 : 200, invalid }, page);
}

/** The way to an export that this reader made, as long as it is there. */
async function linkTo({ request, subject, staff, file }: Visit): Promise<string | null> {
  const exportId = request.query['made'];
  const made = file.events.find(
    ({ type, by, data }) => type === 'CASE_EXPORTED' && by === staff.name && data['exportId'] === exportId,
  );
  if (made === undefined || exportId === undefined) return null;
  if (Date.parse(now()) - Date.parse(made.at) > exportHours * 3_600_000) return null;
  const name = `${file.application.diaryNumber}.zip`;
  return signDownload(exportKey(subject.municipality, subject.id, exportId), downloadSeconds, name);
}
