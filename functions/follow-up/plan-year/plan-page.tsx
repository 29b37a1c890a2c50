import { progressOf } from '../../../shared/domain/follow-up/plan-progress.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { ErrorSummary, RadioGroup, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { monthName, planDocument } from '../../../shared/http/follow-up/plan-document.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { DocumentLinks } from '../../../shared/http/register/document-links.tsx';
import { Sections } from '../../../shared/http/register/document-view.tsx';
import { now } from '../../../shared/platform/clock.ts';
import { readDoneOf } from '../../../shared/store/follow-up/plan-done.ts';
import { enter, type Visit } from './visit.ts';

export async function showPlan(request: PageRequest): Promise<PageResponse> {
  return planPage(await enter(request), emptyForm);
}

/** The plan as its document, with how far it has come, and what may be done with it. */
export async function planPage(visit: Visit, form: FormState): Promise<PageResponse> {
  const { plan, system, municipality, staff, lang, mayChange, mayRegister } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const progress = progressOf(plan, await readDoneOf(plan));
  const document = planDocument(plan, progress, { municipality, service: system.service, lang, at: now() });
  const path = `/desk/follow-up-plans/${publicId(municipality.id, plan.planId)}`;
  const ofSystem = `/desk/choice-systems/${publicId(municipality.id, plan.choiceSystemId)}`;
  const plans = `${ofSystem}/follow-up-plans`;
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(plans, lang)}>{say('Alla år', 'All years')}</a>
      </p>
      <DocumentLinks path={`${path}/document`} lang={lang} />
      <Sections sections={document.sections} />
      <p>
        <a href={inLanguage(`${ofSystem}/visits?year=${String(plan.year)}`, lang)}>
          {say('Årets besök', 'The year’s visits')}
        </a>
      </p>
      <details>
        <summary>{say('Planera besök', 'Plan visits')}</summary>
        <ul>
          {plan.contracts.map(({ contractId, providerName, month }) => (
            <li key={contractId}>
              <a href={inLanguage(`/desk/contracts/${publicId(municipality.id, contractId)}/visits`, lang)}>
                {`${providerName}, ${monthName(month, plan.year, lang)}`}
              </a>
            </li>
          ))}
        </ul>
      </details>
      {plan.status === 'DRAFT' && mayRegister && <AdoptForm visit={visit} form={form} />}
      {mayChange && <ChangeForms visit={visit} form={form} />}
    </>
  );
  const invalid = form.errors.length > 0;
  const { title } = document;
  return {
    status: invalid ? 422 : 200,
    html: renderPage(content, { title, lang, municipality, staff, invalid, wide: true }),
  };
}

interface FormProps {
  readonly visit: Visit;
  readonly form: FormState;
}

function AdoptForm({ visit: { plan, lang, municipality }, form }: FormProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { name } = municipality.committee;
  return (
    <>
      <h2>{say('Registrera att planen är antagen', 'Register that the plan is adopted')}</h2>
      <form method="post" novalidate>
        <input type="hidden" name="version" value={String(plan.version)} />
        <TextField
          form={form}
          name="heldOn"
          type="date"
          size="short"
          label={say(`Sammanträde i ${name}`, `Meeting of ${name}`)}
        />
        <TextField form={form} name="paragraph" size="short" label={say('Paragraf', 'Item (§)')} />
        <TextField
          form={form}
          name="laid"
          size="short"
          label={say('Kontrollsumman i nämndens handlingar', 'The checksum in the committee’s papers')}
          hint={say(
            'De första åtta tecknen räcker. Så registreras just den plan som nämnden antog.',
            'The first eight characters are enough. So the very plan that the committee adopted is registered.',
          )}
        />
        <SubmitButton name="step" value="adopt">
          {say('Registrera', 'Register')}
        </SubmitButton>
      </form>
    </>
  );
}

function ChangeForms({ visit: { plan, lang }, form }: FormProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isAdopted = plan.status === 'ADOPTED';
  return (
    <>
      <h2>{say('Ändra planen', 'Change the plan')}</h2>
      {isAdopted && (
        <p>
          {say(
            'Planen är antagen. En ändring står kvar i planen med sitt skäl.',
            'The plan is adopted. A change stays in the plan with its reason.',
          )}
        </p>
      )}
      <details open={valueOf(form.values, 'step') === 'move'}>
        <summary>{say('Flytta en granskning', 'Move a review')}</summary>
        <form method="post" novalidate>
          <RadioGroup
            form={form}
            name="contractId"
            label={say('Avtal', 'Contract')}
            choices={plan.contracts.map(({ contractId, providerName, month }) => ({
              value: contractId,
              label: `${providerName}, ${monthName(month, plan.year, lang)}`,
            }))}
          />
          <TextField
            form={form}
            name="month"
            inputMode="numeric"
            size="short"
            label={say('Ny månad, 1–12', 'New month, 1–12')}
          />
          {isAdopted && <TextArea form={form} name="why" rows={3} maxLength={1000} label={say('Skäl', 'Reason')} />}
          <SubmitButton name="step" value="move" second>
            {say('Flytta', 'Move')}
          </SubmitButton>
        </form>
      </details>
      <form method="post" novalidate>
        <SubmitButton name="step" value="take-in" second>
          {say('Ta in avtal som har tillkommit', 'Take in contracts that have come since')}
        </SubmitButton>
      </form>
    </>
  );
}
