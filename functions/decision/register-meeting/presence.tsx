import type { Attendance, Meeting } from '../../../shared/domain/decision/meeting/meeting.ts';
import { presidingPerson, quorate, servingPersons } from '../../../shared/domain/decision/meeting/who-serves.ts';
import type { SeatRole } from '../../../shared/domain/decision/committee.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { errorOf } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { Note, Table } from '../../../shared/http/parts.tsx';
import { EntryForm, type PageParts } from './entry-form.tsx';
import { nameOf, rosterOf, servingOf } from './names.ts';
import { Select, SelectField } from '../../../shared/http/form/select-field.tsx';

type Parts = PageParts & { readonly meeting: Meeting };

const attendanceWords: Readonly<Record<Attendance, Texts>> = {
  ABSENT: { sv: 'Frånvarande', en: 'Absent' },
  PRESENT_IN_ROOM: { sv: 'På plats', en: 'In the room' },
  PRESENT_REMOTE: { sv: 'På distans, ljud och bild', en: 'Remote, sound and picture' },
};

const roleWords: Readonly<Record<SeatRole, Texts>> = {
  CHAIR: { sv: 'ordförande', en: 'chair' },
  VICE_CHAIR: { sv: 'vice ordförande', en: 'vice-chair' },
  MEMBER: { sv: 'ledamot', en: 'member' },
};

/** Whether the committee may handle the case as things stand: counted on its seats (KL 6:27). */
export function Quorum({ meeting, lang }: { readonly meeting: Meeting; readonly lang: Language }) {
  const [serving, seats] = [servingPersons(meeting).length, meeting.seats.length];
  const enough = quorate(meeting);
  const presiding = presidingPerson(meeting);
  const count = `${String(serving)} ${lang === 'sv' ? 'av' : 'of'} ${String(seats)}`;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Note tone={enough ? 'good' : 'warn'}>
      <p>
        <strong>
          {enough
            ? say('Nämnden är beslutsför.', 'The committee has a quorum.')
            : say('Nämnden är inte beslutsför.', 'The committee has no quorum.')}
        </strong>{' '}
        {say(
          `${count} platser har någon som tjänstgör; fler än hälften krävs.`,
          `${count} seats have somebody who serves; more than half are needed.`,
        )}{' '}
        {presiding === undefined
          ? say('Ingen leder sammanträdet.', 'Nobody presides.')
          : say(`Ordförande: ${nameOf(meeting, presiding)}.`, `In the chair: ${nameOf(meeting, presiding)}.`)}
      </p>
    </Note>
  );
}

/** Who is there; whoever loses the connection is absent (KL 5:16). */
export function AttendanceSection(parts: Parts) {
  const { meeting, form, lang } = parts;
  const options = (
    meeting.remoteAllowed
      ? (['ABSENT', 'PRESENT_IN_ROOM', 'PRESENT_REMOTE'] as const)
      : (['ABSENT', 'PRESENT_IN_ROOM'] as const)
  ).map((value) => ({ value, label: attendanceWords[value][lang] }));
  const place = (person: string): string => {
    const seat = meeting.seats.find((line) => line.seat === person);
    if (seat === undefined) return lang === 'sv' ? `ersättare ${person}` : `substitute ${person}`;
    return `${lang === 'sv' ? 'plats' : 'seat'} ${person}, ${roleWords[seat.role][lang]}`;
  };
  return (
    <section id="attendance">
      <h2>{lang === 'sv' ? 'Närvaro' : 'Attendance'}</h2>
      <EntryForm parts={parts} step="attendance">
        <Table
          caption={lang === 'sv' ? 'Ledamöter och ersättare' : 'Members and substitutes'}
          columns={[
            { heading: lang === 'sv' ? 'Namn' : 'Name' },
            { heading: lang === 'sv' ? 'Närvaro' : 'Attendance' },
          ]}
          rows={rosterOf(meeting).map(({ person, name }) => {
            const field = `attendance-${person}`;
            return [
              <label for={field}>
                {name}, {place(person)}
              </label>,
              <>
                {errorOf(form, field) !== undefined && (
                  <p class="error" id={`${field}-error`}>
                    {errorOf(form, field)}
                  </p>
                )}
                <Select
                  form={form}
                  name={field}
                  label={name}
                  options={options}
                  current={meeting.attendance[person] ?? 'ABSENT'}
                  lang={lang}
                  describedBy={errorOf(form, field) === undefined ? undefined : `${field}-error`}
                />
              </>,
            ];
          })}
        />
        <SubmitButton name="step" value="attendance">
          {lang === 'sv' ? 'Spara närvaron' : 'Save the attendance'}
        </SubmitButton>
      </EntryForm>
    </section>
  );
}

/** Substitutes are called in by seat, in the order that the council decided (KL 6:17). */
export function ServingSection(parts: Parts) {
  const { meeting, form, lang } = parts;
  const able = new Set(servingPersons(meeting));
  return (
    <section id="serving">
      <h2>{lang === 'sv' ? 'Tjänstgörande' : 'Who serves'}</h2>
      <Table
        caption={lang === 'sv' ? 'Nämndens platser' : 'The committee’s seats'}
        columns={[{ heading: lang === 'sv' ? 'Plats' : 'Seat' }, { heading: lang === 'sv' ? 'Tjänstgör' : 'Serves' }]}
        rows={meeting.seats.map(({ seat, name }) => {
          const person = meeting.serving[seat] ?? '';
          return [
            `${seat}, ${name}`,
            able.has(person) ? (
              nameOf(meeting, person)
            ) : (
              <EntryForm parts={parts} step="substitute">
                <input type="hidden" name="seat" value={seat} />
                {lang === 'sv' ? 'Ingen ' : 'Nobody '}
                <SubmitButton name="step" value="substitute" second>
                  {lang === 'sv' ? `Kalla in ersättare på plats ${seat}` : `Call a substitute to seat ${seat}`}
                </SubmitButton>
              </EntryForm>
            ),
          ];
        })}
      />
      {presidingPerson(meeting) === undefined && able.size > 0 && (
        <EntryForm parts={parts} step="preside">
          <SelectField
            form={form}
            name="presidePerson"
            label={lang === 'sv' ? 'Vald att leda sammanträdet' : 'Chosen to preside'}
            options={servingOf(meeting).map(({ person, name }) => ({ value: person, label: name }))}
            lang={lang}
          />
          <SubmitButton name="step" value="preside">
            {lang === 'sv' ? 'Registrera ordförande' : 'Register who presides'}
          </SubmitButton>
        </EntryForm>
      )}
    </section>
  );
}
