import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import type { Municipality } from '../../../shared/domain/municipality/municipality.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Language } from '../../../shared/http/language.ts';
import { ContactLine } from '../../../shared/http/layout.tsx';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';

/** The receipt, and later the answer, at one address. */
export function FollowPage(props: {
  readonly complaint: Complaint;
  readonly answer: string | undefined;
  readonly municipality: Municipality;
  readonly lang: Language;
}) {
  const { complaint, answer, municipality, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { reference, receivedOn, answerBy } = complaint;
  return (
    <>
      {complaint.status === 'OPEN' ? (
        <Note tone="good">
          <p>{say('Tack. Vi har fått din synpunkt.', 'Thank you. We have received it.')}</p>
          <p>
            {say(
              'Spara adressen till den här sidan om du vill läsa svaret: den finns ingen annanstans, och den som har den kan läsa svaret.',
              'Keep the address of this page if you want to read the answer: it is nowhere else, and whoever has it can read the answer.',
            )}
          </p>
        </Note>
      ) : answer === undefined ? (
        <p>{say('Svaret är lämnat på annat sätt än här.', 'The answer was given in another way than here.')}</p>
      ) : (
        <section>
          <h2>{say('Kommunens svar', 'The municipality’s answer')}</h2>
          <p class="lines">{answer}</p>
        </section>
      )}
      <SummaryList
        rows={[
          { label: say('Referens', 'Reference'), value: reference },
          { label: say('Kom till oss', 'Came to us'), value: shownDay(receivedOn, lang) },
          complaint.status === 'OPEN'
            ? { label: say('Du får svar senast', 'You are answered by'), value: shownDay(answerBy, lang) }
            : { label: say('Besvarad', 'Answered'), value: shownDay(stockholmDay(complaint.answer.at), lang) },
        ]}
      />
      <p>
        {say('Frågor? Säg referensen till ', 'Questions? Say the reference to ')}
        <ContactLine contact={municipality.coordinator} />.
      </p>
    </>
  );
}
