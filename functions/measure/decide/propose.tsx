import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import type { Contract } from '../../../shared/domain/contract/contract.ts';
import type { Measure } from '../../../shared/domain/measure/measure.ts';
import { deskPath } from '../../../shared/domain/task/address.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { hasRole, StaffRole } from '../../../shared/http/session.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readContract } from '../../../shared/store/contract/contract.ts';
import { type Proposable, readProposable } from '../../../shared/store/measure/known.ts';
import { measureSubject } from '../../../shared/store/measure/measure.ts';
import { propose } from '../../../shared/store/measure/propose.ts';
import { DeficiencyFields, readDeficiencies } from './deficiency-form.tsx';
import { statusWords } from './words.ts';

interface Visit extends DeskVisit {
  readonly contract: Contract;
  readonly from: Proposable;
  readonly mayPropose: boolean;
}

/** The measures about one contract, and from what another may be proposed. */
export async function showMeasures(request: PageRequest): Promise<PageResponse> {
  return measuresPage(await enter(request), emptyForm);
}

/** An officer proposes a measure about deficiencies on record; the coordinator is asked to see to it, and nothing else follows. */
export async function proposeMeasure(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { subject, staff, from, lang } = visit;
  if (!visit.mayPropose) throw new NotAllowed();
  const at = now();
  const read = readDeficiencies(request.form, from, stockholmDay(at), lang);
  if (!read.ok) return measuresPage(visit, { values: request.form, errors: read.errors });
  const proposed = await propose(subject, read.deficiencies, { by: staff.name, at });
  if (proposed.ok) return seeOther(inLanguage(request.path, lang));
  if (proposed.error === 'NOT_IN_FORCE') {
    throw new PageProblem(409, {
      sv: 'Avtalet gäller inte längre. Ingenting har registrerats.',
      en: 'The contract holds no more. Nothing was recorded.',
    });
  }
  const message = lang === 'sv' ? 'Avtalet anger ingen åtgärd för kravet' : 'The contract names no measure for it';
  return measuresPage(visit, { values: request.form, errors: [{ field: 'requirementId', message }] });
}

async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'contractId', StaffRole.options);
  const contract = await readContract(visit.subject);
  if (contract === null || !('signedAt' in contract)) throw new PageProblem(404);
  const isOfficer = hasRole(visit.staff, visit.municipality.id, ['coordinator', 'case-officer']);
  return {
    ...visit,
    contract,
    from: await readProposable(contract),
    mayPropose: isOfficer && contract.status === 'SIGNED',
  };
}

function measuresPage(visit: Visit, form: FormState): PageResponse {
  const { contract, from, subject, municipality, staff, lang, mayPropose } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const mayRead = hasRole(staff, municipality.id, ['coordinator', 'secretary', 'delegate', 'auditor']);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(deskPath('DECIDE_TERM', subject), lang)}>{say('Till avtalet', 'To the contract')}</a>
      </p>
      {from.measures.length === 0 ? (
        <p>{say('Ingen åtgärd har föreslagits.', 'No measure has been proposed.')}</p>
      ) : (
        <Table
          caption={say('Åtgärder', 'Measures')}
          columns={[
            { heading: say('Brister', 'Deficiencies') },
            { heading: say('Läge', 'State') },
            { heading: say('Föreslagen', 'Proposed') },
          ]}
          rows={from.measures.map((measure) => [
            mayRead ? (
              <a href={inLanguage(addressOf(measure), lang)} key={measure.measureId}>
                {requirementsOf(measure)}
              </a>
            ) : (
              requirementsOf(measure)
            ),
            statusWords[measure.status][lang],
            shownInstant(measure.proposedAt, lang),
          ])}
        />
      )}
      {mayPropose && (
        <>
          <h2>{say('Föreslå en åtgärd', 'Propose a measure')}</h2>
          <p>
            {say(
              'Samordnaren ombeds ta ställning. Ingenting händer med avtalet av ett förslag.',
              'The coordinator is asked to see to it. Nothing happens to the contract by a proposal.',
            )}
          </p>
          <form method="post" novalidate>
            <DeficiencyFields from={from} form={form} lang={lang} />
            <SubmitButton>{say('Föreslå', 'Propose')}</SubmitButton>
          </form>
        </>
      )}
    </>
  );
  const { name } = contract.provider;
  const title = say(`Åtgärder enligt avtalet: ${name}`, `Measures by the contract: ${name}`);
  const invalid = form.errors.length > 0;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function addressOf({ municipality, measureId }: Measure): string {
  return deskPath('DECIDE_MEASURE', measureSubject(municipality, measureId));
}

function requirementsOf({ deficiencies }: Measure): string {
  return [...new Set(deficiencies.map(({ requirementId }) => requirementId))].join(', ');
}
