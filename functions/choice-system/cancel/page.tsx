import {
  type ChoiceSystem,
  endOf,
  type SystemEnd,
  takesApplications,
} from '../../../shared/domain/choice-system/choice-system.ts';
import { type Contract } from '../../../shared/domain/contract/contract.ts';
import { lastDay, lastDayAfterNotice } from '../../../shared/domain/contract/term.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type Terminology } from '../../../shared/domain/municipality/terminology.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { Checkbox, ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { applicationSubject } from '../../../shared/store/application/application.ts';
import { contractSubject } from '../../../shared/store/contract/contract.ts';
import type { Portion } from '../../../shared/store/desk/list.ts';

import { ChangeEndForm } from './change-end.tsx';

interface PageProps {
  readonly system: ChoiceSystem;
  /** Where the national advert stands that is to be withdrawn (LOV 3:1). */
  readonly advert: { readonly url: string } | undefined;
  readonly open: Portion;
  readonly contracts: { readonly contracts: readonly Contract[]; readonly next: string | null };
  readonly today: string;
  readonly path: string;
  readonly terms: Terminology;
  readonly form: FormState;
  readonly lang: Language;
}

/** What is asked before a system is cancelled, and what is left to do once it is. */
export function CancellationPage(props: PageProps) {
  const { system, open, form, lang } = props;
  const end = endOf(system);
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      {end === null ? <CancelForm {...props} /> : <Cancelled {...props} end={end} />}
      {end !== null && takesApplications(system, props.today) && <ChangeEndForm form={form} lang={lang} />}
      <OpenCases {...props} open={open} mayClose={system.status === 'CANCELLED'} />
      <Contracts {...props} />
    </>
  );
}

function CancelForm({ system, terms, form, lang }: PageProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  return (
    <form method="post" novalidate>
      <p class="lead">
        {say(
          `När kommunen har beslutat att avsluta ${terms.choiceSystem.definite} registreras det här. Tills dagen är kommen går det att ändra eller ta tillbaka genom ett nytt beslut; sedan går det inte att ångra.`,
          'When the municipality has decided to cancel the choice system, it is registered here. Until its day has come it can be changed or taken back by another decision; after that it cannot be undone.',
        )}
      </p>
      <ul>
        <li>
          {say(
            'Inga fler ansökningar tas emot, genast eller från en dag som ni anger.',
            'No more applications are received, at once or from a day that you give.',
          )}
        </li>
        <li>
          {say(
            'Alla som har en öppen ansökan får besked med skälen i dag. När systemet är avslutat avslutar en handläggare varje ärende.',
            'Everybody with an open application is told today, with the reasons. Once the system is cancelled, an officer closes each case.',
          )}
        </li>
        <li>
          {say(
            'Avtalen gäller tills de upphör enligt sina villkor. Ingen sägs upp härifrån.',
            'Contracts hold until they end by their terms. Nobody is given notice from here.',
          )}
        </li>
      </ul>
      <h2>{say('Beslutet', 'The decision')}</h2>
      <TextField form={form} name="body" label={say('Vem beslutade?', 'Who decided?')} />
      <TextField form={form} name="heldOn" type="date" size="short" label={say('Vilken dag?', 'On which day?')} />
      <TextField form={form} name="paragraph" size="short" label={say('Paragraf', 'Item in the minutes')} />
      {system.status === 'OPEN' && (
        <TextField
          form={form}
          name="from"
          type="date"
          size="short"
          label={say('Från vilken dag tas inga ansökningar emot?', 'From which day are no applications received?')}
          hint={say(
            'Tomt: genast. Fram till dagen går det att ansöka och ansökningar prövas som vanligt.',
            'Empty: at once. Until that day people can apply, and applications are tried as usual.',
          )}
        />
      )}
      <TextArea
        form={form}
        name="reason"
        rows={5}
        maxLength={2000}
        label={say('Skälen', 'The reasons')}
        hint={say('Så som de sökande får läsa dem.', 'As the applicants will read them.')}
      />
      <Checkbox
        form={form}
        name="sure"
        label={say(`Ja, ${terms.choiceSystem.definite} ska avslutas`, 'Yes, the choice system is to be cancelled')}
      />
      <SubmitButton name="step" value="cancel">
        {say('Avsluta', 'Cancel the system')}
      </SubmitButton>
    </form>
  );
}

function Cancelled(props: PageProps & { readonly end: SystemEnd }) {
  const { system, end, advert, today, lang } = props;
  const isAhead = takesApplications(system, today);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { body, heldOn, paragraph } = end.cancellation;
  return (
    <>
      <Note tone="warn">
        <p>
          {isAhead
            ? say(
                `Avslutas ${shownDay(end.on, lang)}. Fram till dess är det öppet för ansökningar. Alla med en öppen ansökan har fått besked.`,
                `Will be cancelled ${shownDay(end.on, lang)}. Until then it is open for applications. Everybody with an open one has been told.`,
              )
            : say(
                `Avslutat ${shownDay(end.on, lang)}. Inga ansökningar tas emot.`,
                `Cancelled ${shownDay(end.on, lang)}. No applications are received.`,
              )}
        </p>
      </Note>
      <SummaryList
        rows={[
          { label: say('Beslut', 'Decision'), value: `${body}, ${shownDay(heldOn, lang)}, ${paragraph}` },
          { label: say('Skäl', 'Reasons'), value: end.reason },
          ...(end.earlier === undefined
            ? []
            : [{ label: say('Flyttat från', 'Moved from'), value: shownDay(end.earlier, lang) }]),
          ...(advert === undefined
            ? []
            : [
                {
                  label: isAhead
                    ? say('Annonsen att ta bort den dagen', 'The advert to withdraw on that day')
                    : say('Annonsen att ta bort', 'The advert to withdraw'),
                  value: <a href={advert.url}>{advert.url}</a>,
                },
              ]),
        ]}
      />
    </>
  );
}

function OpenCases({ open, mayClose, lang }: PageProps & { readonly mayClose: boolean }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (open.cases.length === 0) return <p>{say('Inga ansökningar är öppna.', 'No applications are open.')}</p>;
  return (
    <>
      <h2>{say('Öppna ansökningar', 'Open applications')}</h2>
      {mayClose && (
        <p>
          {say(
            'Besked har gått till var och en. Ett ärende som du avslutar prövas inte mer.',
            'Each has been told. A case that you close is tried no more.',
          )}
        </p>
      )}
      <ul>
        {open.cases.map(({ municipality, applicationId, applicantName, ...rest }) => (
          <li key={applicationId}>
            <a href={inLanguage(deskPath('GET_MOVING', applicationSubject(municipality, applicationId)), lang)}>
              {'diaryNumber' in rest ? rest.diaryNumber : ''} {applicantName}
            </a>
            {mayClose && (
              <form method="post">
                <input type="hidden" name="application" value={publicId(municipality, applicationId)} />
                <SubmitButton name="step" value="close" second>
                  {say(
                    `Avsluta ${'diaryNumber' in rest ? (rest.diaryNumber ?? '') : ''}`,
                    `Close ${'diaryNumber' in rest ? (rest.diaryNumber ?? '') : ''}`,
                  )}
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {open.next !== null && (
        <p>
          {say(
            'Det finns fler; de visas när de här är avslutade.',
            'There are more; they are shown when these are closed.',
          )}
        </p>
      )}
    </>
  );
}

function Contracts({ contracts: { contracts, next }, today, path, lang }: PageProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (contracts.length === 0) return <p>{say('Det finns inga avtal.', 'There are no contracts.')}</p>;
  return (
    <>
      <Table
        caption={say('Avtal och när de upphör', 'Contracts and when they end')}
        columns={[
          { heading: say('Part', 'Party') },
          { heading: say('Upphör', 'Ends') },
          { heading: say('Om kommunen säger upp i dag', 'If the municipality gives notice today') },
        ]}
        rows={contracts.map((contract) => [
          <a
            href={inLanguage(
              deskPath('DECIDE_TERM', contractSubject(contract.municipality, contract.contractId)),
              lang,
            )}
          >
            {contract.provider.name}
          </a>,
          endOfContract(contract, lang),
          noticeOf(contract, today, lang),
        ])}
      />
      {next !== null && (
        <p>
          <a href={inLanguage(`${path}?${new URLSearchParams({ after: next }).toString()}`, lang)}>
            {say('Fler avtal', 'More contracts')}
          </a>
        </p>
      )}
    </>
  );
}

function endOfContract(contract: Contract, lang: Language): string {
  if (contract.status === 'ENDED') return shownDay(contract.endedOn, lang);
  if (contract.status !== 'SIGNED') return lang === 'sv' ? 'inte tecknat' : 'not signed';
  const last = lastDay(contract);
  if (last === null) return lang === 'sv' ? 'tills vidare' : 'until further notice';
  return shownDay(last, lang);
}

function noticeOf(contract: Contract, today: string, lang: Language): string {
  if (contract.status !== 'SIGNED' || contract.termination !== undefined) return '–';
  const last = lastDayAfterNotice(contract, { by: 'MUNICIPALITY', receivedOn: today });
  if (last === null) return lang === 'sv' ? 'enligt avtalets text' : 'by the contract’s text';
  return shownDay(last, lang);
}
