import type { Task } from '../../../shared/domain/task/task.ts';
import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { isDecisionTask } from '../../../shared/store/decision/pending.ts';
import type { Visit } from './visit.ts';

/** Who has been asked to decide or to prepare on the basis as it is, the latest last. */
export function askedOf(tasks: readonly Task[], basisHash: string): readonly Task[] {
  return tasks.filter(
    (task) =>
      isDecisionTask(task) &&
      task.kind !== 'REGISTER_MEETING' &&
      task.kind !== 'VOTE' &&
      task.basisHash === basisHash &&
      task.assignee.email !== undefined,
  );
}

/** Somebody whom the committee may be asked to rule on. */
interface Candidate {
  readonly name: string;
  readonly email: string;
  /** They have been asked to decide or to prepare on the basis as it is. */
  readonly isAsked: boolean;
  /** What they have said of themselves. */
  readonly conflict?: Task['conflict'];
}

/** Those who have been asked first, then the rest of the committee: its substitutes, and members who are still to be asked. */
export function candidates({ application, tasks, committee }: Pick<Visit, 'application' | 'tasks' | 'committee'>) {
  const found = new Map<string, Candidate>();
  for (const { assignee, conflict } of askedOf(tasks, application.proposal.basisHash)) {
    const { name, email = '' } = assignee;
    found.set(email.toLowerCase(), { name, email, isAsked: true, conflict });
  }
  for (const { person } of [...committee.seats, ...committee.substitutes]) {
    const { name, email } = person;
    if (!found.has(email.toLowerCase())) found.set(email.toLowerCase(), { name, email, isAsked: false });
  }
  return [...found.values()];
}

/** Registers what the committee has ruled of somebody's contested conflict of interest (KL 6:30). */
export function RulingForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const declared = say('har anmält jäv', 'has declared a conflict');
  return (
    <Fold
      summary={say('Nämnden har prövat en fråga om jäv', 'The committee has ruled on a conflict of interest')}
      fields={['person', 'answer', 'reason', 'rulingHeldOn', 'rulingParagraph']}
      form={form}
    >
      <RadioGroup
        form={form}
        name="person"
        label={say('Vem gäller det?', 'Whom is it about?')}
        choices={candidates(visit).map(({ name, email, conflict }) => ({
          value: email,
          label: conflict === 'DECLARED' ? `${name} (${declared})` : name,
        }))}
      />
      <RadioGroup
        form={form}
        name="answer"
        label={say('Vad beslutade nämnden?', 'What did the committee rule?')}
        choices={[
          {
            value: 'NONE',
            label: say('Inte jävig', 'No conflict'),
            hint: say('En delegat får frågan på nytt.', 'A delegate is asked again.'),
          },
          {
            value: 'DECLARED',
            label: say('Jävig', 'A conflict'),
            hint: say('En delegats ärende går till nämnden.', 'A delegate’s case goes to the committee.'),
          },
        ]}
      />
      <TextArea
        form={form}
        name="reason"
        rows={2}
        maxLength={2000}
        label={say('Nämndens skäl', 'The committee’s reasons')}
      />
      <TextField
        form={form}
        name="rulingHeldOn"
        type="date"
        size="short"
        label={say('Vilken dag beslutade nämnden det?', 'On which day did the committee rule so?')}
      />
      <TextField form={form} name="rulingParagraph" size="short" label={say('Paragraf (§)', 'Item (§)')} />
      <SubmitButton name="step" value="rule">
        {say('Registrera beslutet om jäv', 'Register the ruling')}
      </SubmitButton>
    </Fold>
  );
}
