import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { foreseenDecision } from '../../../shared/domain/decision/foresee.ts';
import { noticeDueOn } from '../../../shared/domain/decision/notice.ts';
import { fileNumber } from '../../../shared/domain/register/foreign-number.ts';
import { enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { Cover, NoticeView } from '../../../shared/http/decision/notice-view.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { paperLetter } from '../../../shared/messages/paper-letter.ts';
import { taskLetter } from '../../../shared/messages/task-letter.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { rightOf } from '../../../shared/store/decision/pending.ts';
import { readDesk } from '../../../shared/store/desk/desk.ts';

/** How the notice will read, mail or letter and decision, before anybody has decided: nothing is sent or written. */
export async function preview(request: PageRequest): Promise<PageResponse> {
  const visit = await enterDesk(request, 'applicationId', ['secretary', 'case-officer', 'coordinator', 'delegate']);
  const { subject, municipality, staff, lang } = visit;
  const [application, content, desk, conflict] = await Promise.all([
    readApplication(subject),
    readContent(subject),
    readDesk(municipality.id),
    readConflict(subject, staff),
  ]);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  if (application?.status !== 'PROPOSED' || content === null) {
    throw new PageProblem(404, {
      sv: 'Det finns inget förslag till beslut i det här ärendet.',
      en: 'There is no proposed decision in this case.',
    });
  }
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const today = stockholmDay(now());
  const { contact } = content;
  const diaryNumber = fileNumber(application);
  const task = {
    kind: 'RECEIVE_NOTICE',
    dueOn: noticeDueOn(today, municipality.deadlines),
    diaryNumber,
    assignee: contact,
  } as const;
  const letter =
    contact.email === undefined
      ? paperLetter(municipality, { diaryNumber, template: 'TASK', task, asked: [] })
      : taskLetter('TASK', task, municipality, say('(länken)', '(the link)'));
  const decision = foreseenDecision(application, rightOf(application), municipality, today);
  const page = (
    <>
      <Note tone="warn">
        <p>
          {say(
            'Så blir underrättelsen om beslutet följer förslaget. Inget är beslutat och inget skickas härifrån; vem som beslutar och när är en gissning.',
            'This is how the notice reads if the decision follows the proposal. Nothing is decided, and nothing is sent from here; who decides and when is a guess.',
          )}
        </p>
      </Note>
      <h2>
        {contact.email === undefined
          ? say('Brevet till sökanden', 'The letter to the applicant')
          : say('E-posten till sökanden', 'The mail to the applicant')}
      </h2>
      <p>
        <strong>{letter.subject}</strong>
      </p>
      {letter.text
        .trim()
        .split('\n\n')
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      {contact.email !== undefined && (
        <>
          <h2>{say('Det första de ser', 'What they see first')}</h2>
          <Cover municipality={municipality} lang={lang} />
        </>
      )}
      <NoticeView
        decision={decision}
        notice={null}
        words={desk?.notice ?? {}}
        municipality={municipality}
        lang={lang}
      />
      <p>
        <a href={inLanguage(`/desk/settings?municipality=${municipality.id}`, lang)}>
          {say('Ändra kommunens egna ord', 'Change the municipality’s own words')}
        </a>{' '}
        <a href={inLanguage(request.path.replace(/\/notice\/preview$/, ''), lang)}>
          {say('Till ärendet', 'To the case')}
        </a>
      </p>
    </>
  );
  const title = say(`Förhandsvisning: underrättelse i ${diaryNumber}`, `Preview: notice in ${diaryNumber}`);
  return { status: 200, html: renderPage(page, { title, lang, municipality, staff }) };
}
