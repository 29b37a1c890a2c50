import * as z from 'zod/mini';
import { type FiledApplication, isOnFile } from '../../../shared/domain/register/case-on-file.ts';
import { casePage } from '../../../shared/http/desk/case-page.tsx';
import { type DeskVisit, again, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { holdCase, releaseCase } from '../../../shared/store/register/legal-hold.ts';
import { deciders } from './words.ts';

/** What was shown when it was sent: a form from before somebody else's press changes nothing. */
const Said = z.strictObject({
  action: z.enum(['hold', 'release']),
  why: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});

interface Visit extends DeskVisit {
  readonly application: FiledApplication;
}

/** Where a case is held from disposal, and let go. */
export async function showHold(request: PageRequest): Promise<PageResponse> {
  return show(await enter(request), emptyForm);
}

export async function actOnHold(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { subject, staff, lang } = visit;
  const parsed = parseForm(Said, request.form, lang, { why: { sv: 'Skriv varför', en: 'Write why' } });
  if (!parsed.ok) return show(visit, { values: request.form, errors: parsed.errors });
  const { action, why } = parsed.value;
  const said = { by: staff.name, at: now(), why };
  const done = action === 'hold' ? await holdCase(subject, said) : await releaseCase(subject, said);
  if (!done.ok) throw new PageProblem(404);
  return again(visit);
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', deciders);
  const [application, conflict] = await Promise.all([
    readApplication(visit.subject),
    readConflict(visit.subject, visit.staff),
  ]);
  if (application === null || !isOnFile(application)) throw new PageProblem(404);
  // Whoever has declared an interest handles nothing of the case (KL 6:28).
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { ...visit, application };
}

function show(visit: Visit, form: FormState): PageResponse {
  const { lang, application } = visit;
  const { hold, diaryNumber } = application;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const invalid = form.errors.length > 0;
  const page = (
    <>
      <ErrorSummary form={form} lang={lang} />
      {hold === undefined ? (
        <p>
          {say(
            'Ett ärende som är undantaget föreslås aldrig för gallring, och raderas inte heller när det redan är beslutat. Det gäller tills någon häver det.',
            'A case that is held is never proposed for disposal, nor erased when that has been approved. It holds until somebody lets it go.',
          )}
        </p>
      ) : (
        <Note>
          <p>
            {say('Undantaget från gallring sedan', 'Held from disposal since')} {shownInstant(hold.at, lang)}, {hold.by}
            : {hold.why}
          </p>
        </Note>
      )}
      <form method="post" novalidate>
        <input type="hidden" name="action" value={hold === undefined ? 'hold' : 'release'} />
        <TextArea
          form={form}
          name="why"
          rows={3}
          label={
            hold === undefined
              ? say('Varför ska ärendet undantas?', 'Why is the case to be held?')
              : say('Varför behövs det inte längre?', 'Why is that not needed any longer?')
          }
        />
        <SubmitButton>
          {hold === undefined ? say('Undanta från gallring', 'Hold from disposal') : say('Häv undantaget', 'Let it go')}
        </SubmitButton>
      </form>
    </>
  );
  const title = { sv: `Gallring av ${diaryNumber}`, en: `Disposal of ${diaryNumber}` };
  return casePage(visit, { title, status: invalid ? 422 : 200, invalid }, page);
}
