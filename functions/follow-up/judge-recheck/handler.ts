import * as z from 'zod/mini';
import { mayBeOpened } from '../../../shared/domain/application/scan.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { again } from '../../../shared/http/desk/desk.ts';
import { emptyForm, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, pages, seeOther } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { logger } from '../../../shared/platform/logger.ts';
import { signDownload } from '../../../shared/store/evidence-bucket.ts';
import { judgeRecheck } from '../../../shared/store/follow-up/judge-recheck.ts';
import { fieldOf, rechecksPage } from './page.tsx';
import { enter } from './visit.ts';

const path = '/desk/contracts/{contractId}/rechecks';

/** How long a link to a file holds, in seconds. */
const downloadSeconds = 60;

/** What has changed about a contract is a person's to judge; nothing follows for its provider by itself. */
export const handler = pages({
  [`GET ${path}`]: async (request) => rechecksPage(await enter(request), emptyForm),
  [`POST ${path}`]: judge,
  [`GET ${path}/files/{evidenceId}`]: download,
});

const Judgement = z.object({
  result: z.enum(['IN_ORDER', 'DEFICIENT']),
  note: z.optional(z.string().check(z.trim(), z.maxLength(4000))),
});

async function judge(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  if (!visit.mayJudge) throw new NotAllowed();
  const { form } = request;
  const { lang } = visit;
  const about = valueOf(form, 'about');
  if (visit.recheck.points.every((point) => point.about !== about)) throw new PageProblem(409, gone);
  const field = fieldOf(visit, about);
  const note = valueOf(form, field.note);
  const parsed = parseForm(Judgement, { result: valueOf(form, field.result), ...(note === '' ? {} : { note }) }, lang, {
    result: { sv: 'Välj vad du har kommit fram till', en: 'Choose what you have found' },
  });
  if (!parsed.ok) {
    const errors = parsed.errors.map((one) => ({ ...one, field: one.field === 'note' ? field.note : field.result }));
    return rechecksPage(visit, { values: form, errors });
  }
  const judged = await judgeRecheck(visit.subject, {
    about,
    noticedOn: valueOf(form, 'noticedOn'),
    cause: valueOf(form, 'cause'),
    result: parsed.value.result,
    note: parsed.value.note ?? '',
    by: visit.staff.name,
    at: now(),
  });
  if (judged.ok) return again(visit);
  if (judged.error === 'GONE') throw new PageProblem(409, gone);
  const message = lang === 'sv' ? 'Skriv vad bristen är' : 'Write what the deficiency is';
  return rechecksPage(visit, { values: form, errors: [{ field: field.note, message }] });
}

const gone = {
  sv: 'Uppgiften är redan bedömd, eller har ändrats igen. Ingenting har registrerats nu. Läs sidan på nytt.',
  en: 'The fact is judged already, or has changed again. Nothing was recorded now. Load the page again.',
};

const stillScanned = {
  sv: 'Filen kontrolleras fortfarande för skadlig kod. Försök igen om en stund.',
  en: 'The file is still being checked for malware. Try again in a moment.',
};

/** A file is saved, never shown within a page; that it was fetched is in the log. */
async function download(request: PageRequest): Promise<PageResponse> {
  const { subject, staff, lang, contract, files } = await enter(request);
  const file = files.find(({ evidenceId }) => evidenceId === request.params['evidenceId']);
  if (file === undefined) return seeOther(inLanguage(deskPath('JUDGE_RECHECK', subject), lang));
  if (!mayBeOpened(file)) throw new PageProblem(409, stillScanned);
  const { contractId } = contract;
  logger.info('EVIDENCE_FETCHED', { contractId, evidenceId: file.evidenceId, by: staff.subject });
  return seeOther(await signDownload(file.objectKey, downloadSeconds, file.fileName));
}
