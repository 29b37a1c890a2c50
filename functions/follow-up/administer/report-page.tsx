import * as z from 'zod/mini';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { provenIn, type QualityReport, type Submission } from '../../../shared/domain/follow-up/quality-report.ts';
import type { ReportForm } from '../../../shared/domain/follow-up/report-form.ts';
import { measureIdOf } from '../../../shared/domain/measure/measure.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { eventWord, wordsOfActor } from '../../../shared/http/register/event-words.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import {
  emptyForm,
  type FieldError,
  type FormState,
  parseForm,
  valueOf,
  valuesOf,
} from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { ReportAnswers } from '../../../shared/http/follow-up/report-answers.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { readEvidence } from '../../../shared/store/application/application.ts';
import { signDownload } from '../../../shared/store/evidence-bucket.ts';
import { readForm } from '../../../shared/store/follow-up/campaign.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { acceptReport, closeReport, returnReport } from '../../../shared/store/follow-up/examine-report.ts';
import { measureSubject, readMeasure } from '../../../shared/store/measure/measure.ts';
import { readReport, readSubmission } from '../../../shared/store/follow-up/report.ts';
import { ReportForms } from './report-forms.tsx';
import { reportWords } from './words.ts';

interface Visit extends DeskVisit {
  readonly report: QualityReport;
  readonly form: ReportForm;
  /** What was handed in, the latest first. */
  readonly submissions: readonly Submission[];
  /** What was handed in as files. */
  readonly evidence: readonly Evidence[];
  readonly mayExamine: boolean;
}

export async function showReport(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm);
}

/** What an officer says of a report: accepted, given back, or not waited for. Each with their name on it. */
export async function actOnReport(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayExamine) throw new NotAllowed();
  const step = steps[valueOf(request.form, 'step')];
  if (step === undefined) throw new PageProblem(400);
  const errors = await step(visit);
  return errors.length === 0 ? again(visit) : page(visit, { values: request.form, errors });
}

/** How long a link to a file holds, in seconds. */
const downloadSeconds = 60;

/** A file is saved, never shown within a page; that it was fetched is in the log. What is not handed in is the provider's own. */
export async function fetchReportFile(request: PageRequest): Promise<PageResponse> {
  const { subject, staff, submissions, evidence } = await enter(request);
  const handedIn = submissions.flatMap(({ files = {} }) => Object.values(files).flat());
  const file = evidence.find(({ evidenceId }) => evidenceId === request.params['evidenceId']);
  if (file?.status !== 'STORED' || !handedIn.includes(file.evidenceId)) throw new PageProblem(404);
  if (!mayBeOpened(file)) throw new PageProblem(409, stillScanned);
  logger.info('EVIDENCE_FETCHED', { reportId: subject.id, evidenceId: file.evidenceId, by: staff.subject });
  return seeOther(await signDownload(file.objectKey, downloadSeconds, file.fileName));
}

const stillScanned = {
  sv: 'Filen kontrolleras fortfarande för skadlig kod. Försök igen om en stund.',
  en: 'The file is still being checked for malware. Try again in a moment.',
};

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
const ReturnForm = z.object({ reasons: Words, dueOn: z.iso.date() });
const CloseForm = z.object({ why: Words });

const steps: Readonly<Record<string, ((visit: Visit) => Promise<readonly FieldError[]>) | undefined>> = {
  accept: async ({ request, report, subject, staff, submissions, lang }) => {
    mustHold({ ok: isOfLatest(request, report) });
    const proof = submissions[0] === undefined ? [] : provenIn(submissions[0]);
    const seen = valuesOf(request.form, 'seen');
    if (!proof.every((id) => seen.includes(id))) {
      const message =
        lang === 'sv'
          ? 'Kryssa för det underlag som du har sett, för varje krav, eller lämna tillbaka redovisningen'
          : 'Tick what you have seen, for each requirement, or give the report back';
      return [{ field: 'seen', message }];
    }
    mustHold(await acceptReport(subject, { by: staff.name, at: now() }));
    return [];
  },
  return: async ({ request, report, subject, staff, lang }) => {
    mustHold({ ok: isOfLatest(request, report) });
    const parsed = parseForm(ReturnForm, request.form, lang);
    if (!parsed.ok) return parsed.errors;
    const at = now();
    if (parsed.value.dueOn <= stockholmDay(at)) {
      const message = lang === 'sv' ? 'Ange en dag som kommer' : 'Enter a day to come';
      return [{ field: 'dueOn', message }];
    }
    mustHold(await returnReport(subject, { ...parsed.value, by: staff.name, at }));
    return [];
  },
  close: async ({ request, subject, staff, lang }) => {
    const parsed = parseForm(CloseForm, request.form, lang);
    if (!parsed.ok) return parsed.errors;
    mustHold(await closeReport(subject, { ...parsed.value, by: staff.name, at: now() }));
    return [];
  },
};

/** What the officer read is what is handed in now: another may have given it back meanwhile, and it came anew. */
function isOfLatest({ form }: PageRequest, { submissions }: QualityReport): boolean {
  return valueOf(form, 'submission') === String(submissions);
}

/** @throws PageProblem 409 */
function mustHold(outcome: { readonly ok: boolean }): void {
  if (outcome.ok) return;
  throw new PageProblem(409, {
    sv: 'Redovisningen har ändrats sedan du öppnade sidan. Ingenting har registrerats nu.',
    en: 'The report was changed after you opened the page. Nothing was recorded now.',
  });
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'reportId', ['coordinator', 'case-officer', 'auditor']);
  const report = await readReport(visit.subject);
  if (report === null) throw new PageProblem(404);
  const numbers = Array.from({ length: report.submissions }, (_one, index) => report.submissions - index);
  const [form, evidence, ...submissions] = await Promise.all([
    readForm(report.municipality, report),
    report.drawn ? readEvidence(visit.subject) : [],
    ...numbers.map((number) => readSubmission(visit.subject, number)),
  ]);
  return {
    ...visit,
    report,
    form,
    evidence,
    submissions: submissions.filter((one) => one !== null),
    mayExamine: hasRole(visit.staff, visit.municipality.id, ['coordinator', 'case-officer']),
  };
}

async function page(visit: Visit, state: FormState): Promise<PageResponse> {
  const { report, form, submissions, evidence, subject, lang, municipality, staff, mayExamine } = visit;
  const fileAt = (evidenceId: string) => `${deskPath('REPORT_QUALITY', subject)}/files/${evidenceId}`;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [events, measure] = await Promise.all([
    readEvents(subject),
    readMeasure(measureSubject(report.municipality, measureIdOf(report))),
  ]);
  const [latest, ...earlier] = submissions;
  const content = (
    <>
      <ErrorSummary form={state} lang={lang} />
      <SummaryList
        rows={[
          {
            label: say('Läge', 'State'),
            value: <StatusTag tone={reportWords[report.status].tone}>{reportWords[report.status][lang]}</StatusTag>,
          },
          { label: say('Sista dag', 'Last day'), value: shownDay(report.dueOn, lang) },
          {
            label: say('Avtal', 'Contract'),
            value: (
              <a href={inLanguage(`/desk/contracts/${publicId(report.municipality, report.contractId)}`, lang)}>
                {report.providerName}
              </a>
            ),
          },
          {
            label: say('År', 'Year'),
            value: (
              <a href={inLanguage(`/desk/campaigns/${publicId(report.municipality, report.campaignId)}`, lang)}>
                {String(report.year)}
              </a>
            ),
          },
          {
            label: say('Lottad att visa underlag', 'Drawn to show proof'),
            value: report.drawn ? say('Ja', 'Yes') : say('Nej', 'No'),
          },
          ...(report.status === 'CLOSED'
            ? [{ label: say('Väntas inte', 'Not waited for'), value: `${report.why}\n${report.closedBy}` }]
            : []),
        ]}
      />
      {measure !== null && (
        <p>
          <a
            href={inLanguage(deskPath('DECIDE_MEASURE', measureSubject(report.municipality, measure.measureId)), lang)}
          >
            {measure.status === 'PROPOSED'
              ? say('Ta ställning till den åtgärd som avtalet anger', 'See to the measure that the contract names')
              : say('Åtgärden enligt avtalet', 'The measure by the contract')}
          </a>
        </p>
      )}
      {report.returns.map(({ at, by, reasons, dueOn }) => (
        <p class="lines" key={at}>
          {say(
            `Återlämnad ${shownInstant(at, lang)} av ${by}, att ändra till ${shownDay(dueOn, lang)}:\n${reasons}`,
            `Given back ${shownInstant(at, lang)} by ${by}, to be changed by ${shownDay(dueOn, lang)}:\n${reasons}`,
          )}
        </p>
      ))}
      {latest !== undefined && (
        <>
          <h2>{say(`Lämnad ${shownInstant(latest.at, lang)}`, `Handed in ${shownInstant(latest.at, lang)}`)}</h2>
          <ReportAnswers form={form} submission={latest} evidence={evidence} fileAt={fileAt} lang={lang} />
        </>
      )}
      {mayExamine && (
        <ReportForms report={report} proof={latest === undefined ? [] : provenIn(latest)} form={state} lang={lang} />
      )}
      {earlier.map((submission) => (
        <details key={submission.number}>
          <summary>
            {say(
              `Tidigare lämnad ${shownInstant(submission.at, lang)}`,
              `Handed in before, ${shownInstant(submission.at, lang)}`,
            )}
          </summary>
          <ReportAnswers form={form} submission={submission} evidence={evidence} fileAt={fileAt} lang={lang} />
        </details>
      ))}
      <Table
        caption={say('Händelser', 'Events')}
        columns={[{ heading: say('Händelse', 'Event') }, { heading: say('Av', 'By') }, { heading: say('Tid', 'Time') }]}
        rows={events.map(({ type, by, at }) => [eventWord(type, lang), wordsOfActor(by, lang), shownInstant(at, lang)])}
      />
    </>
  );
  const invalid = state.errors.length > 0;
  const title = say(
    `Kvalitetsredovisning ${String(report.year)}: ${report.providerName}`,
    `Quality report ${String(report.year)}: ${report.providerName}`,
  );
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}
