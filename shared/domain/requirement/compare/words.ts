import type { Text } from '../finding.ts';
import { Consequence, type ControlPointName } from '../requirement-set.ts';

const points: Readonly<Record<ControlPointName, Text>> = {
  AUTHORISATION: { sv: 'vid ansökan', en: 'at authorisation' },
  BEFORE_START: { sv: 'före start', en: 'before start' },
  FOLLOW_UP: { sv: 'vid uppföljning', en: 'at follow-up' },
  SELF_REPORT: { sv: 'vid egen rapport', en: 'at self-report' },
};

/** Settings of a check that are numbers or words, as a committee calls them; others go by their own name. */
const settings: Readonly<Record<string, Text>> = {
  kind: { sv: 'kontrollens slag', en: 'kind of check' },
  years: { sv: 'antal år', en: 'years' },
  count: { sv: 'hur tiden räknas', en: 'how time is counted' },
  of: { sv: 'vad som räknas', en: 'what is counted' },
  role: { sv: 'roll', en: 'role' },
  atLeast: { sv: 'minst', en: 'at least' },
  covers: { sv: 'vad underlaget ska gälla', en: 'what the evidence is to cover' },
  maxGapDays: { sv: 'längsta vakans i dagar', en: 'longest vacancy in days' },
  withinDays: { sv: 'anmälan inom dagar', en: 'notice within days' },
  everyMonths: { sv: 'antal månader mellan gångerna', en: 'months between the times' },
  due: { sv: 'förfallodag', en: 'due day' },
  renewDaysBefore: { sv: 'förnyas dagar i förväg', en: 'renewed days ahead' },
  universityYears: { sv: 'år vid universitet eller högskola', en: 'years at university' },
  vocationalPoints: { sv: 'yrkeshögskolepoäng', en: 'vocational points' },
  fields: { sv: 'verksamhetsområden', en: 'fields of work' },
  proof: { sv: 'underlag som läses', en: 'evidence that is read' },
  withinYears: { sv: 'år bakåt i tiden', en: 'years back in time' },
  maxAgeMonths: { sv: 'högsta ålder i månader', en: 'greatest age in months' },
  validThroughDecision: { sv: 'gäller till och med beslutet', en: 'valid through the decision' },
  need: { sv: 'alla eller något av underlagen', en: 'all or any of the evidence' },
  reading: { sv: 'läses av en person', en: 'read by a person' },
  guidance: { sv: 'vägledning för bedömningen', en: 'guidance for the assessment' },
  asserts: { sv: 'vad sökanden försäkrar', en: 'what the applicant declares' },
  accepts: { sv: 'vad sökanden åtar sig', en: 'what the applicant undertakes' },
  when: { sv: 'när kontrollen görs', en: 'when the check is made' },
};

const values: ReadonlyMap<unknown, Text> = new Map<unknown, Text>([
  [null, { sv: 'inte satt', en: 'not set' }],
  [undefined, { sv: 'inget', en: 'none' }],
  [true, { sv: 'ja', en: 'yes' }],
  [false, { sv: 'nej', en: 'no' }],
  ['JUDGED_BY_PERSON', { sv: 'bedöms av en person', en: 'judged by a person' }],
  ['ALL', { sv: 'alla', en: 'all' }],
  ['ANY', { sv: 'något', en: 'any' }],
  ['BY_PERSON', { sv: 'ja', en: 'yes' }],
  ['NOT_NEEDED', { sv: 'nej', en: 'no' }],
]);

export function pointName(point: ControlPointName): Text {
  return points[point];
}

export function settingName(key: string): Text {
  return settings[key] ?? { sv: key, en: key };
}

export function valueName(value: unknown): Text {
  if (isText(value)) return { sv: `”${value.sv}”`, en: `“${value.en}”` };
  const plain = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
  return values.get(value) ?? { sv: plain, en: plain };
}

export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'sv' in value && 'en' in value;
}

/** Whether a deficiency may lead further than it did. */
export function harsher(before: readonly Consequence[], after: readonly Consequence[]): boolean {
  const rank = (list: readonly Consequence[]): number =>
    Math.max(-1, ...list.map((each) => Consequence.options.indexOf(each)));
  return rank(after) > rank(before);
}
