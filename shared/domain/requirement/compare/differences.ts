import type { Text } from '../finding.ts';
import type { ControlPoint, Parameter, RequirementSet } from '../requirement-set.ts';
import { isText, pointName, settingName, valueName } from './words.ts';

/** What differs in one control point: its evidence, how it is checked, and its parameters. */
export function differences(
  before: ControlPoint,
  after: ControlPoint,
  earlier: RequirementSet,
  later: RequirementSet,
): Text[] {
  const place = pointName(after.point);
  const at = (text: Text): Text => ({ sv: `${capital(place.sv)}: ${text.sv}`, en: `${capital(place.en)}: ${text.en}` });
  return [
    ...evidenceDifferences(before, after, earlier, later),
    ...settingDifferences(before.check, after.check),
    ...parameterDifferences(before.parameters ?? [], after.parameters ?? []),
  ].map(at);
}

function evidenceDifferences(
  { evidence: before }: ControlPoint,
  { evidence: after }: ControlPoint,
  earlier: RequirementSet,
  later: RequirementSet,
): Text[] {
  const title = (id: string, set: RequirementSet): Text => set.evidence[id]?.title ?? { sv: id, en: id };
  return [
    ...after
      .filter((id) => !before.includes(id))
      .map((id) => title(id, later))
      .map(({ sv, en }) => ({ sv: `ska visas: ${sv}.`, en: `is to be shown: ${en}.` })),
    ...before
      .filter((id) => !after.includes(id))
      .map((id) => title(id, earlier))
      .map(({ sv, en }) => ({ sv: `behöver inte visas: ${sv}.`, en: `need not be shown: ${en}.` })),
  ];
}

/** Walks both checks at once and tells each setting that is another, by its name and its values. */
function settingDifferences(before: unknown, after: unknown, key = 'kind'): Text[] {
  if (isObject(before) && isObject(after) && !isText(before)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    if (before['kind'] !== after['kind']) return [difference('kind', before['kind'], after['kind'])];
    return keys.flatMap((each) => settingDifferences(before[each], after[each], Array.isArray(after) ? key : each));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [difference(key, before, after)];
}

function parameterDifferences(before: readonly Parameter[], after: readonly Parameter[]): Text[] {
  const values = (list: readonly Parameter[]): ReadonlyMap<string, Parameter> =>
    new Map(list.map((parameter) => [parameter.name, parameter]));
  const [was, is] = [values(before), values(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) => {
    const [earlier, later] = [was.get(name), is.get(name)];
    return earlier?.value === later?.value
      ? []
      : [change(later?.title ?? earlier?.title ?? settingName(name), earlier?.value, later?.value)];
  });
}

function difference(key: string, before: unknown, after: unknown): Text {
  return change(settingName(key), before, after);
}

function change(name: Text, before: unknown, after: unknown): Text {
  const [was, is] = [valueName(before), valueName(after)];
  return { sv: `${name.sv} är nu ${is.sv} (förut ${was.sv}).`, en: `${name.en}: now ${is.en} (before: ${was.en}).` };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
