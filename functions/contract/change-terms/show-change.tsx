import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ContractText } from '../../../shared/http/contract/text.tsx';
import { RadioGroup, SubmitButton, TextArea } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import {
  countOffers,
  type OfferState,
  offerStates,
  readOfferPortion,
} from '../../../shared/store/contract/terms-change.ts';
import { type ChangeVisit, enterChange } from './visit.ts';
import { consequenceWords, stateWords } from './words.ts';

const place = /^[0-9A-Za-z_-]{1,64}$/;

export async function showChange(request: PageRequest): Promise<PageResponse> {
  return changePage(await enterChange(request), emptyForm);
}

/** Who has answered what, the unanswered first; in portions. */
export async function changePage(visit: ChangeVisit, form: FormState): Promise<PageResponse> {
  const { change, lang, municipality, staff, request } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { after, state: asked, reminded } = request.query;
  if (after !== undefined && !place.test(after)) throw new PageProblem(400);
  const state: OfferState = offerStates.find((one) => one === asked) ?? 'WAITING';
  const counts = await countOffers(change);
  const { offers, next } = await readOfferPortion(change, state, after);
  const isLate = stockholmDay(now()) > change.answerBy;
  const content = (
    <>
      {reminded === 'yes' && (
        <Note>
          <p>{say('Påminnelserna är på väg.', 'The reminders are on their way.')}</p>
        </Note>
      )}
      <SummaryList
        rows={[
          {
            label: say('Skickad', 'Sent'),
            value:
              change.status === 'SENT'
                ? say('Till alla', 'To all')
                : say('Skickas just nu', 'Being sent at this moment'),
          },
          { label: say('Gäller från', 'Holds from'), value: shownDay(change.from, lang) },
          { label: say('Svara senast', 'Answer by'), value: shownDay(change.answerBy, lang) },
          {
            label: say('Om någon inte godtar', 'If somebody declines'),
            value: consequenceWords[change.onRefusal][lang],
          },
          {
            label: say('Om någon inte svarar', 'If somebody is silent'),
            value: consequenceWords[change.onSilence][lang],
          },
          { label: say('Textens kontrollsumma', 'Checksum of the text'), value: <code>{change.textHash}</code> },
        ]}
      />
      <ul>
        {offerStates.map((one) => (
          <li key={one}>
            <a href={inLanguage(`${request.path}?state=${one}`, lang)}>{stateWords[one][lang]}</a>:{' '}
            {String(counts[one])}
          </li>
        ))}
      </ul>
      {state === 'WAITING' && isLate && offers.length > 0 && (
        <Note tone="warn">
          <p>
            {say(
              'Svarstiden har gått ut. Förslag, enligt vad som sades från början:',
              'The time to answer has passed. Proposal, as was said beforehand:',
            )}{' '}
            {consequenceWords[change.onSilence][lang].toLowerCase()}.{' '}
            {say(
              'Ingenting händer förrän du har tagit ställning till var och en.',
              'Nothing happens until you have seen to each.',
            )}
          </p>
        </Note>
      )}
      {offers.length === 0 ? (
        <p>{say('Ingen här.', 'Nobody here.')}</p>
      ) : (
        <Table
          caption={stateWords[state][lang]}
          columns={[
            { heading: say('Avtal med', 'Contract with') },
            { heading: say('Till', 'To') },
            { heading: say('Skickat', 'Sent') },
            { heading: say('Öppnat', 'Opened') },
            { heading: say('Svar', 'Answer') },
          ]}
          rows={offers.map(({ contractId, providerName, recipient, sentAt, opened, answer }) => [
            <a href={inLanguage(deskPath('DECIDE_TERM', contractSubject(municipality.id, contractId)), lang)}>
              {providerName}
            </a>,
            recipient.name,
            shownInstant(sentAt, lang),
            opened === undefined ? say('Nej', 'No') : `${shownInstant(opened.at, lang)}, ${opened.by}`,
            answer === undefined
              ? stateWords.WAITING[lang]
              : `${shownInstant(answer.at, lang)}, ${answer.by}${answer.note === undefined ? '' : `: ${answer.note}`}`,
          ])}
        />
      )}
      {next !== null && (
        <p>
          <a href={inLanguage(`${request.path}?state=${state}&after=${next}`, lang)}>{say('Nästa', 'Next')}</a>
        </p>
      )}
      {state === 'WAITING' && offers.length > 0 && (
        <>
          <form method="post">
            <input type="hidden" name="after" value={after ?? ''} />
            <SubmitButton name="step" value="remind" second>
              {say('Påminn dem som visas', 'Remind those shown')}
            </SubmitButton>
          </form>
          <h2>{say('Registrera ett svar', 'Register an answer')}</h2>
          <form method="post" novalidate>
            <SelectField
              form={form}
              name="contractId"
              label={say('Avtal med', 'Contract with')}
              options={offers.map(({ contractId, providerName }) => ({ value: contractId, label: providerName }))}
              current={offers[0]?.contractId ?? ''}
              lang={lang}
            />
            <RadioGroup
              form={form}
              name="kind"
              label={say('Vad gäller?', 'What holds?')}
              choices={(isLate
                ? (['ACCEPTED', 'DECLINED', 'SILENT'] as const)
                : (['ACCEPTED', 'DECLINED'] as const)
              ).map((value) => ({ value, label: stateWords[value][lang] }))}
            />
            <TextArea
              form={form}
              name="note"
              rows={3}
              label={say('Hur kom svaret, eller varför avgörs det så?', 'How did it come, or why is it settled so?')}
            />
            <SubmitButton name="step" value="register">
              {say('Registrera', 'Register')}
            </SubmitButton>
          </form>
        </>
      )}
      <details>
        <summary>{say('Hela texten', 'The whole text')}</summary>
        <ContractText text={change.text} />
      </details>
    </>
  );
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, {
      title: change.text.split('\n')[0] ?? '',
      lang,
      municipality,
      staff,
      invalid,
      wide: true,
    }),
  };
}
