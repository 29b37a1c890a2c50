import { type ApplicationIn, isRegistered } from '../../../shared/domain/application/application.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type CaseOnFile, isOnFile } from '../../../shared/domain/register/case-on-file.ts';
import type { WrittenDocument } from '../../../shared/domain/register/document.ts';
import type { Edition } from '../../../shared/domain/register/masking.ts';
import { retentionOf } from '../../../shared/domain/register/retention.ts';
import { decisionDocument, type DocumentTerms } from '../../../shared/http/decision/document.ts';
import { BackToCase } from '../../../shared/http/desk/back-to-case.tsx';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { caseFile } from '../../../shared/http/register/case-file.ts';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication, readEvidence, readExcerpts } from '../../../shared/store/application/application.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';
import { signDownload } from '../../../shared/store/evidence-bucket.ts';
import { noteReading } from '../../../shared/store/desk/reading.ts';
import { readWholeCase } from '../../../shared/store/register/during-contract.ts';
import { readKeptDocument } from '../../../shared/store/register/kept-document.ts';
import { DocumentList } from './document-list.tsx';
import { RetentionSummary } from './retention-summary.tsx';
import { fileOf, formatOf } from '../../../shared/http/register/document-file.ts';
import { keptFile } from './kept-file.ts';

const downloadSeconds = 60;

const stillScanned = {
  sv: 'Filen kontrolleras fortfarande för skadlig kod. Försök igen om en stund.',
  en: 'The file is still being checked for malware. Try again in a moment.',
};

const readers = ['secretary', 'coordinator', 'case-officer', 'delegate', 'auditor'] as const;

/** The decision basis for the staff: to read, to put into the meeting's own system, or to publish. */
export async function showBasis(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!isRegistered(visit.application)) throw new PageProblem(404);
  const [basis, files] = await Promise.all([readDecisionBasis(visit.subject), readEvidence(visit.subject)]);
  const right = basis.application.status === 'PROPOSED' ? rightOf(basis.application) : undefined;
  return show(visit, decisionDocument(basis, { ...termsOf(visit), files, right }));
}

/** The whole case as one document. */
export async function showFile(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const file = await readFile(visit);
  const { basis, evidence: files } = file;
  const right = basis?.application.status === 'PROPOSED' ? rightOf(basis.application) : undefined;
  return show(visit, caseFile(file, { ...termsOf(visit), files, right }));
}

/** The list of everything that a case consists of, with the way to each. */
export async function showDocuments(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { subject, lang, municipality, staff } = visit;
  const file = await readFile(visit);
  await noteThatRead(visit);
  const mayOpen = hasRole(staff, municipality.id, ['coordinator', 'case-officer']);
  const mayExport = hasRole(staff, municipality.id, ['coordinator', 'secretary', 'auditor']);
  const mayHold = hasRole(staff, municipality.id, ['coordinator', 'secretary']);
  const casePath = request.path.replace(/\/documents$/, '');
  const plan = municipality.retention;
  const page = (
    <>
      <DocumentList
        file={file}
        terms={termsOf(visit)}
        casePath={casePath}
        mayExport={mayExport}
        mayOpen={mayOpen}
        mayAddExcerpt={hasRole(staff, municipality.id, ['secretary'])}
      />
      {plan !== undefined && (
        <RetentionSummary
          plan={plan}
          retention={retentionOf(file, plan, stockholmDay(now()))}
          hold={file.application.hold}
          holdPath={mayHold ? inLanguage(`${casePath}/hold`, lang) : null}
          lang={lang}
        />
      )}
    </>
  );
  const title = `${lang === 'sv' ? 'Handlingar' : 'Documents'} ${file.application.diaryNumber}`;
  const above = <BackToCase subject={subject} lang={lang} />;
  return { status: 200, html: renderPage(page, { title, lang, municipality, staff, wide: true, above }) };
}

/** A document as it was written at the time, bit for bit (TF 2:16 gives out what there is, not what would be written today). */
export async function sendKept(request: PageRequest): Promise<PageResponse> {
  const visit = await enterKept(request);
  const documentId = request.params['documentId'] ?? '';
  const document = await readKeptDocument(visit.subject, documentId);
  if (document === null) return sendExcerpt(visit, documentId);
  await noteThatRead(visit);
  return keptFile(document, visit.application.diaryNumber);
}

/** An excerpt of minutes is saved as it came, once its scan has found nothing. */
async function sendExcerpt(visit: KeptVisit, evidenceId: string): Promise<PageResponse> {
  const excerpt = (await readExcerpts(visit.subject)).find((file) => file.evidenceId === evidenceId);
  if (excerpt?.status !== 'STORED') throw new PageProblem(404);
  if (!mayBeOpened(excerpt)) throw new PageProblem(409, stillScanned);
  await noteThatRead(visit);
  return seeOther(await signDownload(excerpt.objectKey, downloadSeconds, excerpt.fileName));
}

interface KeptVisit extends DeskVisit {
  readonly application: (CaseOnFile['application'] | ApplicationIn<'DISPOSED'>) & { readonly version: number };
}

interface Visit extends KeptVisit {
  readonly application: CaseOnFile['application'] & { readonly version: number };
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterKept(request);
  const { application } = visit;
  if (!isOnFile(application)) throw new PageProblem(404);
  return { ...visit, application };
}

/** As `enter`; of a case that was disposed of too, since what was preserved of it can be read. */
async function enterKept(request: PageRequest): Promise<KeptVisit> {
  const visit = await enterDesk(request, 'applicationId', readers);
  const { subject, staff } = visit;
  const [application, conflict] = await Promise.all([readApplication(subject), readConflict(subject, staff)]);
  if (application === null || !(isOnFile(application) || application.status === 'DISPOSED')) throw new PageProblem(404);
  // Whoever has declared an interest reads nothing of the case (KL 6:28).
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { ...visit, application };
}

async function readFile({ subject }: Visit): Promise<CaseOnFile> {
  const file = await readWholeCase(subject);
  if (file === null) throw new PageProblem(404);
  return file;
}

async function noteThatRead({ request, subject, staff, application }: KeptVisit): Promise<void> {
  if (request.method === 'GET') await noteReading(subject, staff, application.version, now());
}

function termsOf({ municipality, lang, request }: Visit): DocumentTerms {
  const edition: Edition = request.query['edition'] === 'public' ? 'PUBLIC' : 'FULL';
  return { municipality, lang, edition };
}

/** As page, PDF or Word, whole or for publication. The reading is logged. */
async function show(visit: Visit, document: WrittenDocument): Promise<PageResponse> {
  const { request, lang, municipality, staff, application } = visit;
  const format = formatOf(request);
  await noteThatRead(visit);
  if (format !== undefined) return fileOf(document, format, application.diaryNumber);
  const page = (
    <>
      <Downloads path={request.path} lang={lang} edition={termsOf(visit).edition} />
      <Sections sections={document.sections} />
    </>
  );
  return { status: 200, html: renderPage(page, { title: document.title, lang, municipality, staff, wide: true }) };
}

function Downloads({
  path,
  lang,
  edition,
}: {
  readonly path: string;
  readonly lang: Language;
  readonly edition: Edition;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isPublic = edition === 'PUBLIC';
  const address = (query: string): string => inLanguage(`${path}?${query}`, lang);
  const own = isPublic ? '&edition=public' : '';
  return (
    <ul>
      <li>
        <a href={address(`format=pdf${own}`)}>{say('Ladda ner som PDF', 'Download as PDF')}</a>
      </li>
      <li>
        <a href={address(`format=docx${own}`)}>{say('Ladda ner som Word-dokument', 'Download as a Word document')}</a>
      </li>
      <li>
        {isPublic ? (
          <a href={inLanguage(path, lang)}>{say('Visa allt', 'Show everything')}</a>
        ) : (
          <a href={address('edition=public')}>
            {say(
              'Visa utan sekretess och personuppgifter, för publicering',
              'Show without secrets and personal data, for publication',
            )}
          </a>
        )}
      </li>
    </ul>
  );
}
