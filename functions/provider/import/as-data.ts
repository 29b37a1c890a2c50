import { findAddressed } from '../../../shared/http/address.ts';
import { type ApiResponse, parseBody } from '../../../shared/http/api.ts';
import { etagOf, isKnown } from '../../../shared/http/conditional.ts';
import { repeatable } from '../../../shared/http/idempotency-key.ts';
import { notFound, problem } from '../../../shared/http/problem.ts';
import type { Request } from '../../../shared/http/request.ts';
import { requireStaff } from '../../../shared/http/session.ts';
import type { ImportLine, ImportRun } from '../../../shared/domain/import/run.ts';
import { findChoiceSystem } from '../../../shared/store/choice-system/choice-system.ts';
import { once } from '../../../shared/store/idempotency.ts';
import { importSubject, readLines, readRun } from '../../../shared/store/import/import.ts';
import { publicId } from '../../../shared/domain/municipality/public-id.ts';
import { beginImport, keepTrial, tryRows } from '../../../shared/store/import/try.ts';
import { beginUndo } from '../../../shared/store/import/undo.ts';
import { ImportRows } from './manifest.ts';

/** Tries the rows, and brings them in when that is asked for and nothing is wrong with any. */
export async function importRows(request: Request): Promise<ApiResponse> {
  const addressed = findAddressed(request, 'choiceSystemId');
  if (addressed === null) throw notFound('choice system');
  const municipality = addressed.municipality.id;
  const { name: by } = await requireStaff(request, municipality, ['coordinator']);
  const system = await findChoiceSystem(municipality, addressed.id);
  if (system === null) throw notFound('choice system');
  const body = parseBody(request, ImportRows);
  return once(repeatable(request, municipality, body), {
    make: async (also, at) => {
      if (system.status !== 'OPEN') throw problem('not-open', 409, 'Publish a version of the documentation first');
      const tried = await tryRows(
        system,
        body.rows.map((value) => ({ value })),
        at,
      );
      const errors = tried.flatMap(({ outcome }, index) =>
        outcome.kind === 'REFUSED'
          ? outcome.faults.map(({ path, text }) => ({ path: `/rows/${String(index)}${path}`, message: text.en }))
          : [],
      );
      if (errors.length > 0)
        throw problem('faulty-rows', 422, 'Nothing was brought in: some rows are wrong', { errors });
      if (body.dryRun) return { status: 200, body: { dryRun: true, rows: tried.map(({ outcome }) => said(outcome)) } };
      const importId = await keepTrial(system, tried, { by, at, also });
      await beginImport(municipality, importId, { by, at });
      return accepted(municipality, importId);
    },
    again: async (importId, at) => {
      // Whoever was to begin it may have died before.
      await beginImport(municipality, importId, { by, at });
      return accepted(municipality, importId);
    },
  });
}

export async function readImport(request: Request): Promise<ApiResponse> {
  const { municipality, importId } = await enter(request);
  const text = JSON.stringify(await viewOf(municipality, importId));
  const headers = { etag: etagOf(text), 'cache-control': 'private, no-cache' };
  return isKnown(request, headers.etag) ? { status: 304, headers } : { status: 200, headers, text };
}

export async function undoImport(request: Request): Promise<ApiResponse> {
  const { municipality, importId, by } = await enter(request);
  return once(repeatable(request, municipality, {}), {
    make: async (_remember, at) => {
      const run = await readRun(importSubject(municipality, importId));
      if (run?.status === 'TRIED' || run?.status === 'RUNNING') {
        throw problem('not-done', 409, 'It can be undone when all of it has been brought in');
      }
      if (run?.erasedOn !== undefined) {
        throw problem('rows-erased', 409, `Its rows were kept through ${run.rowsUntil}: nobody can undo it any more`);
      }
      await beginUndo(municipality, importId, { by, at });
      return accepted(municipality, importId);
    },
    again: () => accepted(municipality, importId),
  });
}

async function enter(request: Request): Promise<{ municipality: string; importId: string; by: string }> {
  const addressed = findAddressed(request, 'importId');
  if (addressed === null) throw notFound('import');
  const municipality = addressed.municipality.id;
  const { name: by } = await requireStaff(request, municipality, ['coordinator']);
  if ((await readRun(importSubject(municipality, addressed.id))) === null) throw notFound('import');
  return { municipality, importId: addressed.id, by };
}

async function accepted(municipality: string, importId: string): Promise<ApiResponse> {
  const headers = { location: `/v1/imports/${publicId(municipality, importId)}` };
  return { status: 202, headers, body: await viewOf(municipality, importId) };
}

async function viewOf(municipality: string, importId: string) {
  const subject = importSubject(municipality, importId);
  const [run, lines] = await Promise.all([readRun(subject), readLines(subject)]);
  if (run === null) throw notFound('import');
  return view(run, lines);
}

function view(
  { municipality, importId, choiceSystemId, status, by, createdAt }: ImportRun,
  lines: readonly ImportLine[],
) {
  return {
    importId: publicId(municipality, importId),
    choiceSystemId: publicId(municipality, choiceSystemId),
    status,
    by,
    createdAt,
    rows: lines.map(({ outcome }) => ({
      outcome: outcome.kind,
      ...('contractId' in outcome ? { contractId: publicId(municipality, outcome.contractId) } : {}),
      ...('faults' in outcome ? { faults: outcome.faults.map(({ path, text }) => ({ path, message: text.en })) } : {}),
    })),
  };
}

type Outcome = Awaited<ReturnType<typeof tryRows>>[number]['outcome'];

function said(outcome: Outcome) {
  return { outcome: outcome.kind, ...(outcome.kind === 'CHANGED' ? { fields: outcome.fields } : {}) };
}
