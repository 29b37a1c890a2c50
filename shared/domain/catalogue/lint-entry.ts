import { saidInOthers, saidIn } from '../application/translations.ts';
import type { Text } from '../requirement/finding.ts';
import type { StatedInCatalogue } from './entry.ts';
import { type TextRemark, textRemarks } from './lint/text.ts';

/** A line that all have and this one has left open: those who choose can't compare by it. */
export interface MissingLine {
  readonly code: 'MISSING';
  readonly part: 'languages' | 'specialCompetence' | 'capacity' | 'website' | 'english';
  readonly says: Text;
}

/** What is seen of a text, in one of its languages. */
export type RemarkInLanguage = TextRemark & { readonly tag: string };

/**
 * What a machine sees of the information duty in what somebody says of itself (LOV 9:1, KL 8:18): the same for a private
 * provider and the own unit. Nothing of it stops anything; whether a text is objective is an officer's to say.
 */
export function lintEntry(
  stated: Pick<StatedInCatalogue, 'presentation' | 'capacity'>,
): readonly (MissingLine | RemarkInLanguage)[] {
  return [...missingLines(stated), ...lintText(stated.presentation.text)];
}

/** What is seen of a text in each of its languages, Swedish first. */
export function lintText(text: StatedInCatalogue['presentation']['text']): readonly RemarkInLanguage[] {
  const swedish = saidIn(text, 'sv');
  return [swedish, ...saidInOthers(text, swedish)].flatMap(({ tag, words }) =>
    textRemarks(words, tag).map((remark) => ({ ...remark, tag })),
  );
}

function missingLines({ presentation, capacity }: Pick<StatedInCatalogue, 'presentation' | 'capacity'>): MissingLine[] {
  const { languages, specialCompetence = [], website, text } = presentation;
  const lines: readonly (readonly [MissingLine['part'], boolean, string, string])[] = [
    ['languages', languages.length === 0, 'Språk är inte angivet.', 'Languages are not stated.'],
    [
      'specialCompetence',
      specialCompetence.length === 0,
      'Särskild kompetens är inte angiven.',
      'Special competence is not stated.',
    ],
    ['capacity', capacity === null, 'Kapacitet är inte angiven.', 'Capacity is not stated.'],
    ['website', website === undefined, 'Webbplats är inte angiven.', 'A website is not stated.'],
    ['english', text['en'] === undefined, 'Texten finns inte på engelska.', 'There is no English text.'],
  ];
  return lines.flatMap(([part, isMissing, sv, en]) => (isMissing ? [{ code: 'MISSING', part, says: { sv, en } }] : []));
}
