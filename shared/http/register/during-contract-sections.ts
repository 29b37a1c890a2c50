import type { DuringContract } from '../../domain/register/during-contract.ts';
import { wordsSupplied } from '../../domain/register/during-contract.ts';
import type { Section } from '../../domain/register/document.ts';
import { leftOut } from '../application/left-out.ts';
import type { DocumentTerms } from '../decision/document.ts';
import { shownDay, shownInstant } from '../shown-time.ts';
import { documentName } from './document-words.ts';

type Terms = Pick<DocumentTerms, 'lang' | 'edition'>;

/**
 * What was written to and by a provider while its contract ran, word for word. All of it is written freely, so for
 * publication a person has to read it first.
 */
export function duringContractSections(during: DuringContract, terms: Terms): readonly Section[] {
  return [...supplied(during, terms), ...hearings(during, terms), ...offers(during, terms), ...reports(during, terms)];
}

function section(heading: string, at: string, texts: readonly string[], { lang, edition }: Terms): Section {
  const shown = edition === 'PUBLIC' && texts.length > 0 ? [leftOut.privacy[lang]] : texts;
  return {
    heading,
    level: 2,
    blocks: [
      { kind: 'PARAGRAPH', weight: 'SOFT', text: at },
      ...shown.map((text) => ({ kind: 'PARAGRAPH', text }) as const),
    ],
  };
}

function supplied(during: DuringContract, terms: Terms): readonly Section[] {
  const { lang } = terms;
  return wordsSupplied(during).map(({ at, words }) =>
    section(documentName({ kind: 'PROOFS' }, lang), shownInstant(at, lang), words, terms),
  );
}

function hearings({ measures }: DuringContract, terms: Terms): readonly Section[] {
  const { lang } = terms;
  return measures.flatMap(({ hearing }) => {
    if (hearing === undefined) return [];
    const { sentAt, text, reply } = hearing;
    return [
      section(documentName({ kind: 'HEARING' }, lang), shownInstant(sentAt, lang), [text], terms),
      ...(reply === undefined
        ? []
        : [
            section(
              documentName({ kind: 'HEARING_REPLY' }, lang),
              shownInstant(reply.at, lang),
              [`${reply.by}: ${reply.words}`],
              terms,
            ),
          ]),
    ];
  });
}

function offers({ offers: sent }: DuringContract, terms: Terms): readonly Section[] {
  const { lang } = terms;
  return sent.map(({ sentAt, textHash, answer }) => {
    const heading = documentName({ kind: 'TERMS_OFFER' }, lang);
    const { blocks, ...rest } = section(heading, `${shownInstant(sentAt, lang)}. SHA-256: ${textHash}`, [], terms);
    if (answer === undefined) return { ...rest, blocks };
    const text = `${documentName({ kind: 'TERMS_ANSWER', answer: answer.kind }, lang)}, ${shownInstant(answer.at, lang)}`;
    return { ...rest, blocks: [...blocks, { kind: 'PARAGRAPH', text }] };
  });
}

/** What was shown and why it was given back; the answers themselves are in the report, on its own page. */
function reports({ reports: all }: DuringContract, terms: Terms): readonly Section[] {
  const { lang } = terms;
  return all.flatMap(({ report: { year, returns }, submissions }) => [
    ...submissions.map(({ number, at, proof = {} }) =>
      section(
        documentName({ kind: 'QUALITY_REPORT', year, number }, lang),
        shownInstant(at, lang),
        Object.entries(proof).map(([requirementId, text]) => `${requirementId}: ${text}`),
        terms,
      ),
    ),
    ...returns.map(({ at, reasons, dueOn }) =>
      section(
        documentName({ kind: 'REPORT_RETURNED', year }, lang),
        `${shownInstant(at, lang)} – ${shownDay(dueOn, lang)}`,
        [reasons],
        terms,
      ),
    ),
  ]);
}
