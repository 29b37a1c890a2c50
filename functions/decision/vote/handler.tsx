import * as z from 'zod/mini';
import type { DecisionBasis } from '../../../shared/domain/decision/basis.ts';
import type { MeetingError } from '../../../shared/domain/decision/meeting/error.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { castVote } from '../../../shared/domain/decision/meeting/voting.ts';
import { VoteChoice } from '../../../shared/domain/decision/meeting/vote.ts';
import { Parties } from '../../../shared/http/decision/basis.tsx';
import { RadioGroup } from '../../../shared/http/form/fields.tsx';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { meetingErrorText, MeetingProposalView } from '../../../shared/http/decision/meeting-words.tsx';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { AnswerContext, AnswerOutcome } from '../../../shared/http/task-page/definition.ts';
import { defineTaskPage } from '../../../shared/http/task-page/task-page.ts';
import { readApplication } from '../../../shared/store/application/application.ts';
import { readCommittee } from '../../../shared/store/decision/committee.ts';
import { personOf } from '../../../shared/domain/decision/committee.ts';
import { readDecisionBasis } from '../../../shared/store/decision/basis.ts';
import { commitMeeting } from '../../../shared/store/decision/in-meeting.ts';
import { readMeeting } from '../../../shared/store/decision/decision.ts';
import { stepAside } from '../../../shared/store/decision/step-aside.ts';
import { consumeLink } from '../../../shared/store/task/link.ts';
import { answerTask, readTask } from '../../../shared/store/task/task.ts';
import { taskPageStore } from '../../../shared/store/task/page.ts';
import { retryOnConcurrency } from '../../../shared/store/transact.ts';

const Ballot = z.strictObject({ choice: VoteChoice });

/** A whole committee may press at once: each that comes between is one more try. */
const tries = 60;

interface Page {
  readonly basis: DecisionBasis;
  readonly meeting: Meeting | null;
}

const taken: Texts = {
  sv: 'Omröstningen är avslutad eller så har du redan röstat. Det här svaret har inte registrerats.',
  en: 'The vote is closed, or you have voted already. This answer was not recorded.',
};

/**
 * A present member's own vote, open and once (KL 4:25, 5:55), from whoever has no conflict of interest (KL 6:28). The link is the
 * instrument; the meeting decides.
 */
export const handler = defineTaskPage(
  {
    kind: 'VOTE',
    title: { sv: 'Rösta i sammanträdet', en: 'Vote in the meeting' },
    load: async (task): Promise<Page> => ({
      basis: await readDecisionBasis(task.subject),
      meeting: await readMeeting(task.subject),
    }),
    conflictOfInterest: { parties: ({ basis }, lang) => <Parties basis={basis} lang={lang} /> },
    show: (page, lang) => <Question page={page} lang={lang} />,
    fields: (form, { meeting }, lang) => (
      <RadioGroup
        form={form}
        name="choice"
        label={lang === 'sv' ? 'Din röst' : 'Your vote'}
        choices={choices(meeting, lang)}
      />
    ),
    answerSchema: Ballot,
    review: ({ choice }, _page, lang) => <p class="lead">{choiceWords[choice][lang]}</p>,
    submit: { sv: 'Lämna rösten', en: 'Cast the vote' },
    answer: vote,
    recorded: ({ outcome }, _page, lang) => <p>{choiceWords[VoteChoice.parse(outcome)][lang]}</p>,
  },
  { store: taskPageStore(stepAside) },
);

async function vote(
  { task: pressed, link, at, lang }: AnswerContext,
  { choice }: z.infer<typeof Ballot>,
): Promise<AnswerOutcome> {
  const { subject, taskId } = pressed;
  const seat = pressed.assignee.seat ?? '';
  return retryOnConcurrency(async (): Promise<AnswerOutcome> => {
    // First the case, whose version the change is conditional on: nothing read after it can be older.
    const application = await readApplication(subject);
    const [task, meeting] = await Promise.all([readTask(subject, taskId), readMeeting(subject)]);
    if (task?.status !== 'OPEN' || application?.status !== 'PROPOSED' || meeting === null) {
      return { kind: 'CONFLICT', message: taken };
    }
    const committee = await readCommittee(subject.municipality, meeting.committee.id);
    const person = personOf(committee, pressed.assignee.email ?? '') ?? '';
    // The meeting keeps the roster it began with: nobody votes in another's name.
    if (!isOnRoster(meeting, person, task.assignee.name)) return refuse('NOT_SERVING', lang);
    const after = castVote(meeting, { seat, person, choice, at });
    if (!after.ok) return refuse(after.error, lang);
    await commitMeeting({
      application,
      meeting: after.value,
      event: {
        type: 'VOTE_CAST',
        at,
        by: task.assignee.name,
        data: { taskId, seat, person, choice, method: 'LINK', basisHash: meeting.basisHash },
      },
      also: [answerTask(task, { at, by: task.assignee.name, outcome: choice }), consumeLink(link, at)],
    });
    return { kind: 'RECORDED' };
  }, tries);
}

function isOnRoster({ seats, substitutes }: Meeting, person: string, name: string): boolean {
  const holder = seats.find(({ seat }) => seat === person) ?? substitutes.find(({ id }) => id === person);
  return holder?.name === name;
}

function refuse(error: MeetingError, lang: Language): AnswerOutcome {
  const message = meetingErrorText(error);
  if (error === 'ABSTENTION_NOT_ALLOWED')
    return { kind: 'INVALID', errors: [{ field: 'choice', message: message[lang] }] };
  return { kind: 'CONFLICT', message };
}

const choiceWords: Readonly<Record<VoteChoice, Texts>> = {
  YES: { sv: 'Ja', en: 'Yes' },
  NO: { sv: 'Nej', en: 'No' },
  ABSTAIN: { sv: 'Avstår', en: 'Abstain' },
};

function choices(meeting: Meeting | null, lang: Language) {
  const open = meeting?.abstentionAllowed === true ? VoteChoice.options : (['YES', 'NO'] as const);
  return open.map((value) => ({ value, label: choiceWords[value][lang] }));
}

function Question({ page, lang }: { readonly page: Page; readonly lang: Language }) {
  const { basis, meeting } = page;
  if (meeting?.status !== 'VOTING') {
    return (
      <Note tone="warn">
        <p>{lang === 'sv' ? 'Ingen omröstning pågår.' : 'No vote is in progress.'}</p>
      </Note>
    );
  }
  const proposalOf = (id: string) => meeting.proposals.find((proposal) => proposal.id === id);
  return (
    <>
      <Parties basis={basis} lang={lang} />
      <SummaryList
        rows={[
          {
            label: lang === 'sv' ? 'Sammanträde' : 'Meeting',
            value: `${meeting.committee.name}, ${shownDay(meeting.heldOn, lang)}`,
          },
          {
            label: lang === 'sv' ? 'Ja betyder' : 'Yes means',
            value: <MeetingProposalView proposal={proposalOf(meeting.vote.yes)} basis={basis} lang={lang} />,
          },
          {
            label: lang === 'sv' ? 'Nej betyder' : 'No means',
            value: <MeetingProposalView proposal={proposalOf(meeting.vote.no)} basis={basis} lang={lang} />,
          },
        ]}
      />
      <Note tone="calm">
        <p>
          {lang === 'sv'
            ? 'Omröstningen är öppen. Resultatet är det som ordföranden förklarar.'
            : 'The vote is open. The result is what the chair declares.'}
        </p>
      </Note>
    </>
  );
}
