import type { Source } from '../../../shared/domain/measure/deficiency.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageResponse } from '../../../shared/http/page.ts';
import { Note, StatusTag, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay, shownInstant } from '../../../shared/http/shown-time.ts';
import { DecideForms, DismissForm, FollowUpForm } from './decide-forms.tsx';
import { hearingRows } from './hearing.tsx';
import { ChosenAgainForm, terminationRows } from './termination.tsx';
import type { Visit } from './visit.ts';
import { consequenceWords, sourceWords, statusWords } from './words.ts';

/** One measure: what it rests on, where it is, and what a person may do about it. */
export function measurePage(visit: Visit, form: FormState): PageResponse {
  const { measure, mayDecide, lang, municipality, staff } = visit;
  const { isOwed, deficiencies } = visit.grounds;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const id = (of: string): string => publicId(measure.municipality, of);
  const content = (
    <>
      <ErrorSummary form={form} lang={lang} />
      {measure.status === 'PROPOSED' && isOwed && (
        <Note>
          <p>
            {say(
              'Det här är ett förslag. Ingenting händer förrän en person har beslutat.',
              'This is a proposal. Nothing happens until a person has decided.',
            )}
          </p>
        </Note>
      )}
      {!isOwed && (measure.status === 'PROPOSED' || measure.status === 'WITHDRAWN') && (
        <Note tone="good">
          <p>
            {say(
              'Det som saknades har kommit in, är i sin ordning eller väntas inte längre. Ingen åtgärd kan beslutas.',
              'What was missing has come, is in order or is waited for no more. No measure can be decided on.',
            )}
          </p>
        </Note>
      )}
      <SummaryList
        rows={[
          { label: say('Läge', 'State'), value: statusWords[measure.status][lang] },
          {
            label: say('Avtal', 'Contract'),
            value: (
              <a href={inLanguage(`/desk/contracts/${id(measure.contractId)}/measures`, lang)}>
                {measure.providerName}
              </a>
            ),
          },
          ...deficiencies.map((one) => ({
            label: say(`Brist: krav ${one.requirementId}`, `Deficiency: requirement ${one.requirementId}`),
            value: (
              <>
                <span class="lines">{one.text}</span>
                <br />
                <Record source={one.source} visit={visit} />
                {one.endedOn !== null && (
                  <>
                    {' '}
                    <StatusTag tone="good">
                      {say(
                        `Inte längre en brist, ${shownDay(one.endedOn, lang)}`,
                        `A deficiency no more, ${shownDay(one.endedOn, lang)}`,
                      )}
                    </StatusTag>
                  </>
                )}
              </>
            ),
          })),
          {
            label: say('Vad avtalet anger', 'What the contract names'),
            value: measure.may.map((one) => consequenceWords[one][lang]).join(', '),
          },
          ...(measure.hearing === undefined ? [] : hearingRows(measure.hearing, lang)),
          ...('kind' in measure
            ? [
                {
                  label: say('Beslut', 'Decision'),
                  value: `${consequenceWords[measure.kind][lang]}, ${shownInstant(measure.decidedAt, lang)}\n${measure.decidedBy}, ${measure.authority}\n${measure.reasons}`,
                },
                { label: say('Åtgärdas senast', 'To be put right by'), value: shownDay(measure.rectifyBy, lang) },
              ]
            : []),
          ...terminationRows(visit),
          ...(measure.status === 'DISMISSED'
            ? [{ label: say('Skäl', 'Reason'), value: `${measure.why}\n${measure.dismissedBy}` }]
            : []),
          ...(measure.status === 'FOLLOWED_UP'
            ? [
                {
                  label: measure.rectified ? say('Åtgärdat', 'Put right') : say('Inte åtgärdat', 'Not put right'),
                  value: `${measure.note}\n${measure.followedUpBy}`,
                },
              ]
            : []),
        ]}
      />
      {mayDecide && measure.status === 'PROPOSED' && isOwed && <DecideForms visit={visit} form={form} />}
      {mayDecide && measure.status === 'PROPOSED' && !isOwed && <DismissForm visit={visit} form={form} />}
      {'referral' in measure && (
        <details>
          <summary>{say('Underlaget', 'The basis')}</summary>
          <p class="lines" lang="sv">
            {measure.referral?.basis}
          </p>
        </details>
      )}
      {mayDecide && measure.status === 'REFERRED' && (
        <form method="post" novalidate>
          <SubmitButton name="step" value="take-back" second>
            {say('Ta tillbaka förslaget', 'Take the proposal back')}
          </SubmitButton>
        </form>
      )}
      {mayDecide && measure.status === 'TERMINATED' && measure.chosenAgain === undefined && (
        <ChosenAgainForm visit={visit} form={form} />
      )}
      {mayDecide && measure.status === 'DECIDED' && <FollowUpForm visit={visit} form={form} />}
    </>
  );
  const invalid = form.errors.length > 0;
  const title = say('Åtgärd enligt avtalet', 'Measure by the contract');
  return { status: invalid ? 422 : 200, html: renderPage(content, { title, lang, municipality, staff, invalid }) };
}

/** Where a deficiency is on record. */
function Record({ source, visit: { measure, lang } }: { readonly source: Source; readonly visit: Visit }) {
  const word = sourceWords[source.kind][lang];
  const { municipality } = measure;
  const link = (path: string) => <a href={inLanguage(path, lang)}>{word}</a>;
  switch (source.kind) {
    case 'REPORT':
      return link(`/desk/reports/${publicId(municipality, source.reportId)}`);
    case 'RECHECK':
      return link(`/desk/contracts/${publicId(municipality, measure.contractId)}/rechecks`);
    case 'MEASURE':
      return link(`/desk/measures/${publicId(municipality, source.measureId)}`);
    case 'VISIT_REPORT':
      return link(`/desk/visits/${publicId(municipality, source.visitId)}`);
    default:
      return `${word}: ${source.reference}, ${shownDay(source.on, lang)}`;
  }
}
