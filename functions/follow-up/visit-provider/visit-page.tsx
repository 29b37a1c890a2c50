import { addDays } from '../../../shared/domain/calendar/day.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { isEstablished, repliesTo } from '../../../shared/domain/follow-up/visit.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { CheckboxGroup, ErrorSummary, SubmitButton, TextArea, TextField } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState, valueOf } from '../../../shared/http/form/form.ts';
import { VisitReportView } from '../../../shared/http/follow-up/visit-report.tsx';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { visitRuleOf } from '../../../shared/store/follow-up/visit.ts';
import { type AtVisit, enterVisit } from './enter.ts';
import { JointPart } from './joint-part.tsx';
import { ReportFields, valuesOfReport } from './report-fields.tsx';
import { statusWords } from './words.ts';

export async function showVisit(request: PageRequest): Promise<PageResponse> {
  return visitPage(await enterVisit(request), emptyForm);
}

/** One visit: what is planned, what was found, and what a person may do about it. */
export function visitPage(at: AtVisit, form: FormState): PageResponse {
  const { visit, report, lang, municipality, staff, mayWrite } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      <Facts at={at} />
      {at.measure !== null && (
        <p>
          <a href={inLanguage(`/desk/measures/${publicId(municipality.id, at.measure.measureId)}`, lang)}>
            {at.measure.status === 'PROPOSED'
              ? say('Ta ställning till den åtgärd som avtalet anger', 'See to the measure that the contract names')
              : say('Åtgärden enligt avtalet', 'The measure by the contract')}
          </a>
        </p>
      )}
      {report !== null && visit.status !== 'PLANNED' && (
        <>
          <h2>
            {isEstablished(visit)
              ? say('Den fastställda rapporten', 'The established report')
              : say('Rapporten som har sänts', 'The report as it was sent')}
          </h2>
          <VisitReportView visit={visit} form={at.form} report={report} lang={lang} />
        </>
      )}
      {mayWrite && (visit.status === 'PLANNED' || visit.status === 'SENT') && <ReportForm at={at} state={form} />}
      {mayWrite && visit.status === 'PLANNED' && <PlanForms at={at} state={form} />}
      {mayWrite && visit.status === 'ESTABLISHED' && visit.followUpOn !== undefined && (
        <FollowUpForm at={at} state={form} />
      )}
      <JointPart at={at} state={form} />
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say(`Uppföljningsbesök: ${visit.providerName}`, `Follow-up visit: ${visit.providerName}`);
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

function Facts({ at: { visit, lang } }: { readonly at: AtVisit }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const id = (of: string): string => publicId(visit.municipality, of);
  return (
    <SummaryList
      rows={[
        {
          label: say('Läge', 'State'),
          value: <StatusTag tone={statusWords[visit.status].tone}>{statusWords[visit.status][lang]}</StatusTag>,
        },
        {
          label: say('Avtal', 'Contract'),
          value: <a href={inLanguage(`/desk/contracts/${id(visit.contractId)}/visits`, lang)}>{visit.providerName}</a>,
        },
        { label: say('Planerat till', 'Planned for'), value: shownDay(visit.plannedOn, lang) },
        {
          label: say('Föranmält', 'Announced'),
          value: visit.announced
            ? say('Ja, de har fått besked', 'Yes, they have been told')
            : say('Nej, de har inte fått veta något', 'No, they have been told nothing'),
        },
        { label: say('Vilka åker', 'Who goes'), value: visit.visitors.join('\n') },
        { label: say('Skäl', 'Reason'), value: visit.reason },
        ...(visit.planId === undefined
          ? []
          : [
              {
                label: say('I årets plan', 'In the year’s plan'),
                value: (
                  <a href={inLanguage(`/desk/follow-up-plans/${id(visit.planId)}`, lang)}>
                    {visit.plannedOn.slice(0, 4)}
                  </a>
                ),
              },
            ]),
        ...(visit.status === 'CANCELLED'
          ? [{ label: say('Inställt', 'Cancelled'), value: `${visit.why}\n${visit.cancelledBy}` }]
          : []),
        ...('factCheck' in visit
          ? [
              {
                label: say('Faktagranskning till och med', 'Facts checked until'),
                value: shownDay(visit.factCheck.dueOn, lang),
              },
              {
                label: say('Deras synpunkter', 'Their comments'),
                value:
                  repliesTo(visit)
                    .map(({ words, by, at: when }) => `${words}\n${by}, ${shownInstant(when, lang)}`)
                    .join('\n\n') || say('Inga', 'None'),
              },
            ]
          : []),
        ...(isEstablished(visit)
          ? [
              {
                label: say('Fastställd', 'Established'),
                value: `${shownInstant(visit.establishedAt, lang)}, ${visit.establishedBy}\n${visit.published ? say(`Öppen för alla: /besok/${id(visit.visitId)}`, `Open for everybody: /besok/${id(visit.visitId)}`) : say('Lämnas ut på begäran', 'Given out on request')}\n${visit.reportHash.slice(0, 16)}`,
              },
              ...(visit.followUpOn === undefined
                ? []
                : [
                    {
                      label: say('Brister följs upp', 'Deficiencies followed up'),
                      value: shownDay(visit.followUpOn, lang),
                    },
                  ]),
            ]
          : []),
        ...(visit.status === 'FOLLOWED_UP'
          ? [
              {
                label: say('Åtgärdade brister', 'Deficiencies put right'),
                value: `${visit.rectified.length === 0 ? say('Inga', 'None') : visit.rectified.join(', ')}\n${visit.note}\n${visit.followedUpBy}`,
              },
            ]
          : []),
      ]}
    />
  );
}

interface FormProps {
  readonly at: AtVisit;
  readonly state: FormState;
}

/** Whether this form was the one that was sent. */
function isOf({ values }: FormState, steps: readonly string[]): boolean {
  return steps.includes(valueOf(values, 'step'));
}

function ReportForm({ at, state }: FormProps) {
  const { visit, form, report, draft, lang, municipality } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const isSent = visit.status === 'SENT';
  const { factCheckDays } = visitRuleOf(municipality.id);
  const today = stockholmDay(now());
  const begun = draft?.values ?? (report === null ? { heldOn: visit.plannedOn } : valuesOfReport(form, report));
  const values = { dueOn: addDays(today, factCheckDays), ...begun };
  const shown = isOf(state, ['save', 'send', 'establish']) ? state : { values, errors: [] };
  return (
    <>
      <h2>
        {isSent
          ? say('Ändra och fastställ rapporten', 'Change and establish the report')
          : say('Rapporten', 'The report')}
      </h2>
      {draft !== null && (
        <p>
          {say(
            `Utkast sparat ${shownInstant(draft.savedAt, lang)} av ${draft.savedBy}.`,
            `Draft saved ${shownInstant(draft.savedAt, lang)} by ${draft.savedBy}.`,
          )}
        </p>
      )}
      <Note>
        <p>
          {say(
            'Rapporten handlar om verksamheten. Skriv inget om enskilda personer, varken medarbetare eller de som får insatser.',
            'The report is about how the service is given. Write nothing about individual persons, neither staff nor those who are helped.',
          )}
        </p>
      </Note>
      <form method="post" novalidate>
        <input type="hidden" name="version" value={String(visit.version)} />
        <input type="hidden" name="draftOf" value={draft?.savedAt ?? ''} />
        <ReportFields visit={visit} form={form} state={shown} lang={lang} />
        <SubmitButton name="step" value="save" second>
          {say('Spara utkast', 'Save draft')}
        </SubmitButton>
        {isSent && (
          <>
            <TextField
              form={shown}
              name="followUpOn"
              type="date"
              size="short"
              label={say('Dag då bristerna följs upp', 'Day when the deficiencies are followed up')}
              hint={say('Behövs bara om det finns brister.', 'Needed only when there are deficiencies.')}
            />
            <SubmitButton name="step" value="establish">
              {say('Fastställ rapporten', 'Establish the report')}
            </SubmitButton>
          </>
        )}
        <TextField
          form={shown}
          name="dueOn"
          type="date"
          size="short"
          label={say('De får säga om fakta är fel till och med', 'They may say whether facts are wrong until')}
        />
        <SubmitButton name="step" value="send" second={isSent}>
          {isSent ? say('Sänd rapporten igen', 'Send the report again') : say('Sänd rapporten', 'Send the report')}
        </SubmitButton>
      </form>
    </>
  );
}

function PlanForms({ at, state }: FormProps) {
  const { visit, lang } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const of = (step: string) => (isOf(state, [step]) ? state : emptyForm);
  const version = <input type="hidden" name="version" value={String(visit.version)} />;
  return (
    <>
      <h2>{say('Om besöket inte blir som planerat', 'If the visit does not go as planned')}</h2>
      <details open={isOf(state, ['move'])}>
        <summary>{say('Flytta besöket', 'Move the visit')}</summary>
        <form method="post" novalidate>
          {version}
          <TextField form={of('move')} name="plannedOn" type="date" size="short" label={say('Ny dag', 'New day')} />
          <SubmitButton name="step" value="move" second>
            {say('Flytta', 'Move')}
          </SubmitButton>
        </form>
      </details>
      <details open={isOf(state, ['cancel'])}>
        <summary>{say('Ställ in besöket', 'Cancel the visit')}</summary>
        <form method="post" novalidate>
          {version}
          <TextArea form={of('cancel')} name="why" rows={3} maxLength={4000} label={say('Skäl', 'Reason')} />
          <SubmitButton name="step" value="cancel" second>
            {say('Ställ in', 'Cancel')}
          </SubmitButton>
        </form>
      </details>
    </>
  );
}

function FollowUpForm({ at, state }: FormProps) {
  const { visit, lang } = at;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const deficient = isEstablished(visit)
    ? visit.requirements.filter(({ requirementId }) => visit.results[requirementId] === 'DEFICIENT')
    : [];
  return (
    <>
      <h2>{say('Följ upp bristerna', 'Follow up the deficiencies')}</h2>
      <form method="post" novalidate>
        <input type="hidden" name="version" value={String(visit.version)} />
        <CheckboxGroup
          form={state}
          name="rectified"
          label={say('Åtgärdade', 'Put right')}
          choices={deficient.map(({ requirementId, title }) => ({
            value: requirementId,
            label: `${requirementId} ${title[lang]}`,
          }))}
        />
        <TextArea
          form={state}
          name="note"
          rows={4}
          maxLength={4000}
          label={say('Vad du har sett, och hur', 'What you have seen, and how')}
        />
        <SubmitButton name="step" value="follow-up">
          {say('Registrera', 'Register')}
        </SubmitButton>
      </form>
    </>
  );
}
