import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { isInMeeting, rightToTerminate } from '../../../shared/domain/decision/mode.ts';
import { isHeard } from '../../../shared/domain/measure/measure.ts';
import {
  Checkbox,
  ErrorSummary,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Texts } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note } from '../../../shared/http/parts.tsx';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { now } from '../../../shared/platform/clock.ts';
import { ConcurrencyError } from '../../../shared/platform/concurrency-error.ts';
import { refer } from '../../../shared/store/measure/refer.ts';
import { readReferral } from './read-referral.ts';
import { enter, type Visit } from './visit.ts';

/** The coordinator's form by which it is laid before whoever decides that a contract ends. */
export async function showReferral(request: PageRequest): Promise<PageResponse> {
  return page(await enterToRefer(request), emptyForm);
}

/** Lays it there: whoever the delegation order names is asked, and nothing is decided by it. */
export async function referToDecider(request: PageRequest): Promise<PageResponse> {
  const visit = await enterToRefer(request);
  const { subject, staff, lang } = visit;
  const read = readReferral(request, lang);
  if (!read.ok) return page(visit, { values: request.form, errors: read.errors });
  const outcome = await refer(subject, read.value, { by: staff.name, at: now() }).catch((error: unknown) => {
    if (error instanceof ConcurrencyError) return { ok: false, error: 'SETTLED' } as const;
    throw error;
  });
  if (outcome.ok) return seeOther(inLanguage(addressOf(visit), lang));
  if (outcome.error === 'GONE' || outcome.error === 'SETTLED') throw new PageProblem(409, settled);
  const { field, words } = refusals[outcome.error];
  return page(visit, { values: request.form, errors: [{ field, message: words[lang] }] });
}

async function enterToRefer(request: PageRequest): Promise<Visit> {
  const visit = await enter(request);
  if (!visit.mayDecide) throw new NotAllowed();
  const { measure } = visit;
  if (measure.status !== 'PROPOSED' || !measure.may.includes('TERMINATION')) throw new PageProblem(409, settled);
  return visit;
}

function page(visit: Visit, form: FormState): PageResponse {
  const { measure, municipality, staff, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isUnheard = !isHeard(measure, 'TERMINATION', stockholmDay(now()));
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(addressOf(visit), lang)}>{say('Till åtgärden', 'To the measure')}</a>
      </p>
      <p>{deciderWords(visit)[lang]}</p>
      {isUnheard && (
        <Note tone="warn">
          <p>
            {say(
              'De har inte yttrat sig över att avtalet kan avslutas. Fråga dem först, om det inte är så brådskande att det inte kan vänta.',
              'They have not had their say about the contract’s end. Ask them first, unless it is too urgent to await.',
            )}
          </p>
        </Note>
      )}
      <form method="post" novalidate>
        <TextArea
          form={form}
          name="reasons"
          rows={6}
          label={say('Skäl, som de får läsa', 'Reasons, which they read')}
        />
        <TextArea
          form={form}
          name="clause"
          rows={2}
          label={say('Vilket villkor i avtalet det stöds på', 'The contract’s term that it rests on')}
        />
        <RadioGroup
          form={form}
          name="ending"
          label={say('När avtalet upphör', 'When the contract ends')}
          choices={[
            { value: 'NOTICE', label: say('Efter avtalets uppsägningstid', 'After the contract’s period of notice') },
            { value: 'ON', label: say('En viss dag (hävning)', 'On a day (rescission)') },
          ]}
        />
        <TextField
          form={form}
          name="day"
          type="date"
          size="short"
          label={say('Sista dagen, vid hävning', 'The last day, of a rescission')}
        />
        <Checkbox
          form={form}
          name="stopsIntake"
          label={say('Ingen ny kan välja dem från beslutet', 'Nobody new can choose them from the decision')}
        />
        {municipality.urgentDelegation !== undefined && (
          <details
            open={form.errors.some(({ field }) => ['as', 'reason', 'nextMeetingOn', 'notHeard'].includes(field))}
          >
            <summary>{say('Ärendet kan inte vänta på nämnden', 'The case can not await the committee')}</summary>
            <p>
              {say(
                `Ordföranden får besluta enligt delegationspunkt ${municipality.urgentDelegation.delegationPoint} när ett ärende är så brådskande att nämnden inte kan avvaktas (KL 6:39).`,
                `The chair may decide by delegation point ${municipality.urgentDelegation.delegationPoint} when a case is so urgent that the committee can not be awaited (KL 6:39).`,
              )}
            </p>
            <RadioGroup
              form={form}
              name="as"
              label={say('Vem ska besluta?', 'Who is to decide?')}
              choices={[
                { value: 'CHAIR', label: say('Ordföranden', 'The chair') },
                { value: 'DEPUTY', label: say('Utsedd ledamot', 'The named member') },
              ]}
            />
            <TextArea
              form={form}
              name="reason"
              rows={3}
              label={say('Varför kan det inte vänta?', 'Why can it not wait?')}
            />
            <TextField
              form={form}
              name="nextMeetingOn"
              type="date"
              size="short"
              label={say('Nämndens nästa sammanträde', 'The committee’s next meeting')}
            />
            {isUnheard && (
              <TextArea
                form={form}
                name="notHeard"
                rows={3}
                label={say('Varför deras yttrande inte kan avvaktas', 'Why their own words can not be awaited')}
              />
            )}
          </details>
        )}
        <SubmitButton>{say('Lägg fram för beslut', 'Lay it before whoever decides')}</SubmitButton>
      </form>
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(`Föreslå att avtalet avslutas: ${measure.providerName}`, `Propose that the contract ends`);
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

function addressOf({ measure }: Visit): string {
  return `/desk/measures/${measure.municipality}.${measure.measureId}`;
}

/** Who is asked, by the delegation order. */
function deciderWords({ municipality }: Visit): Texts {
  const right = rightToTerminate(municipality);
  if (isInMeeting(right)) {
    const body =
      right.mode === 'SUBCOMMITTEE'
        ? municipality.subcommittees?.find(({ id }) => id === right.subcommittee)?.name
        : municipality.committee.name;
    return {
      sv: `${body ?? ''} beslutar vid ett sammanträde. Sekreteraren får underlaget och registrerar vad som beslutas.`,
      en: `${body ?? ''} decides in a meeting. The secretary gets the basis and registers what is decided.`,
    };
  }
  return {
    sv: `Det beslutas på delegation, punkt ${right.delegationPoint}.`,
    en: `It is decided by delegation, point ${right.delegationPoint}.`,
  };
}

const settled: Texts = {
  sv: 'Åtgärden är inte längre ett förslag om att avtalet avslutas. Ingenting har registrerats nu.',
  en: 'The measure is no proposal that the contract ends any more. Nothing was recorded now.',
};

const refusals = {
  NOT_NAMED: { field: 'reasons', words: settled },
  NOT_HEARD: {
    field: 'reasons',
    words: {
      sv: 'De har inte fått yttra sig över att avtalet kan avslutas än',
      en: 'They have not had their say about the contract’s end yet',
    },
  },
  DAY_PASSED: { field: 'day', words: { sv: 'Dagen har redan varit', en: 'The day has been already' } },
  LAST_DAY_NEEDED: {
    field: 'ending',
    words: {
      sv: 'Avtalet har ingen uppsägningstid här. Ange sista dagen',
      en: 'The contract has no period of notice here. Enter the last day',
    },
  },
  DONE_THEIR_PART: {
    field: 'reasons',
    words: {
      sv: 'Bristen finns inte längre, eller avtalet gäller inte längre',
      en: 'There is no deficiency any more, or no contract in force',
    },
  },
  NOT_DELEGATED: {
    field: 'as',
    words: { sv: 'Nämnden har inte delegerat det', en: 'The committee has not delegated it' },
  },
  NO_DEPUTY: { field: 'as', words: { sv: 'Nämnden har inte utsett någon', en: 'The committee has named nobody' } },
  REASON_MISSING: { field: 'reason', words: { sv: 'Ange varför', en: 'Say why' } },
  MEETING_PASSED: {
    field: 'nextMeetingOn',
    words: { sv: 'Ange ett sammanträde som kommer', en: 'Enter a meeting to come' },
  },
} as const satisfies Record<string, { readonly field: string; readonly words: Texts }>;
