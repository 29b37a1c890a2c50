import { catalogueRemarks } from './lint/evidence.ts';
import { refusal, repeated, type Remark } from './lint/remark.ts';
import { requirementRemarks } from './lint/requirement.ts';
import { shapeRemark } from './lint/shape.ts';
import { emptyParameters, emptyTexts } from './lint/texts.ts';
import { RequirementSet } from './requirement-set.ts';

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
    ...set.requirements.flatMap((requirement) => requirementRemarks(requirement, set)),
    ...catalogueRemarks(set),
    ...emptyTexts(set),
    ...emptyParameters(set),
  ];
}
