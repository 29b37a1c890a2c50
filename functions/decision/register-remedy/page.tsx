import { type Scope, scopeName } from '../../../shared/domain/application/content.ts';
import { caseOutcome, decidedOn, type Decision } from '../../../shared/domain/decision/decision.ts';
import { damagesLastDay } from '../../../shared/domain/decision/notice.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import type { InPart } from '../../../shared/domain/decision/reconsidered.ts';
import type { Remedy, RemedyWindow } from '../../../shared/domain/decision/remedy.ts';
import { replacedWords } from '../../../shared/http/decision/notice-document.ts';
import { ErrorSummary } from '../../../shared/http/form/fields.tsx';
import type { FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { Note, SummaryList } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { ChangeForm, CourtForm, ForwardForm, MisdirectedForm, SettleForm } from './forms.tsx';
import { remedyOutcomeWords } from '../../../shared/http/decision/remedy-words.ts';

interface PageProps {
  readonly decision: Decision;
  readonly decisions: readonly Decision[];
  readonly window: RemedyWindow;
  readonly remedy: Remedy;
  readonly court: { readonly name: string; readonly address: string };
  /** What was refused and can be decided anew. */
  readonly scopes: readonly Scope[];
  /** What is decided anew in cases of their own. */
  readonly takenUp: readonly InPart[];
  readonly mayAct: boolean;
  readonly casePath: string;
  readonly form: FormState;
  readonly lang: Language;
}

/** Until when correction can be sought, what is known of it, and what is left to register. */
export function RemedyPage(props: PageProps) {
  const { decision, window, remedy, court, scopes, takenUp, mayAct, casePath, form, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { misdirected, outcome } = remedy;
  return (
    <>
      <ErrorSummary form={form} lang={lang} />
      <p>
        <a href={inLanguage(casePath, lang)}>{say('Till ärendet', 'To the case')}</a>
      </p>
      <Window window={window} lang={lang} />
      <SummaryList
        rows={[
          {
            label: say('Beslut', 'Decision'),
            value: `${String(decision.number)}, ${shownDay(decidedOn(decision), lang)}`,
          },
          { label: say('Domstol', 'Court'), value: `${court.name}, ${court.address}` },
          ...(window.kind === 'NOTHING_REFUSED'
            ? []
            : [
                {
                  label: say('Skadestånd kan krävas till och med', 'Damages can be sued for until'),
                  value: shownDay(damagesLastDay(decidedOn(decision)), lang),
                },
              ]),
          ...knownRows(remedy, lang),
          ...takenUp.map((part) => takenUpRow(part, casePath, lang)),
        ]}
      />
      <Earlier {...props} />
      {mayAct && window.kind !== 'NOTHING_REFUSED' && (
        <>
          {misdirected === undefined && outcome === undefined && <MisdirectedForm form={form} lang={lang} />}
          {misdirected !== undefined && misdirected.forwarded === undefined && (
            <ForwardForm court={court} form={form} lang={lang} />
          )}
          {remedy.court === undefined && outcome === undefined && <CourtForm form={form} lang={lang} />}
          {outcome === undefined && (
            <SettleForm scopes={scopes} caseNumber={remedy.court?.caseNumber ?? ''} form={form} lang={lang} />
          )}
          {scopes.length > 0 && <ChangeForm scopes={scopes} form={form} lang={lang} />}
        </>
      )}
    </>
  );
}

function Window({ window, lang }: { readonly window: RemedyWindow; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  switch (window.kind) {
    case 'NOTHING_REFUSED':
      return (
        <Note tone="calm">
          <p>
            {say(
              'Beslutet är ett bifall: det finns inget att söka rättelse av.',
              'The decision is an approval: there is nothing to seek correction of.',
            )}
          </p>
        </Note>
      );
    case 'NOT_GIVEN':
      return (
        <Note tone="warn">
          <p>
            {say(
              'Tiden har inte börjat löpa: det är inte visat att sökanden har fått underrättelsen.',
              'No time runs yet: it is not shown that the applicant has been given the notice.',
            )}
          </p>
        </Note>
      );
    case 'OPEN':
      return (
        <Note tone="warn">
          <p>
            {say('Rättelse kan sökas till och med', 'Correction can be sought until')} {shownDay(window.lastDay, lang)},{' '}
            {say(`${String(window.daysLeft)} dagar kvar.`, `${String(window.daysLeft)} days left.`)}
          </p>
        </Note>
      );
    case 'PASSED':
      return (
        <Note tone="calm">
          <p>
            {say('Tiden att söka rättelse gick ut', 'The time to seek correction ended on')}{' '}
            {shownDay(window.lastDay, lang)}.{' '}
            {say(
              'Om en ansökan har kommit in i tid prövar domstolen.',
              'Whether an application came in time is the court’s to judge.',
            )}
          </p>
        </Note>
      );
  }
}

/** Where a part is decided anew; the new case is on its way for a moment. */
function takenUpRow({ applicationId, scopes }: InPart, casePath: string, lang: Language) {
  const [municipality = ''] = (casePath.split('/').at(-1) ?? '').split('.');
  const path = `/desk/applications/${publicId(municipality, applicationId)}`;
  return {
    label: lang === 'sv' ? 'Prövas på nytt i ett eget ärende' : 'Decided anew in a case of its own',
    value: <a href={inLanguage(path, lang)}>{scopes.map(scopeName).join(', ')}</a>,
  };
}

function knownRows({ misdirected, court, outcome }: Remedy, lang: Language) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const day = (on: string): string => shownDay(on, lang);
  return [
    ...(misdirected === undefined
      ? []
      : [
          {
            label: say('Kom hit av misstag', 'Came here by mistake'),
            value: `${day(misdirected.receivedOn)}. ${misdirected.reference} (${misdirected.by})`,
          },
        ]),
    ...(misdirected?.forwarded === undefined
      ? []
      : [
          {
            label: say('Skickad till domstolen', 'Sent on to the court'),
            value: `${day(misdirected.forwarded.on)}. ${misdirected.forwarded.proof} (${misdirected.forwarded.by})`,
          },
        ]),
    ...(court === undefined
      ? []
      : [
          {
            label: say('Mål i domstolen', 'Case in court'),
            value: `${court.caseNumber}, ${say('känt sedan', 'known since')} ${day(court.knownOn)}`,
          },
        ]),
    ...(outcome === undefined
      ? []
      : [
          {
            label: say('Domstolens avgörande', 'The court’s ruling'),
            value: `${remedyOutcomeWords[outcome.kind][lang]}, ${day(outcome.on)}, ${outcome.caseNumber}. ${outcome.summary}`,
          },
        ]),
  ];
}

/** Every decision of the case, the new ones with what they took the place of: none was changed. */
function Earlier({ decisions, lang }: PageProps) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (decisions.every(({ replaces }) => replaces === undefined)) return null;
  return (
    <>
      <h2>{say('Ärendets beslut', 'The case’s decisions')}</h2>
      <ol>
        {decisions.map((decision) => (
          <li key={decision.number}>
            {shownDay(decidedOn(decision), lang)}:{' '}
            {caseOutcome(decision) === 'REFUSED' ? say('avslag', 'refused') : say('bifall', 'approved')}
            {decision.replaces !== undefined &&
              `. ${say('Ersätter', 'Takes the place of')} ${replacedWords(decision.replaces, lang)}: ${decision.replaces.reference}`}
          </li>
        ))}
      </ol>
    </>
  );
}
