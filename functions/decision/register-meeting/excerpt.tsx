import { type Evidence, evidenceLimits } from '../../../shared/domain/application/evidence.ts';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { FileStatus, SendFile } from '../../../shared/http/application/evidence-parts.tsx';
import { again, type DeskVisit } from '../../../shared/http/desk/desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { baseUrlOf, type PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readExcerpts } from '../../../shared/store/application/application.ts';
import { offerExcerpt } from '../../../shared/store/decision/excerpt.ts';
import { offerUpload } from '../../../shared/store/evidence-bucket.ts';

/** Reserves a place for the excerpt of the minutes; the page that follows sends it there. */
export async function addExcerpt(visit: DeskVisit, meeting: Meeting | null): Promise<PageResponse> {
  // Until the chair has declared the result there are no minutes of it.
  if (meeting?.status !== 'DECLARED') throw new PageProblem(409);
  const offered = await offerExcerpt(visit.subject, meeting, { at: now(), by: visit.staff.name });
  if (offered.ok) return again(visit, { query: { excerpt: offered.value.evidenceId } });
  const most = String(evidenceLimits.perApplication);
  throw new PageProblem(409, {
    sv: `Ett ärende har högst ${most} protokollsutdrag.`,
    en: `A case has at most ${most} excerpts of minutes.`,
  });
}

/** Where a reserved place's file is sent; null when no such place waits. */
export async function sendExcerpt(visit: DeskVisit): Promise<PageResponse | null> {
  const { request, subject, lang, municipality, staff } = visit;
  const { excerpt } = request.query;
  if (excerpt === undefined) return null;
  const place = (await readExcerpts(subject)).find(({ evidenceId }) => evidenceId === excerpt);
  if (place?.status !== 'EXPECTED') return null;
  const { objectKey, contentType, fileName } = place;
  const back = `${baseUrlOf(request)}${inLanguage(request.path, lang)}`;
  const upload = await offerUpload({ objectKey, contentType, returnTo: back }, new Date(now()));
  const html = renderPage(<SendFile upload={upload} title={fileName} accept={contentType} back={back} lang={lang} />, {
    title: lang === 'sv' ? 'Skicka protokollsutdraget' : 'Send the excerpt of the minutes',
    lang,
    municipality,
    staff,
  });
  return { status: 200, html, formActions: [new URL(upload.url).origin] };
}

/** The excerpts that have come, the one that counts last, and the way to send another. */
export function ExcerptSection(props: {
  readonly excerpts: readonly Evidence[];
  /** Of the case's page. */
  readonly casePath: string;
  readonly lang: Language;
}) {
  const { excerpts, casePath, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const page = `${casePath}/meeting`;
  return (
    <section id="excerpt">
      <h2>{say('Protokollsutdrag', 'Excerpt of the minutes')}</h2>
      <p>
        {say(
          'Lägg in det justerade utdraget, skannat eller digitalt undertecknat, som PDF. Ett nytt utdrag tar det förras plats; det förra ligger kvar i ärendet.',
          'Add the approved excerpt, scanned or digitally signed, as a PDF. A new one takes the place of the former, which stays in the case.',
        )}
      </p>
      {excerpts.length > 0 && (
        <ul>
          {excerpts.map((file) => (
            <li key={file.evidenceId}>
              <FileStatus
                file={file}
                reload={inLanguage(page, lang)}
                sendAgain={inLanguage(`${page}?excerpt=${file.evidenceId}`, lang)}
                lang={lang}
              />
              {mayBeOpened(file) && (
                <>
                  {' '}
                  <a href={inLanguage(`${casePath}/documents/${file.evidenceId}`, lang)}>
                    {say(`Hämta ${file.fileName}`, `Fetch ${file.fileName}`)}
                  </a>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <form method="post">
        <SubmitButton name="step" value="excerpt" second>
          {say('Lägg in ett protokollsutdrag', 'Add an excerpt of the minutes')}
        </SubmitButton>
      </form>
    </section>
  );
}
