import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import { levelOf, levelSet, type SignalCount, suggestLevel } from '../../../shared/domain/follow-up/risk-level.ts';
import type { RiskRule } from '../../../shared/domain/follow-up/risk-rule.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { contractSubject, listLevelled, readContracts } from '../../../shared/store/contract/contract.ts';
import { readRiskSignals } from '../../../shared/store/follow-up/risk.ts';
import { readers } from './visit.ts';
import { countedWords, nameOf } from './words.ts';

interface Visit extends DeskVisit {
  readonly system: ChoiceSystem;
  readonly rule: RiskRule;
}

/** The same signals of every contract in force, side by side; and every level that is another than was suggested. */
export async function showRiskLevels(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { municipality, staff, lang, system, rule } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const after = request.query['after'];
  const [{ contracts, next }, levelled] = await Promise.all([
    readContracts(
      { municipality: municipality.id, id: system.id },
      /^SIGNED#[\w-]*$/.test(after ?? '') ? after : 'SIGNED#',
    ),
    listLevelled({ municipality: municipality.id, id: system.id }),
  ]);
  const signals = await readRiskSignals(municipality.id, contracts, rule, now());
  const path = `/desk/choice-systems/${publicId(municipality.id, system.id)}/risk-levels`;
  const content = (
    <>
      <p>{system.service}</p>
      <p class="lead">
        {say(
          'Samma tecken räknas för alla, kommunens egen verksamhet också, och samma tabell föreslår. En person bestämmer nivån på avtalets sida.',
          'The same signals are counted of all, the municipality’s own unit too, and the same table suggests. A person sets the level on the contract’s page.',
        )}
      </p>
      <Deviations visit={visit} levelled={levelled.filter(({ risk }) => risk.level !== risk.suggested)} />
      {contracts.length === 0 ? (
        <p>{say('Inga avtal är i kraft.', 'No contract is in force.')}</p>
      ) : (
        <Table
          caption={say('Avtal i kraft', 'Contracts in force')}
          columns={[
            { heading: say('Avtal', 'Contract') },
            { heading: say('Nivå', 'Level') },
            { heading: say('Förslag', 'Suggestion') },
            { heading: say('Räknat', 'Counted') },
          ]}
          rows={contracts.map((contract, index) => row(visit, contract, signals[index] ?? []))}
        />
      )}
      {next !== null && (
        <p>
          <a href={inLanguage(`${path}?${new URLSearchParams({ after: next }).toString()}`, lang)}>
            {say('Nästa', 'Next')}
          </a>
        </p>
      )}
    </>
  );
  const title = say('Risknivåer', 'Risk levels');
  return { status: 200, html: renderPage(content, { title, lang, municipality, staff, wide: true }) };
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', readers);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  const { risk: rule } = visit.municipality;
  if (system === null || rule === undefined) throw new PageProblem(404);
  return { ...visit, system, rule };
}

function row({ rule, municipality, lang }: Visit, contract: Contract, signals: readonly SignalCount[]) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { contractId, provider, basis } = contract;
  const risk = 'risk' in contract ? contract.risk : undefined;
  const holding = levelOf(rule, { risk });
  const suggested = suggestLevel(rule, signals).level;
  const isSet = levelSet(rule, { risk }) !== undefined;
  return [
    <>
      <a href={placeOf(municipality.id, contractId, lang)}>{provider.name}</a>
      {basis.kind === 'ASSIGNMENT' && say(' (egen regi)', ' (own unit)')}
    </>,
    isSet ? holding.name[lang] : say(`${holding.name.sv}, inte bestämd`, `${holding.name.en}, not set`),
    <StatusTag tone={suggested === holding ? 'calm' : 'warn'}>{suggested.name[lang]}</StatusTag>,
    <span class="lines">{countedWords(signals, lang).join('\n') || say('Ingenting', 'Nothing')}</span>,
  ];
}

function Deviations({
  visit: { rule, municipality, lang },
  levelled,
}: {
  readonly visit: Visit;
  readonly levelled: Awaited<ReturnType<typeof listLevelled>>;
}) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (levelled.length === 0)
    return <p>{say('Ingen nivå är en annan än den som föreslogs.', 'No level is another than was suggested.')}</p>;
  return (
    <Table
      caption={say('Nivåer som är andra än de som föreslogs', 'Levels other than were suggested')}
      columns={[
        { heading: say('Avtal', 'Contract') },
        { heading: say('Nivå', 'Level') },
        { heading: say('Förslag då', 'Suggested then') },
        { heading: say('Skäl', 'Reason') },
        { heading: say('Av', 'By') },
      ]}
      rows={levelled.map(({ contractId, provider, risk }) => [
        <a href={placeOf(municipality.id, contractId, lang)}>{provider.name}</a>,
        nameOf(rule, risk.level, lang),
        nameOf(rule, risk.suggested, lang),
        <span class="lines">{risk.reason}</span>,
        `${risk.by}, ${shownInstant(risk.at, lang)}`,
      ])}
    />
  );
}

function placeOf(municipality: string, contractId: string, lang: 'sv' | 'en'): string {
  return inLanguage(`${deskPath('DECIDE_TERM', contractSubject(municipality, contractId))}/risk-level`, lang);
}
