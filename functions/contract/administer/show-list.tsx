import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { advertStanding } from '../../../shared/domain/choice-system/national-advert.ts';
import { inBrief } from '../../../shared/domain/application/scopes-in-brief.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { enterOwnDesk } from '../../../shared/http/desk/own-desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm } from '../../../shared/http/form/form.ts';
import { inLanguage, languageOf } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { StatusTag, Table } from '../../../shared/http/parts.tsx';
import { SelectField } from '../../../shared/http/form/select-field.tsx';
import { hasRole } from '../../../shared/http/session.ts';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { choiceSystemSubject, listChoiceSystems } from '../../../shared/store/choice-system/choice-system.ts';
import { advertisedVersion } from '../../../shared/store/choice-system/follow-advert.ts';
import { now } from '../../../shared/platform/clock.ts';
import { contractSubject, readContracts } from '../../../shared/store/contract/contract.ts';
import { contractStatus } from '../../../shared/http/contract/status.ts';
import { AdvertSeen } from './advert-seen.tsx';
import { readers } from './visit.ts';

const cursor = /^[A-Z_]{1,40}#[0-9A-Za-z_-]{1,64}$/;

/** The contracts of one choice system, by state, in portions. */
export async function showList(request: PageRequest): Promise<PageResponse> {
  const lang = languageOf(request);
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { staff, municipality } = await enterOwnDesk(request, readers);
  const { after } = request.query;
  if (after !== undefined && !cursor.test(after)) throw new PageProblem(400);
  const systems = await listChoiceSystems(municipality.id);
  const system = systems.find(({ id }) => id === request.query['system']) ?? systems[0];
  const portion = system === undefined ? { contracts: [], next: null } : await readContracts(system, after);
  const version = system?.status === 'OPEN' ? await advertisedVersion(system) : null;
  const content = (
    <>
      <form method="get">
        <input type="hidden" name="municipality" value={municipality.id} />
        <SelectField
          form={emptyForm}
          name="system"
          label={say('Tjänst', 'Service')}
          options={systems.map(({ id, service }) => ({ value: id, label: service }))}
          current={system?.id ?? ''}
          lang={lang}
        />
        <SubmitButton second>{say('Visa', 'Show')}</SubmitButton>
      </form>
      {system !== undefined && hasRole(staff, municipality.id, ['coordinator']) && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/cancellation`, lang)}>
            {system.status === 'CANCELLED'
              ? say('Avslutat: vad som är kvar att göra', 'Cancelled: what is left to do')
              : say('Avsluta tjänstens system', 'Cancel the service’s system')}
          </a>
        </p>
      )}
      {system?.status === 'OPEN' && hasRole(staff, municipality.id, ['coordinator']) && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/import`, lang)}>
            {say('Läs in avtal som finns sedan tidigare', 'Import contracts that there are already')}
          </a>
        </p>
      )}
      {version !== null && (
        <AdvertSeen
          standing={advertStanding(version, system?.advert)}
          place={
            hasRole(staff, municipality.id, ['coordinator'])
              ? deskPath('CONFIRM_ADVERT', choiceSystemSubject(municipality.id, version.choiceSystemId))
              : null
          }
          today={stockholmDay(now())}
          lang={lang}
        />
      )}
      {system !== undefined && hasRole(staff, municipality.id, ['coordinator']) && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/terms-changes`, lang)}>
            {say('Ändra villkor eller priser för alla', 'Change terms or prices for all')}
          </a>
        </p>
      )}
      {system !== undefined && system.status !== 'PREPARING' && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/campaigns`, lang)}>
            {say('Årliga kvalitetsredovisningar', 'Yearly quality reports')}
          </a>
        </p>
      )}
      {system !== undefined && system.status !== 'PREPARING' && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/follow-up-plans`, lang)}>
            {say('Uppföljningsplaner', 'Follow-up plans')}
          </a>
          {' · '}
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/visits`, lang)}>
            {say('Uppföljningsbesök', 'Follow-up visits')}
          </a>
        </p>
      )}
      {system !== undefined && system.status !== 'PREPARING' && municipality.risk !== undefined && (
        <p>
          <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, system.id)}/risk-levels`, lang)}>
            {say('Risknivåer', 'Risk levels')}
          </a>
        </p>
      )}
      {system !== undefined && (
        <p>
          <a href={inLanguage(deskPath('APPROVE_TEXTS', choiceSystemSubject(municipality.id, system.id)), lang)}>
            {say('Texter till katalogen att läsa', 'Texts for the catalogue to read')}
          </a>
        </p>
      )}
      {portion.contracts.length === 0 ? (
        <p>{say('Det finns inga avtal här.', 'There are no contracts here.')}</p>
      ) : (
        <Table
          caption={say('Avtal', 'Contracts')}
          columns={[
            { heading: say('Part', 'Party') },
            { heading: say('Läge', 'State') },
            { heading: say('Omfattning', 'Scope') },
            { heading: say('Kan väljas från', 'Selectable from') },
            { heading: say('Version', 'Version'), numeric: true },
          ]}
          rows={portion.contracts.map((contract) => [
            <a href={inLanguage(deskPath('DECIDE_LAPSE', contractSubject(municipality.id, contract.contractId)), lang)}>
              {contract.provider.name}
            </a>,
            <StatusTag tone={contractStatus[contract.status].tone}>{contractStatus[contract.status][lang]}</StatusTag>,
            <span class="lines">{inBrief(contract.scopes).join('\n')}</span>,
            shownDay(contract.selectableFrom, lang),
            String(contract.versionNumber),
          ])}
        />
      )}
      {portion.next !== null && system !== undefined && (
        <p>
          <a
            href={inLanguage(
              `/desk/contracts?${new URLSearchParams({ municipality: municipality.id, system: system.id, after: portion.next }).toString()}`,
              lang,
            )}
          >
            {say('Nästa', 'Next')}
          </a>
        </p>
      )}
    </>
  );
  return {
    status: 200,
    html: renderPage(content, { title: say('Avtal', 'Contracts'), lang, municipality, staff, wide: true }),
  };
}
