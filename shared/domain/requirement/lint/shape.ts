import type * as z from 'zod/mini';
import { namedPath, refusal, type Remark } from './remark.ts';

/** What the schema refused, in words for whoever edits the file. */
export function shapeRemark(issue: z.core.$ZodIssue, input: unknown): Remark {
  const path = namedPath(issue.path, input);
  if (issue.path.at(-1) === 'check')
    return refusal(
      path,
      'Kontrollpunkten saknar en giltig kontroll. Ange hur kravet prövas, till exempel evidence-present eller human.',
      'The control point lacks a valid check. State how the requirement is tested, for example evidence-present or human.',
    );
  if (issue.code === 'unrecognized_keys')
    return refusal(
      path,
      `Okända fält: ${issue.keys.join(', ')}. Ta bort dem eller rätta stavningen.`,
      `Unknown fields: ${issue.keys.join(', ')}. Remove them or correct the spelling.`,
    );
  return refusal(
    path,
    `Fältet saknas eller har fel form (${issue.code}). Formatet står i docs/requirement-sets.md.`,
    `The field is missing or has the wrong form (${issue.code}). The format is in docs/requirement-sets.md.`,
  );
}
