import * as z from 'zod/mini';
import { ImportRow, mostRows } from '../../../shared/domain/import/row.ts';
import { Problem } from '../../../shared/http/problem.ts';
import { defineFunction, formPageRoutes } from '../../../shared/platform/manifest.ts';

/** What a file or a list of rows may weigh. A function takes 6 MB, and a file comes to it a third larger than it is. */
export const sentLimitBytes = 4 * 1024 * 1024;

/** Read row by row, so that what is wrong in one does not hide what is wrong in another. */
export const ImportRows = z.strictObject({
  /** Only says what would be done. */
  dryRun: z.boolean(),
  rows: z.array(z.unknown()).check(z.minLength(1), z.maxLength(mostRows)),
});

/** The same as it is described: each row in full. */
const DescribedRows = z.strictObject({ dryRun: z.boolean(), rows: z.array(ImportRow) });

export const Trial = z.strictObject({
  dryRun: z.literal(true),
  rows: z.array(
    z.strictObject({ outcome: z.enum(['NEW', 'CHANGED', 'SAME']), fields: z.optional(z.array(z.string())) }),
  ),
});

export const ImportView = z.strictObject({
  importId: z.string(),
  choiceSystemId: z.string(),
  status: z.enum(['TRIED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE']),
  by: z.string(),
  createdAt: z.iso.datetime(),
  /** In the order in which they came. `KEPT`: not undone, since something has happened since. */
  rows: z.array(
    z.strictObject({
      outcome: z.enum(['WAITING', 'MADE', 'CHANGED', 'SAME', 'REFUSED', 'UNDONE', 'KEPT']),
      contractId: z.optional(z.string()),
      faults: z.optional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
    }),
  ),
});

const failures = {
  400: Problem,
  401: Problem,
  403: Problem,
  404: Problem,
  409: Problem,
  413: Problem,
  415: Problem,
  422: Problem,
};
const route = { kind: 'api', security: 'staff' } as const;
const page = { kind: 'page', security: 'staff' } as const;
const template = '/desk/choice-systems/{choiceSystemId}/import/template';

export const manifest = defineFunction({
  name: 'provider-import',
  trigger: {
    kind: 'http',
    routes: [
      ...formPageRoutes(
        '/desk/choice-systems/{choiceSystemId}/import',
        'Takes a spreadsheet of the contracts that there are already, and says all that is wrong in it.',
        'staff',
      ),
      { ...page, method: 'GET', path: template, summary: 'The spreadsheet to fill in.' },
      { ...page, method: 'HEAD', path: template, summary: 'The spreadsheet to fill in.' },
      ...formPageRoutes(
        '/desk/imports/{importId}',
        'What an import would do, how far it has come, and what it did; it is begun and undone here.',
        'staff',
      ),
      {
        ...route,
        method: 'POST',
        path: '/v1/choice-systems/{choiceSystemId}/imports',
        summary:
          'Bring in the contracts and the own unit that there are already, or only try it; twice is the same as once',
        body: DescribedRows,
        responses: { 200: Trial, 202: ImportView, ...failures },
      },
      {
        ...route,
        method: 'GET',
        path: '/v1/imports/{importId}',
        summary: 'What came of each row of an import',
        responses: { 200: ImportView, 304: null, 401: Problem, 403: Problem, 404: Problem },
      },
      {
        ...route,
        method: 'POST',
        path: '/v1/imports/{importId}/undo',
        summary: 'Take back all that an import did and nothing has happened to since',
        responses: { 202: ImportView, ...failures },
      },
    ],
  },
  access: {
    caseTable: ['GetItem', 'Query', 'PutItem'],
    caseIndexes: ['list'],
    linkTable: ['GetItem', 'PutItem'],
    signIn: true,
  },
  // A full sheet is unpacked, read and compared row by row while its sender waits.
  timeoutSeconds: 29,
  memoryMegabytes: 1024,
});
