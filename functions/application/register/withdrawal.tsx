import * as z from 'zod/mini';
import { isRegistered } from '../../../shared/domain/application/application.ts';
import type { ApplicationContent } from '../../../shared/domain/application/content.ts';
import { Explanation } from '../../../shared/domain/application/filing.ts';
import { Line } from '../../../shared/domain/application/line.ts';
import { canMove } from '../../../shared/domain/application/status.ts';
import {
  mayWithdraw,
  WithdrawalChannel,
  withdrawalChannelWords,
} from '../../../shared/domain/application/withdrawal.ts';
import { BackToCase } from '../../../shared/http/desk/back-to-case.tsx';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import {
  Checkbox,
  ErrorSummary,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { type KeptApplication, readApplication, readContent } from '../../../shared/store/application/application.ts';
import { readConflict } from '../../../shared/store/decision/conflict-of-interest.ts';
import { registerWithdrawal } from '../../../shared/store/application/withdraw.ts';
import { officerOf, registrars } from './officer.ts';

interface Visit extends DeskVisit {
  readonly application: KeptApplication;
  readonly content: ApplicationContent;
}

const Typed = z.object({
  from: Line,
  channel: WithdrawalChannel,
  receivedOn: z.iso.date(),
  explanation: z.optional(Explanation),
  said: z.literal('yes'),
});

/** @throws PageProblem 404 for a draft and an unknown case; SignInNeeded; NotAllowed, also on a declared interest (KL 6:28) */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'applicationId', registrars);
  const [application, content, conflict] = await Promise.all([
    readApplication(visit.subject),
    readContent(visit.subject),
    readConflict(visit.subject, visit.staff),
  ]);
  const isDraft = application === null || !('diaryNumber' in application) || application.diaryNumber === undefined;
  if (isDraft || content === null) throw new PageProblem(404);
  if (conflict?.answer === 'DECLARED') throw new NotAllowed();
  return { ...visit, application, content };
}

/** The form for a withdrawal that came by letter, by mail or by telephone. */
export async function showWithdrawal(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  // What there is to withdraw no more is told by the case itself.
  if (visit.application.status === 'WITHDRAWN') return toCase(visit);
  return page(visit, emptyForm);
}

/** Registers it once; pressed again, the case shows that it is withdrawn. */
export async function enterWithdrawal(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { lang, staff, subject } = visit;
  if (visit.application.status === 'WITHDRAWN') return toCase(visit);
  const values = request.form;
  const typed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  );
  const parsed = parseForm(Typed, typed, lang, messages);
  if (!parsed.ok) return page(visit, { values, errors: parsed.errors });
  const { said: _said, ...withdrawal } = parsed.value;
  const registered = await registerWithdrawal(subject, { ...withdrawal, registeredBy: officerOf(staff) }, now());
  if (registered.ok || registered.error.code === 'ALREADY') return toCase(visit);
  if (registered.error.code !== 'FAULTY') throw new PageProblem(409, decided);
  const errors = registered.error.faults.map(({ path, text }) => ({ field: path.slice(1), message: text[lang] }));
  return page(visit, { values, errors });
}

function toCase({ request, lang }: Visit): PageResponse {
  return seeOther(inLanguage(request.path.replace(/\/withdrawal$/, ''), lang));
}

function page(visit: Visit, form: FormState): PageResponse {
  const { application, lang, municipality, staff } = visit;
  if (!isRegistered(application) || !canMove(application.status, 'withdraw')) throw new PageProblem(409, decided);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const invalid = form.errors.length > 0;
  const html = renderPage(<WithdrawalForm visit={visit} form={form} />, {
    title: say(
      `Registrera återkallelse: ${application.diaryNumber}`,
      `Register a withdrawal: ${application.diaryNumber}`,
    ),
    lang,
    municipality,
    staff,
    invalid,
    above: <BackToCase subject={visit.subject} lang={lang} />,
  });
  return { status: invalid ? 422 : 200, html };
}

function WithdrawalForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { application, content, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p class="lead">
        {say(
          `För en återkallelse som kom med brev, med e-post eller per telefon. ${application.applicantName} och samordnaren får besked, och ansökan prövas inte mer.`,
          `For a withdrawal that came by letter, by mail or by telephone. ${application.applicantName} and the coordinator are told, and the application is not tried any further.`,
        )}
      </p>
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <TextField
          form={form}
          name="from"
          label={say('Vem återkallar?', 'Who withdraws it?')}
          hint={say(
            `Den som får företräda sökanden: ${mayWithdraw(content).join(', ')}.`,
            `Whoever may sign for the applicant: ${mayWithdraw(content).join(', ')}.`,
          )}
        />
        <TextArea
          form={form}
          name="explanation"
          rows={2}
          maxLength={2000}
          label={say('Med vilken rätt? (om det är någon annan)', 'By what right? (if it is somebody else)')}
        />
        <RadioGroup
          form={form}
          name="channel"
          label={say('Hur kom den?', 'How did it come?')}
          choices={WithdrawalChannel.options.map((value) => ({ value, label: withdrawalChannelWords[value][lang] }))}
        />
        <TextField
          form={form}
          name="receivedOn"
          type="date"
          size="short"
          label={say('Vilken dag kom den?', 'On which day did it come?')}
        />
        <Checkbox
          form={form}
          name="said"
          label={say(
            'Det är klart sagt att ansökan återkallas, och jag vet vem som säger det',
            'It is clearly said that the application is withdrawn, and I know who says so',
          )}
        />
        <SubmitButton>{say('Registrera återkallelsen', 'Register the withdrawal')}</SubmitButton>
      </form>
    </>
  );
}

const messages = {
  from: { sv: 'Skriv vem som återkallar', en: 'Write who withdraws it' },
  channel: { sv: 'Välj hur återkallelsen kom', en: 'Choose how it came' },
  receivedOn: { sv: 'Ange dagen då den kom', en: 'Give the day on which it came' },
  said: {
    sv: 'Kryssa i när det är klart sagt. Är det oklart: fråga sökanden',
    en: 'Tick it when it is clearly said. Where it is not: ask the applicant',
  },
};
const decided = {
  sv: 'Ansökan är redan avgjord. Då finns inget att återkalla.',
  en: 'The application has been decided. There is nothing to withdraw.',
};
