import type { Proposal } from '../domain/decision/proposal.ts';
import { isInBasis, type Opinion, type OpinionIn, type Stance } from '../domain/opinion/opinion.ts';
import type { Language, Texts } from './language.ts';
import { StatusTag, SummaryList, type Tone } from './parts.tsx';
import { shownDay, shownInstant } from './shown-time.ts';

export const stanceWords: Readonly<Record<Stance, Texts & { readonly tone: Tone }>> = {
  SUPPORTS: { sv: 'Stöder ansökan', en: 'Supports the application', tone: 'good' },
  REMARKS: { sv: 'Har synpunkter', en: 'Has remarks', tone: 'warn' },
  NO_KNOWLEDGE: { sv: 'Känner inte till något', en: 'Knows of nothing', tone: 'calm' },
};

/**
 * What others were asked about a case and what they said; what nobody waits for any more is left out.
 * @param proposal the one that stands, if any: an opinion that it does not rest on is told as not used
 */
export function Opinions(props: {
  readonly opinions: readonly Opinion[];
  readonly proposal: Pick<Proposal, 'opinions'> | undefined;
  readonly lang: Language;
}) {
  const { opinions, proposal, lang } = props;
  const shown = opinions.filter(({ status }) => status !== 'TAKEN_BACK');
  return (
    <>
      <h2>{lang === 'sv' ? 'Yttranden' : 'Opinions'}</h2>
      {shown.length === 0 && <p>{lang === 'sv' ? 'Inget yttrande är begärt.' : 'No opinion has been asked for.'}</p>}
      {shown.map((opinion) => (
        <section key={opinion.opinionId}>
          <h3>
            {opinion.organisation}, {opinion.name} <State opinion={opinion} lang={lang} />
          </h3>
          <p class="soft">{circumstances(opinion, lang)}</p>
          {opinion.status === 'GIVEN' && <Use opinion={opinion} proposal={proposal} lang={lang} />}
          <Answers opinion={opinion} lang={lang} />
        </section>
      ))}
    </>
  );
}

/** Each question with what was said to it. */
export function Answers({ opinion, lang }: { readonly opinion: Opinion; readonly lang: Language }) {
  const silent = lang === 'sv' ? 'inget svar' : 'no answer';
  const answers = opinion.status === 'GIVEN' ? opinion.answers : [];
  return (
    <SummaryList
      rows={opinion.questions.map((label, index) => {
        const said = answers[index] ?? '';
        return { label, value: said === '' ? silent : said };
      })}
    />
  );
}

function State({ opinion, lang }: { readonly opinion: Opinion; readonly lang: Language }) {
  if (opinion.status === 'GIVEN') {
    const { tone, ...words } = stanceWords[opinion.stance];
    return <StatusTag tone={tone}>{words[lang]}</StatusTag>;
  }
  return <StatusTag tone="calm">{lang === 'sv' ? 'Inget svar än' : 'No answer yet'}</StatusTag>;
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
function Use(props: {
  readonly opinion: OpinionIn<'GIVEN'>;
  readonly proposal: Pick<Proposal, 'opinions'> | undefined;
  readonly lang: Language;
}) {
  const { opinion, proposal, lang } = props;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (proposal !== undefined && !isInBasis(opinion, proposal)) {
    return (
      <p>
        <StatusTag tone="warn">{say('Kom in sent, används inte', 'Came late, not used')}</StatusTag>{' '}
        {say(
          'Yttrandet kom efter förslaget till beslut och ingår inte i underlaget.',
          'The opinion came after the proposed decision and is not part of its basis.',
        )}
      </p>
    );
  }
  if (opinion.late === undefined) return null;
  return (
    <p>
      {say(
        'Kom in efter den dag som angavs och har lästs ändå.',
        'Came after the day that was given, and was read all the same.',
      )}
    </p>
  );
}
