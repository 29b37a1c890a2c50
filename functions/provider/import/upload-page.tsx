import type { ChoiceSystem } from '../../../shared/domain/choice-system/choice-system.ts';
import type { ImportRun } from '../../../shared/domain/import/run.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { ErrorSummary, SubmitButton } from '../../../shared/http/form/fields.tsx';
import { emptyForm, type FormState } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import { type PageRequest, type PageResponse, seeOther } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Table } from '../../../shared/http/parts.tsx';
import { shownInstant } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { listRuns } from '../../../shared/store/import/import.ts';
import { keepTrial, type TriedRow, tryRows } from '../../../shared/store/import/try.ts';
import { columnOf, sheetName } from './columns.ts';
import { readFile } from './read-file.ts';
import { templateOf } from './template.ts';

type Visit = DeskVisit & { readonly system: ChoiceSystem; readonly runs: readonly ImportRun[] };

/** So many faults are shown at a time: whoever has more has one fault in many rows. */
const shownFaults = 500;

/** @throws PageProblem 404 for an unknown choice system; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'choiceSystemId', ['coordinator']);
  const system = await findChoiceSystem(visit.municipality.id, visit.subject.id);
  if (system === null) throw new PageProblem(404);
  const runs = (await listRuns(visit.municipality.id))
    .filter(({ choiceSystemId, erasedOn }) => choiceSystemId === system.id && erasedOn === undefined)
    .toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1));
  return { ...visit, system, runs };
}

export async function showUpload(request: PageRequest): Promise<PageResponse> {
  return page(await enter(request), emptyForm);
}

/** The spreadsheet to fill in, with what this choice system offers. */
export async function sendTemplate(request: PageRequest): Promise<PageResponse> {
  const { system } = await enter(request);
  const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const bytes = Buffer.from(templateOf(system));
  return { status: 200, file: { contentType, name: `avtal-${system.id}.xlsx`, bytes } };
}

/** Tries what was sent: shows all that is wrong in it, or keeps it and shows what it would do. */
export async function upload(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { system, staff, lang, municipality } = visit;
  if (system.status !== 'OPEN') throw new PageProblem(409, nothingPublished);
  const file = request.files?.['file'];
  if (file === undefined) return page(visit, wrong([lang === 'sv' ? 'Välj en fil' : 'Choose a file']));
  const read = await readFile(file, system);
  if (!read.ok) return page(visit, wrong(read.error.map((fault) => fault[lang])));
  const at = now();
  const tried = await tryRows(system, read.value, at);
  if (tried.some(({ outcome }) => outcome.kind === 'REFUSED')) return page(visit, wrong([count(tried, lang)]), tried);
  const importId = await keepTrial(system, tried, { by: staff.name, at });
  return seeOther(inLanguage(`/desk/imports/${publicId(municipality.id, importId)}`, lang));
}

function wrong(messages: readonly string[]): FormState {
  return { values: {}, errors: messages.map((message) => ({ field: 'file', message })) };
}

function count(tried: readonly TriedRow[], lang: Language): string {
  const refused = tried.filter(({ outcome }) => outcome.kind === 'REFUSED').length;
  const [some, all] = [String(refused), String(tried.length)];
  return lang === 'sv'
    ? `${some} av ${all} rader har fel. Inget är inläst. Rätta filen och skicka den igen.`
    : `${some} of ${all} rows have faults. Nothing is brought in. Correct the file and send it again.`;
}

function page(visit: Visit, form: FormState, tried: readonly TriedRow[] = []): PageResponse {
  const { lang, municipality, staff, system } = visit;
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const invalid = form.errors.length > 0;
  const template = `/desk/choice-systems/${publicId(municipality.id, system.id)}/import/template`;
  const html = renderPage(
    <>
      <p class="lead">
        {say(
          'För de avtal som kommunen redan har, och för den egna verksamheten. Inget ändras förrän du har sett vad filen skulle göra.',
          'For the contracts that the municipality has already, and for its own unit. Nothing changes until you have seen what the file would do.',
        )}
      </p>
      <ErrorSummary form={form} lang={lang} />
      {tried.length > 0 && <Faults tried={tried} lang={lang} />}
      <ol>
        <li>
          <a href={template}>{say('Hämta mallen (.xlsx)', 'Get the template (.xlsx, in Swedish)')}</a>.{' '}
          {say('Den förklarar varje kolumn och har en exempelrad.', 'It explains each column and has an example.')}
        </li>
        <li>
          {say(
            'Fyll i en rad för varje avtal. Avtalsnumret känner igen avtalet nästa gång.',
            'Fill in a row for each contract. The contract number recognises it the next time.',
          )}
        </li>
        <li>{say('Skicka filen här. Du får se alla fel på en gång.', 'Send it here. You see every fault at once.')}</li>
      </ol>
      <form method="post" enctype="multipart/form-data">
        <div class={invalid ? 'field bad' : 'field'}>
          <label for="file">{say('Fil', 'File')}</label>
          <p class="hint" id="file-hint">
            {say(
              'Arbetsbok (.xlsx) eller text med semikolon (.csv), högst 4 MB och 2 000 rader',
              'A workbook (.xlsx) or text with semicolons (.csv), at most 4 MB and 2,000 rows',
            )}
          </p>
          <input id="file" name="file" type="file" accept=".xlsx,.csv" aria-describedby="file-hint" />
        </div>
        <SubmitButton>{say('Pröva filen', 'Try the file')}</SubmitButton>
      </form>
      <Earlier runs={visit.runs} lang={lang} />
    </>,
    {
      title: say(`Läs in avtal: ${system.service}`, `Import contracts: ${system.service}`),
      lang,
      municipality,
      staff,
      invalid,
      wide: tried.length > 0,
    },
  );
  return { status: invalid ? 422 : 200, html };
}

/** What was handed in before, for whoever wants to see what it did or to undo it. */
function Earlier({ runs, lang }: { readonly runs: readonly ImportRun[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  if (runs.length === 0) return null;
  const states: Record<ImportRun['status'], string> = {
    TRIED: say('Prövad, inte inläst', 'Tried, not brought in'),
    RUNNING: say('Läses in', 'Being brought in'),
    DONE: say('Inläst', 'Brought in'),
    UNDOING: say('Ångras', 'Being undone'),
    UNDONE: say('Ångrad', 'Undone'),
  };
  return (
    <Table
      caption={say('Tidigare inläsningar', 'Earlier imports')}
      columns={[
        { heading: say('Inlämnad', 'Handed in') },
        { heading: say('Av', 'By') },
        { heading: say('Rader', 'Rows'), numeric: true },
        { heading: say('Läge', 'State') },
      ]}
      rows={runs.map(({ municipality, importId, createdAt, by, rows, status }) => [
        <a href={inLanguage(`/desk/imports/${publicId(municipality, importId)}`, lang)}>
          {shownInstant(createdAt, lang)}
        </a>,
        by,
        String(rows),
        states[status],
      ])}
    />
  );
}

function Faults({ tried, lang }: { readonly tried: readonly TriedRow[]; readonly lang: Language }) {
  const say = (sv: string, en: string): string => (lang === 'sv' ? sv : en);
  const rows = tried.flatMap(({ outcome, sheetRow }) =>
    outcome.kind === 'REFUSED'
      ? outcome.faults.map(({ path, text }) => [
          `${say('Rad', 'Row')} ${String(sheetRow ?? '')}`,
          columnOf(path)?.heading ?? path,
          text[lang],
        ])
      : [],
  );
  return (
    <>
      <Table
        caption={say(`Fel i bladet ${sheetName}`, `Faults in the sheet ${sheetName}`)}
        columns={[
          { heading: say('Rad', 'Row') },
          { heading: say('Kolumn', 'Column') },
          { heading: say('Vad som är fel', 'What is wrong') },
        ]}
        rows={rows.slice(0, shownFaults)}
      />
      {rows.length > shownFaults && (
        <p>
          {say(
            `De första ${String(shownFaults)} av ${String(rows.length)} fel visas.`,
            `The first ${String(shownFaults)} of ${String(rows.length)} faults are shown.`,
          )}
        </p>
      )}
    </>
  );
}

const nothingPublished = {
  sv: 'Inget är publicerat här än. Publicera först det som avtalen följer.',
  en: 'Nothing has been published here yet. First publish what the contracts follow.',
};
