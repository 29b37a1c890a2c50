import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { providersOf } from '../../../shared/domain/application/applicant.ts';
import { scopeName } from '../../../shared/domain/application/content.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import type { DeskVisit } from '../../../shared/http/desk/desk.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { hasRole } from '../../../shared/http/session.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { readContent, readEvidence } from '../../../shared/store/application/application.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readNotes } from '../../../shared/store/desk/journal.ts';
import { readOutbox } from '../../../shared/store/outbox.ts';
import { readReadings } from '../../../shared/store/desk/reading.ts';
import { readSiblings } from '../../../shared/store/application/sibling.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { emptyForm } from '../../../shared/http/form/form.ts';
import { Journal } from './journal.tsx';
import { Record } from './record.tsx';
import { withdrawalRows } from './papers.tsx';
import { siblingRows } from './siblings.ts';

type Withdrawn = ApplicationIn<'WITHDRAWN'> & { readonly diaryNumber: string };

/** A registered case that was withdrawn: what came in and what happened stay on file, and nothing is to be done. */
export async function withdrawnPage(visit: DeskVisit, application: Withdrawn): Promise<PageResponse> {
  const { request, subject, municipality, staff, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isLogReader = hasRole(staff, municipality.id, ['coordinator', 'auditor']);
  const [content, evidence, siblings, tasks, outbox, events, notes, readings] = await Promise.all([
    readContent(subject),
    readEvidence(subject),
    readSiblings(application),
    readTasks(subject),
    readOutbox(subject),
    readEvents(subject),
    readNotes(subject),
    isLogReader ? readReadings(subject) : null,
  ]);
  if (content === null) throw new Error('A registered application without its content');
  const { receivedAt, contentHash, completions = [] } = application;
  const page = (
    <>
      <Note>
        <p>
          {application.closed === undefined
            ? say('Ansökan återkallades ', 'The application was withdrawn ')
            : say('Systemet är avslutat och ärendet med det ', 'The system is cancelled, and the case with it ')}
          {shownInstant(application.withdrawnAt, lang)}.
          {application.closed === undefined ? '' : ` ${application.closed.decision}, ${application.closed.by}.`}
        </p>
      </Note>
      <SummaryList
        rows={[
          {
            label: say('Sökande', 'Applicant'),
            value: providersOf(content.applicant)
              .map(({ name, registration }) => `${name}, ${registrationText(registration)[lang]}`)
              .join('\n'),
          },
          { label: say('Ansökan gällde', 'Applied for'), value: (content.scopes ?? []).map(scopeName).join('\n') },
          ...(receivedAt === undefined
            ? []
            : [{ label: say('Inkom', 'Received'), value: shownInstant(receivedAt, lang) }]),
          ...(contentHash === undefined
            ? []
            : [{ label: say('Kontrollsumma', 'Checksum'), value: <code>{contentHash}</code> }]),
          ...withdrawalRows(application, lang),
          ...siblingRows(siblings, lang),
          { label: say('Kompletteringar', 'Completions'), value: String(completions.length) },
          { label: say('Filer', 'Files'), value: evidence.map(({ fileName }) => fileName).join('\n') },
        ]}
      />
      <h2>{say('Journal', 'Journal')}</h2>
      <Journal notes={notes} mayWrite={false} form={emptyForm} lang={lang} />
      <h2>{say('Ärendets gång', 'The course of the case')}</h2>
      <p>
        <a href={inLanguage(`${request.path}/documents`, lang)}>
          {say('Alla handlingar i ärendet', 'All documents of the case')}
        </a>
      </p>
      <Record tasks={tasks} outbox={outbox} events={events} readings={readings} lang={lang} />
    </>
  );
  const title = `${application.diaryNumber} ${application.applicantName}`;
  return { status: 200, html: renderPage(page, { title, lang, municipality, staff, wide: true }) };
}
