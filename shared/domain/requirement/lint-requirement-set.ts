import type * as z from 'zod/mini';
import { bind } from './check-kinds/check.ts';
import type { Text } from './finding.ts';
import { RequirementSet, type ControlPoint, type Requirement } from './requirement-set.ts';

/** Something that stops a requirement set from being published, and how to mend it. */
export interface Problem {
  /** Where, with requirements by their id: `requirements.HT-G-13.controlPoints.AUTHORISATION`. */
  readonly path: string;
  readonly message: Text;
}

/**
 * Looks through a requirement set, of any shape. A requirement that can't be tested and followed up is refused:
 * it needs a control point, and each of these its evidence and its check, with every parameter set.
 */
export function lintRequirementSet(input: unknown): Problem[] {
  const parsed = RequirementSet.safeParse(input);
  if (!parsed.success) return parsed.error.issues.map((issue) => shapeProblem(issue, input));
  const set = parsed.data;
  return [
    ...repeated(set.requirements.map(({ id }) => id)).map((id) => ({
      path: `requirements.${id}`,
      message: {
        sv: `Kravets id ${id} används flera gånger. Ge varje krav ett eget id.`,
        en: `The requirement id ${id} is used more than once. Give each requirement its own.`,
      },
    })),
    ...set.requirements.flatMap((requirement) => requirementProblems(requirement, set)),
    ...emptyTexts(set),
  ];
}

function requirementProblems(requirement: Requirement, set: RequirementSet): Problem[] {
  const path = `requirements.${requirement.id}`;
  const problems: Problem[] = [];
  if (requirement.controlPoints.length === 0)
    problems.push({
      path,
      message: {
        sv: 'Kravet prövas aldrig. Lägg till minst en kontrollpunkt: vid ansökan, före start, vid uppföljning eller egen rapport.',
        en: 'The requirement is never tested. Add at least one control point: authorisation, before start, follow-up or self-report.',
      },
    });
  for (const point of repeated(requirement.controlPoints.map((each) => each.point)))
    problems.push({
      path: `${path}.controlPoints.${point}`,
      message: {
        sv: 'Kontrollpunkten finns två gånger. Slå ihop dem med en kontroll av slaget all-of.',
        en: 'The control point is there twice. Join them with a check of the kind all-of.',
      },
    });
  if (requirement.mandatory && requirement.onDeficiency.length === 0)
    problems.push({
      path: `${path}.onDeficiency`,
      message: {
        sv: 'Ange vad en brist kan leda till.',
        en: 'State what a deficiency may lead to.',
      },
    });
  return [...problems, ...requirement.controlPoints.flatMap((point) => pointProblems(point, path, set))];
}

function pointProblems(point: ControlPoint, requirementPath: string, set: RequirementSet): Problem[] {
  const path = `${requirementPath}.controlPoints.${point.point}`;
  const problems: Problem[] = [];
  if (point.evidence.length === 0)
    problems.push({
      path,
      message: {
        sv: 'Kontrollpunkten saknar underlag. Ange vad som visar att kravet är uppfyllt.',
        en: 'The control point has no evidence. State what shows that the requirement is met.',
      },
    });
  for (const id of point.evidence.filter((each) => set.evidence[each] === undefined))
    problems.push({
      path: `${path}.evidence`,
      message: {
        sv: `Underlaget ${id} finns inte i förteckningen över underlag. Lägg till det där eller rätta namnet.`,
        en: `The evidence ${id} is not in the evidence catalogue. Add it there or correct the name.`,
      },
    });
  for (const use of bind(point.check).uses) {
    const kind = set.evidence[use.evidence];
    if (!point.evidence.includes(use.evidence))
      problems.push({
        path: `${path}.check`,
        message: {
          sv: `Kontrollen läser underlaget ${use.evidence}, som kontrollpunkten inte räknar upp.`,
          en: `The check reads the evidence ${use.evidence}, which the control point does not list.`,
        },
      });
    else if (kind !== undefined && (kind.suppliedBy !== 'APPLICANT' || kind.form !== use.as))
      problems.push({
        path: `${path}.check`,
        message:
          use.as === 'UPLOAD'
            ? {
                sv: `Kontrollen väntar på en fil från sökanden, men ${use.evidence} lämnas på annat sätt.`,
                en: `The check waits for a file from the applicant, but ${use.evidence} comes in another way.`,
              }
            : {
                sv: `Kontrollen väntar på sökandens egna ord, men ${use.evidence} lämnas på annat sätt.`,
                en: `The check waits for the applicant's own words, but ${use.evidence} comes in another way.`,
              },
      });
  }
  return [...problems, ...emptyParameters(point, path)];
}

/** `null` stands for "not set yet", and for nothing else, anywhere in a control point. */
function emptyParameters(value: unknown, path: string): Problem[] {
  if (value === null)
    return [
      {
        path,
        message: {
          sv: 'Parametern är tom. Sätt ett värde, eller JUDGED_BY_PERSON om en person ska bedöma.',
          en: 'The parameter is empty. Set a value, or JUDGED_BY_PERSON when a person is to judge.',
        },
      },
    ];
  return members(value).flatMap(([key, member]) => emptyParameters(member, `${path}.${nameOf(key, member)}`));
}

function emptyTexts(value: unknown, path = ''): Problem[] {
  if (isText(value))
    return value.sv.trim() !== '' && value.en.trim() !== ''
      ? []
      : [
          {
            path,
            message: {
              sv: 'Texten är tom. Skriv den på svenska och engelska.',
              en: 'The text is empty. Write it in Swedish and English.',
            },
          },
        ];
  return members(value).flatMap(([key, member]) =>
    emptyTexts(member, path === '' ? nameOf(key, member) : `${path}.${nameOf(key, member)}`),
  );
}

function shapeProblem(issue: z.core.$ZodIssue, input: unknown): Problem {
  const path = namedPath(issue.path, input);
  const last = issue.path.at(-1);
  if (last === 'check')
    return {
      path,
      message: {
        sv: 'Kontrollpunkten saknar en giltig kontroll. Ange hur kravet prövas, till exempel evidence-present eller human.',
        en: 'The control point lacks a valid check. State how the requirement is tested, for example evidence-present or human.',
      },
    };
  if (issue.code === 'unrecognized_keys')
    return {
      path,
      message: {
        sv: `Okända fält: ${issue.keys.join(', ')}.`,
        en: `Unknown fields: ${issue.keys.join(', ')}.`,
      },
    };
  return {
    path,
    message: {
      sv: `Fältet saknas eller har fel form (${issue.code}).`,
      en: `The field is missing or has the wrong form (${issue.code}).`,
    },
  };
}

/** A path with ids where the input has them, since nobody counts requirements from zero. */
function namedPath(path: readonly PropertyKey[], input: unknown): string {
  const names: string[] = [];
  let value: unknown = input;
  for (const key of path) {
    value = new Map(members(value)).get(String(key));
    names.push(nameOf(String(key), value));
  }
  return names.join('.');
}

function nameOf(key: string, value: unknown): string {
  const named = new Map(members(value));
  const name = named.get('id') ?? named.get('point') ?? named.get('name');
  return /^\d+$/.test(key) && typeof name === 'string' ? name : key;
}

function members(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isText(value: unknown): value is Text {
  const keys = members(value).map(([key]) => key);
  return keys.length === 2 && keys.includes('sv') && keys.includes('en');
}

function repeated<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
