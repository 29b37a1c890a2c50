import type { Reconsidered } from '../../domain/decision/reconsidered.ts';
import { scopeName } from '../../domain/application/content.ts';
import { stockholmDay } from '../../domain/calendar/stockholm-day.ts';
import { carriesRefusal, caseOutcome, decidedOn, type Decision } from '../../domain/decision/decision.ts';
import { type Notice, remedyDay, remedyRule } from '../../domain/decision/notice.ts';
import { capacityWords } from '../../domain/decision/position.ts';
import type { Municipality } from '../../domain/municipality/municipality.ts';
import type { Terminology } from '../../domain/municipality/terminology.ts';
import type { Block, Fact, Section, WrittenDocument } from '../../domain/register/document.ts';
import type { Language, Texts } from '../language.ts';
import { shownDay, shownInstant } from '../shown-time.ts';
import { clericalErrorWords } from './clerical-error-words.ts';
import { outcomeSection } from './document.ts';

/** What a notice is made of. */
export interface Told {
  readonly decision: Decision;
  /** Null before it is sent: what is shown then is how it will read. */
  readonly notice: Notice | null;
  readonly municipality: Municipality;
  readonly lang: Language;
}

/** A notice as it was sent, with the municipality's own words around what the law fixes. */
export function noticeDocument(
  told: Told & { readonly notice: Notice; readonly diaryNumber: string },
): WrittenDocument {
  const { decision, notice, municipality, lang, diaryNumber } = told;
  const { opening, closing } = notice.words ?? {};
  const [first, ...rest] = noticeSections(told);
  if (first === undefined) throw new Error('A notice that says nothing');
  return {
    lang,
    title: lang === 'sv' ? 'Underrättelse om beslut' : 'Notice of decision',
    sender: `${municipality.name}, ${municipality.committee.name}`,
    foot: `${diaryNumber} · ${lang === 'sv' ? 'beslut' : 'decision'} ${String(decision.number)}`,
    at: notice.sentAt,
    sections: [
      { ...first, blocks: [...ownWords(opening), ...first.blocks] },
      ...rest,
      ...(closing === undefined ? [] : [{ heading: municipality.name, level: 1 as const, blocks: ownWords(closing) }]),
    ],
  };
}

/** Which decision it takes the place of, and where that is in another case. */
export function replacedWords({ decisionNumber, of }: Reconsidered, lang: Language): string {
  const number = String(decisionNumber);
  if (of === undefined) return lang === 'sv' ? `beslut ${number}` : `decision ${number}`;
  return lang === 'sv'
    ? `beslut ${number} i ärende ${of.diaryNumber}, i den del som anges här`
    : `decision ${number} in case ${of.diaryNumber}, in the part that is stated here`;
}

/** Each line that was written is a paragraph. */
function ownWords(text = ''): Block[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'PARAGRAPH', text: line }));
}

/** The decision with its reasons, who made it and by what right, and for a refusal how to seek correction (LOV 8:2). */
export function noticeSections({ decision, notice, municipality, lang }: Told): readonly Section[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const { replaces, clericalErrors = [] } = decision;
  const rows: Fact[] = [
    { label: say('Beslutsdag', 'Decided on'), value: shownDay(decidedOn(decision), lang) },
    { label: say('Beslutat av', 'Decided by'), value: decidedBy(decision, municipality, lang) },
    authority(decision, lang),
    ...(replaces === undefined
      ? []
      : [
          {
            label: say('Ersätter', 'Takes the place of'),
            value: `${replacedWords(replaces, lang)}: ${replaces.reference}`,
          },
        ]),
    ...clericalErrors.map((error) => ({ label: say('Skrivfel', 'A slip'), value: clericalErrorWords(error, lang) })),
    ...(notice?.status === 'GIVEN'
      ? [
          {
            label: say('Underrättelsen gavs', 'Notice was given'),
            value:
              notice.proof.kind === 'ACKNOWLEDGED'
                ? shownInstant(notice.givenAt, lang)
                : shownDay(stockholmDay(notice.givenAt), lang),
          },
        ]
      : []),
  ];
  return [
    {
      heading: title(decision, municipality.terminology)[lang],
      level: 1,
      blocks: [{ kind: 'FACTS', rows }],
    },
    { heading: say('Beslut och skäl', 'Decision and reasons'), level: 1, blocks: [] },
    ...decision.scopes.map((scope) => outcomeSection(scope, { municipality, lang })),
    ...(carriesRefusal(decision) ? [remedySection(notice, municipality, lang)] : []),
    ...(caseOutcome(decision) === 'APPROVED' ? [nextSection(decision, lang)] : []),
  ];
}

function remedySection(notice: Notice | null, { court }: Municipality, lang: Language): Section {
  const last = notice?.status === 'GIVEN' ? notice.remedyLastDay : undefined;
  return {
    heading: lang === 'sv' ? 'Om ni vill söka rättelse' : 'If you want to seek correction',
    level: 1,
    blocks: [
      { kind: 'PARAGRAPH', text: remedyRule(court)[lang] },
      ...(last === undefined
        ? []
        : [{ kind: 'PARAGRAPH' as const, weight: 'LEAD' as const, text: remedyDay(shownDay(last, lang))[lang] }]),
    ],
  };
}

function nextSection(decision: Decision, lang: Language): Section {
  const approved = decision.scopes.filter(({ outcome }) => outcome === 'APPROVE').map(({ scope }) => scopeName(scope));
  return {
    heading: lang === 'sv' ? 'Nästa steg' : 'The next step',
    level: 1,
    blocks: [
      {
        kind: 'PARAGRAPH',
        text:
          lang === 'sv'
            ? `Nästa steg är avtalet för ${approved.join(', ')}. Ni får ett eget brev om det.`
            : `The next step is the contract for ${approved.join(', ')}. You get a message of its own about it.`,
      },
    ],
  };
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
