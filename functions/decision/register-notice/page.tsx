import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { decidedOn, type Decision } from '../../../shared/domain/decision/decision.ts';
import {
  type GivenNotice,
  type Notice,
  type ProofOfNotice,
  remedyDay,
} from '../../../shared/domain/decision/notice.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import type { Language, Texts } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';

const ways: Readonly<Record<ProofOfNotice['kind'], Texts>> = {
  ACKNOWLEDGED: { sv: 'Mottagaren tryckte på knappen', en: 'The addressee pressed the button' },
  REGISTERED_LETTER: { sv: 'Rekommenderat brev med mottagningsbevis', en: 'Registered letter with proof of delivery' },
  BY_HAND: { sv: 'Överlämnad personligen', en: 'Handed over in person' },
};

/** Asks how and when the notice was given, and what proves it. */
export function NoticeForm(props: {
  readonly notice: Notice;
  readonly decision: Decision;
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { notice, decision, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <p class="lead">
        {say(
          'Ingen har öppnat underrättelsen om beslutet. Ge den på annat sätt och registrera det här.',
          'Nobody has opened the notice of the decision. Give it in another way, and register that here.',
        )}
      </p>
      <SummaryList
        rows={[
          { label: say('Beslutsdag', 'Decided on'), value: shownDay(decidedOn(decision), lang) },
          { label: say('Länken skickades', 'The link was sent'), value: shownInstant(notice.sentAt, lang) },
          { label: say('Till', 'To'), value: notice.address },
        ]}
      />
      <ErrorSummary form={form} lang={lang} />
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="kind"
          label={say('Hur gavs underrättelsen?', 'How was the notice given?')}
          choices={(['REGISTERED_LETTER', 'BY_HAND'] as const).map((value) => ({ value, label: ways[value][lang] }))}
        />
        <TextField
          form={form}
          name="givenOn"
          type="date"
          size="short"
          label={say('Vilken dag fick mottagaren den?', 'On which day did the addressee get it?')}
          hint={say(
            'Dagen på beviset. Tiden för att söka rättelse räknas från den.',
            'The day on the proof. The time to seek correction runs from it.',
          )}
        />
        <TextArea
          form={form}
          name="reference"
          rows={3}
          maxLength={500}
          label={say('Vad visar det?', 'What proves it?')}
          hint={say(
            'Till exempel mottagningsbevisets nummer, eller vem som tog emot och var kvittensen finns.',
            'For example the number of the proof of delivery, or who received it and where the receipt is kept.',
          )}
        />
        <SubmitButton>
          {say('Registrera att underrättelsen är given', 'Register that the notice was given')}
        </SubmitButton>
      </form>
    </>
  );
}

/** How and when it was given, and the last day that follows from it (LOV 10:3). */
export function GivenView({ notice, lang }: { readonly notice: GivenNotice; readonly lang: Language }) {
  const { proof, givenAt, remedyLastDay } = notice;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <Note tone="good">
        <p>{say('Underrättelsen är given.', 'The notice has been given.')}</p>
      </Note>
      <SummaryList
        rows={[
          { label: say('Hur', 'How'), value: ways[proof.kind][lang] },
          {
            label: say('När', 'When'),
            value: proof.kind === 'ACKNOWLEDGED' ? shownInstant(givenAt, lang) : shownDay(stockholmDay(givenAt), lang),
          },
          ...(proof.kind === 'ACKNOWLEDGED'
            ? [{ label: say('Av', 'By'), value: proof.by }]
            : [
                { label: say('Bevis', 'Proof'), value: proof.reference },
                { label: say('Registrerad av', 'Registered by'), value: proof.registeredBy },
              ]),
        ]}
      />
      {remedyLastDay !== undefined && <p>{remedyDay(shownDay(remedyLastDay, lang))[lang]}</p>}
    </>
  );
}
