import { personOf } from '../../../shared/domain/decision/committee.ts';
import { rulingOn } from '../../../shared/domain/decision/conflict-of-interest.ts';
import type { Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { Note } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { rosterOf } from './names.ts';
import { ownWord } from './own-word.ts';

type Parts = PageParts & { readonly meeting: Meeting };

/** Conflicts of interest (KL 6:28): whoever has one leaves the room and no longer counts. */
export function RecusalSection(parts: Parts) {
  const { meeting, form, lang, found } = parts;
  const { conflictRulings = [] } = found.application.status === 'PROPOSED' ? found.application : {};
  const { seats, substitutes } = found.committee;
  const declared = [...seats, ...substitutes].filter(
    ({ person: { email } }) =>
      ownWord(found, meeting, email)?.answer === 'DECLARED' && rulingOn(conflictRulings, email) === undefined,
  );
  // The committee's ruling goes before the person's word, and is about its own members here.
  const ruled = conflictRulings.filter(
    (ruling) => ruling === rulingOn(conflictRulings, ruling.email) && personOf(found.committee, ruling.email),
  );
  const open = rosterOf(meeting).filter(({ person }) => !meeting.recused.some((line) => line.person === person));
  return (
    <section id="recusals">
      <h2>{lang === 'sv' ? 'Jäv' : 'Conflicts of interest'}</h2>
      {ruled.length > 0 && (
        <Note tone="warn">
          {ruled.map(({ email, name, answer, heldOn, paragraph }) => (
            <p key={email}>
              {lang === 'sv'
                ? `Nämnden har prövat jävet ${shownDay(heldOn, lang)} § ${paragraph}: ${name} är ${answer === 'NONE' ? 'inte ' : ''}jävig`
                : `The committee ruled on ${shownDay(heldOn, lang)}, § ${paragraph}: ${name} has ${answer === 'NONE' ? 'no' : 'a'} conflict`}
            </p>
          ))}
        </Note>
      )}
      {declared.length > 0 && (
        <Note tone="warn">
          <p>
            {lang === 'sv' ? 'Har själv anmält jäv: ' : 'Declared a conflict themselves: '}
            {declared.map(({ person }) => person.name).join(', ')}
          </p>
        </Note>
      )}
      {meeting.recused.length === 0 ? (
        <p>{lang === 'sv' ? 'Inget jäv är registrerat.' : 'No recusal is registered.'}</p>
      ) : (
        <ul>
          {meeting.recused.map(({ person, name, reason }) => (
            <li key={person}>
              <strong>{name}</strong>: {reason}
            </li>
          ))}
        </ul>
      )}
      <details open={form.errors.some(({ field }) => field.startsWith('recuse'))}>
        <summary>{lang === 'sv' ? 'Registrera jäv' : 'Register a recusal'}</summary>
        <EntryForm parts={parts} step="recuse">
          <SelectField
            form={form}
            name="recusePerson"
            label={lang === 'sv' ? 'Vem' : 'Who'}
            options={open.map(({ person, name }) => ({ value: person, label: name }))}
            lang={lang}
          />
          <TextArea
            form={form}
            name="recuseReason"
            label={lang === 'sv' ? 'Skäl' : 'Reason'}
            rows={3}
            maxLength={5000}
          />
          <SubmitButton name="step" value="recuse">
            {lang === 'sv' ? 'Registrera jäv' : 'Register the recusal'}
          </SubmitButton>
        </EntryForm>
      </details>
      {meeting.recused.length > 0 && <RulingForm {...parts} />}
    </section>
  );
}

/** The committee's own ruling on a conflict that is contested (KL 6:30). */
function RulingForm(parts: Parts) {
  const { meeting, form, lang } = parts;
  return (
    <details open={form.errors.some(({ field }) => field.startsWith('rul'))}>
      <summary>{lang === 'sv' ? 'Nämnden har prövat jävet' : 'The committee has ruled on a recusal'}</summary>
      <EntryForm parts={parts} step="rule">
        <p>
          {lang === 'sv'
            ? 'Har nämnden kommit fram till att någon inte är jävig räknas personen in igen. Både det som sades och nämndens beslut finns kvar.'
            : 'When the committee has found that somebody has no conflict, they count again. Both what was said and the ruling stay.'}
        </p>
        <RadioGroup
          form={form}
          name="ruledPerson"
          label={lang === 'sv' ? 'Vem är inte jävig?' : 'Who has no conflict?'}
          choices={meeting.recused.map(({ person, name }) => ({ value: person, label: name }))}
        />
        <TextArea
          form={form}
          name="ruling"
          rows={2}
          maxLength={5000}
          label={lang === 'sv' ? 'Nämndens beslut och skäl' : 'The committee’s ruling and why'}
        />
        <SubmitButton name="step" value="rule">
          {lang === 'sv' ? 'Registrera beslutet om jäv' : 'Register the ruling'}
        </SubmitButton>
      </EntryForm>
    </details>
  );
}
