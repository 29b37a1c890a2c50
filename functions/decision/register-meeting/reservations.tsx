import type { MeetingIn } from '../../../shared/domain/decision/meeting/meeting.ts';
import { SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { servingOf } from './names.ts';

type Parts = PageParts & { readonly meeting: MeetingIn<'DECLARED'> };

/** Who reserved themself against the decision (KL 4:27), and whether the item's minutes are adjusted. */
export function ReservationSection(parts: Parts) {
  const { meeting, lang } = parts;
  const { reservations = [], adjusted } = meeting;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <section id="reservations">
      <h2>{say('Reservationer och justering', 'Reservations and adjustment')}</h2>
      {reservations.length === 0 ? (
        <p>{say('Ingen reservation är registrerad.', 'No reservation is registered.')}</p>
      ) : (
        <ul>
          {reservations.map(({ person, name, words }) => (
            <li key={person}>
              <strong>{name}</strong>
              {words === undefined ? '' : `: ${words}`}
            </li>
          ))}
        </ul>
      )}
      {adjusted === undefined ? (
        <>
          <ReserveForm {...parts} />
          <AdjustForm {...parts} />
        </>
      ) : (
        <p>
          {say('Paragrafen justerades ', 'The item of the minutes was adjusted on ')}
          {shownDay(adjusted.on, lang)}.
        </p>
      )}
    </section>
  );
}

function ReserveForm(parts: Parts) {
  const { meeting, form, lang } = parts;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { reservations = [] } = meeting;
  const left = servingOf(meeting).filter(({ person }) => !reservations.some((line) => line.person === person));
  if (left.length === 0) return null;
  return (
    <details open={form.errors.some(({ field }) => field.startsWith('reserv'))}>
      <summary>{say('Registrera en reservation', 'Register a reservation')}</summary>
      <EntryForm parts={parts} step="reserve">
        <p>
          {say(
            'Den som deltog i beslutet kan reservera sig mot det. Det ska ha sagts innan sammanträdet avslutades (KL 4:27).',
            'Whoever took part in the decision may reserve themself against it. It has to have been said before the meeting ended (KL 4:27).',
          )}
        </p>
        <SelectField
          form={form}
          name="reservedPerson"
          label={say('Vem reserverade sig?', 'Who reserved themself?')}
          options={left.map(({ person, name }) => ({ value: person, label: name }))}
          lang={lang}
        />
        <TextArea
          form={form}
          name="reservation"
          rows={3}
          maxLength={5000}
          label={say('Reservationens text, om det finns någon', 'The words of the reservation, if there are any')}
        />
        <SubmitButton name="step" value="reserve" second>
          {say('Registrera reservationen', 'Register the reservation')}
        </SubmitButton>
      </EntryForm>
    </details>
  );
}

function AdjustForm(parts: Parts) {
  const { form, lang } = parts;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <details open={form.errors.some(({ field }) => field === 'adjustedOn')}>
      <summary>{say('Registrera att paragrafen är justerad', 'Register that the item is adjusted')}</summary>
      <EntryForm parts={parts} step="adjust">
        <p>{say('Därefter kan ingen reservation läggas till.', 'After that no reservation can be added.')}</p>
        <TextField form={form} name="adjustedOn" type="date" size="short" label={say('Justerad den', 'Adjusted on')} />
        <SubmitButton name="step" value="adjust" second>
          {say('Registrera justeringen', 'Register the adjustment')}
        </SubmitButton>
      </EntryForm>
    </details>
  );
}
