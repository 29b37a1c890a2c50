/** One column of the sheet: what it is called, and what of a row it says. */
export interface Column {
  readonly heading: string;
  /** A JSON pointer within the row: what is wrong there is wrong in this column. */
  readonly path: string;
  readonly required: boolean;
  readonly hint: string;
  readonly example: string;
}

const must = (heading: string, path: string, hint: string, example: string): Column => ({
  heading,
  path,
  required: true,
  hint,
  example,
});
const may = (heading: string, path: string, hint: string, example = ''): Column => ({
  heading,
  path,
  required: false,
  hint,
  example,
});

/** The sheet that holds the contracts, one a row. */
export const sheetName = 'Avtal';

/** A row whose reference begins with this is the template's example, and is passed over. */
export const exampleMark = 'EXEMPEL';

export const columns = {
  reference: must('Avtalsnummer', '/basis/reference', 'Er egen beteckning. Samma nummer är samma avtal.', 'EXEMPEL-1'),
  name: must('Namn', '/provider/name', 'Företagets namn, eller den egna enhetens', 'Solgläntans Hemtjänst AB'),
  number: may(
    'Organisationsnummer',
    '/provider/registration',
    'Med eller utan bindestreck. Tomt bara för ett företag under bildande.',
    '556016-0680',
  ),
  country: may('Land', '/provider/registration/country', 'Bara för ett utländskt företag: två bokstäver, som FI'),
  register: may('Utländskt register', '/provider/registration/register', 'Bara för ett utländskt företag'),
  legalForm: must(
    'Företagsform',
    '/provider/legalForm',
    'aktiebolag, enskild firma, handelsbolag, ekonomisk förening, ideell förening, stiftelse eller kommunal',
    'aktiebolag',
  ),
  contact: must('Kontaktperson', '/persons/0/name', 'Den som ni skriver till', 'Kim Exempel'),
  contactEmail: must(
    'Kontaktpersonens e-post',
    '/persons/0/email',
    'Dit uppgifter och påminnelser går',
    'kim@sol.example',
  ),
  manager: may('Verksamhetsansvarig', '/persons', 'Namn, utan personnummer', 'Lo Exempel'),
  signatory: may('Firmatecknare', '/persons', 'Flera skiljs åt med semikolon'),
  decidedOn: must('Beslutsdatum', '/basis/decision/decidedOn', 'Dagen för beslutet som avtalet vilar på', '2024-05-14'),
  diaryNumber: may(
    'Diarienummer',
    '/basis/decision/diaryNumber',
    'Beslutets diarienummer. Tomt för kommunal.',
    'SN 2024-112',
  ),
  paragraph: must('Paragraf eller delegationspunkt', '/basis/decision/paragraph', 'Var beslutet står', '§ 48'),
  decidedBy: must('Beslutat av', '/basis/decision/decidedBy', 'Nämnden eller delegaten', 'Socialnämnden'),
  signedOn: may('Avtalet undertecknat', '/basis/signedOn', 'Tomt bara för kommunal', '2024-06-03'),
  validFrom: may('Gäller från', '/basis/validFrom', 'Tomt bara för kommunal', '2024-07-01'),
  validUntil: may('Gäller till', '/basis/validUntil', 'Tomt: tills vidare'),
  services: must('Tjänster', '/scopes/service', 'Som de heter här, med semikolon mellan, eller alla', 'alla'),
  areas: must('Områden', '/scopes/area', 'Som de heter här, med semikolon mellan, eller alla', 'alla'),
  targetGroups: must('Målgrupper', '/scopes/targetGroup', 'Som de heter här, med semikolon mellan, eller alla', 'alla'),
  selectableFrom: must('Kan väljas från', '/selectableFrom', 'Första dagen', '2024-07-01'),
  text: must('Presentation', '/presentation/text/sv', 'Det som står i katalogen', 'Vi arbetar i små grupper.'),
  english: may('Presentation på engelska', '/presentation/text/en', 'Om den finns'),
  phone: must('Telefon', '/presentation/phone', 'Det som visas i katalogen', '0990-123 45'),
  email: must('E-post', '/presentation/email', 'Det som visas i katalogen', 'hej@sol.example'),
  website: may('Webbplats', '/presentation/website', 'Börjar med https://', 'https://sol.example'),
  languages: may('Språk', '/presentation/languages', 'Med semikolon mellan', 'svenska; finska'),
  competence: may('Särskild kompetens', '/presentation/specialCompetence', 'Med semikolon mellan', 'demens'),
  environment: may('Miljöprofil', '/presentation/environmentProfile', 'Med semikolon mellan', 'fossilfria bilar'),
  addOns: may('Tilläggstjänster', '/presentation/addOnServices', 'Med semikolon mellan', 'fönsterputs; gräsklippning'),
  hours: must('Tider', '/presentation/hours', 'När tjänsten ges', 'Alla dagar 7–22'),
  capacity: may('Kapacitet', '/capacity/amount', 'Ett heltal, eller utan tak. Tomt: inte angiven.', '1200'),
  unit: may('Kapacitetens enhet', '/capacity/unit', 'timmar per månad eller platser', 'timmar per månad'),
} as const satisfies Record<string, Column>;
export type ColumnName = keyof typeof columns;

export const columnList: readonly Column[] = Object.values(columns);

/** The column that a fault is in: the one that says most of where it is. */
export function columnOf(path: string): Column | undefined {
  const sameDecision = path.replace(/^\/basis\/(decidedOn|paragraph|decidedBy)/, '/basis/decision/$1');
  return (
    columnList.find((column) => column.path === sameDecision) ??
    columnList
      .filter((column) => sameDecision.startsWith(column.path))
      .toSorted((a, b) => b.path.length - a.path.length)[0] ??
    columnList.find((column) => column.path.startsWith(sameDecision))
  );
}
