import { inBrief } from '../../../shared/domain/application/scopes-in-brief.ts';
import { intakeOn } from '../../../shared/domain/contract/intake.ts';
import { firstDay } from '../../../shared/domain/contract/start.ts';
import { lastDay } from '../../../shared/domain/contract/term.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { contractStatus } from '../../../shared/http/contract/status.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { StatusTag, SummaryList, type SummaryRow } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import type { OwnContract } from '../../../shared/store/provider/own-page.ts';

/** One contract: what it covers, how long it holds, and the entry that people see. @param own.on the day it is read */
export function ContractCard(props: {
  readonly own: OwnContract;
  /** Where its changes are given notice of; null for those of a group who don't lead it. */
  readonly changes: string | null;
  readonly on: string;
  readonly lang: Language;
}) {
  const { own, changes, on, lang } = props;
  const { contract, entry } = own;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { tone, [lang]: status } = contractStatus[contract.status];
  const [brief = '', ...more] = inBrief(contract.scopes);
  return (
    <div class="card">
      <h4>{more.length === 0 ? brief : `${brief} …`}</h4>
      <p>
        <StatusTag tone={tone}>{status}</StatusTag>
      </p>
      <SummaryList
        rows={[
          { label: say('Omfattar', 'Covers'), value: inBrief(contract.scopes).join('\n') },
          { label: say('Första dag', 'First day'), value: firstDayIn(own, lang) },
          { label: say('Sista dag', 'Last day'), value: lastDayIn(own, lang) },
          ...catalogueRows(own, on, lang),
        ]}
      />
      {contract.status === 'SIGNED' && changes !== null && (
        <p>
          <a href={inLanguage(changes, lang)}>{say('Anmäl en ändring', 'Give notice of a change')}</a>
        </p>
      )}
      {entry !== null && (
        <p>
          <a href={inLanguage(`/utforare/${publicId(entry.municipality, entry.entryId)}`, lang)}>
            {say('Så ser de som väljer er', 'As those who choose see you')}
          </a>
        </p>
      )}
    </div>
  );
}

function firstDayIn({ contract }: OwnContract, lang: Language): string {
  const planned = shownDay(contract.selectableFrom, lang);
  if (!('signedAt' in contract))
    return lang === 'sv' ? `${planned}, om det är undertecknat` : `${planned}, when signed`;
  const first = firstDay(contract);
  if (first !== null) return shownDay(first, lang);
  return lang === 'sv'
    ? `${planned}, när kraven före start är uppfyllda`
    : `${planned}, when what must be met before is met`;
}

function lastDayIn({ contract }: OwnContract, lang: Language): string {
  const { term } = contract;
  const last =
    contract.status === 'ENDED' ? contract.endedOn : lastDay('termination' in contract ? contract : { term });
  return last === null ? (lang === 'sv' ? 'Tills vidare' : 'Until further notice') : shownDay(last, lang);
}

/** How the entry stands: whether it is there, and what it says of when the provider can be chosen. */
function catalogueRows({ entry }: OwnContract, on: string, lang: Language): readonly SummaryRow[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const label = say('I katalogen', 'In the catalogue');
  if (entry === null) return [{ label, value: say('Visas inte', 'Not shown') }];
  const { selectableFrom } = entry;
  const state =
    selectableFrom === null
      ? say('Visas; kan inte väljas än', 'Shown; can not be chosen yet')
      : selectableFrom <= on
        ? say('Visas och kan väljas', 'Shown, and can be chosen')
        : say(
            `Visas; kan väljas från ${shownDay(selectableFrom, lang)}`,
            `Shown; can be chosen from ${shownDay(selectableFrom, lang)}`,
          );
  const intake = { OPEN: [], PAUSED: [say('Paus', 'Paused')], FULL: [say('Fullt', 'Full')] }[
    intakeOn(entry.intake, on)
  ];
  return [
    { label, value: [state, ...intake].join('\n') },
    { label: say('Kontakt', 'Contact'), value: `${entry.phone}\n${entry.email}` },
  ];
}
