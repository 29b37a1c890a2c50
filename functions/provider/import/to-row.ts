import type { LegalForm } from '../../../shared/domain/application/applicant.ts';
import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { SheetRow } from './cell.ts';

const legalForms = {
  aktiebolag: 'LIMITED_COMPANY',
  'enskild firma': 'SOLE_TRADER',
  handelsbolag: 'TRADING_PARTNERSHIP',
  kommanditbolag: 'TRADING_PARTNERSHIP',
  'ekonomisk förening': 'ECONOMIC_ASSOCIATION',
  'ideell förening': 'NON_PROFIT_ASSOCIATION',
  stiftelse: 'FOUNDATION',
  kommunal: 'MUNICIPAL',
} satisfies Record<string, LegalForm | 'MUNICIPAL'>;

const units = {
  'timmar per månad': 'HOURS_PER_MONTH',
  timmar: 'HOURS_PER_MONTH',
  platser: 'PLACES',
} as const;

/** What a row of the sheet says, in the form that the API takes; the schema says what is missing in it. */
export function toRow(cells: SheetRow, offered: ChoiceSystem): unknown {
  const legalForm = cells.word('legalForm', legalForms);
  return filled({
    basis: legalForm === 'MUNICIPAL' ? assignment(cells) : imported(cells),
    provider: {
      name: cells.text('name'),
      registration: registration(cells),
      legalForm: legalForm === 'MUNICIPAL' ? null : legalForm,
    },
    persons: persons(cells),
    scopes: scopes(cells, offered),
    selectableFrom: cells.day('selectableFrom'),
    presentation: {
      text: { sv: cells.text('text'), en: cells.text('english') },
      phone: cells.phone('phone'),
      email: cells.text('email'),
      website: cells.text('website'),
      languages: cells.list('languages'),
      specialCompetence: several(cells.list('competence')),
      environmentProfile: several(cells.list('environment')),
      addOnServices: several(cells.list('addOns')),
      hours: cells.text('hours'),
    },
    capacity: capacity(cells),
  });
}

function imported(cells: SheetRow) {
  return {
    kind: 'IMPORTED',
    reference: cells.text('reference'),
    signedOn: cells.day('signedOn'),
    validFrom: cells.day('validFrom'),
    validUntil: cells.day('validUntil'),
    decision: {
      decidedOn: cells.day('decidedOn'),
      decidedBy: cells.text('decidedBy'),
      diaryNumber: cells.text('diaryNumber'),
      paragraph: cells.text('paragraph'),
    },
  };
}

function assignment(cells: SheetRow) {
  return {
    kind: 'ASSIGNMENT',
    reference: cells.text('reference'),
    decidedOn: cells.day('decidedOn'),
    decidedBy: cells.text('decidedBy'),
    paragraph: cells.text('paragraph'),
  };
}

function registration(cells: SheetRow) {
  const [number, country, register] = [cells.text('number'), cells.text('country'), cells.text('register')];
  if (country !== undefined && country.toUpperCase() !== 'SE') {
    return { kind: 'FOREIGN', country: country.toUpperCase(), register, number };
  }
  return number === undefined ? { kind: 'BEING_FORMED' } : { kind: 'SWEDISH', organisationNumber: number };
}

function persons(cells: SheetRow) {
  const [contact, manager] = [cells.text('contact'), cells.text('manager')];
  return [
    { role: 'CONTACT', name: contact, email: cells.text('contactEmail') },
    ...(manager === undefined ? [] : [{ role: 'MANAGER', name: manager }]),
    ...cells.list('signatory').map((name) => ({ role: 'SIGNATORY', name })),
  ];
}

/** Every service in every area for every group that the row names. */
function scopes(cells: SheetRow, offered: ChoiceSystem) {
  const services = cells.among('services', offered.services);
  const areas = cells.among('areas', offered.areas);
  const targetGroups = cells.among('targetGroups', offered.targetGroups);
  return services.flatMap((service) =>
    areas.flatMap((area) => targetGroups.map((targetGroup) => ({ service, area, targetGroup }))),
  );
}

function capacity(cells: SheetRow) {
  const amount = cells.text('capacity');
  const unit = cells.word('unit', units);
  if (amount === undefined) return null;
  if (unit === undefined)
    cells.note('unit', {
      sv: 'Skriv enheten: timmar per månad eller platser',
      en: 'Write the unit: timmar per månad (hours per month) or platser (places)',
    });
  if (amount.toLowerCase() === 'utan tak') return { unit, amount: null };
  const number = Number(amount.replaceAll(' ', ''));
  if (!Number.isInteger(number) || number < 1)
    cells.note('capacity', {
      sv: 'Ska vara ett heltal, eller utan tak',
      en: 'Has to be a whole number, or utan tak (no limit)',
    });
  return { unit, amount: number };
}

function several(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}

/** Without what was left empty. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]: [string, unknown]) => (one === undefined ? [] : [[name, filled(one)]])),
  );
}
