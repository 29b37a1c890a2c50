import { inBrief } from '../../../shared/domain/application/scopes-in-brief.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { partiesOf } from '../../../shared/domain/contract/contract.ts';
import { lastDay } from '../../../shared/domain/contract/term.ts';
import { priceListOn } from '../../../shared/domain/contract/terms-change.ts';
import { registrationText } from '../../../shared/domain/provider/registration.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { ContractText, providerLabel, SignerList } from '../../../shared/http/contract/text.tsx';
import { eventWord, wordsOfActor } from '../../../shared/http/register/event-words.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StatusTag, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readContractNotices } from '../../../shared/store/contract/notice.ts';
import { readEvents } from '../../../shared/store/event.ts';
import { readAgainstLapse } from '../../../shared/store/contract/lapse.ts';
import { EndForms } from './end-forms.tsx';
import { LapseForm } from './lapse-form.tsx';
import { ServicePart } from './service-part.tsx';
import { contractStatus } from '../../../shared/http/contract/status.ts';
import { enter, type Visit } from './visit.ts';

export async function showContract(request: PageRequest): Promise<PageResponse> {
  return contractPage(await enter(request), emptyForm);
}

/** One contract: who, what, how it was signed, what happened; and what is to be decided about it, for whoever may. */
export async function contractPage(visit: Visit, form: FormState): Promise<PageResponse> {
  const { contract, subject, municipality, staff, lang, mayAct } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const proposed = contract.status === 'AWAITING_SIGNATURES' && mayAct ? contract.lapseProposed : undefined;
  const [events, notices, against] = await Promise.all([
    readEvents(subject),
    readContractNotices(subject),
    proposed === undefined ? null : readAgainstLapse(subject, stockholmDay(now())),
  ]);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      {proposed !== undefined && <LapseForm proposedAt={proposed.at} against={against} form={form} lang={lang} />}
      <h2>{say('Avtalet', 'The contract')}</h2>
      <Summary {...visit} />
      <p>
        <a href={inLanguage(`${deskPath('DECIDE_TERM', subject)}/members`, lang)}>
          {say('Vilka som kan logga in för dem', 'Who can sign in for them')}
        </a>
      </p>
      {contract.status === 'SIGNED' && (
        <p>
          <a href={inLanguage(deskPath('CORRECT_ENTRY', subject), lang)}>
            {say('Uppgifterna i katalogen', 'What the catalogue says')}
          </a>
        </p>
      )}
      <p>
        <a href={inLanguage(deskPath('JUDGE_CHANGE_NOTICE', subject), lang)}>
          {say('Ändringar som de har anmält', 'Changes that they gave notice of')}
        </a>
      </p>
      {'signedAt' in contract && (
        <p>
          <a href={inLanguage(deskPath('JUDGE_RECHECK', subject), lang)}>
            {say('Kontroller under avtalet', 'Checks during the contract')}
          </a>
          {' · '}
          <a href={inLanguage(`${deskPath('DECIDE_TERM', subject)}/visits`, lang)}>
            {say('Uppföljningsbesök', 'Follow-up visits')}
          </a>
        </p>
      )}
      {'signedAt' in contract && (
        <p>
          <a href={inLanguage(`${deskPath('DECIDE_TERM', subject)}/measures`, lang)}>
            {say('Åtgärder när avtalet inte följs', 'Measures when the contract is not kept')}
          </a>
        </p>
      )}
      {contract.status === 'SIGNED' && municipality.risk !== undefined && (
        <p>
          <a href={inLanguage(`${deskPath('DECIDE_TERM', subject)}/risk-level`, lang)}>
            {say('Risknivå i uppföljningen', 'Risk level in the follow-up')}
          </a>
        </p>
      )}
      {contract.status === 'SIGNED' && mayAct && <EndForms contract={contract} form={form} lang={lang} />}
      {contract.signers.length > 0 && (
        <>
          <h2>{say('Underskrifter', 'Signatures')}</h2>
          <SignerList contract={contract} lang={lang} />
          {contract.service !== undefined && (
            <ServicePart contract={{ ...contract, service: contract.service }} mayAct={mayAct} lang={lang} />
          )}
          {contract.status === 'AWAITING_SIGNATURES' && (
            <p>
              <a href={inLanguage(deskPath('REGISTER_SIGNATURE', subject), lang)}>
                {say(
                  'Skriv under, eller registrera en underskrift på papper',
                  'Sign, or register a signature on paper',
                )}
              </a>
            </p>
          )}
        </>
      )}
      {notices.length > 0 && (
        <Table
          caption={say('Besked som har lämnats', 'What was written to them')}
          columns={[
            { heading: say('Besked', 'Word') },
            { heading: say('Skrivet', 'Written') },
            { heading: say('Mottaget', 'Received') },
          ]}
          rows={notices.map(({ text, writtenAt, by, given }) => [
            text.split('\n\n')[0],
            `${shownInstant(writtenAt, lang)}, ${by}`,
            given === undefined ? say('Inte än', 'Not yet') : `${shownInstant(given.at, lang)}, ${given.by}`,
          ])}
        />
      )}
      <Table
        caption={say('Händelser', 'Events')}
        columns={[{ heading: say('Händelse', 'Event') }, { heading: say('Av', 'By') }, { heading: say('Tid', 'Time') }]}
        rows={events.map(({ type, by, at }) => [eventWord(type, lang), wordsOfActor(by, lang), shownInstant(at, lang)])}
      />
      {contract.documentText !== undefined && (
        <details>
          <summary>{say('Hela avtalstexten', 'The whole text')}</summary>
          <ContractText text={contract.documentText} />
        </details>
      )}
    </>
  );
  const title = say(`Avtal med ${contract.provider.name}`, `Contract with ${contract.provider.name}`);
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function Summary({ contract, lang }: Visit) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { provider, basis, scopes, versionNumber, selectableFrom, status } = contract;
  return (
    <SummaryList
      rows={[
        {
          label: say('Läge', 'State'),
          value: <StatusTag tone={contractStatus[status].tone}>{contractStatus[status][lang]}</StatusTag>,
        },
        {
          label: providerLabel(contract.municipality, lang),
          value: partiesOf(provider)
            .map(({ name, registration }) => `${name}, ${registrationText(registration)[lang]}`)
            .join('\n'),
        },
        {
          label: say('Grund', 'Basis'),
          value: {
            AUTHORISATION: say('Beslut på ansökan', 'Decision on an application'),
            ASSIGNMENT: say('Kommunens uppdrag till egen regi', 'The municipality’s assignment to its own unit'),
            IMPORTED: say('Avtal från tiden före systemet', 'Contract older than this system'),
          }[basis.kind],
        },
        ...(basis.kind === 'AUTHORISATION'
          ? [
              {
                label: say('Ärende', 'Case'),
                value: (
                  <a href={inLanguage(`/desk/applications/${contract.municipality}.${basis.applicationId}`, lang)}>
                    {basis.diaryNumber}
                  </a>
                ),
              },
            ]
          : []),
        { label: say('Omfattning', 'Scope'), value: inBrief(scopes).join('\n') },
        {
          label: say('Villkor', 'Terms'),
          value: say(`Version ${String(versionNumber)}`, `Version ${String(versionNumber)}`),
        },
        ...termRows(contract, lang),
        { label: say('Kan väljas från', 'Selectable from'), value: shownDay(selectableFrom, lang) },
        ...(contract.status === 'LAPSED'
          ? [
              {
                label: say('Förföll', 'Lapsed'),
                value: `${shownInstant(contract.lapsed.at, lang)}, ${contract.lapsed.by}, ${contract.lapsed.authority}\n${contract.lapsed.why}`,
              },
            ]
          : []),
      ]}
    />
  );
}

/** What it was signed on and how long it holds, as far as the contract says. */
function termRows(contract: Visit['contract'], lang: Visit['lang']) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { term, amendments = [] } = contract;
  const priceList = priceListOn(contract, stockholmDay(now()));
  const last =
    contract.status === 'ENDED' ? contract.endedOn : lastDay('termination' in contract ? contract : { term });
  const notice = 'termination' in contract ? contract.termination : undefined;
  return [
    ...(priceList === undefined
      ? []
      : [
          {
            label: say('Ersättning', 'Compensation'),
            value: `${priceList.name}, ${say('från', 'from')} ${shownDay(priceList.validFrom, lang)}`,
          },
        ]),
    ...(amendments.length === 0
      ? []
      : [
          {
            label: say('Ändrade villkor', 'Changed terms'),
            value: amendments.map(({ from }) => `${say('från', 'from')} ${shownDay(from, lang)}`).join('\n'),
          },
        ]),
    ...(term === undefined ? [] : [{ label: say('Gäller från', 'Holds from'), value: shownDay(term.from, lang) }]),
    {
      label: say('Sista dag', 'Last day'),
      value: last === null ? say('Tills vidare', 'Until further notice') : shownDay(last, lang),
    },
    ...(notice === undefined
      ? []
      : [
          {
            label: say('Uppsagt', 'Notice given'),
            value: `${shownDay(notice.receivedOn, lang)}, ${{ PROVIDER: contract.provider.name, MUNICIPALITY: say('av kommunen', 'by the municipality'), BOTH: say('båda är överens', 'both agree') }[notice.by]}\n${notice.why}`,
          },
        ]),
  ];
}
