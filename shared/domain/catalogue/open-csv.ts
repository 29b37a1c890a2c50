import type { ResultSource } from '../survey/quality-result.ts';
import type { OpenEntry } from './open-entry.ts';

type Cell = (entry: OpenEntry) => string | number | null;

/** Several values of one cell stand apart by this. */
const apart = ' | ';

/** The columns, in order; another is added last, and none is ever renamed. */
const columns: readonly (readonly [name: string, cell: Cell])[] = [
  ['id', ({ id }) => id],
  ['page', ({ page }) => page],
  ['municipality', ({ municipality }) => municipality],
  ['choice_system', ({ choiceSystemId }) => choiceSystemId],
  ['name', ({ name }) => name],
  ['organisation_number', ({ organisationNumber }) => organisationNumber],
  ['regi', ({ regi }) => regi],
  ['basis', ({ basis }) => basis],
  ['services', ({ scopes }) => each(scopes.map(({ service }) => service))],
  ['areas', ({ scopes }) => each(scopes.map(({ area }) => area))],
  ['target_groups', ({ scopes }) => each(scopes.map(({ targetGroup }) => targetGroup))],
  ['languages', ({ languages }) => each(languages)],
  ['special_competence', ({ specialCompetence }) => each(specialCompetence)],
  ['environment_profile', ({ environmentProfile }) => each(environmentProfile)],
  ['add_on_services', ({ addOnServices }) => each(addOnServices)],
  ['hours', ({ hours }) => hours],
  ['capacity_unit', ({ capacity }) => capacity?.unit ?? null],
  ['capacity_amount', ({ capacity }) => capacity?.amount ?? null],
  ['website', ({ website }) => website],
  ['text_sv', ({ text }) => text?.sv ?? null],
  ['visible_from', ({ visibleFrom }) => visibleFrom],
  ['selectable_from', ({ selectableFrom }) => selectableFrom],
  ['intake', ({ intake }) => intake?.state ?? null],
  ['intake_from', ({ intake }) => intake?.from ?? null],
  ['intake_until', ({ intake }) => intake?.until ?? null],
  ['changed_on', ({ changedOn }) => changedOn],
  ['ends_on', ({ endsOn }) => endsOn],
  ['confirmed_on', ({ confirmedOn }) => confirmedOn],
  ['updated_at', ({ updatedAt }) => updatedAt],
  ...columnsOf('OWN', 'survey', 'index'),
  ...columnsOf('NATIONAL', 'national_survey', 'percent'),
  ['warning_on', ({ warning }) => warning?.on ?? null],
  ['warning_until', ({ warning }) => warning?.until ?? null],
  ['warning_corrected_on', ({ warning }) => warning?.correctedOn ?? null],
];

/** What a survey said last: when, what, of how many, and what it was the year before. */
function columnsOf(source: ResultSource, name: string, measure: string): readonly (readonly [string, Cell])[] {
  const last = ({ quality }: OpenEntry) => quality.find((one) => one.source === source);
  return [
    [`${name}_year`, (entry) => last(entry)?.year ?? null],
    [`${name}_${measure}`, (entry) => last(entry)?.value ?? null],
    [`${name}_answers`, (entry) => last(entry)?.answered ?? null],
    [`${name}_${measure}_year_before`, (entry) => last(entry)?.before ?? null],
    [`${name}_municipality_target`, (entry) => last(entry)?.targets.municipality ?? null],
    [`${name}_committee_target`, (entry) => last(entry)?.targets.committee ?? null],
  ];
}

/** Entries as CSV (RFC 4180), a header first; an empty cell is what nobody stated. */
export function openCsv(entries: readonly OpenEntry[]): string {
  const head = columns.map(([name]) => name).join(',');
  const lines = entries.map((entry) => columns.map(([, cell]) => written(cell(entry))).join(','));
  return [head, ...lines, ''].join('\r\n');
}

function each(values: readonly string[]): string {
  return [...new Set(values)].join(apart);
}

/** Quoted where it must be; a spreadsheet takes no text of anybody's for a formula. */
function written(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
