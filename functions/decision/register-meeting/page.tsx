import type { ComponentChildren } from 'preact';
import type { Evidence } from '../../../shared/domain/application/evidence.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { documentPath } from '../../../shared/domain/task/address.ts';
import { clericalErrorWords } from '../../../shared/http/decision/clerical-error-words.ts';
import { BasisView } from '../../../shared/http/decision/basis.tsx';
import { DocumentLinks } from '../../../shared/http/register/document-links.tsx';
import { ErrorSummary, SubmitButton, TextField } from '../../../shared/http/form/fields.tsx';
import { renderPage } from '../../../shared/http/layout.tsx';
import { MeetingProposalView } from '../../../shared/http/decision/meeting-words.tsx';
import { Note, Progress, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { ExcerptSection } from './excerpt.tsx';
import { meetingTitle, nameOf } from './names.ts';
import { AttendanceSection, Quorum, ServingSection } from './presence.tsx';
import { ProposalList, ProposalSection } from './proposals.tsx';
import { RecusalSection } from './recusals.tsx';
import { ReservationSection } from './reservations.tsx';
import { AskForVote, DeclareSection, TallyView, VoteInProgress } from './voting.tsx';

interface PageProps extends PageParts {
  readonly municipality: Municipality;
  readonly staff: { readonly name: string };
}

const steps = { none: 1, OPEN: 2, VOTING: 3, VOTED: 4, DECLARED: 4 } as const;

/** The case at the meeting, where it stands; one entry at a time. */
export function meetingPage(props: PageProps): string {
  const { found, form, lang } = props;
  const { meeting, application } = found;
  return document(
    props,
    <>
      <ErrorSummary form={form} lang={lang} />
      {meeting !== null && <Quorum meeting={meeting} lang={lang} />}
      <Facts {...props} />
      {meeting !== null && <MendDay {...props} />}
      <Questions found={found} lang={lang} />
      {meeting === null ? <OpenItem {...props} /> : <Running {...props} meeting={meeting} />}
      <details open={meeting === null || found.basis.lost.length > 0}>
        <summary>
          {lang === 'sv' ? `Underlaget i ${application.diaryNumber}` : `The basis of ${application.diaryNumber}`}
        </summary>
        <DocumentLinks path={documentPath(found.task.subject)} lang={lang} />
        <BasisView basis={found.basis} lang={lang} />
      </details>
    </>,
    { step: steps[meeting?.status ?? 'none'] },
  );
}

/** What was registered, once the chair's result is in. @param refused an entry came after it */
export function recordPage(
  props: PageProps & {
    readonly refused: boolean;
    readonly excerpts: readonly Evidence[];
    readonly casePath: string;
  },
): string {
  const { found, lang, excerpts, casePath } = props;
  const { meeting } = found;
  return document(
    props,
    <>
      <ErrorSummary form={props.form} lang={lang} />
      {props.refused && (
        <Note tone="warn">
          <p>
            {lang === 'sv'
              ? 'Ärendet var redan avgjort. Det du skickade har inte registrerats.'
              : 'The case was settled already. What you sent was not registered.'}
          </p>
        </Note>
      )}
      <Facts {...props} />
      {meeting === null ? (
        <p>{lang === 'sv' ? 'Inget sammanträde är registrerat.' : 'No meeting is registered.'}</p>
      ) : (
        <Recorded {...props} meeting={meeting} />
      )}
      {meeting?.status === 'DECLARED' && <ReservationSection {...props} meeting={meeting} />}
      {meeting?.status === 'DECLARED' && <ExcerptSection excerpts={excerpts} casePath={casePath} lang={lang} />}
    </>,
    {},
  );
}

function document(props: PageProps, content: ComponentChildren, { step }: { readonly step?: number }): string {
  const { lang, municipality, staff, form } = props;
  return renderPage(content, {
    title: meetingTitle(props.found, municipality)[lang],
    lang,
    municipality,
    staff,
    invalid: form.errors.length > 0,
    wide: true,
    ...(step === undefined ? {} : { above: <Progress step={step} of={4} lang={lang} /> }),
  });
}

function Facts({ found, lang }: PageProps) {
  const { application, meeting, tasks } = found;
  const asked = tasks.filter(({ kind, basisHash }) => kind === 'PREPARE' && basisHash === found.task.basisHash);
  const read = asked.filter(({ status }) => status === 'ANSWERED').length;
  return (
    <SummaryList
      rows={[
        { label: lang === 'sv' ? 'Diarienummer' : 'Case number', value: application.diaryNumber },
        { label: lang === 'sv' ? 'Sökande' : 'Applicant', value: application.applicantName },
        ...(meeting === null
          ? []
          : [
              {
                label: lang === 'sv' ? 'Sammanträde' : 'Meeting',
                value: `${meeting.committee.name}, ${shownDay(meeting.heldOn, lang)}`,
              },
            ]),
        {
          label: lang === 'sv' ? 'Har läst underlaget' : 'Have read the basis',
          value: `${String(read)} ${lang === 'sv' ? 'av' : 'of'} ${String(asked.length)}`,
        },
      ]}
    />
  );
}

/** What members asked when they prepared; each under their own name, nothing counted. */
function Questions({ found, lang }: Pick<PageProps, 'found' | 'lang'>) {
  const current = new Set(
    found.tasks.flatMap(({ kind, taskId, basisHash }) =>
      kind === 'PREPARE' && basisHash === found.task.basisHash ? [taskId] : [],
    ),
  );
  const asked = found.events.flatMap(({ type, by, data: { taskId, question } }) =>
    type === 'MEETING_PREPARED' && typeof question === 'string' && typeof taskId === 'string' && current.has(taskId)
      ? [{ by, question }]
      : [],
  );
  if (asked.length === 0) return null;
  return (
    <>
      <h2>{lang === 'sv' ? 'Frågor inför sammanträdet' : 'Questions before the meeting'}</h2>
      <ul>
        {asked.map(({ by, question }) => (
          <li key={by}>
            <strong>{by}</strong>: {question}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The day as it was registered when the item was opened, till the chair's result is in. */
function MendDay(props: PageProps) {
  const { form, lang } = props;
  return (
    <details open={form.errors.some(({ field }) => field === 'mendedTo')}>
      <summary>{lang === 'sv' ? 'Rätta sammanträdets datum' : 'Mend the date of the meeting'}</summary>
      <EntryForm parts={props} step="mend-day">
        <TextField
          form={form}
          name="mendedTo"
          type="date"
          size="short"
          label={lang === 'sv' ? 'Rätt datum' : 'The right date'}
        />
        <SubmitButton name="step" value="mend-day">
          {lang === 'sv' ? 'Rätta datumet' : 'Mend the date'}
        </SubmitButton>
      </EntryForm>
    </details>
  );
}

function OpenItem(props: PageProps) {
  const { form, lang } = props;
  return (
    <section id="open">
      <h2>{lang === 'sv' ? 'Ta upp ärendet' : 'Open the item'}</h2>
      <EntryForm parts={props} step="open">
        <TextField
          form={form}
          name="heldOn"
          type="date"
          size="short"
          label={lang === 'sv' ? 'Sammanträdets datum' : 'Date of the meeting'}
        />
        <SubmitButton name="step" value="open">
          {lang === 'sv' ? 'Ta upp ärendet' : 'Open the item'}
        </SubmitButton>
      </EntryForm>
    </section>
  );
}

function Running({ meeting, ...props }: PageProps & { readonly meeting: Meeting }) {
  switch (meeting.status) {
    case 'OPEN':
      return (
        <>
          <AttendanceSection {...props} meeting={meeting} />
          <RecusalSection {...props} meeting={meeting} />
          <ServingSection {...props} meeting={meeting} />
          <ProposalSection {...props} meeting={meeting} />
          <AskForVote {...props} meeting={meeting} />
          <DeclareSection {...props} meeting={meeting} />
        </>
      );
    case 'VOTING':
      return (
        <>
          <VoteInProgress {...props} meeting={meeting} />
          <AttendanceSection {...props} meeting={meeting} />
          <RecusalSection {...props} meeting={meeting} />
          <ServingSection {...props} meeting={meeting} />
        </>
      );
    case 'VOTED':
      return (
        <>
          <ProposalList {...props} meeting={meeting} />
          <DeclareSection {...props} meeting={meeting} />
        </>
      );
    case 'DECLARED':
      return <Recorded {...props} meeting={meeting} />;
  }
}

function Recorded({ found, lang, meeting, ...props }: PageProps & { readonly meeting: Meeting }) {
  const declared = meeting.status === 'DECLARED' ? meeting.declared : undefined;
  const won = meeting.proposals.find(({ id }) => id === declared?.proposal);
  const present = Object.entries(meeting.serving).filter(
    ([, person]) =>
      (meeting.attendance[person] ?? 'ABSENT') !== 'ABSENT' && !meeting.recused.some((line) => line.person === person),
  );
  return (
    <>
      {declared !== undefined && (
        <Note tone="good">
          <p>
            <strong>§ {declared.paragraph}</strong>{' '}
            {lang === 'sv'
              ? `${declared.chair} förklarade resultatet; registrerat ${shownInstant(declared.at, lang)}.`
              : `${declared.chair} declared the result; registered on ${shownInstant(declared.at, lang)}.`}
          </p>
          <p>
            <MeetingProposalView proposal={won} basis={found.basis} lang={lang} />
          </p>
          {found.putRight.map((error) => (
            <p key={error.at}>{clericalErrorWords(error, lang)}</p>
          ))}
        </Note>
      )}
      <SummaryList
        rows={[
          {
            label: lang === 'sv' ? 'Tjänstgjorde' : 'Served',
            value: present.map(([seat, person]) => `${seat}: ${nameOf(meeting, person)}`).join('\n'),
          },
          {
            label: lang === 'sv' ? 'Jäv' : 'Recused',
            value: meeting.recused.map(({ name, reason }) => `${name}: ${reason}`).join('\n') || '–',
          },
          ...(meeting.rulings ?? []).map(({ name, reason, ruling }) => ({
            label: lang === 'sv' ? 'Prövat jäv' : 'Recusal ruled on',
            value: `${name}: ${reason}\n${ruling}`,
          })),
        ]}
      />
      <h2>{lang === 'sv' ? 'Yrkanden' : 'Proposals'}</h2>
      <ProposalList {...props} found={found} lang={lang} meeting={meeting} />
      <TallyView meeting={meeting} lang={lang} />
    </>
  );
}
