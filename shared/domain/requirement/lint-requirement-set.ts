import { catalogueRemarks } from './lint/evidence.ts';
import { refusal, repeated, type Remark, unfinished } from './lint/remark.ts';
import { requirementRemarks } from './lint/requirement.ts';
import { shapeRemark } from './lint/shape.ts';
import { emptyParameters, emptyTexts } from './lint/texts.ts';
import { RequirementSet } from './requirement-set.ts';

/** What is found on all of them is written at once, with the case and its lists: a transaction holds 100 writes. */
const mostRequirements = 75;

/**
 * Looks through a requirement set, of any shape. A requirement that can't be tested and followed up is refused:
 * it needs a control point, and each of these its evidence and its check. An empty parameter stops publication.
 */
export function lintRequirementSet(input: unknown): Remark[] {
  const parsed = RequirementSet.safeParse(input);
  if (!parsed.success) return parsed.error.issues.map((issue) => shapeRemark(issue, input));
  const set = parsed.data;
  return [
    ...repeated(set.requirements.map(({ id }) => id)).map((id) =>
      refusal(
        `requirements.${id}`,
        `Kravets id ${id} används flera gånger. Ge varje krav ett eget id.`,
        `The requirement id ${id} is used more than once. Give each requirement its own.`,
      ),
    ),
    ...tooMany(set),
    ...set.requirements.flatMap((requirement) => requirementRemarks(requirement, set)),
    ...catalogueRemarks(set),
    ...emptyTexts(set),
    ...emptyParameters(set),
  ];
}

function tooMany({ requirements }: RequirementSet): Remark[] {
  if (requirements.length <= mostRequirements) return [];
  const [count, most] = [String(requirements.length), String(mostRequirements)];
  return [
    unfinished(
      'requirements',
      `Kraven är ${count}, och en ansökan kan prövas mot högst ${most}. Slå ihop krav som prövas med samma underlag.`,
      `There are ${count} requirements, and an application can be checked against at most ${most}. Join those that are checked by the same evidence.`,
    ),
  ];
}
