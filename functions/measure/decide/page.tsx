import { choicesOf, type Hearing, isHeard } from '../../../shared/domain/measure/measure.ts';
import type { Source } from '../../../shared/domain/measure/deficiency.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import type { Visit } from './visit.ts';
import { consequenceWords, kindWords, sourceWords, statusWords } from './words.ts';

/** One measure: what it rests on, where it is, and what a person may do about it. */
export function measurePage(visit: Visit, form: FormState): PageResponse {
  const { measure, mayDecide, lang, municipality, staff } = visit;
  const { isOwed, deficiencies } = visit.standing;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const id = (of: string): string => publicId(measure.municipality, of);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      {measure.status === 'PROPOSED' && isOwed && (
        <Note>
          <p>
            {say(
              'Det här är ett förslag. Ingenting händer förrän en person har beslutat.',
              'This is a proposal. Nothing happens until a person has decided.',
            )}
          </p>
        </Note>
      )}
      {!isOwed && (measure.status === 'PROPOSED' || measure.status === 'WITHDRAWN') && (
        <Note tone="good">
          <p>
            {say(
              'Det som saknades har kommit in, är i sin ordning eller väntas inte längre. Ingen åtgärd kan beslutas.',
              'What was missing has come, is in order or is waited for no more. No measure can be decided on.',
            )}
          </p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Läge', 'State'), value: statusWords[measure.status][lang] },
          {
            label: say('Avtal', 'Contract'),
            value: (
              <a href={inLanguage(`/desk/contracts/${id(measure.contractId)}/measures`, lang)}>
                {measure.providerName}
              </a>
            ),
          },
          ...deficiencies.map((one) => ({
            label: say(`Brist: krav ${one.requirementId}`, `Deficiency: requirement ${one.requirementId}`),
            value: (
              <>
                <span class="lines">{one.text}</span>
                <br />
                <Record source={one.source} visit={visit} />
                {one.endedOn !== null && (
                  <>
                    {' '}
                    <StatusTag tone="good">
                      {say(
                        `Inte längre en brist, ${shownDay(one.endedOn, lang)}`,
                        `A deficiency no more, ${shownDay(one.endedOn, lang)}`,
                      )}
                    </StatusTag>
                  </>
                )}
              </>
            ),
          })),
          {
            label: say('Vad avtalet anger', 'What the contract names'),
            value: measure.may.map((one) => consequenceWords[one][lang]).join(', '),
          },
          ...(measure.hearing === undefined ? [] : hearingRows(measure.hearing, lang)),
          ...('kind' in measure
            ? [
                {
                  label: say('Beslut', 'Decision'),
                  value: `${consequenceWords[measure.kind][lang]}, ${shownInstant(measure.decidedAt, lang)}\n${measure.decidedBy}, ${measure.authority}\n${measure.reasons}`,
                },
                { label: say('Åtgärdas senast', 'To be put right by'), value: shownDay(measure.rectifyBy, lang) },
              ]
            : []),
          ...(measure.status === 'DISMISSED'
            ? [{ label: say('Skäl', 'Reason'), value: `${measure.why}\n${measure.dismissedBy}` }]
            : []),
          ...(measure.status === 'FOLLOWED_UP'
            ? [
                {
                  label: measure.rectified ? say('Åtgärdat', 'Put right') : say('Inte åtgärdat', 'Not put right'),
                  value: `${measure.note}\n${measure.followedUpBy}`,
                },
              ]
            : []),
        ]}
      />
      {mayDecide && measure.status === 'PROPOSED' && isOwed && <DecideForms visit={visit} form={form} />}
      {mayDecide && measure.status === 'DECIDED' && <FollowUpForm visit={visit} form={form} />}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say('Åtgärd enligt avtalet', 'Measure by the contract');
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

/** Where a deficiency is on record. */
function Record({ source, visit: { measure, lang } }: { readonly source: Source; readonly visit: Visit }) {
  const word = sourceWords[source.kind][lang];
  const { municipality } = measure;
  const link = (path: string) => <a href={inLanguage(path, lang)}>{word}</a>;
  switch (source.kind) {
    case 'REPORT':
      return link(`/desk/reports/${publicId(municipality, source.reportId)}`);
    case 'RECHECK':
      return link(`/desk/contracts/${publicId(municipality, measure.contractId)}/rechecks`);
    case 'MEASURE':
      return link(`/desk/measures/${publicId(municipality, source.measureId)}`);
    default:
      return `${word}: ${source.reference}, ${shownDay(source.on, lang)}`;
  }
}

function DecideForms({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { measure, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const choices = choicesOf(measure);
  return (
    <>
      {measure.hearing === undefined && choices.includes('WARNING') && <HearForm visit={visit} form={form} />}
      {choices.length > 0 && (
        <>
          <h2>{say('Besluta', 'Decide')}</h2>
          {measure.may.includes('WARNING') && !isHeard(measure, stockholmDay(now())) && (
            <p>
              {say(
                'En varning kan beslutas när de har yttrat sig, eller när tiden för det har gått ut.',
                'A warning can be decided on when they have commented, or when the time for that has passed.',
              )}
            </p>
          )}
          <form method="post" novalidate>
            <RadioGroup
              form={form}
              name="kind"
              label={say('Åtgärd', 'Measure')}
              choices={choices.map((kind) => ({ value: kind, label: kindWords[kind][lang] }))}
            />
            <TextArea
              form={form}
              name="reasons"
              rows={4}
              label={say('Skäl, som de får läsa', 'Reasons, which they read')}
            />
            <TextField
              form={form}
              name="rectifyBy"
              type="date"
              size="short"
              label={say('Ska vara åtgärdat senast', 'To be put right by')}
            />
            <TextField
              form={form}
              name="authority"
              maxLength={200}
              label={say('Delegationspunkt eller nämndens paragraf', 'Delegation point or the committee’s paragraph')}
            />
            <SubmitButton name="step" value="decide">
              {say('Besluta och underrätta', 'Decide and tell them')}
            </SubmitButton>
          </form>
        </>
      )}
      {measure.may.includes('TERMINATION') && (
        <p>
          {say(
            'Avtalet anger också att det kan sägas upp. Det beslutar nämnden, och uppsägningen registreras på avtalets sida.',
            'The contract also names its termination. The committee decides on that, and the notice is registered on the contract’s page.',
          )}
        </p>
      )}
      <details open={valueOf(form.values, 'step') === 'dismiss'}>
        <summary>{say('Ingen åtgärd', 'No measure')}</summary>
        <form method="post" novalidate>
          <TextArea form={form} name="why" rows={3} label={say('Skäl', 'Reason')} />
          <SubmitButton name="step" value="dismiss" second>
            {say('Avsluta utan åtgärd', 'End without a measure')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}

/** Before a warning its provider has its say: what is considered and why, and until when it may answer. */
function HearForm({ visit: { lang }, form }: { readonly visit: Visit; readonly form: FormState }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Låt dem yttra sig', 'Let them comment')}</h2>
      <form method="post" novalidate>
        <TextArea
          form={form}
          name="text"
          rows={4}
          label={say('Vad som övervägs och vad det bygger på', 'What is considered and what that rests on')}
          hint={say('De läser det innan något beslutas.', 'They read it before anything is decided.')}
        />
        <TextField form={form} name="dueOn" type="date" size="short" label={say('Svar senast', 'Answer by')} />
        <SubmitButton name="step" value="hear">
          {say('Skicka och invänta svar', 'Send and await an answer')}
        </SubmitButton>
      </form>
    </>
  );
}

function hearingRows({ text, dueOn, sentAt, sentBy, reply }: Hearing, lang: 'sv' | 'en') {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return [
    {
      label: say('Tillfälle att yttra sig', 'Asked to comment'),
      value: `${shownInstant(sentAt, lang)}, ${sentBy}\n${text}`,
    },
    {
      label: say('Deras yttrande', 'Their comment'),
      value:
        reply === undefined
          ? say(`Inget än, senast ${shownDay(dueOn, lang)}`, `None yet, by ${shownDay(dueOn, lang)}`)
          : `${shownInstant(reply.at, lang)}, ${reply.by}\n${reply.words}`,
    },
  ];
}

function FollowUpForm({ visit, form }: { readonly visit: Visit; readonly form: FormState }) {
  const { lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <>
      <h2>{say('Följ upp', 'Follow up')}</h2>
      <form method="post" novalidate>
        <RadioGroup
          form={form}
          name="rectified"
          label={say('Är det åtgärdat?', 'Has it been put right?')}
          choices={[
            { value: 'yes', label: say('Ja', 'Yes') },
            { value: 'no', label: say('Nej', 'No') },
          ]}
        />
        <TextArea form={form} name="note" rows={3} label={say('Vad du har sett', 'What you have seen')} />
        <SubmitButton name="step" value="follow-up">
          {say('Registrera', 'Register')}
        </SubmitButton>
      </form>
    </>
  );
}
