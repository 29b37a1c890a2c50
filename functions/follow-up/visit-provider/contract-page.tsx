import * as z from 'zod/mini';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { type ExaminedRequirement, Visitor } from '../../../shared/domain/follow-up/visit.ts';
import { mostExamined } from '../../../shared/domain/follow-up/visit-report.ts';
import { plannedRequirements, requirementsOf } from '../../../shared/domain/follow-up/year-plan.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import {
  CheckboxGroup,
  ErrorSummary,
  RadioGroup,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, many, parseForm, valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { NotAllowed } from '../../../shared/http/session-problem.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { now } from '../../../shared/platform/clock.ts';
import { readBoundVersion } from '../../../shared/store/choice-system/choice-system.ts';
import { planVisit } from '../../../shared/store/follow-up/plan-visit.ts';
import { readJointVisitsOf } from '../../../shared/store/follow-up/joint-visit.ts';
import { readVisitsOf } from '../../../shared/store/follow-up/visit.ts';
import { actorOf, type AtContract, enterContract } from './enter.ts';
import { JointVisitTable } from './joint-part.tsx';
import { VisitTable } from './visit-table.tsx';

export async function showVisitsOfContract(request: PageRequest): Promise<PageResponse> {
  return page(await enterContract(request), emptyForm);
}

const Planning = z.object({
  visitId: z.ulid(),
  plannedOn: z.iso.date(),
  announced: z.enum(['yes', 'no']),
  visitors: z.pipe(
    z.string(),
    z.pipe(
      z.transform((lines: string) => lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))),
      z.array(Visitor).check(z.minLength(1), z.maxLength(8)),
    ),
  ),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  serviceType: z.optional(z.string()),
  requirements: many(z.string()).check(z.minLength(1), z.maxLength(mostExamined)),
});

/** Plans a visit; the form sent twice is one visit. */
export async function plan(request: PageRequest): Promise<PageResponse> {
  const at = await enterContract(request);
  const { contract, lang, mayPlan, system, municipality } = at;
  if (!mayPlan || contract.status !== 'SIGNED') throw new NotAllowed();
  const parsed = parseForm(Planning, request.form, lang, messages);
  if (!parsed.ok) return page(at, { values: request.form, errors: parsed.errors });
  const { announced, requirements: chosen, serviceType: named, ...planned } = parsed.value;
  const [only, ...others] = system.serviceTypes.map(({ id }) => id);
  const serviceType = named ?? (others.length === 0 ? only : undefined);
  if (serviceType === undefined) {
    const message = lang === 'sv' ? 'Välj slag av tjänst' : 'Choose the kind of service';
    return page(at, { values: request.form, errors: [{ field: 'serviceType', message }] });
  }
  if (system.serviceTypes.every(({ id }) => id !== serviceType)) throw new PageProblem(400);
  const requirements = (await requirementsFor(at)).filter(({ requirementId }) => chosen.includes(requirementId));
  if (requirements.length !== new Set(chosen).size) throw new PageProblem(400);
  const made = await planVisit(
    contract,
    { ...planned, serviceType, requirements, announced: announced === 'yes' },
    actorOf(at),
  );
  if (made.ok) return seeOther(inLanguage(`/desk/visits/${publicId(municipality.id, made.value.visitId)}`, lang));
  if (made.error === 'TAKEN') throw new PageProblem(409);
  const message = lang === 'sv' ? 'Ange en dag som kommer' : 'Enter a day to come';
  return page(at, { values: request.form, errors: [{ field: 'plannedOn', message }] });
}

const messages = {
  visitors: { sv: 'Skriv vilka som åker, en per rad, högst åtta', en: 'Write who goes, one per line, at most eight' },
  requirements: {
    sv: `Välj minst ett krav och högst ${String(mostExamined)}`,
    en: `Choose at least one requirement and at most ${String(mostExamined)}`,
  },
};

/** The requirements that are followed up of the contract, in the version that binds it. */
async function requirementsFor({ contract }: AtContract): Promise<ExaminedRequirement[]> {
  const { requirements } = await readBoundVersion(contract);
  const services = contract.scopes.map(({ service }) => service);
  const followed = requirementsOf({ requirements: [...plannedRequirements(requirements)] }, { services });
  return followed.map(({ requirementId, title }) => ({ requirementId, title }));
}

async function page(at: AtContract, form: FormState): Promise<PageResponse> {
  const { contract, subject, municipality, staff, lang, mayPlan } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const [visits, joint] = await Promise.all([readVisitsOf(subject), readJointVisitsOf(subject)]);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(`/desk/contracts/${publicId(municipality.id, contract.contractId)}`, lang)}>
          {say('Avtalet', 'The contract')}
        </a>
        {' · '}
        <a href={inLanguage(`/desk/choice-systems/${publicId(municipality.id, contract.choiceSystemId)}/visits`, lang)}>
          {say('Årets besök', 'This year’s visits')}
        </a>
      </p>
      <VisitTable visits={visits} lang={lang} />
      <JointVisitTable joint={joint} lang={lang} />
      {mayPlan && <PlanForm at={at} form={form} requirements={await requirementsFor(at)} />}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(`Uppföljningsbesök: ${contract.provider.name}`, `Follow-up visits: ${contract.provider.name}`);
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

function PlanForm(props: {
  readonly at: AtContract;
  readonly form: FormState;
  readonly requirements: readonly ExaminedRequirement[];
}) {
  const { at, requirements } = props;
  const { lang, system, staff } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isSent = Object.keys(props.form.values).length > 0;
  const all = requirements.map(({ requirementId }) => requirementId);
  const begun = { plannedOn: stockholmDay(now()), visitors: staff.name, requirements: all.slice(0, mostExamined) };
  const form = isSent ? props.form : { values: begun, errors: [] };
  const visitId = valueOf(form.values, 'visitId');
  return (
    <>
      <h2>{say('Planera ett besök', 'Plan a visit')}</h2>
      <form method="post" novalidate>
        <input type="hidden" name="visitId" value={visitId === '' ? newId() : visitId} />
        <TextField form={form} name="plannedOn" type="date" size="short" label={say('Dag', 'Day')} />
        <RadioGroup
          form={form}
          name="announced"
          label={say('Är besöket föranmält?', 'Is the visit announced?')}
          choices={[
            {
              value: 'yes',
              label: say(
                'Ja, de får besked nu med dag, skäl och krav',
                'Yes, they are told now of the day, the reason and the requirements',
              ),
            },
            {
              value: 'no',
              label: say('Nej, de får inte veta något före besöket', 'No, they are told nothing before the visit'),
            },
          ]}
        />
        <TextArea
          form={form}
          name="visitors"
          rows={3}
          label={say('Vilka åker?', 'Who goes?')}
          hint={say('Namn och titel, en per rad.', 'Name and title, one per line.')}
        />
        <TextArea
          form={form}
          name="reason"
          rows={3}
          maxLength={4000}
          label={say('Skäl till besöket', 'Reason for the visit')}
          hint={say(
            'Till exempel årets plan. Skriv inget om enskilda personer, och inte vem som har klagat.',
            'For example this year’s plan. Write nothing about individual persons, and not who has complained.',
          )}
        />
        {system.serviceTypes.length > 1 && (
          <RadioGroup
            form={form}
            name="serviceType"
            label={say('Slag av tjänst', 'Kind of service')}
            choices={system.serviceTypes.map(({ id, title }) => ({ value: id, label: title[lang] }))}
          />
        )}
        <CheckboxGroup
          form={form}
          name="requirements"
          label={say('Krav att granska', 'Requirements to examine')}
          choices={requirements.map(({ requirementId, title }) => ({
            value: requirementId,
            label: `${requirementId} ${title[lang]}`,
          }))}
        />
        <SubmitButton>{say('Planera besöket', 'Plan the visit')}</SubmitButton>
      </form>
    </>
  );
}
