import { eachCheck, recordForms } from '../check-kinds/check.ts';
import { authorisationPoint, type Requirement } from '../requirement-set.ts';

/** Words that two officers would read in two ways; each with its inflections. */
const vague = [
  'god|gott|goda',
  'bra',
  'tillräcklig(?:t|a)?',
  'lämplig(?:t|a|en)?',
  'adekvat(?:a)?',
  'erforderlig(?:t|a)?',
  'skälig(?:t|a)?',
  'rimlig(?:t|a)?',
  'betryggande',
  'tillfredsställande',
  'regelbund(?:en|et|na)',
  'hög(?:a)? kvalitet',
  'vid behov',
  'snarast',
  'om möjligt',
  'i möjligaste mån',
];
const pattern = new RegExp(`(?<!\\p{L})(?:${vague.join('|')})(?!\\p{L})`, 'giu');

/** The words of a Swedish text that can't be tested as they stand, each once. */
export function vagueWords(text: string): readonly string[] {
  return [...new Set([...text.matchAll(pattern)].map(([word]) => word.toLowerCase()))];
}

/** Whether a person judges the requirement, with guidance, the first time it is tried. */
export function isJudgedByPerson(requirement: Requirement): boolean {
  const first = authorisationPoint(requirement) ?? requirement.controlPoints[0];
  return (
    first !== undefined && eachCheck(first.check).some((check) => 'guidance' in check || recordForms(check).length > 0)
  );
}

export function isUndertaken(requirement: Requirement): boolean {
  const point = authorisationPoint(requirement);
  return point !== undefined && eachCheck(point.check).some(({ kind }) => kind === 'undertaking');
}
