import { isRegistered } from '../../../shared/domain/application/application.ts';
import type { Edition } from '../../../shared/domain/register/masking.ts';
import type { DecisionBasis } from '../../../shared/domain/decision/basis.ts';
import type { WrittenDocument } from '../../../shared/domain/register/document.ts';
import type { Subject } from '../../../shared/domain/task/task.ts';
import { caseFile } from '../../../shared/http/register/case-file.ts';
import { decisionDocument, type DocumentTerms } from '../../../shared/http/decision/document.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication, readEvidence } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';
import { readDecisions, readNotice } from '../../../shared/store/decision/decision.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readNotes } from '../../../shared/store/desk/journal.ts';
import { noteReading } from '../../../shared/store/desk/reading.ts';
import { fileOf, formatOf } from './format.ts';

type Compose = (subject: Subject, basis: DecisionBasis, terms: DocumentTerms) => Promise<WrittenDocument>;

/** The decision basis for the staff: to read, to put into the meeting's own system, or to publish. */
export function showBasis(request: PageRequest): Promise<PageResponse> {
  return show(request, async (_subject, basis, terms) => decisionDocument(basis, terms));
}

/** The whole case as one document. */
export function showFile(request: PageRequest): Promise<PageResponse> {
  return show(request, async (subject, basis, terms) => {
    const [evidence, notes, events, decisions, notice] = await Promise.all([
      readEvidence(subject),
      readNotes(subject),
      readEvents(subject),
      readDecisions(subject),
      readNotice(subject),
    ]);
    return caseFile({ basis, evidence, notes, events, decisions, notice }, terms);
  });
}

/** As page, PDF or Word, whole or for publication. The reading is logged. */
async function show(request: PageRequest, compose: Compose): Promise<PageResponse> {
  const roles = ['secretary', 'coordinator', 'case-officer', 'delegate', 'auditor'] as const;
  const { lang, municipality, staff, subject } = await enterDesk(request, 'applicationId', roles);
  const format = formatOf(request);
  const [kept, conflict] = await Promise.all([readApplication(subject), readConflict(subject, staff)]);
  if (kept === null || !isRegistered(kept)) throw new PageProblem(404);
  // Whoever has declared an interest reads nothing of the case (KL 6:28).
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  const [basis, files] = await Promise.all([readDecisionBasis(subject), readEvidence(subject)]);
  if (request.method === 'GET') await noteReading(subject, staff, kept.version, now());
  const edition: Edition = request.query['edition'] === 'public' ? 'PUBLIC' : 'FULL';
  const { application } = basis;
  const right = application.status === 'PROPOSED' ? rightOf(application) : undefined;
  const document = await compose(subject, basis, { municipality, lang, edition, files, right });
  if (format !== undefined) return fileOf(document, format, application.diaryNumber);
  const page = (
    <>
      <Downloads path={request.path} lang={lang} edition={edition} />
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
