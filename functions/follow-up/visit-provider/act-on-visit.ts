import * as z from 'zod/mini';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { mostNeighbours } from '../../../shared/domain/follow-up/joint-visit.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { type FieldError, many, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { callOff, moveToDay } from '../../../shared/store/follow-up/plan-visit.ts';
import {
  establish,
  recordFollowUp,
  saveVisitDraft,
  sendVisitReport,
} from '../../../shared/store/follow-up/report-visit.ts';
import { inviteNeighbours, shareVisit } from '../../../shared/store/follow-up/share-visit.ts';
import { visitRuleOf } from '../../../shared/store/follow-up/visit.ts';
import { actorOf, type AtVisit, enterVisit } from './enter.ts';
import { draftOf, reportMessages, reportSchema } from './report-fields.tsx';
import { reportText } from './report-text.ts';
import { visitPage } from './visit-page.tsx';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000));
const Moving = z.object({ plannedOn: z.iso.date() });
const Cancelling = z.object({ why: Words });
const Sending = z.object({ dueOn: z.iso.date() });
const Establishing = z.object({ followUpOn: z.optional(z.iso.date()) });
const Inviting = z.object({ neighbours: many(z.string()).check(z.minLength(1), z.maxLength(mostNeighbours)) });
const FollowingUp = z.object({ rectified: many(z.string()).check(z.maxLength(100)), note: Words });

/** What an officer does with a visit: each step is taken on what the page showed, or not at all. */
export async function actOnVisit(request: PageRequest): Promise<PageResponse> {
  const at = await enterVisit(request);
  if (!at.mayWrite) throw new NotAllowed();
  const name = valueOf(request.form, 'step');
  const step = steps[name];
  if (step === undefined) throw new PageProblem(400);
  try {
    if (!isSeen(at)) return otherSince(at, name);
    const errors = await step(at);
    return errors.length === 0 ? again(at) : visitPage(at, { values: request.form, errors });
  } catch (error) {
    if (error instanceof ConcurrencyError) return otherSince(await enterVisit(request), name);
    throw error;
  }
}

/** What somebody has written in the report is never lost to another's change: it is shown again, beside what is new. */
function otherSince(at: AtVisit, step: string): PageResponse {
  const { visit, lang, request } = at;
  const isWriting = step === 'save' || step === 'send' || step === 'establish';
  if (!isWriting || (visit.status !== 'PLANNED' && visit.status !== 'SENT')) throw new PageProblem(409, changed);
  return visitPage(at, { values: request.form, errors: [{ field: '', message: words.OTHER_SINCE[lang] }] });
}

type Step = (at: AtVisit) => Promise<readonly FieldError[]>;

const steps: Readonly<Record<string, Step | undefined>> = {
  move: async (at) => {
    const parsed = parseForm(Moving, at.request.form, at.lang);
    if (!parsed.ok) return parsed.errors;
    const moved = await moveToDay(at.subject, parsed.value.plannedOn, actorOf(at));
    return moved.ok ? [] : refused(moved.error, at.lang, { SAME_DAY: 'plannedOn', DAY_PASSED: 'plannedOn' });
  },
  cancel: async (at) => {
    const parsed = parseForm(Cancelling, at.request.form, at.lang);
    if (!parsed.ok) return parsed.errors;
    const cancelled = await callOff(at.subject, parsed.value.why, actorOf(at));
    return cancelled.ok ? [] : refused(cancelled.error, at.lang);
  },
  save: async (at) => {
    const { visit, form, request } = at;
    const { by, at: savedAt } = actorOf(at);
    const values = draftOf(visit, form, request.form);
    const draft = { schemaVersion: 1, values, savedAt, savedBy: by } as const;
    const saved = await saveVisitDraft(visit, draft, draftSeen(at));
    return saved.ok ? [] : refused(saved.error, at.lang);
  },
  send: async (at) => {
    const written = reportIn(at);
    const parsed = parseForm(Sending, at.request.form, at.lang);
    if (!written.ok || !parsed.ok) return [...(written.ok ? [] : written.errors), ...(parsed.ok ? [] : parsed.errors)];
    const sent = await sendVisitReport(
      at.visit,
      { ...written.value, ...parsed.value, draft: draftSeen(at) },
      actorOf(at),
    );
    if (sent.ok) return [];
    if (sent.error !== 'TOO_SHORT') return refused(sent.error, at.lang, { NOT_HELD_YET: 'heldOn' });
    const { factCheckDays } = visitRuleOf(at.municipality.id);
    const earliest = addDays(stockholmDay(actorOf(at).at), factCheckDays);
    const message = at.lang === 'sv' ? `Tidigast ${earliest}` : `Not before ${earliest}`;
    return [{ field: 'dueOn', message }];
  },
  establish: async (at) => {
    const written = reportIn(at);
    const parsed = parseForm(Establishing, at.request.form, at.lang);
    if (!written.ok || !parsed.ok) return [...(written.ok ? [] : written.errors), ...(parsed.ok ? [] : parsed.errors)];
    const { followUpOn } = parsed.value;
    const { municipality, form, visit } = at;
    const done = await establish(
      visit,
      {
        written: written.value,
        followUpOn,
        draft: draftSeen(at),
        text: (after, report) => reportText(municipality, form, after, report),
      },
      actorOf(at),
    );
    if (done.ok) return [];
    return refused(done.error, at.lang, {
      NO_FOLLOW_UP: 'followUpOn',
      NOT_HEARD: '',
      NEW_DEFICIENCY: '',
      NOT_HELD_YET: 'heldOn',
    });
  },
  'follow-up': async (at) => {
    const parsed = parseForm(FollowingUp, at.request.form, at.lang);
    if (!parsed.ok) return parsed.errors;
    const seen = await recordFollowUp(at.visit, parsed.value, actorOf(at));
    return seen.ok ? [] : refused(seen.error, at.lang);
  },
  invite: async (at) => {
    const parsed = parseForm(Inviting, at.request.form, at.lang, {
      neighbours: { sv: 'Välj minst en kommun', en: 'Choose at least one municipality' },
    });
    if (!parsed.ok) return parsed.errors;
    const asked = await inviteNeighbours(at.visit, parsed.value.neighbours, actorOf(at));
    return asked.ok ? [] : refused(asked.error, at.lang);
  },
  share: async (at) => {
    const { visit, form, report, lang } = at;
    if (valueOf(at.request.form, 'secrecy') !== 'yes') return [{ field: 'secrecy', message: words.SECRECY[lang] }];
    if (report === null) throw new PageProblem(409, changed);
    const shared = await shareVisit(visit, { form, report }, actorOf(at));
    return shared.ok ? [] : refused('SETTLED', lang);
  },
};

function reportIn({ visit, form, request, lang }: AtVisit) {
  return parseForm(reportSchema(visit, form), request.form, lang, reportMessages(visit, form));
}

/** What was read is what is acted on. */
function isSeen({ request, visit }: AtVisit): boolean {
  return valueOf(request.form, 'version') === String(visit.version);
}

/** When the draft that the form began with had been saved. */
function draftSeen({ request }: AtVisit): string | null {
  const seen = valueOf(request.form, 'draftOf');
  return seen === '' ? null : seen;
}

const changed = {
  sv: 'Besöket har ändrats sedan du öppnade sidan. Läs den igen; ingenting har registrerats nu.',
  en: 'The visit was changed after you opened the page. Read it again; nothing was recorded now.',
};

type Refusal = keyof typeof words | 'GONE' | 'SETTLED' | 'UNKNOWN';

/** @param fields where a refusal is shown; one that has no place there is a page of its own: PageProblem 409 */
function refused(fault: Refusal, lang: Language, fields: Partial<Record<Refusal, string>> = {}): readonly FieldError[] {
  const field = fields[fault];
  if (field === undefined || !isTold(fault)) throw new PageProblem(409, isTold(fault) ? words[fault] : changed);
  return [{ field, message: words[fault][lang] }];
}

function isTold(fault: Refusal): fault is keyof typeof words {
  return fault in words;
}

const words = {
  DAY_PASSED: { sv: 'Ange en dag som kommer', en: 'Enter a day to come' },
  SAME_DAY: { sv: 'Besöket är planerat den dagen redan', en: 'The visit is planned for that day already' },
  NOT_HELD_YET: {
    sv: 'Besöket kan inte ha gjorts en dag som kommer',
    en: 'The visit can not have been on a day to come',
  },
  TOO_SHORT: { sv: 'De behöver längre tid', en: 'They need more time' },
  ENDED: {
    sv: 'Avtalet är inte i kraft längre. Det finns ingen att sända rapporten till.',
    en: 'The contract is not in force any more. There is nobody to send the report to.',
  },
  NOT_HEARD: {
    sv: 'De har inte svarat på rapporten än, och tiden har inte gått ut',
    en: 'They have not answered to the report yet, and the time is not out',
  },
  NEW_DEFICIENCY: {
    sv: 'Rapporten har en brist som de inte har fått se. Sänd den igen innan den fastställs',
    en: 'The report has a deficiency that they were not shown. Send it again before it is established',
  },
  NO_FOLLOW_UP: {
    sv: 'Ange en dag som kommer då bristerna följs upp',
    en: 'Enter a day to come when the deficiencies are followed up',
  },
  SECRECY: {
    sv: 'Bekräfta att du har prövat rapporten och att sekretess inte hindrar',
    en: 'Confirm that you have examined the report and that secrecy does not hinder',
  },
  OTHER_SINCE: {
    sv: 'Besöket eller utkastet har ändrats sedan du öppnade sidan. Din text står kvar här men är inte registrerad: läs vad som är nytt, i ett annat fönster om du vill jämföra, innan du trycker igen',
    en: 'The visit or its draft was changed after you opened the page. Your text stands here and is not recorded: read what is new, in another window to compare, before you press again',
  },
} as const satisfies Readonly<Record<string, Texts>>;
