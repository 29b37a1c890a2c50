import type { ComponentChildren } from 'preact';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { dutyOf } from '../../../shared/domain/change-notice/duty.ts';
import { ChangeKind } from '../../../shared/domain/change-notice/kind.ts';
import { capacityCountsFrom } from '../../../shared/domain/change-notice/rule.ts';
import { ChangeList } from '../../../shared/http/change-notice/change-list.tsx';
import { changeKindWords } from '../../../shared/http/change-notice/change-words.ts';
import { providerDoor } from '../../../shared/http/door.ts';
import { ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { signedInAs } from '../../../shared/http/provider/own-page.ts';
import type { PageResponse } from '../../../shared/http/page.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readChangeNotices } from '../../../shared/store/change-notice/change-notice.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { ChangeFields, valuesNow } from './fields.tsx';
import type { Visit } from './visit.ts';

/** What can be given notice of, and what came of what was. */
export async function overviewPage(visit: Visit): Promise<PageResponse> {
  const { request, contract, contractSubject, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const notices = await readChangeNotices(contractSubject);
  const content = (
    <>
      <p>
        <a href={inLanguage(providerDoor.home, lang)}>{say('Till Mina sidor', 'To My page')}</a>
      </p>
      {contract.status === 'SIGNED' && (
        <>
          <h2>{say('Vad ändras?', 'What changes?')}</h2>
          <ul>
            {ChangeKind.options.toSorted(asListed).map((kind) => (
              <li key={kind}>
                <a href={inLanguage(`${request.path}?andring=${kind}`, lang)}>{changeKindWords[kind][lang]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{say('Det ni har anmält', 'What you gave notice of')}</h2>
      <ChangeList notices={notices} lang={lang} />
      {notices
        .filter(({ status }) => status === 'AWAITING_APPROVAL')
        .map(({ changeNoticeId, change }) => (
          <form method="post" key={changeNoticeId}>
            <input type="hidden" name="notice" value={changeNoticeId} />
            <SubmitButton name="step" value="withdraw" second>
              {say(`Ta tillbaka: ${changeKindWords[change.kind].sv}`, `Take back: ${changeKindWords[change.kind].en}`)}
            </SubmitButton>
          </form>
        ))}
    </>
  );
  return page(visit, say('Anmäl en ändring', 'Give notice of a change'), content, false);
}

/** What changes most often first. */
function asListed(one: ChangeKind, other: ChangeKind): number {
  const order = Object.keys(changeKindWords);
  return order.indexOf(one) - order.indexOf(other);
}

/** The form of one kind, which says beforehand when it counts. */
export async function changePage(visit: Visit, kind: ChangeKind, form: FormState): Promise<PageResponse> {
  const { request, contract, municipality, lang } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { requirements } = await readBoundVersion(contract);
  const rule = municipality.changeNotices;
  const { approval } = dutyOf(kind, requirements, rule);
  const invalid = form.errors.length > 0;
  const shown = invalid ? form : { ...form, values: valuesNow(kind, visit) };
  const first = shownDay(capacityCountsFrom(rule, stockholmDay(now())), lang);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(request.path, lang)}>{say('Till avtalets ändringar', 'To the changes of the contract')}</a>
      </p>
      <p class="lead">
        {approval
          ? say(
              'Kommunen svarar på ändringen med skäl. Till dess gäller det som gällde förut.',
              'The municipality answers with its reasons. Until then what held before holds.',
            )
          : kind === 'CAPACITY'
            ? say(
                `Anmäls den senast den ${String(rule.capacity.noticeBy)} gäller den från den första i nästa månad. Idag anmäld gäller den tidigast från ${first}. Högst ${String(rule.capacity.perYear)} ändringar om året.`,
                `Notified by the ${String(rule.capacity.noticeBy)}th it counts from the first of the next month. Notified today it counts from ${first} at the earliest. At most ${String(rule.capacity.perYear)} changes a year.`,
              )
            : say(
                'Ändringen gäller från dagen som ni anger, eller genast. Katalogen ändras av sig själv.',
                'The change counts from the day that you enter, or at once. The catalogue changes by itself.',
              )}
      </p>
      <form method="post" novalidate>
        <ChangeFields kind={kind} form={shown} visit={visit} />
        <TextField
          form={shown}
          name="from"
          type="date"
          size="short"
          label={say('Från vilken dag?', 'From which day?')}
          hint={say('Tomt: så snart som möjligt.', 'Empty: as soon as possible.')}
        />
        <TextArea form={shown} name="message" rows={3} label={say('Meddelande, om ni vill', 'Message, if you like')} />
        <SubmitButton name="step" value="give">
          {say('Anmäl ändringen', 'Give notice')}
        </SubmitButton>
      </form>
    </>
  );
  const title = say(`Ändra: ${changeKindWords[kind].sv}`, `Change: ${changeKindWords[kind].en}`);
  return page(visit, title, content, invalid);
}

function page(visit: Visit, title: string, content: ComponentChildren, invalid: boolean): PageResponse {
  const { lang, municipality, member } = visit;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff: signedInAs(member), invalid, wide: true }),
  };
}
