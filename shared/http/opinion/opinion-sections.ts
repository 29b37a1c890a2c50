import type { Proposal } from '../../domain/decision/proposal.ts';
import { isInBasis, type Opinion, type Stance } from '../../domain/opinion/opinion.ts';
import type { Block, Cell, Section } from '../../domain/register/document.ts';
import type { Edition } from '../../domain/register/masking.ts';
import type { Language, Texts } from '../language.ts';
import { leftOut } from '../application/left-out.ts';
import type { Tone } from '../parts.tsx';
import { shownDay, shownInstant } from '../shown-time.ts';

export const stanceWords: Readonly<Record<Stance, Texts & { readonly tone: Tone }>> = {
  SUPPORTS: { sv: 'Stöder ansökan', en: 'Supports the application', tone: 'good' },
  REMARKS: { sv: 'Har synpunkter', en: 'Has remarks', tone: 'warn' },
  NO_KNOWLEDGE: { sv: 'Känner inte till något', en: 'Knows of nothing', tone: 'calm' },
};

/**
 * What others were asked about a case and what they said; what nobody waits for any more is left out.
 * @param proposal the one that stands, if any: an opinion that it does not rest on is told as not used
 */
export function opinionSections(
  opinions: readonly Opinion[],
  proposal: Pick<Proposal, 'opinions'> | undefined,
  { lang, edition }: { readonly lang: Language; readonly edition: Edition },
): Section[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const shown = opinions.filter(({ status }) => status !== 'TAKEN_BACK');
  const none = say('Inget yttrande är begärt.', 'No opinion has been asked for.');
  return [
    {
      heading: say('Yttranden', 'Opinions'),
      level: 2,
      blocks: shown.length === 0 ? [{ kind: 'PARAGRAPH', text: none }] : [],
    },
    ...shown.map((opinion): Section => {
      const use = useOf(opinion, proposal, lang);
      return {
        heading: `${opinion.organisation}, ${opinion.name}`,
        level: 3,
        state: stateOf(opinion, lang),
        blocks: [
          { kind: 'PARAGRAPH', weight: 'SOFT', text: circumstances(opinion, lang) },
          ...(use === undefined ? [] : [use]),
          { kind: 'FACTS', rows: answerFacts(opinion, lang, edition) },
        ],
      };
    }),
  ];
}

/** Each question with what was said to it; what is said may be about people. */
export function answerFacts(opinion: Opinion, lang: Language, edition: Edition = 'FULL') {
  const silent = lang === 'sv' ? 'inget svar' : 'no answer';
  const answers = opinion.status === 'GIVEN' ? opinion.answers : [];
  return opinion.questions.map((label, index) => {
    const said = answers[index] ?? '';
    if (said === '') return { label, value: silent };
    return { label, value: edition === 'PUBLIC' ? leftOut.privacy[lang] : said };
  });
}

function stateOf(opinion: Opinion, lang: Language): Cell {
  if (opinion.status !== 'GIVEN') return { text: lang === 'sv' ? 'Inget svar än' : 'No answer yet', tone: 'calm' };
  const { tone, ...words } = stanceWords[opinion.stance];
  return { text: words[lang], tone };
}

function circumstances(opinion: Opinion, lang: Language): string {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const about = opinion.requirementIds.join(', ');
  const asked = say(
    `Begärt av ${opinion.askedBy} ${shownInstant(opinion.askedAt, lang)} om ${about}, svar senast ${shownDay(opinion.dueOn, lang)}.`,
    `Asked for by ${opinion.askedBy} on ${shownInstant(opinion.askedAt, lang)} about ${about}, by ${shownDay(opinion.dueOn, lang)}.`,
  );
  if (opinion.status !== 'GIVEN') return asked;
  return `${asked} ${say('Lämnat', 'Given')} ${shownInstant(opinion.givenAt, lang)}.`;
}

/** Whether the basis of the decision rests on it, where that is not plain. */
function useOf(opinion: Opinion, proposal: Pick<Proposal, 'opinions'> | undefined, lang: Language): Block | undefined {
  if (opinion.status !== 'GIVEN') return undefined;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (proposal !== undefined && !isInBasis(opinion, proposal)) {
    return {
      kind: 'PARAGRAPH',
      text: say(
        'Kom in sent, används inte: yttrandet kom efter förslaget till beslut och ingår inte i underlaget.',
        'Came late, not used: the opinion came after the proposed decision and is not part of its basis.',
      ),
    };
  }
  if (opinion.late === undefined) return undefined;
  return {
    kind: 'PARAGRAPH',
    text: say(
      'Kom in efter den dag som angavs och har lästs ändå.',
      'Came after the day that was given, and was read all the same.',
    ),
  };
}
