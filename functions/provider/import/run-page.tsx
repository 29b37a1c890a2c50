import type { ComponentChildren } from 'preact';
import type { ImportLine, ImportRun } from '../../../shared/domain/import/run.ts';
import { stockholmDay } from '../../../shared/domain/calendar/stockholm-day.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { again, type DeskVisit, enterDesk } from '../../../shared/http/desk/desk.ts';
import { SubmitButton } from '../../../shared/http/form/fields.tsx';
import { valueOf } from '../../../shared/http/form/form.ts';
import { inLanguage, type Language } from '../../../shared/http/language.ts';
import { renderPage } from '../../../shared/http/layout.tsx';
import type { PageRequest, PageResponse } from '../../../shared/http/page.ts';
import { PageProblem } from '../../../shared/http/page-problem.ts';
import { Note, SummaryList, Table } from '../../../shared/http/parts.tsx';
import { shownDay } from '../../../shared/http/shown-time.ts';
import { now } from '../../../shared/platform/clock.ts';
import { importSubject, readLines, readRun } from '../../../shared/store/import/import.ts';
import { beginImport } from '../../../shared/store/import/try.ts';
import { beginUndo } from '../../../shared/store/import/undo.ts';
import { columnOf } from './columns.ts';

type Visit = DeskVisit & { readonly run: ImportRun };
/** So many rows are shown at a time. */
const shownRows = 200;

type Say = (sv: string, en: string) => string;

/** @throws PageProblem 404 for an unknown import; SignInNeeded, NotAllowed */
async function enter(request: PageRequest): Promise<Visit> {
  const visit = await enterDesk(request, 'importId', ['coordinator']);
  const run = await readRun(importSubject(visit.municipality.id, visit.subject.id));
  if (run === null) throw new PageProblem(404);
  return { ...visit, run };
}

/** What it would do, how far it has come, or what it did. */
export async function showRun(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { run, lang, municipality, staff } = visit;
  const say: Say = (sv, en) => (lang === 'sv' ? sv : en);
  const lines = run.erasedOn === undefined ? await readLines(visit.subject) : [];
  const after = Number.parseInt(request.query['after'] ?? '', 10) || 0;
  const html = renderPage(
    <>
      {run.erasedOn === undefined ? (
        <State run={run} lines={lines} lang={lang} say={say} />
      ) : (
        <p class="lead">{erased(run, run.erasedOn, lang)}</p>
      )}
      {(run.status === 'RUNNING' || run.status === 'UNDOING') && (
        <p>
          <a href={inLanguage(request.path, lang)}>{say('Se hur långt det har kommit', 'See how far it has come')}</a>
        </p>
      )}
      {lines.length > 0 && (
        <Rows lines={lines} after={after} path={request.path} lang={lang} municipality={municipality.id} />
      )}
    </>,
    { title: titleOf(run, say), lang, municipality, staff, wide: true },
  );
  return { status: 200, html };
}

/** Begins to bring it in, or to undo it; pressed twice it is begun once. */
export async function act(request: PageRequest): Promise<PageResponse> {
  const visit = await enter(request);
  const { run, staff } = visit;
  const doing = { by: staff.name, at: now() };
  const step = valueOf(request.form, 'step');
  if (step === 'begin') await beginImport(run.municipality, run.importId, doing);
  else if (step === 'undo') await beginUndo(run.municipality, run.importId, doing);
  else throw new PageProblem(400);
  return again(visit);
}

function erased({ rows, by, createdAt }: ImportRun, on: string, lang: Language): string {
  const [many, sent, gone] = [String(rows), shownDay(stockholmDay(createdAt), lang), shownDay(on, lang)];
  return lang === 'sv'
    ? `${by} lämnade in ${many} rader ${sent}. Raderna raderades ${gone}; avtalen står kvar.`
    : `${by} handed in ${many} rows on ${sent}. The rows were erased on ${gone}; the contracts stay.`;
}

function titleOf({ status, erasedOn }: ImportRun, say: Say): string {
  if (erasedOn !== undefined) return say('En tidigare inläsning', 'An earlier import');
  return {
    TRIED: say('Det här skulle läsas in', 'This would be brought in'),
    RUNNING: say('Avtalen läses in', 'The contracts are being brought in'),
    DONE: say('Inläst', 'Brought in'),
    UNDOING: say('Inläsningen ångras', 'The import is being undone'),
    UNDONE: say('Inläsningen är ångrad', 'The import is undone'),
  }[status];
}

function State({
  run,
  lines,
  lang,
  say,
}: {
  readonly run: ImportRun;
  readonly lines: readonly ImportLine[];
  readonly lang: Language;
  readonly say: Say;
}) {
  const until = shownDay(run.rowsUntil, lang);
  if (run.status === 'TRIED') {
    return (
      <>
        <p class="lead">
          {say('Filen har inga fel. Inget är ändrat än.', 'The file has no faults. Nothing has changed yet.')}
        </p>
        <Counts
          rows={[
            [say('Nya avtal', 'New contracts'), run.expected.made],
            [say('Ändrade uppgifter', 'Changed details'), run.expected.changed],
            [say('Likadana som förut', 'The same as before'), run.expected.same],
          ]}
        />
        <Press step="begin">{say('Läs in', 'Bring it in')}</Press>
        <p>
          {say(
            `Det går till och med ${until}; sedan raderas raderna.`,
            `It can be done through ${until}; then the rows are erased.`,
          )}
        </p>
      </>
    );
  }
  if (run.status === 'RUNNING' || run.status === 'UNDOING') {
    const said = say(
      `${String(run.done)} av ${String(run.rows)} rader är klara`,
      `${String(run.done)} of ${String(run.rows)} rows are done`,
    );
    return (
      <p class="lead">
        <label for="how-far">{said}</label> <progress id="how-far" max={run.rows} value={run.done} />
      </p>
    );
  }
  const count = (kind: ImportLine['outcome']['kind']): number =>
    lines.filter(({ outcome }) => outcome.kind === kind).length;
  if (run.status === 'UNDONE') {
    return (
      <>
        <Counts
          rows={[
            [say('Ångrade rader', 'Rows undone'), count('UNDONE')],
            [say('Kvar, eftersom något har hänt sedan dess', 'Kept, since something has happened'), count('KEPT')],
          ]}
        />
        {count('KEPT') > 0 && (
          <Note tone="warn">
            <p>
              {say(
                'De rader som är kvar har ändrats efter inläsningen. Se varje avtals händelser och ändra där.',
                'The rows that are kept were changed after the import. See each contract’s events, and change it there.',
              )}
            </p>
          </Note>
        )}
      </>
    );
  }
  return (
    <>
      <Counts
        rows={[
          [say('Nya avtal', 'New contracts'), count('MADE')],
          [say('Ändrade uppgifter', 'Changed details'), count('CHANGED')],
          [say('Likadana som förut', 'The same as before'), count('SAME')],
          [say('Inte inlästa', 'Not brought in'), count('REFUSED')],
        ]}
      />
      <h2>{say('Ångra', 'Undo')}</h2>
      <p>
        {say(
          `Nya avtal tas bort ur katalogen och ändrade uppgifter blir som de var. Ett avtal som något har hänt med sedan dess rörs inte. Det går till och med ${until}; sedan raderas raderna.`,
          `New contracts leave the catalogue and changed details become what they were. A contract that something has happened to since is left alone. It can be done through ${until}; then the rows are erased.`,
        )}
      </p>
      <Press step="undo" second>
        {say('Ångra hela inläsningen', 'Undo the whole import')}
      </Press>
    </>
  );
}

function Counts({ rows }: { readonly rows: readonly (readonly [string, number])[] }) {
  return <SummaryList rows={rows.map(([label, value]) => ({ label, value: String(value) }))} />;
}

function Press(props: { readonly step: string; readonly second?: boolean; readonly children: ComponentChildren }) {
  return (
    <form method="post">
      <SubmitButton name="step" value={props.step} {...(props.second === true ? { second: true } : {})}>
        {props.children}
      </SubmitButton>
    </form>
  );
}

function Rows(props: {
  readonly lines: readonly ImportLine[];
  /** The number of the row that the portion comes after. */
  readonly after: number;
  readonly path: string;
  readonly lang: Language;
  readonly municipality: string;
}) {
  const say: Say = (sv, en) => (props.lang === 'sv' ? sv : en);
  const { lines, after, path, lang } = props;
  const shown = lines.filter(({ number }) => number > after).slice(0, shownRows);
  const last = shown.at(-1)?.number ?? lines.length;
  return (
    <>
      <Table
        caption={say('Rad för rad', 'Row by row')}
        columns={[
          { heading: say('Rad', 'Row') },
          { heading: say('Avtal', 'Contract') },
          { heading: say('Vad som hände', 'What happened') },
        ]}
        rows={shown.map(({ number, sheetRow, row, outcome }) => [
          String(sheetRow ?? number),
          `${row.basis.reference}, ${row.provider.name}`,
          wordsOf(outcome, props, say),
        ])}
      />
      {last < lines.length && (
        <p>
          <a href={inLanguage(`${path}?after=${String(last)}`, lang)}>
            {say(`Nästa rader, av ${String(lines.length)}`, `The next rows, of ${String(lines.length)}`)}
          </a>
        </p>
      )}
    </>
  );
}

function wordsOf(
  outcome: ImportLine['outcome'],
  { lang, municipality }: { readonly lang: Language; readonly municipality: string },
  say: Say,
): ComponentChildren {
  const contract = (words: string, contractId: string) => (
    <a href={inLanguage(`/desk/contracts/${publicId(municipality, contractId)}`, lang)}>{words}</a>
  );
  const fields = {
    presentation: say('presentation', 'presentation'),
    capacity: say('kapacitet', 'capacity'),
    persons: say('kontakter', 'contacts'),
  };
  switch (outcome.kind) {
    case 'WAITING':
      if (outcome.expected === 'NEW') return say('Nytt avtal', 'New contract');
      if (outcome.expected === 'SAME') return say('Likadant som förut', 'The same as before');
      return `${say('Ändras', 'Changes')}: ${(outcome.fields ?? []).map((field) => fields[field]).join(', ')}`;
    case 'MADE':
      return contract(say('Nytt avtal', 'New contract'), outcome.contractId);
    case 'CHANGED':
      return contract(say('Uppgifterna ändrades', 'Details changed'), outcome.contractId);
    case 'SAME':
      return contract(say('Likadant som förut', 'The same as before'), outcome.contractId);
    case 'UNDONE':
      return say('Ångrad', 'Undone');
    case 'KEPT':
      return contract(say('Kvar: något har hänt sedan dess', 'Kept: something has happened since'), outcome.contractId);
    case 'REFUSED':
      return outcome.faults.map(({ path, text }) => `${columnOf(path)?.heading ?? path}: ${text[lang]}`).join(' ');
  }
}
