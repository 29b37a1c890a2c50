import { type ReadingReview, ReviewVerdict } from '../../../shared/domain/complaint/reading.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import type { Language } from '../../../shared/http/language.ts';
import { Note, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';

const groundWords = {
  ASSIGNED: { sv: 'hade ärendet', en: 'had the case' },
  COORDINATOR: { sv: 'samordnar', en: 'coordinates' },
  RESPONSIBLE: { sv: 'ansvarar för missförhållanden', en: 'answers for misconduct' },
} as const;

const verdictWords = {
  IN_ORDER: { sv: 'Allt är i ordning', en: 'All is in order' },
  TO_BE_ASKED: { sv: 'Något behöver frågas vidare om', en: 'Something needs to be asked about' },
} as const;

/** Each month's sample, the latest first; whoever reviews it sees who read what and when, never what it said. */
export function ReviewsPage(props: {
  readonly reviews: readonly ReadingReview[];
  readonly form: FormState;
  readonly lang: Language;
}) {
  const { reviews, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  // One form is filled in at a time; the others stand empty, and only one has the fields' ids.
  const open = reviews.filter(({ status }) => status === 'OPEN').toReversed();
  const asked = open.find(({ month }) => month === valueOf(form.values, 'month')) ?? open[0];
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        {say(
          'Varje läsning av en synpunkt antecknas. Varje månad lottas några fram för dig att granska: hade de som läste anledning till det?',
          'Each reading of a complaint is noted. Each month some are drawn for you to review: had those who read a reason to?',
        )}
      </p>
      {reviews.length === 0 && <p>{say('Det finns inget urval än.', 'There is no sample yet.')}</p>}
      {open.length > 1 && (
        <Note>
          <p>
            {say(
              `${String(open.length)} månader väntar. Den äldsta står först.`,
              `${String(open.length)} months wait, the oldest first.`,
            )}
          </p>
        </Note>
      )}
      {asked !== undefined && (
        <section>
          <h2>{asked.month}</h2>
          <Sample review={asked} lang={lang} />
          <form method="post" novalidate>
            <input type="hidden" name="month" value={asked.month} />
            <RadioGroup
              form={form.errors.length === 0 ? emptyForm : form}
              name="verdict"
              label={say('Vad visar granskningen?', 'What does the review show?')}
              choices={ReviewVerdict.options.map((value) => ({ value, label: verdictWords[value][lang] }))}
            />
            <TextArea form={form} name="note" rows={3} label={say('Anteckning', 'Note')} />
            <SubmitButton>{say('Spara granskningen', 'Keep the review')}</SubmitButton>
          </form>
        </section>
      )}
      {reviews
        .filter(({ status }) => status === 'REVIEWED')
        .map((review) => (
          <section key={review.month}>
            <h2>{review.month}</h2>
            {review.reviewed !== undefined && (
              <SummaryList
                rows={[
                  {
                    label: say('Granskad', 'Reviewed'),
                    value: `${shownInstant(review.reviewed.at, lang)}, ${review.reviewed.by}`,
                  },
                  { label: say('Visar', 'Shows'), value: verdictWords[review.reviewed.verdict][lang] },
                  ...(review.reviewed.note === undefined
                    ? []
                    : [{ label: say('Anteckning', 'Note'), value: review.reviewed.note }]),
                ]}
              />
            )}
            <details>
              <summary>{say('Urvalet', 'The sample')}</summary>
              <Sample review={review} lang={lang} />
            </details>
          </section>
        ))}
    </>
  );
}

function Sample({ review, lang }: { readonly review: ReadingReview; readonly lang: Language }) {
  const { drawn, among, month } = review;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <Table
      caption={say(
        `${month}: ${String(drawn.length)} av ${String(among)} läsningar`,
        `${month}: ${String(drawn.length)} of ${String(among)} readings`,
      )}
      columns={[
        say('När', 'When'),
        say('Vem', 'Who'),
        say('Synpunkt', 'Complaint'),
        say('Läste därför att hen', 'Read because they'),
      ].map((heading) => ({ heading }))}
      rows={drawn.map(({ at, reader, reference, ground }) => [
        shownInstant(at, lang),
        reader,
        reference,
        groundWords[ground][lang],
      ])}
    />
  );
}
