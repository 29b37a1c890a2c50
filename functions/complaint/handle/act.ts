import * as z from 'zod/mini';
import { AnswerWay, type Complaint, Outcome } from '../../../shared/domain/complaint/complaint.ts';
import * as handling from '../../../shared/domain/complaint/handling.ts';
import { Finding, Reporter } from '../../../shared/domain/complaint/misconduct.ts';
import { namesNumber } from '../../../shared/domain/complaint/personal-number.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { type FieldError, parseForm } from '../../../shared/http/form/form.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { askProvider, takeBackQuestion } from '../../../shared/store/complaint/account.ts';
import {
  commitComplaint,
  putContent,
  putInvestigationNote,
  readComplaintContent,
} from '../../../shared/store/complaint/complaint.ts';
import type { Write } from '../../../shared/store/transact.ts';
import { actOf, type Visit } from './visit.ts';

type Taken =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'INVALID'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'FAULT'; readonly fault: handling.HandlingFault };

const long = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));
const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const withoutNumber = long.check(z.refine((text) => !namesNumber(text)));

/** What each button of the page sends. */
const steps = {
  assign: z.object({ assigneeName: line, assigneeEmail: z.email() }),
  note: z.object({ note: long }),
  ask: z.object({ question: withoutNumber, concerns: z.optional(line) }),
  misconduct: z.object({}),
  finding: z.object({ finding: Finding, why: long }),
  inspectorate: z.object({ reportedOn: z.iso.date(), reporter: Reporter, inspectorateReference: z.optional(line) }),
  answer: z
    .object({ way: AnswerWay, answer: z.optional(long) })
    .check(z.refine(({ way, answer }) => way === 'NONE' || answer !== undefined, { path: ['answer'] })),
  close: z.object({ outcome: Outcome, measures: z.optional(long) }),
};

const messages = {
  assigneeName: { sv: 'Skriv vem som ska ha synpunkten', en: 'Write who is to have it' },
  note: { sv: 'Skriv anteckningen', en: 'Write the note' },
  question: {
    sv: 'Skriv frågan, utan personnummer',
    en: 'Write the question, without personal identity numbers',
  },
  finding: { sv: 'Välj vad utredningen visar', en: 'Choose what the investigation shows' },
  why: { sv: 'Skriv vad bedömningen bygger på', en: 'Write what the finding rests on' },
  reportedOn: { sv: 'Ange dagen den anmäldes', en: 'Give the day it was reported' },
  reporter: { sv: 'Välj vem som anmälde', en: 'Choose who reported it' },
  way: { sv: 'Välj hur svaret lämnas', en: 'Choose how the answer is given' },
  answer: { sv: 'Skriv svaret', en: 'Write the answer' },
  outcome: { sv: 'Välj utfallet', en: 'Choose the outcome' },
};

/** Takes one step of a complaint's handling, conditional on its being as it was when it was read. */
export async function take(visit: Visit, step: string): Promise<Taken> {
  switch (step) {
    case 'assign':
      return read(visit, steps.assign, ({ assigneeName: name, assigneeEmail: email }) =>
        change(visit, 'COMPLAINT_ASSIGNED', handling.assign(visit.complaint, { name, email }), {
          data: { to: name },
          tell: 'ASSIGNED',
        }),
      );
    case 'note':
      return read(visit, steps.note, ({ note }) =>
        change(visit, 'NOTE_WRITTEN', { ok: true, value: visit.complaint }, { also: [noteOf(visit, note)] }),
      );
    case 'ask':
      return read(visit, steps.ask, async (question) => {
        const asked = await askProvider(visit.complaint, question, visit.rule, actOf(visit.staff));
        return asked.ok ? { kind: 'DONE' } : { kind: 'FAULT', fault: asked.error };
      });
    case 'misconduct':
      return change(
        visit,
        'MISCONDUCT_REGISTERED',
        handling.markMisconduct(visit.complaint, visit.rule, actOf(visit.staff)),
        { tell: 'MISCONDUCT' },
      );
    case 'finding':
      return read(visit, steps.finding, ({ finding, why }) =>
        change(
          visit,
          'MISCONDUCT_FOUND',
          handling.findMisconduct(visit.complaint, finding, visit.rule, actOf(visit.staff)),
          { data: { finding }, also: [noteOf(visit, why)] },
        ),
      );
    case 'inspectorate':
      return read(visit, steps.inspectorate, ({ reportedOn: on, reporter: by, inspectorateReference: reference }) =>
        change(
          visit,
          'REPORTED_TO_INSPECTORATE',
          handling.reportToInspectorate(visit.complaint, { on, by, reference }, actOf(visit.staff)),
          { data: { on, by } },
        ),
      );
    case 'answer':
      return read(visit, steps.answer, async ({ way, answer }) => {
        const answered = handling.answerComplaint(visit.complaint, way, actOf(visit.staff));
        return change(visit, 'COMPLAINT_ANSWERED', answered, {
          data: { way },
          also: await contentWith(visit, answer === undefined ? {} : { answer }),
          ...(way === 'PAGE' && visit.complaint.mayMail ? { tell: 'ANSWERED' } : {}),
        });
      });
    case 'close':
      return read(visit, steps.close, async ({ outcome, measures }) => {
        const act = actOf(visit.staff);
        const closed = handling.closeComplaint(visit.complaint, outcome, visit.rule, act);
        return change(visit, 'COMPLAINT_CLOSED', closed, {
          data: { outcome },
          also: [
            ...(await contentWith(visit, measures === undefined ? {} : { measures })),
            ...(await takeBackQuestion(visit.complaint, act.at)),
          ],
        });
      });
    default:
      throw new PageProblem(400);
  }
}

async function read<S extends z.ZodMiniType>(
  { request, lang }: Visit,
  schema: S,
  work: (value: z.output<S>) => Promise<Taken>,
): Promise<Taken> {
  const parsed = parseForm(schema, request.form, lang, messages);
  return parsed.ok ? work(parsed.value) : { kind: 'INVALID', errors: parsed.errors };
}

interface More {
  readonly data?: Readonly<Record<string, string>>;
  readonly also?: readonly Write[];
  readonly tell?: 'ASSIGNED' | 'MISCONDUCT' | 'ANSWERED';
}

async function change(
  { complaint, staff }: Visit,
  type: string,
  step: Result<Complaint, handling.HandlingFault>,
  { data = {}, also = [], tell }: More = {},
): Promise<Taken> {
  if (!step.ok) return { kind: 'FAULT', fault: step.error };
  const { at, by } = actOf(staff);
  await commitComplaint({
    before: complaint,
    after: step.value,
    event: { type, at, by, data },
    outbox: tell === undefined ? [] : [{ kind: 'TELL', what: tell }],
    also,
  });
  return { kind: 'DONE' };
}

function noteOf({ subject, staff }: Visit, text: string): Write {
  const { at, by } = actOf(staff);
  return putInvestigationNote(subject, { noteId: newId(), at, by, text });
}

async function contentWith({ subject }: Visit, part: { readonly answer?: string; readonly measures?: string }) {
  const content = await readComplaintContent(subject);
  return content === null ? [] : [putContent(subject, { ...content, ...part })];
}
