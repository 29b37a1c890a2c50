import * as z from 'zod/mini';
import { entryOf } from '../../../shared/domain/catalogue/entry.ts';
import { lintEntry } from '../../../shared/domain/catalogue/lint-entry.ts';
import { warningOf } from '../../../shared/domain/catalogue/warning.ts';
import { shownText } from '../../../shared/domain/catalogue/text-approval.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { rowsOf } from '../../../shared/http/catalogue/entry-rows.tsx';
import { english } from '../../../shared/http/catalogue/words/english.ts';
import { swedish } from '../../../shared/http/catalogue/words/swedish.ts';
import { ErrorSummary, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { TextRemarks } from '../../../shared/http/catalogue/text-remarks.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { followTexts, settleCorrection } from '../../../shared/store/catalogue/entry-calendar.ts';
import { approveTexts, readTexts, sendBackText, type TextsOf } from '../../../shared/store/catalogue/judge-texts.ts';
import { readTasks } from '../../../shared/store/task/task.ts';
import { nameOf, officers, readName } from './read-text.ts';
import { TextCard } from './text-card.tsx';

interface Visit extends DeskVisit {
  readonly texts: TextsOf;
  /** What was said to be wrong, and nobody has seen to. */
  readonly corrections: readonly OpenTask[];
}

/** What the catalogue says of one provider, and what there is to do about it. */
export async function showEntry(request: PageRequest): Promise<PageResponse> {
  return entryPage(await enter(request), emptyForm);
}

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
/** Fields stand several times on the page: each has a name of its own. */
const reasonFor = (tag: string): string => `why-${tag}`;
const outcomeOf = (taskId: string): string => `outcome-${taskId}`;

/** Shows a text, sends one back, or settles what was said to be wrong. */
export async function actOnEntry(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { subject, staff, corrections, texts } = visit;
  const by = { by: staff.name, at: now() };
  const step = valueOf(request.form, 'step');
  if (step === 'settle') {
    const task = corrections.find(({ taskId }) => taskId === valueOf(request.form, 'task'));
    if (task === undefined) throw new PageProblem(409);
    const outcome = Words.safeParse(valueOf(request.form, outcomeOf(task.taskId)));
    if (!outcome.success) return entryPage(visit, unwritten(visit, outcomeOf(task.taskId)));
    await settleCorrection(task, outcome.data, by);
    return again(visit);
  }
  const read = readName(valueOf(request.form, 'text'));
  if (read?.contractId !== subject.id || (step !== 'show' && step !== 'return')) throw new PageProblem(400);
  if (step === 'return') {
    const why = Words.safeParse(valueOf(request.form, reasonFor(read.tag)));
    if (!why.success) return entryPage(visit, unwritten(visit, reasonFor(read.tag)));
    mustHold(await sendBackText(subject, { ...read, why: why.data }, by));
  } else mustHold(await approveTexts(subject, [read], by));
  const after = await readTexts(subject);
  const isRead = after?.standing.every(({ state }) => state !== 'AWAITING') ?? true;
  const { municipality, choiceSystemId } = texts.contract;
  await followTexts({ municipality, id: choiceSystemId }, { at: by.at, read: isRead ? [subject.id] : [] });
  return again(visit);
}

function unwritten({ request, lang }: Visit, field: string): FormState {
  const message = lang === 'sv' ? 'Skriv några ord, högst 2 000 tecken' : 'Write a few words, at most 2,000 characters';
  return { values: request.form, errors: [{ field, message }] };
}

/** @throws PageProblem 409 */
function mustHold(done: boolean): void {
  if (done) return;
  throw new PageProblem(409, {
    sv: 'Texten har ändrats sedan du öppnade sidan. Läs den igen.',
    en: 'The text was changed after you opened the page. Read it again.',
  });
}

/** @throws PageProblem 404 for a contract that isn't in force; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', officers);
  const [texts, tasks] = await Promise.all([readTexts(visit.subject), readTasks(visit.subject)]);
  if (texts === null) throw new PageProblem(404);
  const corrections = tasks.filter((task): task is OpenTask => task.kind === 'CORRECT_ENTRY' && task.status === 'OPEN');
  return { ...visit, texts, corrections };
}

function entryPage(visit: Visit, form: FormState): PageResponse {
  const { texts, corrections, subject, municipality, staff, lang } = visit;
  const { contract, stated, standing, upkeep } = texts;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const at = now();
  const confirmedOn = upkeep.confirmation?.confirmedOn ?? stockholmDay(contract.signedAt);
  const { results } = upkeep;
  const warning = warningOf(contract, municipality);
  const entry = entryOf(contract, stated, { text: shownText(standing), confirmedOn, results, warning }, at);
  const missing = lintEntry(stated).filter(({ code }) => code === 'MISSING');
  const named = valueOf(form.values, 'text');
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('DECIDE_TERM', subject), lang)}>{say('Avtalet', 'The contract')}</a>
      </p>
      {corrections.map((task) => (
        <Note tone="warn" key={task.taskId}>
          <h2>{say('De säger att något inte stämmer', 'They say that something is wrong')}</h2>
          <p class="lines">{task.note?.[lang]}</p>
          <form method="post" novalidate>
            <input type="hidden" name="task" value={task.taskId} />
            <TextArea
              form={form}
              name={outcomeOf(task.taskId)}
              rows={3}
              maxLength={2000}
              label={say('Vad gjordes?', 'What was done?')}
              hint={say('Till exempel: telefonnumret rättat.', 'For example: the telephone number corrected.')}
            />
            <SubmitButton name="step" value="settle">
              {say('Klart', 'Done')}
            </SubmitButton>
          </form>
        </Note>
      ))}
      <h2>{say('Texter', 'Texts')}</h2>
      {standing.map((text) => {
        const name = nameOf(contract.contractId, text);
        return (
          <section key={text.tag}>
            <TextCard text={text} lang={lang} />
            <form method="post" novalidate>
              <input type="hidden" name="text" value={name} />
              {text.state !== 'APPROVED' && (
                <SubmitButton name="step" value="show">
                  {say('Läst och saklig: visa den', 'Read and objective: show it')}
                </SubmitButton>
              )}
              {text.state !== 'RETURNED' && (
                <details open={named === name}>
                  <summary>{say('Skicka tillbaka med skäl', 'Send back with a reason')}</summary>
                  <TextArea
                    form={form}
                    name={reasonFor(text.tag)}
                    rows={3}
                    maxLength={2000}
                    label={say('Skäl, till den som skrev', 'The reason, to whoever wrote it')}
                  />
                  <SubmitButton name="step" value="return" second>
                    {say('Skicka tillbaka', 'Send back')}
                  </SubmitButton>
                </details>
              )}
            </form>
          </section>
        );
      })}
      <h2>{say('Uppgifter', 'Details')}</h2>
      <TextRemarks remarks={missing} lang={lang} />
      <SummaryList
        rows={[
          {
            label: say('Sades senast stämma', 'Last said to be right'),
            value: shownDay(confirmedOn, lang),
          },
          ...(upkeep.confirmation?.asked === undefined
            ? []
            : [{ label: say('Frågan ställd', 'Asked'), value: shownDay(upkeep.confirmation.asked.on, lang) }]),
          ...rowsOf(entry, (lang === 'sv' ? swedish : english).entry),
        ]}
      />
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(`I katalogen: ${contract.provider.name}`, `In the catalogue: ${contract.provider.name}`);
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}
