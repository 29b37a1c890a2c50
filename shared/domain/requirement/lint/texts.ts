import type { Text } from '../finding.ts';
import type { RequirementSet } from '../requirement-set.ts';
import { members, nameOf, refusal, unfinished, type Remark } from './remark.ts';

/** Texts that nobody has written, in Swedish or in English, anywhere in the set. */
export function emptyTexts(value: unknown, path = ''): Remark[] {
  if (isText(value))
    return value.sv.trim() !== '' && value.en.trim() !== ''
      ? []
      : [
          refusal(
            path,
            'Texten är tom. Skriv den på svenska och engelska.',
            'The text is empty. Write it in Swedish and English.',
          ),
        ];
  return members(value).flatMap(([key, member]) => emptyTexts(member, below(path, key, member)));
}

/** `null` stands for "not set yet", and for nothing else, anywhere in a set. */
export function emptyParameters(set: RequirementSet): Remark[] {
  return nulls(set, '').map((path) =>
    unfinished(
      path,
      'Parametern är tom. Sätt ett värde, eller JUDGED_BY_PERSON om en person ska bedöma.',
      'The parameter is empty. Set a value, or JUDGED_BY_PERSON when a person is to judge.',
    ),
  );
}

function nulls(value: unknown, path: string): string[] {
  if (value === null) return [path];
  return members(value).flatMap(([key, member]) => nulls(member, below(path, key, member)));
}

function below(path: string, key: string, member: unknown): string {
  const name = nameOf(key, member);
  return path === '' ? name : `${path}.${name}`;
}

function isText(value: unknown): value is Text {
  const keys = members(value).map(([key]) => key);
  return keys.length === 2 && keys.includes('sv') && keys.includes('en');
}
