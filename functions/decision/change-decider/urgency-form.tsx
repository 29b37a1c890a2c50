import { RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import type { Visit } from './visit.ts';

/** Proposes that the chair decides, in this case alone; without the committee's delegation it says why nobody can. */
export function UrgencyForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { municipality, committee, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { urgentDelegation } = municipality;
  if (urgentDelegation === undefined) {
    return (
      <p>
        {say(
          'Kan ärendet inte vänta? Nämnden har inte delegerat brådskande beslut till sin ordförande, så ett sådant beslut skulle vara ogiltigt (KL 6:39).',
          'Can the case not wait? The committee has not delegated urgent decisions to its chair, so such a decision would be void (KL 6:39).',
        )}
      </p>
    );
  }
  const chair = committee.seats.find(({ role }) => role === 'CHAIR');
  const deputy = committee.seats.find(({ seat }) => seat === urgentDelegation.deputySeat);
  return (
    <Fold
      summary={say('Ärendet kan inte vänta på nämnden', 'The case can not await the committee')}
      fields={['as', 'reason', 'nextMeetingOn']}
      form={form}
    >
      <p>
        {say(
          `Ordföranden får besluta enligt delegationspunkt ${urgentDelegation.delegationPoint} när ett ärende är så brådskande att nämnden inte kan avvaktas (KL 6:39). Beslutet anmäls vid nämndens nästa sammanträde.`,
          `The chair may decide by delegation point ${urgentDelegation.delegationPoint} when a case is so urgent that the committee can not be awaited (KL 6:39). The decision is reported at the committee’s next meeting.`,
        )}
      </p>
      <RadioGroup
        form={form}
        name="as"
        label={say('Vem ska besluta?', 'Who is to decide?')}
        choices={[
          { value: 'CHAIR', label: `${say('Ordföranden', 'The chair')}, ${chair?.person.name ?? '–'}` },
          ...(deputy === undefined
            ? []
            : [{ value: 'DEPUTY', label: `${say('Utsedd ledamot', 'The named member')}, ${deputy.person.name}` }]),
        ]}
      />
      <TextArea
        form={form}
        name="reason"
        rows={3}
        maxLength={2000}
        label={say('Varför kan det inte vänta?', 'Why can it not wait?')}
      />
      <TextField
        form={form}
        name="nextMeetingOn"
        type="date"
        size="short"
        label={say('Nämndens nästa sammanträde', 'The committee’s next meeting')}
      />
      <SubmitButton name="step" value="urgent">
        {say('Be om ett brådskande beslut', 'Ask for an urgent decision')}
      </SubmitButton>
    </Fold>
  );
}

/** It can wait after all. */
export function NotUrgent({ lang }: { readonly lang: Language }) {
  return (
    <form method="post" novalidate>
      <SubmitButton name="step" value="not-urgent" second>
        {lang === 'sv' ? 'Ärendet kan vänta: låt nämnden besluta' : 'The case can wait: let the committee decide'}
      </SubmitButton>
    </form>
  );
}
