import { proposalOf, type DecisionBasis } from '../../domain/decision/basis.ts';
import type { Block, Section } from '../../domain/register/document.ts';
import type { Edition } from '../../domain/register/masking.ts';
import type { Finding } from '../../domain/requirement/finding.ts';
import type { Language } from '../language.ts';
import { leftOut } from '../application/left-out.ts';
import { opinionSections } from '../opinion/opinion-sections.ts';
import { findingWords } from './outcome-words.ts';
import { shownInstant } from '../shown-time.ts';

export interface Shown {
  readonly lang: Language;
  readonly edition: Edition;
  /** Whether the reason for what was found about a requirement is left out. */
  readonly isSecret: (requirementId: string) => boolean;
}

/** What the administration found: the requirements as they were tried, the grounds for exclusion, what others said. */
export function statementSections(basis: DecisionBasis, shown: Shown): Section[] {
  const { exclusion, opinions } = basis;
  const { lang } = shown;
  return [
    {
      heading: lang === 'sv' ? 'Prövning av kraven' : 'How the requirements were tried',
      level: 2,
      blocks: findings(basis, shown),
    },
    ...(exclusion === null
      ? []
      : [
          {
            heading: lang === 'sv' ? 'Grunder för uteslutning' : 'Grounds for exclusion',
            level: 2 as const,
            blocks: exclusionBlocks(exclusion, shown),
          },
        ]),
    ...(opinions.length === 0 ? [] : opinionSections(opinions, proposalOf(basis.application), shown)),
  ];
}

function findings(basis: DecisionBasis, { lang, isSecret }: Shown): Block[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const order = new Map(basis.requirements.map(({ id }, index) => [id, index]));
  const inOrder = basis.findings.toSorted(
    (one, other) => (order.get(one.requirementId) ?? 0) - (order.get(other.requirementId) ?? 0),
  );
  const later = inOrder.filter(({ result }) => result === 'NOT_TESTED_NOW');
  const now = inOrder.filter(({ result }) => result !== 'NOT_TESTED_NOW');
  const titleOf = (id: string): string => {
    const title = basis.requirements.find((requirement) => requirement.id === id)?.title[lang];
    return title === undefined ? id : `${id} ${title}`;
  };
  const reason = ({ requirementId, reason: words }: Finding): string =>
    isSecret(requirementId) ? leftOut.secret[lang] : words[lang];
  return [
    {
      kind: 'TABLE',
      caption: say('Krav som prövas vid ansökan', 'Requirements tested at application'),
      columns: [
        say('Krav', 'Requirement'),
        say('Resultat', 'Result'),
        say('Skäl', 'Reason'),
        say('Bedömt av', 'Found by'),
      ],
      rows: now.map((finding) => [
        { text: titleOf(finding.requirementId) },
        { text: findingWords[finding.result][lang], tone: findingWords[finding.result].tone },
        { text: reason(finding) },
        { text: `${finding.by ?? say('automatisk kontroll', 'automatic check')}, ${shownInstant(finding.at, lang)}` },
      ]),
    },
    ...(later.length === 0
      ? []
      : [
          {
            kind: 'LIST' as const,
            summary: say(
              `${String(later.length)} krav som accepteras som villkor och inte prövas nu`,
              `${String(later.length)} requirements accepted as terms and not tested now`,
            ),
            items: later.map(({ requirementId }) => titleOf(requirementId)),
          },
        ]),
  ];
}

/** In the public edition only how many: what was seen is about people. */
function exclusionBlocks(exclusion: NonNullable<DecisionBasis['exclusion']>, { lang, edition }: Shown): Block[] {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const applying = exclusion.grounds.filter(({ applies }) => applies === 'YES');
  const by = say(
    `Bedömda av ${exclusion.assessedBy.name} ${shownInstant(exclusion.at, lang)}: `,
    `Assessed by ${exclusion.assessedBy.name} on ${shownInstant(exclusion.at, lang)}: `,
  );
  const count =
    applying.length === 0
      ? say('ingen grund finns.', 'no ground exists.')
      : say(`${String(applying.length)} grund(er) finns.`, `${String(applying.length)} ground(s) exist.`);
  const items = applying.map((ground) =>
    edition === 'PUBLIC'
      ? `${ground.ground}: ${leftOut.privacy[lang]}`
      : `${ground.ground}: ${ground.evidence} ${ground.applies === 'YES' ? ground.proportionality : ''}`.trim(),
  );
  return [
    { kind: 'PARAGRAPH', text: `${by}${count}` },
    ...(items.length === 0 ? [] : [{ kind: 'LIST' as const, items }]),
  ];
}
