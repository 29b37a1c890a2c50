import type {
  ConflictRuling,
  StaffConflict,
  StaffRuling,
} from '../../../shared/domain/decision/conflict-of-interest.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { ChallengeForm } from './challenge-form.tsx';
import type { ConflictsVisit } from './conflicts.tsx';
import { OpenQuestions } from './open-questions.tsx';

/** Who has said what of whose impartiality, what was ruled of it, and the ways to say or to register more. */
export function ConflictsPage({ visit, form }: { readonly visit: ConflictsVisit; readonly form: FormState }) {
  const { application, said, rulings, questions, isOut, mayDeclare, lang } = visit;
  const committee = visit.municipality.committee.name;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <SummaryList rows={[{ label: say('Diarienummer', 'Diary number'), value: application.diaryNumber }]} />
      {isOut && (
        <Note tone="warn">
          <p>
            {say(
              'Du är jävig i ärendet och ska inte göra något mer i det. Någon annan tar över.',
              'You have a conflict of interest in the case and are to do nothing more in it. Somebody else takes over.',
            )}
          </p>
        </Note>
      )}
      <OpenQuestions questions={questions} lang={lang} />
      <h2>{say('Vad som har sagts och prövats', 'What has been said and ruled')}</h2>
      {said.length + rulings.length === 0 ? (
        <p>{say('Ingen har svarat på frågan om jäv än.', 'Nobody has answered the question yet.')}</p>
      ) : (
        <SummaryList
          rows={[
            ...said.map((one) => ({ label: one.name, value: wordsOf(one, committee, lang) })),
            ...rulings.map((one) => ({ label: one.name, value: memberWords(one, committee, lang) })),
          ]}
        />
      )}
      {mayDeclare && <DeclareForm lang={lang} />}
      {visit.mayChallenge && <ChallengeForm visit={visit} form={form} />}
      {visit.mayRegister && <RulingForm visit={visit} form={form} />}
    </>
  );
}

function wordsOf({ said, challenges = [], ruling }: StaffConflict, committee: string, lang: Language): string {
  return [
    said === undefined ? ownWords.NOT_ASKED[lang] : `${ownWords[said.answer][lang]}, ${shownInstant(said.at, lang)}`,
    ...challenges.map(({ raisedBy, reason, at }) =>
      lang === 'sv'
        ? `Ifrågasatt av ${raisedBy}, ${shownInstant(at, lang)}: ${reason}`
        : `Doubted by ${raisedBy}, ${shownInstant(at, lang)}: ${reason}`,
    ),
    ...(ruling === undefined ? [] : [rulingWords(ruling, committee, lang)]),
  ].join('\n');
}

const ownWords = {
  NONE: { sv: 'Har svarat att inget jäv finns', en: 'Answered that there is no conflict' },
  DECLARED: { sv: 'Har anmält jäv', en: 'Declared a conflict' },
  NOT_ASKED: { sv: 'Har inte tillfrågats', en: 'Has not been asked' },
} as const;

function memberWords({ answer, reason, heldOn, paragraph }: ConflictRuling, committee: string, lang: Language): string {
  return rulingWords({ answer, reason, ruledBy: { who: 'COMMITTEE', heldOn, paragraph } }, committee, lang);
}

function rulingWords(
  { answer, reason, ruledBy }: Pick<StaffRuling, 'answer' | 'reason' | 'ruledBy'>,
  committee: string,
  lang: Language,
): string {
  const found = {
    NONE: { sv: 'inte jävig', en: 'no conflict' },
    DECLARED: { sv: 'jävig', en: 'a conflict' },
  }[answer][lang];
  const on = shownDay(ruledBy.heldOn, lang);
  const who =
    ruledBy.who === 'COMMITTEE'
      ? `${committee} ${on} § ${ruledBy.paragraph}`
      : `${ruledBy.name} ${on}, ${lang === 'sv' ? 'delegationspunkt' : 'delegation point'} ${ruledBy.delegationPoint}`;
  return lang === 'sv' ? `Prövat av ${who}: ${found}. ${reason}` : `Ruled on by ${who}: ${found}. ${reason}`;
}

function DeclareForm({ lang }: { readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Är du själv jävig?', 'Do you have a conflict of interest yourself?')}
      fields={[]}
      form={emptyForm}
    >
      <p>
        {say(
          'Har du fått veta något som gör att din opartiskhet kan ifrågasättas ska du säga det själv, genast. Då tar någon annan över, och du kommer inte åt ärendet mer.',
          'If you have come to know anything that makes your impartiality doubtful, you are to say so yourself, at once. Somebody else then takes over, and the case is closed to you.',
        )}
      </p>
      <SubmitButton name="step" value="declare">
        {say('Anmäl att jag kan vara jävig', 'Say that I may have a conflict')}
      </SubmitButton>
    </Fold>
  );
}

function RulingForm({ visit, form }: { readonly visit: ConflictsVisit; readonly form: FormState }) {
  const { people, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Jävet är ifrågasatt och har prövats', 'It is contested and has been ruled on')}
      fields={['person', 'answer', 'reason', 'who', 'heldOn', 'paragraph', 'delegate', 'delegationPoint']}
      form={form}
    >
      <SelectField
        form={form}
        name="person"
        label={say('Vem gäller det?', 'Whom is it about?')}
        options={people.map(({ who, name }) => ({ value: who, label: name }))}
        lang={lang}
      />
      <RadioGroup
        form={form}
        name="answer"
        label={say('Vad blev prövningen?', 'What was ruled?')}
        choices={[
          {
            value: 'NONE',
            label: say('Inte jävig', 'No conflict'),
            hint: say('Får gå vidare med ärendet.', 'May go on with the case.'),
          },
          {
            value: 'DECLARED',
            label: say('Jävig', 'A conflict'),
            hint: say('Kommer inte åt ärendet mer.', 'The case is closed to them.'),
          },
        ]}
      />
      <TextArea form={form} name="reason" rows={2} maxLength={2000} label={say('Skälen', 'The reasons')} />
      <RadioGroup
        form={form}
        name="who"
        label={say('Vem prövade det?', 'Who ruled on it?')}
        choices={[
          { value: 'COMMITTEE', label: say('Nämnden, vid sammanträde', 'The committee, in a meeting') },
          { value: 'DELEGATE', label: say('En delegat', 'A delegate') },
        ]}
      />
      <TextField form={form} name="heldOn" type="date" size="short" label={say('Vilken dag?', 'On which day?')} />
      <TextField
        form={form}
        name="paragraph"
        size="short"
        label={say('Nämndens paragraf (§)', 'The committee’s item (§)')}
      />
      <TextField form={form} name="delegate" label={say('Delegatens namn', 'The delegate’s name')} />
      <TextField form={form} name="delegationPoint" size="short" label={say('Delegationspunkt', 'Delegation point')} />
      <SubmitButton name="step" value="rule">
        {say('Registrera prövningen', 'Register the ruling')}
      </SubmitButton>
    </Fold>
  );
}
