import { scopeName } from '../../domain/application/content.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { carriesRefusal, caseOutcome, decidedOn, type Decision } from '../../domain/decision/decision.ts';
import { type Notice, remedyDay, remedyRule } from '../../domain/decision/notice.ts';
import type { NoticeWords } from '../../domain/decision/notice-words.ts';
import { capacityWords } from '../../domain/decision/position.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Terminology } from '../../domain/municipality/terminology.ts';
import { clericalErrorWords } from './clerical-error-words.ts';
import { ScopeOutcomes } from './basis.tsx';
import type { Language, Texts } from '../language.ts';
import { Note, SummaryList } from '../parts.tsx';
import { shownDay, shownInstant } from '../shown-time.ts';

/** Before the button: that there is a decision, and nothing of what it says. */
export function Cover({ municipality, lang }: { readonly municipality: Municipality; readonly lang: Language }) {
  const { committee, name } = municipality;
  return (
    <>
      <p class="lead">
        {lang === 'sv'
          ? `${name}, ${committee.name}, har fattat beslut om er ansökan.`
          : `${name}, ${committee.name}, has decided on your application.`}
      </p>
      <p>
        {lang === 'sv'
          ? 'När du trycker på knappen visas beslutet med sina skäl, och tidpunkten registreras som den då ni fick underrättelsen.'
          : 'When you press the button the decision is shown with its reasons, and the time is recorded as when you were given the notice.'}
      </p>
    </>
  );
}

interface NoticeProps {
  readonly decision: Decision;
  /** Null before it is sent: what is shown then is how it will read. */
  readonly notice: Notice | null;
  /** The municipality's own words around what the law fixes. */
  readonly words: NoticeWords;
  readonly municipality: Municipality;
  readonly lang: Language;
}

/** The decision with its reasons, who made it and by what right, and for a refusal how to seek correction (LOV 8:2). */
export function NoticeView({ decision, notice, words, municipality, lang }: NoticeProps) {
  return (
    <>
      <OwnWords text={words.opening} />
      <h2>{title(decision, municipality.terminology)[lang]}</h2>
      <SummaryList
        rows={[
          { label: lang === 'sv' ? 'Beslutsdag' : 'Decided on', value: shownDay(decidedOn(decision), lang) },
          { label: lang === 'sv' ? 'Beslutat av' : 'Decided by', value: decidedBy(decision, municipality, lang) },
          authority(decision, lang),
          ...(decision.replaces === undefined
            ? []
            : [
                {
                  label: lang === 'sv' ? 'Ersätter' : 'Takes the place of',
                  value: `${lang === 'sv' ? 'beslut' : 'decision'} ${String(decision.replaces.decisionNumber)}: ${decision.replaces.reference}`,
                },
              ]),
          ...(decision.clericalErrors ?? []).map((error) => ({
            label: lang === 'sv' ? 'Skrivfel' : 'A slip',
            value: clericalErrorWords(error, lang),
          })),
          ...(notice?.status === 'GIVEN'
            ? [
                {
                  label: lang === 'sv' ? 'Underrättelsen gavs' : 'Notice was given',
                  value:
                    notice.proof.kind === 'ACKNOWLEDGED'
                      ? shownInstant(notice.givenAt, lang)
                      : shownDay(stockholmDay(notice.givenAt), lang),
                },
              ]
            : []),
        ]}
      />
      <h2>{lang === 'sv' ? 'Beslut och skäl' : 'Decision and reasons'}</h2>
      <ScopeOutcomes scopes={decision.scopes} municipality={municipality} lang={lang} />
      {carriesRefusal(decision) && <Remedy notice={notice} municipality={municipality} lang={lang} />}
      {caseOutcome(decision) === 'APPROVED' && <Next decision={decision} lang={lang} />}
      <OwnWords text={words.closing} />
    </>
  );
}

/** Each line that was written is a paragraph. */
function OwnWords({ text }: { readonly text: string | undefined }) {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  return (
    <>
      {lines.map((line, index) => (
        <p key={index} lang="sv">
          {line}
        </p>
      ))}
    </>
  );
}

function title(decision: Decision, { approval }: Terminology): Texts {
  if (caseOutcome(decision) === 'REFUSED') {
    return { sv: `Ansökan ${approval.verb} inte`, en: 'The application is not approved' };
  }
  return carriesRefusal(decision)
    ? { sv: `Ansökan ${approval.verb} i en del`, en: 'The application is approved in part' }
    : { sv: `Ansökan ${approval.verb}`, en: 'The application is approved' };
}

function decidedBy(decision: Decision, { committee }: Municipality, lang: Language): string {
  switch (decision.mode) {
    case 'DELEGATE_OFFICER': {
      const { name, title: position, capacity } = decision.decidedBy;
      if (capacity !== undefined) return `${name}, ${capacityWords(capacity)[lang].toLowerCase()}`;
      return position === undefined ? name : `${name}, ${position.toLowerCase()}`;
    }
    case 'DELEGATE_MEMBER': {
      const { name, capacity } = decision.decidedBy;
      if (capacity !== undefined) return `${name}, ${capacityWords(capacity)[lang].toLowerCase()}`;
      return lang === 'sv' ? `${name}, ledamot i ${committee.name}` : `${name}, member of ${committee.name}`;
    }
    case 'URGENT_CHAIR': {
      const { name, as } = decision.decidedBy;
      return lang === 'sv'
        ? `${name}, ${as === 'CHAIR' ? 'ordförande' : 'utsedd ledamot'} i ${committee.name}`
        : `${name}, ${as === 'CHAIR' ? 'chair' : 'named member'} of ${committee.name}`;
    }
    case 'SUBCOMMITTEE':
    case 'MEETING':
      return decision.decidedBy.name;
  }
}

function authority(decision: Decision, lang: Language): { readonly label: string; readonly value: string } {
  if ('meeting' in decision) {
    const item = `§ ${decision.meeting.paragraph}`;
    const point = lang === 'sv' ? 'delegationspunkt' : 'delegation point';
    return {
      label: lang === 'sv' ? 'Paragraf i protokollet' : 'Item in the minutes',
      value: decision.mode === 'SUBCOMMITTEE' ? `${item}, ${point} ${decision.delegationPoint}` : item,
    };
  }
  return { label: lang === 'sv' ? 'Delegationspunkt' : 'Delegation point', value: pointWords(decision, lang) };
}

function pointWords(decision: Exclude<Decision, { mode: 'MEETING' | 'SUBCOMMITTEE' }>, lang: Language): string {
  const { delegationPoint } = decision;
  if (decision.mode === 'URGENT_CHAIR') {
    return `${delegationPoint}, ${lang === 'sv' ? 'brådskande ärende (KL 6:39)' : 'an urgent case (KL 6:39)'}`;
  }
  if (decision.mode !== 'DELEGATE_OFFICER' || decision.subDelegation === undefined) return delegationPoint;
  const { point, by } = decision.subDelegation;
  return lang === 'sv'
    ? `${delegationPoint}, vidaredelegerad ${point} av ${by.name}`
    : `${delegationPoint}, sub-delegated ${point} by ${by.name}`;
}

function Remedy({ notice, municipality, lang }: Pick<NoticeProps, 'notice' | 'municipality' | 'lang'>) {
  const last = notice?.status === 'GIVEN' ? notice.remedyLastDay : undefined;
  return (
    <>
      <h2>{lang === 'sv' ? 'Om ni vill söka rättelse' : 'If you want to seek correction'}</h2>
      <p>{remedyRule(municipality.court)[lang]}</p>
      {last !== undefined && (
        <Note tone="warn">
          <p>{remedyDay(shownDay(last, lang))[lang]}</p>
        </Note>
      )}
    </>
  );
}

function Next({ decision, lang }: Pick<NoticeProps, 'decision' | 'lang'>) {
  const approved = decision.scopes.filter(({ outcome }) => outcome === 'APPROVE').map(({ scope }) => scopeName(scope));
  return (
    <Note tone="good">
      <p>
        {lang === 'sv'
          ? `Nästa steg är avtalet för ${approved.join(', ')}. Ni får ett eget brev om det.`
          : `The next step is the contract for ${approved.join(', ')}. You get a message of its own about it.`}
      </p>
    </Note>
  );
}
