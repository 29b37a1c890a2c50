import type { ApplicationIn } from '../../../shared/domain/application/application.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { DeskVisit } from '../../../shared/http/desk/desk.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { caseOutcome } from '../../../shared/domain/decision/decision.ts';
import { readDecisions } from '../../../shared/store/decision/decision.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readKeptDocuments } from '../../../shared/store/register/kept-document.ts';
import { statusWords } from '../../../shared/http/application/status-words.ts';

/** What a reader finds of a case that was disposed of: its line in the diary, by what it was disposed of, and what was preserved. */
export async function disposedPage(visit: DeskVisit, application: ApplicationIn<'DISPOSED'>): Promise<PageResponse> {
  const { request, subject, municipality, staff, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [decisions, kept, events] = await Promise.all([
    readDecisions(subject),
    readKeptDocuments(subject),
    readEvents(subject),
  ]);
  const { diaryNumber, foreignNumber, applicantName, receivedAt, ended, disposal } = application;
  const disposed = events.find(({ type }) => type === 'CASE_DISPOSED');
  const to = (path: string): string => inLanguage(path, lang);
  const page = (
    <>
      <Note>
        <p>
          {say('Ärendet är gallrat', 'The case was disposed of')} {shownInstant(disposal.at, lang)}
          {typeof disposed?.data['plan'] === 'string' ? `, ${say('enligt', 'by')} ${disposed.data['plan']}` : ''}
          {typeof disposed?.data['class'] === 'string' ? ` (${disposed.data['class']})` : ''}.{' '}
          {disposed === undefined ? '' : say(`Beslutat av ${disposed.by}.`, `Approved by ${disposed.by}.`)}
        </p>
        <p>
          <a href={to(`/desk/disposals/${publicId(municipality.id, disposal.disposalId)}`)}>
            {say('Gallringens logg', 'The log of the disposal')}
          </a>
        </p>
      </Note>
      <SummaryList
        rows={[
          { label: say('Diarienummer', 'Diary number'), value: diaryNumber },
          ...(foreignNumber === undefined
            ? []
            : [{ label: say('I annat diarium', 'In another diary'), value: foreignNumber.number }]),
          { label: say('Sökande', 'Applicant'), value: applicantName },
          { label: say('Inkom', 'Received'), value: shownInstant(receivedAt, lang) },
          { label: say('Slutade som', 'Ended as'), value: statusWords[ended][lang] },
          ...decisions.map((decision) => ({
            label: `${say('Beslut', 'Decision')} ${String(decision.number)}`,
            value: `${statusWords[caseOutcome(decision)][lang]}, ${shownInstant(decision.decidedAt, lang)}, ${decision.decidedBy.name}`,
          })),
        ]}
      />
      {(kept.length > 0 || disposal.contractId !== undefined) && (
        <>
          <h2>{say('Bevarade handlingar', 'Preserved documents')}</h2>
          <ul>
            {kept.map(({ documentId, kind, keptAt }) => (
              <li key={documentId}>
                <a href={to(`${request.path}/documents/${documentId}`)}>
                  {keptWords[kind][lang]} {shownInstant(keptAt, lang)}
                </a>
              </li>
            ))}
            {disposal.contractId !== undefined && (
              <li>
                <a href={to(`/desk/contracts/${publicId(municipality.id, disposal.contractId)}`)}>
                  {say('Avtalet', 'The contract')}
                </a>
              </li>
            )}
          </ul>
        </>
      )}
    </>
  );
  const title = `${diaryNumber} ${applicantName}`;
  return { status: 200, html: renderPage(page, { title, lang, municipality, staff, wide: true }) };
}

const keptWords = {
  BASIS: { sv: 'Beslutsunderlag', en: 'Decision basis' },
  NOTICE: { sv: 'Underrättelse', en: 'Notice' },
  CONTRACT: { sv: 'Avtal', en: 'Contract' },
} as const;
