import { type DecisionRight, isInMeeting } from '../../../shared/domain/decision/mode.ts';
import { capacityWords } from '../../../shared/domain/decision/position.ts';
import type { OpenTask } from '../../../shared/domain/task/task.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { proposalWord } from '../../../shared/http/decision/outcome-words.ts';
import { SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { UrgencyNote } from '../../../shared/http/decision/urgency-note.tsx';
import { bodyOf, openDecisionTasks } from '../../../shared/store/decision/pending.ts';
import { OpenQuestions } from './open-questions.tsx';
import { RulingForm } from './ruling-form.tsx';
import { TakeOverForm } from './take-over-form.tsx';
import { NotUrgent, UrgencyForm } from './urgency-form.tsx';
import type { Visit } from './visit.ts';

/** Who decides now, by what right, who has been asked, and what would make it another's to decide. */
export function DeciderPage({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { application, municipality, right, tasks, mayAct, meets, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList
        rows={[
          { label: say('Diarienummer', 'Diary number'), value: application.diaryNumber },
          {
            label: say('Förslag', 'Proposal'),
            value: proposalWord(application.proposal.outcome, municipality.terminology, lang),
          },
          { label: say('Beslutas av', 'Decided by'), value: deciderWords(right, bodyOf(application).name, lang) },
          { label: say('Tillfrågade', 'Asked'), value: openDecisionTasks(tasks).map(askedWords(lang)).join('\n') },
        ]}
      />
      <OpenQuestions
        questions={visit.questions}
        path={`${visit.request.path.slice(0, -'/decider'.length)}/conflicts`}
        lang={lang}
      />
      {right.mode === 'URGENT_CHAIR' && <UrgencyNote urgency={right.urgency} lang={lang} />}
      {mayAct && right.mode === 'URGENT_CHAIR' && <NotUrgent lang={lang} />}
      {mayAct && isInMeeting(right) && !meets && <UrgencyForm visit={visit} form={form} />}
      {visit.mayRegister && right.mode !== 'MEETING' && (
        <TakeOverForm form={form} isSubcommittees={right.mode === 'SUBCOMMITTEE'} lang={lang} />
      )}
      {visit.mayRegister && <RulingForm visit={visit} form={form} />}
    </>
  );
}

function deciderWords(right: DecisionRight, body: string, lang: Language): string {
  const point = lang === 'sv' ? 'delegationspunkt' : 'delegation point';
  if (isInMeeting(right)) {
    const meeting = lang === 'sv' ? `${body}, vid sammanträde` : `${body}, in a meeting`;
    return right.mode === 'MEETING' ? meeting : `${meeting}, ${point} ${right.delegationPoint}`;
  }
  const who = {
    DELEGATE_OFFICER: { sv: 'Tjänsteperson på delegation', en: 'An officer by delegation' },
    DELEGATE_MEMBER: { sv: 'Ledamot på delegation', en: 'A member by delegation' },
    URGENT_CHAIR: { sv: 'Ordföranden, eftersom ärendet brådskar', en: 'The chair, because the case is urgent' },
  }[right.mode];
  return `${who[lang]}, ${point} ${right.delegationPoint}`;
}

const askedWords =
  (lang: Language) =>
  ({ assignee: { name, capacity }, dueOn }: OpenTask): string =>
    `${name}${capacity === undefined ? '' : ` (${capacityWords(capacity)[lang]})`}, ${lang === 'sv' ? 'senast' : 'by'} ${shownDay(dueOn, lang)}`;
