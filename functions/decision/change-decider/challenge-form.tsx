import { mostChallenges } from '../../../shared/domain/decision/conflict-of-interest.ts';
import { SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { Fold } from '../../../shared/http/form/fold.tsx';
import { type FieldError, type FormState, parseForm } from '../../../shared/http/form/form.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import type { Texts } from '../../../shared/http/language.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { accountHash, registerChallenge } from '../../../shared/store/decision/conflict-of-interest.ts';
import * as z from 'zod/mini';
import type { ConflictsVisit } from './conflicts.tsx';

/** Chosen for somebody who is in none of the lists. */
const somebodyElse = 'ELSE';

const Sent = z.object({
  challenged: z.string().check(z.minLength(1), z.maxLength(100)),
  challengedName: z.optional(z.string().check(z.trim(), z.maxLength(200))),
  challengedEmail: z.optional(z.string().check(z.trim(), z.maxLength(254))),
  raisedBy: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  doubt: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});

/** Registers that a party, a member or an officer doubts somebody's impartiality (KL 6:30, 7:4). */
export async function challenge(visit: ConflictsVisit): Promise<readonly FieldError[]> {
  const { request, subject, staff, lang, mayChallenge } = visit;
  if (!mayChallenge) throw new NotAllowed();
  const parsed = parseForm(Sent, request.form, lang);
  if (!parsed.ok) return parsed.errors;
  const { challenged, challengedName = '', challengedEmail = '', raisedBy, doubt: reason } = parsed.value;
  const wrong = (field: string, words: Texts): readonly FieldError[] => [{ field, message: words[lang] }];
  const isElse = challenged === somebodyElse;
  if (isElse && challengedName === '') {
    return wrong('challengedName', { sv: 'Skriv personens namn', en: 'Write the person’s name' });
  }
  if (isElse && !z.safeParse(z.email(), challengedEmail).success) {
    return wrong('challengedEmail', {
      sv: 'Skriv en e-postadress, till exempel namn@kommun.example',
      en: 'Write an e-mail address, for example name@municipality.example',
    });
  }
  const sought = isElse ? accountHash({ email: challengedEmail }) : challenged;
  const known = visit.people.find(({ who }) => who === sought);
  const about = known ?? (isElse ? { who: sought, name: challengedName } : undefined);
  if (about === undefined) return wrong('challenged', { sv: 'Välj vem det gäller', en: 'Choose whom it is about' });
  const registered = await registerChallenge(subject, about, { raisedBy, reason, by: staff.name, at: now() });
  if (registered.ok) return [];
  return wrong('challenged', {
    sv: `Frågan om personens jäv har redan väckts ${String(mostChallenges)} gånger. Registrera prövningen.`,
    en: `It has been raised ${String(mostChallenges)} times of that person. Register the ruling.`,
  });
}

export function ChallengeForm({ visit, form }: { readonly visit: ConflictsVisit; readonly form: FormState }) {
  const { people, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Fold
      summary={say('Någon har ifrågasatt en persons opartiskhet', 'Somebody’s impartiality has been doubted')}
      fields={['challenged', 'challengedName', 'challengedEmail', 'raisedBy', 'doubt']}
      form={form}
    >
      <p>
        {say(
          'Vem som helst får väcka frågan, också sökanden, och om vem som helst som deltar i ärendet. Den som det gäller behöver inte ha svarat på något. Frågan ska prövas snarast, av andra än personen själv.',
          'Anybody may raise the question, the applicant too, and of anybody who takes part in the case. The person need not have answered anything. It is to be ruled on as soon as possible, by others than that person.',
        )}
      </p>
      <SelectField
        form={form}
        name="challenged"
        label={say('Vem gäller det?', 'Whom is it about?')}
        options={[
          ...people.map(({ who, name }) => ({ value: who, label: name })),
          { value: somebodyElse, label: say('Någon annan', 'Somebody else') },
        ]}
        lang={lang}
      />
      <TextField form={form} name="challengedName" label={say('Någon annans namn', 'Somebody else’s name')} />
      <TextField
        form={form}
        name="challengedEmail"
        type="email"
        label={say('Någon annans e-postadress i tjänsten', 'Somebody else’s e-mail address at work')}
        hint={say('Den som personen loggar in med.', 'The one that they sign in with.')}
      />
      <TextField form={form} name="raisedBy" label={say('Vem har väckt frågan?', 'Who raised it?')} />
      <TextArea form={form} name="doubt" rows={2} maxLength={2000} label={say('Varför?', 'Why?')} />
      <SubmitButton name="step" value="challenge">
        {say('Registrera frågan', 'Register the question')}
      </SubmitButton>
    </Fold>
  );
}
